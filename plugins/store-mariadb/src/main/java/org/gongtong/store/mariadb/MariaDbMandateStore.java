package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateEnd;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateStore;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Mandates in the tables {@code mandate} and {@code mandate_end}. Thread-safe. */
public final class MariaDbMandateStore implements MandateStore {

  private static final String WITH_ENDS =
      """
      select m.*, e.mandate_id, e.from_day as end_day, e.ended_at, e.end_kind, e.end_id, e.why
      from mandate m left join mandate_end e on e.mandate_id = m.id
      """;

  /** What each request of staff asks. */
  static final String HELD_BY = WITH_ENDS + "where m.holder = ? order by m.id";

  @Override
  public void awaitTurn(Transaction transaction) {
    MariaDbTransaction.writing(transaction)
        .execute(
            "insert into mandate_turn values (1, 1) on duplicate key update turns = turns + 1");
  }

  @Override
  public void add(Transaction transaction, Mandate mandate) {
    if (mandate.end() != null) {
      throw new IllegalArgumentException("a new mandate has no end: " + mandate);
    }
    MariaDbTransaction.changes(transaction, Remembered.ACCESS);
    UUID community = mandate.place().communityId();
    Update update =
        MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                insert into mandate (id, holder, kind, community_id, path, from_day, to_day,
                  granted_at, actor_kind, actor_id, evidence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .bind(0, mandate.id().toString())
            .bind(1, mandate.holder())
            .bind(2, mandate.kind().code())
            .bind(3, community == null ? null : community.toString())
            .bind(4, mandate.place().path())
            .bind(5, mandate.period().from())
            .bind(6, mandate.period().to())
            .bind(7, Columns.utc(mandate.grantedAt()))
            .bind(8, mandate.grantedBy().kind().name())
            .bind(9, mandate.grantedBy().id())
            .bind(10, mandate.evidence());
    if (!added(update)) {
      throw new IllegalStateException("there is a mandate of this id: " + mandate.id());
    }
  }

  @Override
  public boolean addEnd(Transaction transaction, UUID mandateId, MandateEnd end) {
    MariaDbTransaction.changes(transaction, Remembered.ACCESS);
    return added(
        MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                insert into mandate_end (mandate_id, from_day, ended_at, end_kind, end_id, why)
                values (?, ?, ?, ?, ?, ?)""")
            .bind(0, mandateId.toString())
            .bind(1, end.from())
            .bind(2, Columns.utc(end.at()))
            .bind(3, end.by().kind().name())
            .bind(4, end.by().id())
            .bind(5, end.why()));
  }

  private static boolean added(Update update) {
    try {
      update.execute();
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (UniqueKeys.violated(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<Mandate> find(Transaction transaction, UUID id) {
    return mandates(query(transaction, "where m.id = ?").bind(0, id.toString())).stream()
        .findFirst();
  }

  @Override
  public List<Mandate> heldBy(Transaction transaction, String holder) {
    return mandates(MariaDbTransaction.reading(transaction).createQuery(HELD_BY).bind(0, holder));
  }

  @Override
  public List<Mandate> ofKind(Transaction transaction, MandateKind kind) {
    return mandates(query(transaction, "where m.kind = ? order by m.id").bind(0, kind.code()));
  }

  @Override
  public List<Mandate> page(Transaction transaction, @Nullable UUID before, int limit) {
    Query query =
        before == null
            ? query(transaction, "order by m.id desc limit ?").bind(0, limit)
            : query(transaction, "where m.id < ? order by m.id desc limit ?")
                .bind(0, before.toString())
                .bind(1, limit);
    return mandates(query);
  }

  private static Query query(Transaction transaction, String rest) {
    return MariaDbTransaction.reading(transaction).createQuery(WITH_ENDS + rest);
  }

  private static List<Mandate> mandates(Query query) {
    return query.map((row, context) -> mandate(row)).list();
  }

  private static Mandate mandate(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return new Mandate(
        Columns.uuid(row, "id"),
        row.getString("holder"),
        MandateKind.find(kind)
            .orElseThrow(() -> new IllegalStateException("no kind of mandate: " + kind)),
        new MandatePlace(Columns.uuidOrNull(row, "community_id"), row.getString("path")),
        new DateRange(
            row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class)),
        Columns.instant(row, "granted_at"),
        Columns.actor(row, "actor_kind", "actor_id"),
        row.getString("evidence"),
        row.getString("mandate_id") == null ? null : end(row));
  }

  private static MandateEnd end(ResultSet row) throws SQLException {
    return new MandateEnd(
        row.getObject("end_day", LocalDate.class),
        Columns.instant(row, "ended_at"),
        Columns.actor(row, "end_kind", "end_id"),
        row.getString("why"));
  }
}
