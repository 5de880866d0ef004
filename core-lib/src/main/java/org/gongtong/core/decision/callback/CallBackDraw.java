package org.gongtong.core.decision.callback;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.ContentHash;

/**
 * The sample of a motion, with all that it takes to draw it again. Immutable.
 *
 * @param motionId the motion
 * @param logSize entries of the public log up to and including the one that closed the vote
 * @param root root of the log of that size
 * @param rule the rule it was drawn by
 * @param ballots how many assisted ballots there were
 * @param sessions the sessions whose ballots are called back, in the order they were drawn
 * @param drawnAt when, cut to the microsecond
 */
public record CallBackDraw(
    UUID motionId,
    long logSize,
    ContentHash root,
    CallBackRule rule,
    int ballots,
    List<UUID> sessions,
    Instant drawnAt) {

  /**
   * @throws IllegalArgumentException if the sample is empty or not of the size the rule says
   */
  public CallBackDraw {
    sessions = List.copyOf(sessions);
    drawnAt = drawnAt.truncatedTo(ChronoUnit.MICROS);
    if (logSize < 1 || sessions.isEmpty() || sessions.size() != rule.size(ballots)) {
      throw new IllegalArgumentException(
          sessions.size() + " drawn of " + ballots + " by " + rule + ", log of " + logSize);
    }
  }
}
