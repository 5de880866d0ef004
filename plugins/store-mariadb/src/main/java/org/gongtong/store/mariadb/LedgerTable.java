package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerHold;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.gongtong.core.timebank.ledger.LedgerRows.Ended;
import org.gongtong.core.timebank.ledger.LedgerRows.Granted;
import org.gongtong.core.timebank.ledger.LedgerRows.Key;
import org.gongtong.core.timebank.ledger.LedgerRows.Part;
import org.gongtong.store.mariadb.RowBatch.RowBinder;
import org.jdbi.v3.core.Handle;

/**
 * A table to which rows of a ledger are only added. Immutable.
 *
 * @param sql inserts a row
 * @param width question marks of it
 * @param of what comes of commands
 * @param binder binds a row
 */
record LedgerTable<T>(
    String sql, int width, Function<LedgerRows, List<T>> of, RowBinder<T> binder) {

  /** A key with the bank that it is a key of. */
  private record BankKey(LedgerRows rows, Key key) {}

  private static final LedgerTable<BankKey> KEYS =
      new LedgerTable<>(
          """
          insert into timebank_key
            (bank, command, content, outcome, kept, figures, recorded_at, entry, hold)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
          9,
          rows -> rows.keys().stream().map(key -> new BankKey(rows, key)).toList(),
          LedgerTable::key);

  private static final LedgerTable<LedgerEntry> ENTRIES =
      new LedgerTable<>(
          """
          insert into timebank_entry
            (id, bank, command, kind, giver, receiver, minutes, kept, effective_at, recorded_at,
             edition, actor_kind, actor_id, reverses)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
          14,
          LedgerRows::entries,
          LedgerTable::entry);

  private static final LedgerTable<LedgerEntry> REVERSALS =
      new LedgerTable<>(
          "insert into timebank_reversal (reversed, entry) values (?, ?)",
          2,
          rows -> rows.entries().stream().filter(entry -> entry.reverses() != null).toList(),
          (statement, before, entry) -> {
            LedgerColumns.set(statement, before + 1, entry.reverses());
            LedgerColumns.set(statement, before + 2, entry.id());
          });

  private static final LedgerTable<LedgerPosting> POSTINGS =
      new LedgerTable<>(
          """
          insert into timebank_posting
            (account, sequence, entry, minutes, balance, counts, effective_at, recorded_at)
          values (?, ?, ?, ?, ?, ?, ?, ?)""",
          8,
          LedgerRows::postings,
          LedgerTable::posting);

  private static final LedgerTable<LedgerHold> HOLDS =
      new LedgerTable<>(
          """
          insert into timebank_hold
            (id, bank, command, account, kind, giver, receiver, minutes, effective_at, expires_at,
             recorded_at, edition, actor_kind, actor_id)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
          14,
          LedgerRows::holds,
          LedgerTable::hold);

  private static final LedgerTable<LedgerHold> PENDING =
      new LedgerTable<>(
          "insert into timebank_pending (hold, bank, account, expires_at) values (?, ?, ?, ?)",
          4,
          LedgerRows::holds,
          (statement, before, hold) -> {
            LedgerColumns.set(statement, before + 1, hold.id());
            LedgerColumns.set(statement, before + 2, hold.bankId());
            LedgerColumns.set(statement, before + 3, hold.giver());
            statement.setObject(before + 4, Columns.utc(hold.expiresAt()));
          });

  private static final LedgerTable<Ended> ENDS =
      new LedgerTable<>(
          """
          insert into timebank_hold_end
            (hold, way, command, entry, recorded_at, actor_kind, actor_id)
          values (?, ?, ?, ?, ?, ?, ?)""",
          7,
          LedgerRows::ends,
          LedgerTable::ended);

  private static final LedgerTable<Part> PARTS =
      new LedgerTable<>(
          "insert into timebank_part (part_of, account, minutes) values (?, ?, ?)",
          3,
          LedgerRows::parts,
          (statement, before, part) -> {
            LedgerColumns.set(statement, before + 1, part.of());
            LedgerColumns.set(statement, before + 2, part.accountId());
            statement.setLong(before + 3, part.minutes());
          });

  private static final LedgerTable<Granted> GRANTS =
      new LedgerTable<>(
          "insert into timebank_grant (entry, account, class, day, minutes) values (?, ?, ?, ?, ?)",
          5,
          LedgerRows::grants,
          (statement, before, grant) -> {
            LedgerColumns.set(statement, before + 1, grant.entryId());
            LedgerColumns.set(statement, before + 2, grant.accountId());
            statement.setString(before + 3, grant.classId());
            statement.setObject(before + 4, grant.day());
            statement.setLong(before + 5, grant.minutes());
          });

  /** The keys first: of one that is taken nothing else need be tried. */
  static final List<LedgerTable<?>> ALL =
      List.of(KEYS, ENTRIES, REVERSALS, POSTINGS, HOLDS, PENDING, ENDS, PARTS, GRANTS);

  void add(Compound compound, LedgerRows rows) {
    List<T> all = of.apply(rows);
    if (!all.isEmpty()) {
      String more = sql.substring(sql.lastIndexOf("values ") + "values ".length());
      compound.addAll(sql + (", " + more).repeat(all.size() - 1), width, all, binder);
    }
  }

  void insert(Handle handle, LedgerRows rows) {
    RowBatch.insert(
        handle, sql, of.apply(rows), (statement, row) -> binder.bind(statement, 0, row));
  }

  private static void key(PreparedStatement statement, int before, BankKey row)
      throws SQLException {
    Key key = row.key();
    LedgerAnswer answer = key.answer();
    LedgerColumns.set(statement, before + 1, row.rows().bankId());
    LedgerColumns.set(statement, before + 2, answer.key());
    LedgerColumns.set(statement, before + 3, key.content());
    statement.setString(before + 4, answer.outcome().name());
    statement.setLong(before + 5, answer.kept());
    statement.setString(before + 6, LedgerColumns.figures(answer.figures()));
    statement.setObject(before + 7, Columns.utc(key.recordedAt()));
    LedgerColumns.set(statement, before + 8, key.entryId());
    LedgerColumns.set(statement, before + 9, key.holdId());
  }

  private static void entry(PreparedStatement statement, int before, LedgerEntry entry)
      throws SQLException {
    LedgerColumns.set(statement, before + 1, entry.id());
    LedgerColumns.set(statement, before + 2, entry.bankId());
    LedgerColumns.set(statement, before + 3, entry.key());
    statement.setString(before + 4, entry.kind().code());
    LedgerColumns.set(statement, before + 5, entry.from());
    LedgerColumns.set(statement, before + 6, entry.to());
    statement.setLong(before + 7, entry.minutes());
    statement.setLong(before + 8, entry.kept());
    statement.setObject(before + 9, entry.at());
    statement.setObject(before + 10, Columns.utc(entry.recordedAt()));
    statement.setString(before + 11, entry.edition());
    statement.setString(before + 12, entry.actor().kind().name());
    statement.setString(before + 13, entry.actor().id());
    LedgerColumns.set(statement, before + 14, entry.reverses());
  }

  private static void posting(PreparedStatement statement, int before, LedgerPosting posting)
      throws SQLException {
    LedgerColumns.set(statement, before + 1, posting.accountId());
    statement.setLong(before + 2, posting.sequence());
    LedgerColumns.set(statement, before + 3, posting.entryId());
    statement.setLong(before + 4, posting.minutes());
    statement.setLong(before + 5, posting.balance());
    statement.setBoolean(before + 6, posting.counts());
    statement.setObject(before + 7, posting.at());
    statement.setObject(before + 8, Columns.utc(posting.recordedAt()));
  }

  private static void hold(PreparedStatement statement, int before, LedgerHold hold)
      throws SQLException {
    LedgerColumns.set(statement, before + 1, hold.id());
    LedgerColumns.set(statement, before + 2, hold.bankId());
    LedgerColumns.set(statement, before + 3, hold.key());
    LedgerColumns.set(statement, before + 4, hold.giver());
    statement.setString(before + 5, hold.kind().code());
    LedgerColumns.set(statement, before + 6, hold.from());
    LedgerColumns.set(statement, before + 7, hold.to());
    statement.setLong(before + 8, hold.minutes());
    statement.setObject(before + 9, hold.at());
    statement.setObject(before + 10, Columns.utc(hold.expiresAt()));
    statement.setObject(before + 11, Columns.utc(hold.recordedAt()));
    statement.setString(before + 12, hold.edition());
    statement.setString(before + 13, hold.actor().kind().name());
    statement.setString(before + 14, hold.actor().id());
  }

  private static void ended(PreparedStatement statement, int before, Ended ended)
      throws SQLException {
    LedgerColumns.set(statement, before + 1, ended.holdId());
    statement.setString(before + 2, ended.end().code());
    LedgerColumns.set(statement, before + 3, ended.key());
    LedgerColumns.set(statement, before + 4, ended.entryId());
    statement.setObject(before + 5, Columns.utc(ended.recordedAt()));
    statement.setString(before + 6, ended.actor().kind().name());
    statement.setString(before + 7, ended.actor().id());
  }
}
