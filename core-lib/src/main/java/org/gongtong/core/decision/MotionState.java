package org.gongtong.core.decision;

/** Where a motion stands. {@link MotionLifecycle} says what leads from one to the next. */
public enum MotionState {
  /** Being written; anything may change. */
  DRAFTED,
  /** Announced: question, scope, attachments and window are frozen. */
  ANNOUNCED,
  /** Taken back before the opening, with a reason. */
  WITHDRAWN,
  /** Ballots are taken; roll, rule and counting are frozen. */
  OPEN,
  /** No more ballots; sheets handed in in time may still be entered. */
  CLOSED,
  /** Counted: passed, failed or no quorum. */
  DECIDED,
  /** The result is posted. */
  POSTED,
  /** The posting has ended. */
  FINAL,
  /** Set aside by a court or an authority, with a reason. */
  ANNULLED
}
