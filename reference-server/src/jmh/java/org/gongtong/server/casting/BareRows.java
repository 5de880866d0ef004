package org.gongtong.server.casting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The rows of one ballot and its event, written without any of our code. */
final class BareRows {

  private static final String BALLOT =
      """
      insert into ballot (id, motion_id, party, slot, part, voter, channel, cast_at, choice, proxy,
        recorded_at, evidence, recorder_kind, recorder_id, witness, corrects, reason, voids)
      values (?, ?, ?, 'first', ?, ?, 'web', ?, ?, null, ?, 'web', 'RESIDENT', ?, null, null, null, 0)
      """;

  private static final String EVENT =
      """
      insert into audit_event
        (id, area, type, subject, actor_kind, actor_id, effective_at, recorded_at, data,
         sealed, who, who_salt, what, what_salt, leaf)
      values (?, 'decision', 'ballot-cast', ?, 'RESIDENT', ?, ?, ?, ?, true, ?, ?, ?, ?, ?)""";

  private BareRows() {}

  static void write(Connection connection, UUID motion, int party) throws SQLException {
    LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
    String id = UUID.randomUUID().toString();
    String owner = "o" + party;
    try (PreparedStatement ballot = connection.prepareStatement(BALLOT);
        PreparedStatement event = connection.prepareStatement(EVENT)) {
      ballot.setString(1, id);
      ballot.setString(2, motion.toString());
      ballot.setInt(3, party);
      ballot.setString(4, "P" + party);
      ballot.setString(5, owner);
      ballot.setObject(6, now);
      ballot.setString(7, "for");
      ballot.setObject(8, now);
      ballot.setString(9, owner);
      ballot.executeUpdate();
      event.setString(1, UUID.randomUUID().toString());
      event.setString(2, motion.toString());
      event.setString(3, owner);
      event.setObject(4, now);
      event.setObject(5, now);
      event.setString(
          6,
          "{\"ballot\":\""
              + id
              + "\",\"byProxy\":false,\"castAt\":\"2026-03-01T01:00:00.000001Z\",\"channel\":\"web\","
              + "\"choice\":\"for\",\"party\":"
              + party
              + "}");
      for (int seal = 7; seal <= 11; seal++) {
        byte[] bytes = new byte[32];
        ThreadLocalRandom.current().nextBytes(bytes);
        event.setBytes(seal, bytes);
      }
      event.executeUpdate();
    }
    connection.commit();
  }
}
