package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.gongtong.core.timebank.ledger.LedgerRows.AccountChange;
import org.gongtong.core.timebank.ledger.LedgerRows.DayChange;
import org.gongtong.core.timebank.ledger.LedgerRows.Ended;
import org.jdbi.v3.core.Handle;

/**
 * Writes what came of commands: the rows of one command by one statement, those of many by one or a
 * few for each table. Stateless.
 */
final class LedgerWriting {

  /** From so many on, accounts are updated together. */
  private static final int MANY = 8;

  /**
   * Joined to what they are to be: the database does a batch of updates one by one, three times as
   * slowly. The accounts come in the order of the list, which is that of their locks.
   */
  private static final RowBatch.Many ACCOUNTS =
      new RowBatch.Many(
          "update (",
          """
          select ? as balance, ? as held, ? as kept, ? as postings, ? as recorded_at, ? as id,
            ? as was_postings, ? as was_balance, ? as was_held""",
          " union all select ?, ?, ?, ?, ?, ?, ?, ?, ?",
          """
          ) c straight_join timebank_account a on a.id = c.id
          set a.balance = c.balance, a.held = c.held, a.kept = c.kept, a.postings = c.postings,
            a.recorded_at = c.recorded_at
          where a.postings = c.was_postings and a.balance = c.was_balance
            and a.held = c.was_held""",
          9);

  private static final String ACCOUNT =
      """
      update timebank_account
      set balance = ?, held = ?, kept = ?, postings = ?, recorded_at = ?
      where id = ? and postings = ? and balance = ? and held = ?""";

  private static final RowBatch.Many DAYS =
      new RowBatch.Many(
          "insert into timebank_day (account, day, earned) values ",
          "(?, ?, ?)",
          ", (?, ?, ?)",
          " on duplicate key update earned = earned + values(earned)",
          3);

  private static final String NO_LONGER_PENDING = "delete from timebank_pending where hold = ?";

  private LedgerWriting() {}

  /** Writes them, those of one command with what the transaction does next. */
  static void write(Transaction transaction, LedgerRows rows) {
    if (rows.keys().size() <= 1 && rows.accounts().size() < MANY) {
      MariaDbTransaction.writeLater(transaction, together(rows));
    } else {
      table(MariaDbTransaction.writing(transaction), rows);
    }
  }

  private static Compound together(LedgerRows rows) {
    Compound compound = new Compound();
    LedgerTable.ALL.forEach(table -> table.add(compound, rows));
    rows.accounts().forEach(row -> compound.change(ACCOUNT, 9, row, LedgerWriting::account));
    rows.days().forEach(row -> compound.add(DAYS.sql(1), 3, row, LedgerWriting::day));
    rows.ends().forEach(row -> compound.change(NO_LONGER_PENDING, 1, row, LedgerWriting::ended));
    return compound;
  }

  private static void table(Handle handle, LedgerRows rows) {
    LedgerTable.ALL.forEach(table -> table.insert(handle, rows));
    accounts(handle, rows.accounts());
    RowBatch.many(handle, DAYS, rows.days(), LedgerWriting::day);
    RowBatch.change(
        handle,
        NO_LONGER_PENDING,
        rows.ends(),
        (statement, ended) -> LedgerWriting.ended(statement, 0, ended));
  }

  /** Locked as they are, they cannot have moved; if the lock should fail, the write does. */
  private static void accounts(Handle handle, List<AccountChange> changes) {
    if (changes.size() < MANY) {
      RowBatch.change(
          handle, ACCOUNT, changes, (statement, change) -> account(statement, 0, change));
    } else if (RowBatch.many(handle, ACCOUNTS, changes, LedgerWriting::account) != changes.size()) {
      throw new LostRace("a row is not as it was read");
    }
  }

  private static void account(PreparedStatement statement, int before, AccountChange change)
      throws SQLException {
    AccountState is = change.after();
    AccountState was = change.before();
    Instant recordedAt = is.recordedAt();
    statement.setLong(before + 1, is.balance());
    statement.setLong(before + 2, is.held());
    statement.setLong(before + 3, is.kept());
    statement.setLong(before + 4, is.postings());
    statement.setObject(before + 5, recordedAt == null ? null : Columns.utc(recordedAt));
    LedgerColumns.set(statement, before + 6, is.account().id());
    statement.setLong(before + 7, was.postings());
    statement.setLong(before + 8, was.balance());
    statement.setLong(before + 9, was.held());
  }

  private static void day(PreparedStatement statement, int before, DayChange change)
      throws SQLException {
    LedgerColumns.set(statement, before + 1, change.day().accountId());
    statement.setObject(before + 2, LocalDate.ofEpochDay(change.day().day()));
    statement.setLong(before + 3, change.earned());
  }

  private static void ended(PreparedStatement statement, int before, Ended ended)
      throws SQLException {
    LedgerColumns.set(statement, before + 1, ended.holdId());
  }
}
