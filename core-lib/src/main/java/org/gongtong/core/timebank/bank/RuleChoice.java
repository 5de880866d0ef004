package org.gongtong.core.timebank.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * That a bank follows a rule from a day on, until another choice takes over. Immutable.
 *
 * @param bankId which bank
 * @param number 1, 2, 3, … in the order in which they were made
 * @param from the first day; of two that begin on one day the later one counts
 * @param rule the rule; null for the place's own
 * @param recordedAt when it was recorded, cut to the microsecond
 * @param actor who made it
 */
public record RuleChoice(
    UUID bankId,
    int number,
    LocalDate from,
    @Nullable RuleId rule,
    Instant recordedAt,
    Actor actor) {

  public RuleChoice {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
