package org.gongtong.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ballot handed in on paper, at a meeting or at the door, as staff enter it. Immutable.
 *
 * @param id made by who enters it; the same id sent again casts once
 * @param part any part of the party
 * @param voter whom the paper says votes, or null for the one the party named
 * @param channel how it came in; not {@link Channel#WEB}
 * @param castAt when it was handed in
 * @param choice {@code for}, {@code against} or {@code abstain}; empty where the rules count a
 *     signature without a choice as taking part
 * @param proxy who cast it with a written proxy, or null
 * @param proxyUntil the last day of the written authorisation, in the zone of the motion; null
 *     where it states no end or the voter cast the ballot himself
 * @param evidence what shows it
 */
public record BallotEntry(
    UUID id,
    String part,
    @Nullable String voter,
    Channel channel,
    Instant castAt,
    String choice,
    @Nullable String proxy,
    @Nullable LocalDate proxyUntil,
    Evidence evidence) {

  /**
   * @throws IllegalArgumentException if it came over the web, which nobody enters
   */
  public BallotEntry {
    if (channel == Channel.WEB) {
      throw new IllegalArgumentException("nobody enters a ballot of the web");
    }
  }

  /** A ballot whose written proxy, if there is one, states no end. */
  public BallotEntry(
      UUID id,
      String part,
      @Nullable String voter,
      Channel channel,
      Instant castAt,
      String choice,
      @Nullable String proxy,
      Evidence evidence) {
    this(id, part, voter, channel, castAt, choice, proxy, null, evidence);
  }
}
