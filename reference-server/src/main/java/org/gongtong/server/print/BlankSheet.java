package org.gongtong.server.print;

import java.time.ZonedDateTime;

/**
 * A numbered sheet (登记表) without entries, on which paper ballots are listed as they come in, at a
 * table or at the door, before two people enter it. Immutable.
 *
 * @param language the language of the sheet's fixed words
 * @param community the community
 * @param motion the motion's short number
 * @param question what is asked; cut after two lines' worth, since the ballots carry it in full
 * @param closes the last instant at which a ballot counts, in the place's zone
 * @param contentHash the frozen motion's SHA-256, of which 16 digits are printed
 * @param number the number of the sheet, from 1
 * @param lines how many ballots it takes, 1 to 25
 * @param signedOnly whether a paper that was signed for and not marked counts for anything
 */
public record BlankSheet(
    PrintLanguage language,
    String community,
    String motion,
    String question,
    ZonedDateTime closes,
    String contentHash,
    int number,
    int lines,
    boolean signedOnly) {

  /** What fits on a page. */
  private static final int MOST_LINES = 25;

  /**
   * @throws IllegalArgumentException if the number is below 1 or the lines do not fit
   */
  public BlankSheet {
    if (number < 1 || lines < 1 || lines > MOST_LINES) {
      throw new IllegalArgumentException("sheet " + number + " with " + lines + " lines");
    }
  }
}
