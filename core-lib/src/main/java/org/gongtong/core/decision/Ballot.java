package org.gongtong.core.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ballot as it came in, not yet checked. Immutable.
 *
 * @param id unique among the ballots of a vote
 * @param part any part of the party that votes
 * @param voter whom the ballot says votes
 * @param channel how it came in
 * @param castAt when it was cast
 * @param choice what stands on it: {@code for}, {@code against} or {@code abstain}, exactly
 * @param proxy who cast it for the voter with a written proxy, or null if the voter did
 */
public record Ballot(
    String id,
    String part,
    String voter,
    Channel channel,
    Instant castAt,
    String choice,
    @Nullable String proxy) {

  /** A ballot cast by the voter. */
  public static Ballot of(
      String id, String part, String voter, Channel channel, Instant castAt, String choice) {
    return new Ballot(id, part, voter, channel, castAt, choice, null);
  }
}
