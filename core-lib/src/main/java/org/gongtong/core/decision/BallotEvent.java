package org.gongtong.core.decision;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * The event that a ballot leaves in the log: sealed, and found by the ballot. What it commits to is
 * the ballot under its party's number on the roll, the voter as his place among the party's owners,
 * and a proxy as a number of this motion alone; who cast it stands in the other commitment. The
 * last day of a written proxy is there where the paper states one, and in the first event of a
 * ballot alone: a correction changes the choice and nothing else.
 */
public final class BallotEvent {
  private static final String AREA = "decision";

  private BallotEvent() {}

  /**
   * The id of the event that recorded a ballot. Made from the ballot's id by a hash (RFC 9562,
   * version 8), so that nobody can choose a ballot's id such that its event's is taken.
   */
  public static UUID idOf(UUID ballotId) {
    return ContentHash.of("ballot-event " + ballotId).toId();
  }

  /**
   * @param voter his place among the owners of the party, from 1; 0 if he is none of them
   * @param proxy the number of the proxy who acted, from 1 in the order in which they first did; 0
   *     if none did
   * @param proxyUntil the last day of his authorisation, or null where nothing is said
   */
  static AuditEvent of(
      String type, RecordedBallot row, int voter, int proxy, @Nullable LocalDate proxyUntil) {
    return new AuditEvent(
        idOf(row.id()),
        Disclosure.SEALED,
        AREA,
        type,
        row.motionId().toString(),
        row.evidence().recorder(),
        row.recordedAt(),
        row.recordedAt(),
        data(row, voter, proxy, proxyUntil));
  }

  private static Map<String, Object> data(
      RecordedBallot row, int voter, int proxy, @Nullable LocalDate proxyUntil) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("ballot", row.id().toString());
    data.put("party", row.party());
    data.put("channel", row.ballot().channel().code());
    data.put("castAt", row.ballot().castAt().toString());
    data.put("choice", row.ballot().choice());
    data.put("byProxy", row.ballot().proxy() != null);
    data.put("voter", voter);
    data.put("proxy", proxy);
    if (proxyUntil != null) {
      data.put("proxyUntil", proxyUntil.toString());
    }
    Correction correction = row.correction();
    if (correction != null) {
      data.put("corrects", correction.of().toString());
      data.put("voids", correction.voids());
    }
    return data;
  }
}
