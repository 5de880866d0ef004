package org.gongtong.server.config;

/** How log lines look. */
public enum LogFormat {
  /** For a person at a terminal. */
  TEXT,
  /** One JSON object a line, for a log collector. */
  JSON
}
