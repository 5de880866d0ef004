package org.gongtong.core.decision;

import org.gongtong.core.kernel.LocalizedText;

/** Where a motion stands. {@link MotionLifecycle} says what leads from one to the next. */
public enum MotionState {
  /** Being written; anything may change. */
  DRAFTED("草稿", "a draft"),
  /** Announced: question, scope, attachments and window are frozen. */
  ANNOUNCED("已公告", "announced"),
  /** Taken back before the opening, with a reason. */
  WITHDRAWN("已撤回", "withdrawn"),
  /** Ballots are taken; roll, rule and counting are frozen. */
  OPEN("正在表决", "open"),
  /** No more ballots; sheets handed in in time may still be entered. */
  CLOSED("已截止", "closed"),
  /** Counted: passed, failed or no quorum. */
  DECIDED("已计票", "counted"),
  /** The result is posted. */
  POSTED("公示中", "posted"),
  /** The posting has ended. */
  FINAL("公示期满", "final"),
  /** Set aside by a court or an authority, with a reason. */
  ANNULLED("已撤销", "set aside");

  private final LocalizedText text;

  MotionState(String zh, String en) {
    this.text = LocalizedText.of(zh, en);
  }

  /** Whether staff may enter ballots: the vote is open, or closed and not counted. */
  public boolean takesBallots() {
    return this == OPEN || this == CLOSED;
  }

  /** What it is called, for reasons. */
  public LocalizedText text() {
    return text;
  }
}
