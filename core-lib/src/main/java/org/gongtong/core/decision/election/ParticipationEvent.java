package org.gongtong.core.decision.election;

import java.nio.ByteBuffer;
import java.util.HexFormat;
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
    String hash = ContentHash.of("election-participation " + electionId + " " + voter).hex();
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hash));
    long high = bytes.getLong() & ~0xf000L | 0x8000L;
    // The variant, and a bit more: MariaDB takes no version 8 whose ninth byte is 0x80.
    long low = bytes.getLong() & ~(7L << 61) | 5L << 61;
    return new UUID(high, low);
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
