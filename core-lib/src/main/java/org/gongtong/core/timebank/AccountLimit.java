package org.gongtong.core.timebank;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That an account has a limit of its own from a day on. Immutable.
 *
 * @param kind which limit
 * @param from the first day on which it holds
 * @param minutes the limit, which may itself be reached; null if the policy's holds again
 */
public record AccountLimit(LimitKind kind, LocalDate from, @Nullable Long minutes) {

  /**
   * @throws IllegalArgumentException if the limit is negative
   */
  public AccountLimit {
    if (minutes != null && minutes < 0) {
      throw new IllegalArgumentException("a limit is 0 or more minutes: " + minutes);
    }
  }

  /**
   * The limit of an account's own that holds on a day: that of the latest first day, and of two
   * with the same the one that was recorded later.
   *
   * @param recorded all of the account's, in the order in which they were recorded
   * @return its minutes; empty if the policy's holds
   */
  public static Optional<Long> on(List<AccountLimit> recorded, LimitKind kind, LocalDate day) {
    AccountLimit holds = null;
    for (AccountLimit limit : recorded) {
      if (limit.kind == kind
          && !limit.from.isAfter(day)
          && (holds == null || !limit.from.isBefore(holds.from))) {
        holds = limit;
      }
    }
    return holds == null ? Optional.empty() : Optional.ofNullable(holds.minutes);
  }
}
