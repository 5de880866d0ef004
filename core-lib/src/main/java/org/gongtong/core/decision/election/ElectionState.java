package org.gongtong.core.decision.election;

import org.gongtong.core.kernel.LocalizedText;

/** Where an election stands. {@link ElectionLifecycle} says what leads from one to the next. */
public enum ElectionState {
  /** Being prepared; anything may change. */
  DRAFTED("草稿", "a draft"),
  /** Announced: candidates, seats, trustees and window are frozen; trustees make their keys. */
  ANNOUNCED("已公告", "announced"),
  /** Taken back before the opening, with a reason. */
  WITHDRAWN("已撤回", "withdrawn"),
  /** Ballots are taken; list of voters, keys and rule are frozen. */
  OPEN("正在投票", "open"),
  /** No more ballots; the box is fixed and waits for the trustees' key codes. */
  CLOSED("已截止", "closed"),
  /** Opened and counted. */
  COUNTED("已计票", "counted"),
  /** Of no effect, with a reason: keys that were lost, or an authority that set it aside. */
  VOID("已作废", "void");

  private final LocalizedText text;

  ElectionState(String zh, String en) {
    this.text = LocalizedText.of(zh, en);
  }

  /** What it is called, for reasons. */
  public LocalizedText text() {
    return text;
  }
}
