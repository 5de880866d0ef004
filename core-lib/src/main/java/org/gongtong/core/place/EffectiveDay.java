package org.gongtong.core.place;

import java.time.LocalDate;
import java.util.Optional;
import org.gongtong.core.rules.Reason;

/**
 * Which days a roster may begin to hold on, seen from a day. A mistyped year would keep every later
 * roster out, for rosters follow one another and none is ever removed. Immutable.
 *
 * @param today the day in the zone of the community
 */
public record EffectiveDay(LocalDate today) {

  /** How many days ahead a roster may begin to hold. */
  public static final int FURTHEST_DAYS = 366;

  /** How many days back nobody is asked whether the day is right. */
  public static final int RECENT_DAYS = 366;

  /** Before it nobody owned a part of a building in the sense of the law. */
  private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);

  /** Why a roster cannot begin to hold on a day; empty when it can. */
  public Optional<Reason> refusal(LocalDate day) {
    LocalDate latest = today.plusDays(FURTHEST_DAYS);
    if (day.isAfter(latest)) {
      return Optional.of(
          RosterImportReason.EFFECTIVE_TOO_LATE
              .because()
              .figure("date", day)
              .figure("latest", latest)
              .refuses());
    }
    return day.isBefore(EARLIEST)
        ? Optional.of(
            RosterImportReason.EFFECTIVE_TOO_EARLY
                .because()
                .figure("date", day)
                .figure("earliest", EARLIEST)
                .refuses())
        : Optional.empty();
  }

  /** What to tell about a day that is taken; empty when there is nothing to tell. */
  public Optional<Reason> warning(LocalDate day) {
    return day.isBefore(today.minusDays(RECENT_DAYS))
        ? Optional.of(RosterImportReason.EFFECTIVE_LONG_AGO.because().figure("date", day).holds())
        : Optional.empty();
  }
}
