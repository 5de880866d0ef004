package org.gongtong.core.decision.paper;

/** How far a sheet is. */
public enum SheetState {
  /** One person has copied it. */
  ENTERED,
  /** Two have, and do not agree on every line. */
  DIFFERS,
  /** Two people agree on every line, and the ballots are in the box. */
  CHECKED
}
