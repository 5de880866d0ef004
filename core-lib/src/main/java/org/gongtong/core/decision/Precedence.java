package org.gongtong.core.decision;

/** Which of several valid ballots of one party stands. */
public enum Precedence {
  /** The earliest; of one instant, the one with the lower id. */
  FIRST,
  /** The latest; of one instant, the one with the higher id. */
  LAST,
  /** Paper before every other channel, then the earliest. */
  PAPER
}
