package org.gongtong.server.print;

import java.time.LocalDate;
import java.util.List;

/**
 * A sheet for the notice board: the announcement of a motion (公告) or the public notice of a result
 * (公示). Immutable. Empty texts are left out; line ends are kept.
 *
 * @param language the language of the sheet's fixed words
 * @param kind what is posted
 * @param community the community
 * @param compound the compound
 * @param subject the heading under the title
 * @param verdict the result in a few words for a public notice; empty for an announcement
 * @param paragraphs the text
 * @param facts what people look for: scope, times, figures
 * @param pageAddress the public page in the QR square and, without its scheme, in words; empty for
 *     none
 * @param helpPhone who helps on the telephone
 * @param issuer who posts it
 * @param day the day it is dated
 * @param contentHash the frozen motion's SHA-256, of which 16 digits are printed
 */
public record NoticeSheet(
    PrintLanguage language,
    Kind kind,
    String community,
    String compound,
    String subject,
    String verdict,
    List<String> paragraphs,
    List<Fact> facts,
    String pageAddress,
    String helpPhone,
    String issuer,
    LocalDate day,
    String contentHash) {
  /** Keeps copies of the lists. */
  public NoticeSheet {
    paragraphs = List.copyOf(paragraphs);
    facts = List.copyOf(facts);
  }

  /** What is posted. */
  public enum Kind {
    /** 公告: a motion will be put. */
    ANNOUNCEMENT,
    /** 公示: a result is posted. */
    RESULT
  }

  /**
   * A line of the table.
   *
   * @param name what it is
   * @param value what there is to know
   */
  public record Fact(String name, String value) {}
}
