package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Commitment;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.SealedEvent;
import org.gongtong.core.kernel.Actor;
import org.jspecify.annotations.Nullable;

/** How an event is read from a row of {@code audit_event}. Stateless. */
final class SealedEventColumns {

  private SealedEventColumns() {}

  static AuditEvent event(ResultSet row) throws SQLException {
    String data = row.getString("data");
    return new AuditEvent(
        UUID.fromString(row.getString("id")),
        row.getBoolean("sealed") ? Disclosure.SEALED : Disclosure.PUBLIC,
        row.getString("area"),
        row.getString("type"),
        row.getString("subject"),
        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
        row.getObject("effective_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getObject("recorded_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        data.equals("{}") ? Map.of() : AuditEvent.readData(data));
  }

  /**
   * The event with its seals.
   *
   * @param random for the seals of a row from before there was a log, which has none
   */
  static SealedEvent sealed(ResultSet row, RandomGenerator random) throws SQLException {
    AuditEvent event = event(row);
    byte @Nullable [] who = row.getBytes("who");
    byte @Nullable [] what = row.getBytes("what");
    if (who == null || what == null) {
      return SealedEvent.of(event, random);
    }
    return new SealedEvent(
        event,
        Commitment.kept(who, row.getBytes("who_salt")),
        Commitment.kept(what, row.getBytes("what_salt")));
  }
}
