package org.gongtong.core.decision.election;

/**
 * One entry of the list of voters. Immutable.
 *
 * @param number 1, 2, 3, …: never given twice in an election
 * @param id an opaque id of whoever votes: of a person, a household or a representative; 1 to 64
 *     characters
 * @param struck whether it was taken off the list after the announcement
 */
public record ElectionVoter(int number, String id, boolean struck) {

  /** How many characters an id may have. */
  public static final int LONGEST_ID = 64;

  /**
   * @throws IllegalArgumentException if the number is less than 1, or the id blank or too long
   */
  public ElectionVoter {
    if (number < 1 || id.isBlank() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException("not a voter: " + number + " " + id);
    }
  }
}
