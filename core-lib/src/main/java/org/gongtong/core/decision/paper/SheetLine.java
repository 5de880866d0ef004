package org.gongtong.core.decision.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one person says stands on one line of a sheet: a ballot paper, or none. Immutable.
 *
 * @param number 1 to {@link #MOST}
 * @param part any part of the party that votes; empty where no ballot stands
 * @param choice {@code for}, {@code against} or {@code abstain}; empty for a paper that was signed
 *     and not marked
 * @param receivedAt when the paper was handed in, cut to the microsecond; null when that could not
 *     be read, which no entry is kept with
 * @param proxy who cast it with a written proxy, or null
 * @param proxyUntil the last day of the written authorisation, in the zone of the community; null
 *     where it states no end or the voter cast the ballot himself
 */
public record SheetLine(
    int number,
    String part,
    String choice,
    @Nullable Instant receivedAt,
    @Nullable String proxy,
    @Nullable LocalDate proxyUntil) {

  /** Lines of a sheet: what fits a page of A4 in a size that can be written on. */
  public static final int MOST = 25;

  /**
   * @throws IllegalArgumentException if there is no line of this number
   */
  public SheetLine {
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException("a sheet has lines 1 to " + MOST + ": " + number);
    }
    receivedAt = receivedAt == null ? null : receivedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** A line whose written proxy, if there is one, states no end. */
  public SheetLine(
      int number,
      String part,
      String choice,
      @Nullable Instant receivedAt,
      @Nullable String proxy) {
    this(number, part, choice, receivedAt, proxy, null);
  }

  /** That no ballot stands on a line. */
  public static SheetLine none(int number) {
    return new SheetLine(number, "", "", null, null);
  }

  /** Whether no ballot stands on the line. */
  public boolean isNone() {
    return equals(none(number));
  }
}
