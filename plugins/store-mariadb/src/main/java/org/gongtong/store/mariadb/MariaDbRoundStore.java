package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.grant.GrantOrder;
import org.gongtong.core.timebank.grant.GrantRound;
import org.gongtong.core.timebank.grant.RoundStore;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rounds of grants, in the tables {@code timebank_round…}. Thread-safe. */
public final class MariaDbRoundStore implements RoundStore {

  @Override
  public void add(Transaction transaction, GrantRound round, List<GrantRound.Line> lines) {
    Handle handle = MariaDbTransaction.writing(transaction);
    RowBatch.insert(
        handle,
        """
        insert into timebank_round
          (id, bank, command, content, number, giver, bucket, minutes, each_most, effective_at,
           edition, recorded_at, actor_kind, actor_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        List.of(round),
        (statement, one) -> {
          LedgerColumns.set(statement, 1, one.id());
          LedgerColumns.set(statement, 2, one.bankId());
          LedgerColumns.set(statement, 3, one.key());
          LedgerColumns.set(statement, 4, one.content());
          statement.setInt(5, one.number());
          LedgerColumns.set(statement, 6, one.order().from());
          statement.setString(7, one.order().bucket().code());
          statement.setLong(8, one.order().minutes());
          statement.setLong(9, one.order().each());
          statement.setObject(10, one.at());
          statement.setString(11, one.edition());
          statement.setObject(12, Columns.utc(one.recordedAt()));
          statement.setString(13, one.actor().kind().name());
          statement.setString(14, one.actor().id());
        });
    RowBatch.insert(
        handle,
        "insert into timebank_round_line (round, number, account, class, minutes)"
            + " values (?, ?, ?, ?, ?)",
        lines,
        (statement, line) -> {
          LedgerColumns.set(statement, 1, round.id());
          statement.setInt(2, line.number());
          LedgerColumns.set(statement, 3, line.accountId());
          statement.setString(4, line.classId());
          statement.setLong(5, line.minutes());
        });
  }

  @Override
  public Optional<GrantRound> find(Transaction transaction, UUID id) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from timebank_round where id = ?")
        .bind(0, id.toString())
        .map((row, context) -> round(row))
        .findOne();
  }

  @Override
  public Optional<GrantRound> find(Transaction transaction, UUID bankId, OperationKey key) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from timebank_round where bank = ? and command = ?")
        .bind(0, bankId.toString())
        .bind(1, LedgerColumns.bytes(key))
        .map((row, context) -> round(row))
        .findOne();
  }

  @Override
  public List<GrantRound> latest(Transaction transaction, UUID bankId, int before, int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select * from timebank_round where bank = ? and number < ?"
                + " order by number desc limit ?")
        .bind(0, bankId.toString())
        .bind(1, before)
        .bind(2, limit)
        .map((row, context) -> round(row))
        .list();
  }

  private static GrantRound round(ResultSet row) throws SQLException {
    LocalDateTime at = row.getObject("effective_at", LocalDateTime.class);
    return new GrantRound(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "bank"),
        LedgerColumns.key(row, "command"),
        LedgerColumns.key(row, "content"),
        row.getInt("number"),
        new GrantOrder(
            Columns.uuidOrNull(row, "giver"),
            Bucket.find(row.getString("bucket")).orElseThrow(),
            row.getLong("minutes"),
            row.getLong("each_most"),
            at.toLocalDate()),
        at,
        row.getString("edition"),
        Columns.instant(row, "recorded_at"),
        Columns.actor(row, "actor_kind", "actor_id"));
  }

  @Override
  public List<GrantRound.Line> lines(Transaction transaction, UUID roundId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from timebank_round_line where round = ? order by number")
        .bind(0, roundId.toString())
        .map(
            (row, context) ->
                new GrantRound.Line(
                    row.getInt("number"),
                    Columns.uuid(row, "account"),
                    row.getString("class"),
                    row.getLong("minutes")))
        .list();
  }

  @Override
  public List<LedgerAccount> persons(
      Transaction transaction,
      UUID bankId,
      LocalDate day,
      @Nullable LocalDate born,
      @Nullable UUID after,
      int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select "
                + LedgerColumns.ACCOUNT
                + """
                 from timebank_account
                where bank = :bank and kind = 'individual' and parent is null
                  and opened <= :day and (closed is null or closed > :day)
                  and (:born is null or birth_date <= :born) and (:after is null or id > :after)
                order by id limit :limit""")
        .bind("bank", bankId.toString())
        .bind("day", day)
        .bind("born", born)
        .bind("after", after == null ? null : after.toString())
        .bind("limit", limit)
        .map((row, context) -> LedgerColumns.account(row))
        .map(AccountState::account)
        .list();
  }
}
