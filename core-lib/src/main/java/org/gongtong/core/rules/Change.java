package org.gongtong.core.rules;

/** Who may change a setting of a wider scope in a narrower one. */
public enum Change {
  /** Nobody: another value is a conflict; repeating the same value is not. */
  FIXED,
  /** Anybody below, but only to something stricter by the parameter's own order. */
  ONLY_STRICTER,
  /** Anybody below. */
  FREE,
  /** Only an adopted compact. */
  BY_COMPACT
}
