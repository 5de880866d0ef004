package org.gongtong.core.decision;

/** Which place electronic voting has. */
public enum ElectronicVoting {
  /** It may be used. */
  ALLOWED,
  /** It is used unless there is a reason not to. */
  DEFAULT,
  /** It must be offered; paper is given on request. */
  MANDATORY
}
