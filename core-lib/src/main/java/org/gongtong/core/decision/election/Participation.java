package org.gongtong.core.decision.election;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.gongtong.core.decision.Channel;

/**
 * That a voter took part, never how he voted. Immutable.
 *
 * @param electionId the election
 * @param voter his number on the list
 * @param channel {@link Channel#WEB}, or {@link Channel#PAPER} when he was given a paper
 * @param recordedAt when, cut to the minute: nothing is to be matched by it
 */
public record Participation(UUID electionId, int voter, Channel channel, Instant recordedAt) {

  /**
   * @throws IllegalArgumentException for any other channel
   */
  public Participation {
    if (channel != Channel.WEB && channel != Channel.PAPER) {
      throw new IllegalArgumentException("nobody takes part that way: " + channel);
    }
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MINUTES);
  }
}
