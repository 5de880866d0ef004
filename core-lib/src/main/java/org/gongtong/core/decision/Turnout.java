package org.gongtong.core.decision;

import java.time.Instant;

/** How many took part so far, as far as it may be told: never what they chose. */
public sealed interface Turnout {

  /** The vote has not opened. */
  record NotOpen() implements Turnout {}

  /**
   * The roll is so small that turnout would tell who voted.
   *
   * @param minimum how many parties a roll needs for its turnout to be told
   */
  record Hidden(int minimum) implements Turnout {}

  /**
   * The turnout.
   *
   * @param participated those who took part
   * @param roll everybody who may
   * @param asOf when it was read; it may be two seconds old
   */
  record Live(Totals participated, Totals roll, Instant asOf) implements Turnout {}
}
