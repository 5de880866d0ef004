package org.gongtong.core.decision;

/** How a floor area becomes a weight. */
public enum AreaRounding {
  /** To the hundredth, as registered. */
  EXACT,
  /** One vote a square metre for each part, half a metre and more counted as one. */
  WHOLE_PER_PART_HALF_UP,
  /**
   * One vote a square metre for all parts of a party together, half a metre and more counted as
   * one.
   */
  WHOLE_PER_PARTY_HALF_UP
}
