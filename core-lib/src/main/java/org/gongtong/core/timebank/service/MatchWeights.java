package org.gongtong.core.timebank.service;

/**
 * What counts for how much when matches are ranked. Immutable.
 *
 * @param near how near the places are, 0 to 100
 * @param skills how many of the wished skills are there, 0 to 100
 * @param availability how much of the request's window is covered, 0 to 100
 * @param waiting how long one has waited, 0 to 100
 */
public record MatchWeights(int near, int skills, int availability, int waiting) {

  /** All alike. */
  public static final MatchWeights EVEN = new MatchWeights(25, 25, 25, 25);

  /**
   * @throws IllegalArgumentException if a weight is out of range
   */
  public MatchWeights {
    for (int weight : new int[] {near, skills, availability, waiting}) {
      if (weight < 0 || weight > 100) {
        throw new IllegalArgumentException("a weight is 0 to 100: " + weight);
      }
    }
  }
}
