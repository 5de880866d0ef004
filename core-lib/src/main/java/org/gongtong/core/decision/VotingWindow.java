package org.gongtong.core.decision;

import java.time.Instant;

/**
 * When a motion was announced and when its ballots are taken. Immutable.
 *
 * @param announcedAt the announcement
 * @param opensAt the first instant in time
 * @param closesAt the last instant in time
 */
public record VotingWindow(Instant announcedAt, Instant opensAt, Instant closesAt) {

  /**
   * @throws IllegalArgumentException if it does not close after it opens
   */
  public VotingWindow {
    if (!closesAt.isAfter(opensAt)) {
      throw new IllegalArgumentException(
          "a vote closes after it opens: " + opensAt + " to " + closesAt);
    }
  }
}
