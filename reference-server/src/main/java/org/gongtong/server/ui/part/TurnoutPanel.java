package org.gongtong.server.ui.part;

import java.time.ZonedDateTime;

/** How much of the turnout is shown. Never how the votes fall before the close. */
public sealed interface TurnoutPanel {
  /** Voting has not begun. */
  record NotOpen() implements TurnoutPanel {}

  /**
   * The scope is so small that turnout would tell who voted.
   *
   * @param minimum parties a scope needs for its turnout to be shown
   */
  record HiddenSmall(int minimum) implements TurnoutPanel {}

  /**
   * The count so far.
   *
   * @param heads owners who took part, against the participation threshold
   * @param area their floor area, against the same
   * @param asOf when it was counted
   */
  record Live(Bar heads, Bar area, ZonedDateTime asOf) implements TurnoutPanel {}
}
