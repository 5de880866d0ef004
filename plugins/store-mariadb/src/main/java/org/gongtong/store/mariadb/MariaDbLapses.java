package org.gongtong.store.mariadb;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.LapseStore;
import org.gongtong.core.timebank.ledger.Movement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** When time runs out, in the table {@code timebank_lapse}. Thread-safe. */
final class MariaDbLapses implements LapseStore {

  private static final UUID FIRST = new UUID(0, 0);

  @Override
  public List<UUID> accounts(
      Transaction transaction, UUID bankId, @Nullable UUID after, int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select id from timebank_account force index (primary)
            where id > ? and bank = ? order by id limit ?""")
        .bind(0, (after == null ? FIRST : after).toString())
        .bind(1, bankId.toString())
        .bind(2, limit)
        .map((row, context) -> Columns.uuid(row, "id"))
        .list();
  }

  @Override
  public List<UUID> due(Transaction transaction, List<UUID> accountIds, LocalDate day) {
    Handle handle = MariaDbTransaction.reading(transaction);
    List<UUID> due = new ArrayList<>();
    RowBatch.read(
        accountIds,
        (places, some) -> {
          Query query =
              handle.createQuery(
                  """
                  select a.id from timebank_account a
                    left join timebank_lapse l on l.account = a.id
                  where a.balance > 0
                    and (l.account is null or l.postings <> a.postings or l.next_day <= ?)
                    and a.id in ("""
                      + places
                      + ") order by a.id");
          query.bind(0, day);
          for (int place = 0; place < some.size(); place++) {
            query.bind(place + 1, some.get(place).toString());
          }
          due.addAll(query.map((row, context) -> Columns.uuid(row, "id")).list());
        });
    return due;
  }

  @Override
  public void looked(
      Transaction transaction, UUID accountId, long postings, @Nullable LocalDate next) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into timebank_lapse (account, postings, next_day) values (?, ?, ?)
            on duplicate key update postings = values(postings), next_day = values(next_day)""")
        .bind(0, accountId.toString())
        .bind(1, postings)
        .bind(2, next)
        .execute();
  }

  @Override
  public List<Movement> movements(Transaction transaction, UUID accountId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select p.sequence, p.entry, e.kind, p.minutes, p.effective_at, e.reverses, e.giver
            from timebank_posting p force index (primary) join timebank_entry e on e.id = p.entry
            where p.account = ? order by p.sequence""")
        .bind(0, accountId.toString())
        .map(
            (row, context) ->
                new Movement(
                    row.getLong("sequence"),
                    Columns.uuid(row, "entry"),
                    TransferKind.find(row.getString("kind")).orElseThrow(),
                    row.getLong("minutes"),
                    row.getObject("effective_at", LocalDateTime.class).toLocalDate(),
                    Columns.uuidOrNull(row, "reverses"),
                    Columns.uuidOrNull(row, "giver")))
        .list();
  }
}
