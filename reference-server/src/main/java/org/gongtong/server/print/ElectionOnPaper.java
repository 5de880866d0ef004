package org.gongtong.server.print;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * What all letters of one election have in common. No text may be null; an empty one is left out of
 * the sheet together with its label.
 *
 * @param language the language of the sheet's fixed words
 * @param community the community (社区)
 * @param number the election's number or id, as it is quoted
 * @param title what is elected
 * @param voters who votes, in words
 * @param seats how many are to be elected, in words
 * @param candidates in the order of the ballot paper
 * @param requirements what it takes, one sentence each, thresholds in words
 * @param opens the first instant at which a ballot counts, in the place's zone
 * @param closes the last instant at which a ballot counts, in the place's zone
 * @param address the address people type, without scheme if it works so
 * @param station where ballot papers are handed out
 * @param helpPhone who helps on the telephone
 * @param contentHash SHA-256 of what was announced in hexadecimal; its first 16 digits are printed
 */
public record ElectionOnPaper(
    PrintLanguage language,
    String community,
    String number,
    String title,
    String voters,
    String seats,
    List<String> candidates,
    List<String> requirements,
    ZonedDateTime opens,
    ZonedDateTime closes,
    String address,
    String station,
    String helpPhone,
    String contentHash) {
  /** Keeps copies of the lists. */
  public ElectionOnPaper {
    candidates = List.copyOf(candidates);
    requirements = List.copyOf(requirements);
  }
}
