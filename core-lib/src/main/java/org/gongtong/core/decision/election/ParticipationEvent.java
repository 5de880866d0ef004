package org.gongtong.core.decision.election;

import java.util.Map;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;

/**
 * The event that taking part leaves in the log: sealed, found by election and voter, and without a
 * word of the ballot. The receipt is made from its entry.
 */
public final class ParticipationEvent {

  private ParticipationEvent() {}

  /**
   * The id of the event of a voter who took part. Made by a hash (RFC 9562, version 8), as that of
   * a ballot of a motion is.
   */
  public static UUID idOf(UUID electionId, int voter) {
    return ContentHash.of("election-participation " + electionId + " " + voter).toId();
  }

  static AuditEvent of(Actor actor, Participation participation) {
    return new AuditEvent(
        idOf(participation.electionId(), participation.voter()),
        Disclosure.SEALED,
        ElectionEvents.AREA,
        "election-participated",
        participation.electionId().toString(),
        actor,
        participation.recordedAt(),
        participation.recordedAt(),
        Map.of("voter", participation.voter(), "channel", participation.channel().code()));
  }
}
