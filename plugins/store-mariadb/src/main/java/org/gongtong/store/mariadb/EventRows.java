package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.SealedEvent;
import org.gongtong.core.kernel.Actor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Events of one transaction, written to {@code audit_event} together when it ends: nobody else sees
 * them before, and many cost one round trip. Confined to the thread of its transaction.
 */
final class EventRows {

  /** More are not kept in memory. */
  private static final int MOST = 500;

  private static final String EVENT_COLUMNS =
      """
      insert into audit_event
        (id, area, type, subject, actor_kind, actor_id, effective_at, recorded_at, data,
         sealed, who, who_salt, what, what_salt, leaf)
      values\s""";

  private static final String EVENT_PLACES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String EVENT = EVENT_COLUMNS + EVENT_PLACES;

  /** Many, with the numbers that they are given. */
  private static final RowBatch.Many EVENTS =
      new RowBatch.Many(
          EVENT_COLUMNS, EVENT_PLACES, ", " + EVENT_PLACES, " returning id, sequence", 15);

  private static final String LISTED_COLUMNS =
      """
      insert into audit_listed (sequence, type, subject, actor_kind, actor_id, recorded_at)
      values\s""";

  /** Of the event that was written just before. */
  private static final String LISTED = LISTED_COLUMNS + "(last_insert_id(), ?, ?, ?, ?, ?)";

  private static final RowBatch.Many ALL_LISTED =
      new RowBatch.Many(LISTED_COLUMNS, "(?, ?, ?, ?, ?, ?)", ", (?, ?, ?, ?, ?, ?)", "", 6);

  private final Supplier<Handle> ready;
  private final List<SealedEvent> waiting = new ArrayList<>(1);

  /**
   * @param ready gives the connection when all is on it that was written before
   */
  EventRows(Supplier<Handle> ready) {
    this.ready = ready;
  }

  /** Whether what waits is little enough to go with other rows. */
  boolean canJoin() {
    return waiting.size() <= 1;
  }

  /** Has what waits written with other rows, after them. */
  void join(Compound rows) {
    for (SealedEvent event : waiting) {
      rows.add(EVENT, 15, event, EventRows::bind);
      if (isListed(event)) {
        rows.add(LISTED, 5, event.event(), EventRows::bindListed);
      }
    }
    waiting.clear();
  }

  void add(SealedEvent event) {
    waiting.add(event);
    if (waiting.size() == MOST) {
      flush();
    }
  }

  /** Writes what waits, in the order in which it came. */
  void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    Handle handle = ready.get();
    if (waiting.size() == 1 && isListed(waiting.get(0))) {
      Compound both = new Compound();
      join(both);
      both.run(handle);
      return;
    }
    if (waiting.stream().anyMatch(EventRows::isListed)) {
      writeAndList(handle);
    } else {
      write(handle);
    }
    waiting.clear();
  }

  private void write(Handle handle) {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(EVENT)) {
      if (waiting.size() == 1) {
        // Most transactions: the driver has more to do for a batch of one.
        bind(statement, 0, waiting.get(0));
        statement.executeUpdate();
      } else {
        for (SealedEvent event : waiting) {
          bind(statement, 0, event);
          statement.addBatch();
        }
        statement.executeBatch();
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("cannot write events", e, null);
    }
  }

  /** An event that can be looked for, and its number. */
  private record Listed(long sequence, AuditEvent event) {}

  /** What staff and the system did can be looked for; residents' ballots wait for none of this. */
  private void writeAndList(Handle handle) {
    Map<String, Long> numbers = new HashMap<>();
    RowBatch.manyReturning(
        handle,
        EVENTS,
        waiting,
        EventRows::bind,
        row -> numbers.put(row.getString(1), row.getLong(2)));
    List<Listed> listed = new ArrayList<>(waiting.size());
    for (SealedEvent sealed : waiting) {
      Long number = numbers.get(sealed.event().id().toString());
      if (number == null) {
        throw new IllegalStateException("no number of event " + sealed.event().id());
      }
      if (isListed(sealed)) {
        listed.add(new Listed(number, sealed.event()));
      }
    }
    RowBatch.many(
        handle,
        ALL_LISTED,
        listed,
        (statement, before, one) -> {
          statement.setLong(before + 1, one.sequence());
          bindListed(statement, before + 1, one.event());
        });
  }

  private static boolean isListed(SealedEvent event) {
    return event.event().actor().kind() != Actor.Kind.RESIDENT;
  }

  private static void bind(PreparedStatement statement, int before, SealedEvent row)
      throws SQLException {
    AuditEvent event = row.event();
    statement.setString(before + 1, event.id().toString());
    statement.setString(before + 2, event.area());
    statement.setString(before + 3, event.type());
    statement.setString(before + 4, event.subject());
    statement.setString(before + 5, event.actor().kind().name());
    statement.setString(before + 6, event.actor().id());
    statement.setObject(before + 7, Columns.utc(event.effectiveAt()));
    statement.setObject(before + 8, Columns.utc(event.recordedAt()));
    statement.setString(before + 9, event.canonicalData());
    statement.setBoolean(before + 10, event.disclosure() == Disclosure.SEALED);
    statement.setBytes(before + 11, row.who().bytes());
    statement.setBytes(before + 12, row.who().salt());
    statement.setBytes(before + 13, row.what().bytes());
    statement.setBytes(before + 14, row.what().salt());
    statement.setBytes(before + 15, row.leafHashBytes());
  }

  private static void bindListed(PreparedStatement statement, int before, AuditEvent event)
      throws SQLException {
    statement.setString(before + 1, event.type());
    statement.setString(before + 2, event.subject());
    statement.setString(before + 3, event.actor().kind().name());
    statement.setString(before + 4, event.actor().id());
    statement.setObject(before + 5, Columns.utc(event.recordedAt()));
  }
}
