package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.people.CircumstanceStore;
import org.jspecify.annotations.Nullable;

/** What was attested of persons, in the table {@code person_circumstance}. Thread-safe. */
final class MariaDbCircumstanceStore implements CircumstanceStore {

  @Override
  public void add(Transaction transaction, Stored record) {
    RowBatch.insert(
        MariaDbTransaction.writing(transaction),
        """
        insert into person_circumstance
          (id, person_id, ends, from_day, until_day, sealed, recorded_at, actor_kind, actor_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        List.of(record),
        (statement, one) -> {
          LedgerColumns.set(statement, 1, one.id());
          LedgerColumns.set(statement, 2, one.personId());
          LedgerColumns.set(statement, 3, one.ends());
          statement.setObject(4, one.from());
          statement.setObject(5, one.until());
          statement.setString(6, one.sealed());
          statement.setObject(7, Columns.utc(one.at()));
          statement.setString(8, one.by().kind().name());
          statement.setString(9, one.by().id());
        });
  }

  @Override
  public List<Stored> of(Transaction transaction, Collection<UUID> personIds) {
    return RowBatch.select(
            MariaDbTransaction.reading(transaction),
            "select * from person_circumstance where person_id in (%s)",
            List.of(),
            personIds.stream().map(UUID::toString).toList(),
            MariaDbCircumstanceStore::record)
        .stream()
        .sorted(Comparator.comparing(one -> one.id().toString()))
        .toList();
  }

  @Override
  public List<Stored> ended(Transaction transaction, UUID communityId, LocalDate ended, int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select c.* from person_circumstance c join person p on p.id = c.person_id
            left join person_circumstance e on e.ends = c.id
            where p.community_id = ? and c.ends is null
              and (c.until_day <= ? or e.from_day <= ?)
            order by c.id limit ?""")
        .bind(0, communityId.toString())
        .bind(1, ended)
        .bind(2, ended)
        .bind(3, limit)
        .map((row, context) -> record(row))
        .list();
  }

  @Override
  public void remove(Transaction transaction, UUID id) {
    MariaDbTransaction.writing(transaction)
        .execute(
            "delete from person_circumstance where id = ? or ends = ?",
            id.toString(),
            id.toString());
  }

  @Override
  public List<Stored> all(Transaction transaction, @Nullable UUID after, int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select * from person_circumstance where ? is null or id > ? order by id limit ?")
        .bind(0, after == null ? null : after.toString())
        .bind(1, after == null ? null : after.toString())
        .bind(2, limit)
        .map((row, context) -> record(row))
        .list();
  }

  @Override
  public boolean reseal(Transaction transaction, UUID id, String before, String sealed) {
    return MariaDbTransaction.writing(transaction)
            .execute(
                "update person_circumstance set sealed = ? where id = ? and sealed = ?",
                sealed,
                id.toString(),
                before)
        == 1;
  }

  private static Stored record(ResultSet row) throws SQLException {
    return new Stored(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "person_id"),
        Columns.uuidOrNull(row, "ends"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        row.getString("sealed"),
        Columns.instant(row, "recorded_at"),
        Columns.actor(row, "actor_kind", "actor_id"));
  }
}
