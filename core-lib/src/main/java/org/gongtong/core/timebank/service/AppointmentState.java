package org.gongtong.core.timebank.service;

import org.gongtong.core.kernel.LocalizedText;

/** Where an appointment stands. */
public enum AppointmentState {
  /** Somebody proposed it; one side or both have to agree. */
  PROPOSED("待双方同意", "proposed"),
  /** Both agreed; nobody has come yet. */
  AGREED("已约定", "agreed"),
  /** Called off by a side or by staff. */
  CANCELLED("已取消", "cancelled"),
  /** One side did not come. */
  NO_SHOW("未到场", "a no-show"),
  /** Its time went by and nothing came of it. */
  LAPSED("已过期", "lapsed"),
  /** Checked in, not out. */
  UNDER_WAY("服务中", "under way"),
  /** Checked out; one side or both have to confirm. */
  DONE("已完成，待确认", "done and to be confirmed"),
  /** A side says that it was not so. */
  DISPUTED("有争议", "disputed"),
  /** Somebody mediates. */
  MEDIATION("调解中", "in mediation"),
  /** Confirmed by both sides, by time or by a decision; what it is worth is posted. */
  CONFIRMED("已确认", "confirmed"),
  /** Decided to be worth nothing. */
  DISMISSED("裁定不计时", "dismissed");

  private final LocalizedText text;

  AppointmentState(String zh, String en) {
    this.text = LocalizedText.of(zh, en);
  }

  /** Whether somebody was checked in, and it has not been decided that nothing came of it. */
  public boolean tookPlace() {
    return switch (this) {
      case UNDER_WAY, DONE, DISPUTED, MEDIATION, CONFIRMED -> true;
      case PROPOSED, AGREED, CANCELLED, NO_SHOW, LAPSED, DISMISSED -> false;
    };
  }

  /** Whether nothing follows. */
  public boolean isOver() {
    return switch (this) {
      case CANCELLED, NO_SHOW, LAPSED, CONFIRMED, DISMISSED -> true;
      case PROPOSED, AGREED, UNDER_WAY, DONE, DISPUTED, MEDIATION -> false;
    };
  }

  /** What it is called, for reasons. */
  public LocalizedText text() {
    return text;
  }
}
