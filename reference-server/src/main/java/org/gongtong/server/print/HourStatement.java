package org.gongtong.server.print;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * What happened to a time account in a period (对账单). It names the account and nobody. Immutable.
 *
 * @param language the language of the sheet's fixed words
 * @param community the community
 * @param account the account's number, as it is quoted
 * @param kind what kind of account it is, in words
 * @param from the first day
 * @param until the last day
 * @param opening minutes before the first day
 * @param lines what happened, the first first
 * @param made when the statement was made, in the place's zone
 * @param words what whoever reads it should know
 * @param helpPhone who helps on the telephone; empty for none
 */
public record HourStatement(
    PrintLanguage language,
    String community,
    String account,
    String kind,
    LocalDate from,
    LocalDate until,
    long opening,
    List<Line> lines,
    ZonedDateTime made,
    String words,
    String helpPhone) {

  /** Keeps a copy of the list. */
  public HourStatement {
    lines = List.copyOf(lines);
  }

  /**
   * A line. Immutable.
   *
   * @param day on which it took effect
   * @param what what it was, in words
   * @param edition the edition of the rules it was made under
   * @param minutes added, below zero for taken
   * @param balance after it
   */
  public record Line(LocalDate day, String what, String edition, long minutes, long balance) {}

  /** Minutes after the last line. */
  long closing() {
    return lines.isEmpty() ? opening : lines.get(lines.size() - 1).balance();
  }

  /** All that came in. */
  long in() {
    return lines.stream().mapToLong(Line::minutes).filter(minutes -> minutes > 0).sum();
  }

  /** All that went out, below zero. */
  long out() {
    return lines.stream().mapToLong(Line::minutes).filter(minutes -> minutes < 0).sum();
  }
}
