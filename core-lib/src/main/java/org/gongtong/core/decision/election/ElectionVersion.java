package org.gongtong.core.decision.election;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gongtong.core.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A version of an election with who made it and when. Immutable.
 *
 * @param election the election as this step left it
 * @param actor who took the step
 * @param witness who took it with him, where it takes two: the count, and setting aside; else null
 * @param recordedAt when it was recorded, cut to the microsecond
 */
public record ElectionVersion(
    Election election, Actor actor, @Nullable Actor witness, Instant recordedAt) {

  public ElectionVersion {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
