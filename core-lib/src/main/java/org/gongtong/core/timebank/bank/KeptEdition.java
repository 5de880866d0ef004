package org.gongtong.core.timebank.bank;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The rule in full of an edition that something was decided under. Immutable.
 *
 * @param bankId in which bank
 * @param edition as entries name it
 * @param recordedAt when it was first used, cut to the microsecond
 * @param rule as {@link org.gongtong.core.rules.ResolvedRule#toMap} has it, canonical JSON
 */
public record KeptEdition(UUID bankId, String edition, Instant recordedAt, String rule) {

  public KeptEdition {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
