package org.gongtong.core.decision.election;

/** How many took part, as far as it may be told. */
public sealed interface ElectionTurnout {

  /** It has not opened. */
  record NotOpen() implements ElectionTurnout {}

  /**
   * Not told before the count: the list is too short.
   *
   * @param minimum how many voters a list needs
   */
  record Hidden(int minimum) implements ElectionTurnout {}

  /**
   * Told.
   *
   * @param participated how many at least, in steps until the count
   * @param entitled how many may
   * @param exact whether it is all of them: after the count
   */
  record Told(int participated, int entitled, boolean exact) implements ElectionTurnout {}
}
