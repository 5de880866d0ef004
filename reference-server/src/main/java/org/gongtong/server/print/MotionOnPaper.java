package org.gongtong.server.print;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * What all letters of one motion have in common. No text may be null; an empty one is left out of
 * the sheet together with its label. Line ends in the question are kept.
 *
 * @param language the language of the sheet's fixed words
 * @param community the community (社区)
 * @param compound the compound (小区)
 * @param number the motion's number or id, as it is quoted
 * @param question the question, in full
 * @param scope who votes, in words
 * @param requirements what the vote needs, one sentence each, thresholds in words
 * @param opens the first instant at which a ballot counts, in the place's zone
 * @param closes the last instant at which a ballot counts, in the place's zone
 * @param address the address people type, without scheme if it works so
 * @param handIn where and to whom the paper ballot is handed in
 * @param helpPhone who helps on the telephone
 * @param contentHash the frozen motion's SHA-256 in hexadecimal; its first 16 digits are printed
 */
public record MotionOnPaper(
    PrintLanguage language,
    String community,
    String compound,
    String number,
    String question,
    String scope,
    List<String> requirements,
    ZonedDateTime opens,
    ZonedDateTime closes,
    String address,
    String handIn,
    String helpPhone,
    String contentHash) {
  /** Keeps a copy of the list. */
  public MotionOnPaper {
    requirements = List.copyOf(requirements);
  }

  /** The first 16 digits of a hash in groups of four: enough to compare by eye. */
  static String shortHash(String hash) {
    return hash.substring(0, Math.min(16, hash.length())).replaceAll("(.{4})(?=.)", "$1 ");
  }
}
