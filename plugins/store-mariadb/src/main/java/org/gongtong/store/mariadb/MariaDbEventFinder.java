package org.gongtong.store.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.EventFinder;
import org.gongtong.core.audit.EventSearch;
import org.gongtong.core.audit.FoundEvent;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Looks events up in the table {@code audit_listed}: one look at an index for each type, of which
 * no more rows are read than the page has, so that a search costs the same in a long log.
 * Thread-safe.
 */
public final class MariaDbEventFinder implements EventFinder {
  private final RandomGenerator random;

  /**
   * @param random for the seals of events from before there was a log; secure and thread-safe
   */
  public MariaDbEventFinder(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public List<FoundEvent> newest(
      Transaction transaction, EventSearch search, FoundEvent.@Nullable Cursor before, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a page has 1 to " + MOST + " events: " + limit);
    }
    Sql sql = new Sql();
    String from = "";
    for (String type : search.types().stream().sorted().toList()) {
      sql.text(from.isEmpty() ? "select e.* from ((" : ") union all (");
      from = type;
      dive(sql, search, type, before, limit);
    }
    sql.text(") order by recorded_at desc, sequence desc limit ")
        .value(limit)
        .text(
            ") l join audit_event e on e.sequence = l.sequence"
                + " order by l.recorded_at desc, l.sequence desc");
    Handle handle = MariaDbTransaction.readingEvents(transaction);
    return LoggedRows.list(handle, sql.query(handle), random).stream()
        .map(row -> new FoundEvent(row.sequence(), row.logged()))
        .toList();
  }

  /** The newest of one type. */
  private static void dive(
      Sql sql, EventSearch search, String type, FoundEvent.@Nullable Cursor before, int limit) {
    String subject = search.subject();
    Actor actor = search.actor();
    String key =
        subject != null ? "listed_subject" : actor != null ? "listed_actor" : "listed_type";
    sql.text("select sequence, recorded_at from audit_listed force index (" + key + ")")
        .text(" where type = ")
        .value(type);
    if (subject != null) {
      sql.text(" and subject = ").value(subject);
    }
    if (actor != null) {
      sql.text(" and actor_kind = ").value(actor.kind().name());
      sql.text(" and actor_id = ").value(actor.id());
    }
    if (search.from() != null) {
      sql.text(" and recorded_at >= ").value(Columns.utc(search.from()));
    }
    if (search.to() != null) {
      sql.text(" and recorded_at < ").value(Columns.utc(search.to()));
    }
    if (before != null) {
      sql.text(" and recorded_at <= ").value(Columns.utc(before.recordedAt()));
      sql.text(" and (recorded_at < ").value(Columns.utc(before.recordedAt()));
      sql.text(" or sequence < ").value(before.sequence()).text(")");
    }
    sql.text(" order by recorded_at desc, sequence desc limit ").value(limit);
  }

  /** A statement and its values, in the order in which they stand. */
  private static final class Sql {
    private final StringBuilder text = new StringBuilder(2_000);
    private final List<Object> values = new ArrayList<>();

    Sql text(String more) {
      text.append(more);
      return this;
    }

    Sql value(Object value) {
      text.append('?');
      values.add(value);
      return this;
    }

    Query query(Handle handle) {
      Query query = handle.createQuery(text.toString());
      for (int i = 0; i < values.size(); i++) {
        query.bindByType(i, values.get(i), values.get(i).getClass());
      }
      return query;
    }
  }
}
