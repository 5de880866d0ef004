package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.Transfer;

/**
 * What two banks have agreed, as one of them has recorded it. Later ones are added and none is
 * changed. Immutable.
 *
 * @param bankId who recorded it
 * @param partnerId with which other bank
 * @param version 1, 2, 3, … of this pair
 * @param place where the other community is
 * @param mostSent how many minutes more may have gone there than come from there; the limit itself
 *     is allowed
 * @param mostReceived how many more may have come than gone, likewise
 * @param from the first day on which it holds
 * @param why in words, 1 to 500 characters
 * @param actor who recorded it
 * @param recordedAt when
 */
public record ClearingTerms(
    UUID bankId,
    UUID partnerId,
    int version,
    ScopeCode place,
    long mostSent,
    long mostReceived,
    LocalDate from,
    String why,
    Actor actor,
    Instant recordedAt) {

  /**
   * @throws IllegalArgumentException if a limit is below zero or beyond {@link
   *     Transfer#MOST_MINUTES}, or nothing or too much is said why
   */
  public ClearingTerms {
    if (!isLimit(mostSent) || !isLimit(mostReceived)) {
      throw new IllegalArgumentException("a limit is 0 or more minutes");
    }
    if (why.isBlank() || why.length() > 500) {
      throw new IllegalArgumentException("why terms hold is said in 1 to 500 characters");
    }
  }

  static boolean isLimit(long minutes) {
    return minutes >= 0 && minutes <= Transfer.MOST_MINUTES;
  }

  /** Those that hold on a day: the last recorded of all that have begun. */
  public static Optional<ClearingTerms> inForce(List<ClearingTerms> all, LocalDate day) {
    return all.stream()
        .filter(terms -> !terms.from().isAfter(day))
        .reduce((earlier, later) -> later.version() > earlier.version() ? later : earlier);
  }
}
