package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerHold;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.gongtong.core.timebank.ledger.LedgerRows.AccountChange;
import org.gongtong.core.timebank.ledger.LedgerRows.DayChange;
import org.gongtong.core.timebank.ledger.LedgerRows.Ended;
import org.gongtong.core.timebank.ledger.LedgerRows.Part;
import org.jdbi.v3.core.Handle;

/** Writes what came of commands, one statement for each table. Stateless. */
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

  private static final RowBatch.Many DAYS =
      new RowBatch.Many(
          "insert into timebank_day (account, day, earned) values ",
          "(?, ?, ?)",
          ", (?, ?, ?)",
          " on duplicate key update earned = earned + values(earned)",
          3);

  private LedgerWriting() {}

  static void write(Handle handle, LedgerRows rows) {
    keys(handle, rows);
    entries(handle, rows.entries());
    postings(handle, rows.postings());
    accounts(handle, rows.accounts());
    days(handle, rows.days());
    holds(handle, rows.holds());
    ends(handle, rows.ends());
    parts(handle, rows.parts());
  }

  private static void parts(Handle handle, Collection<Part> parts) {
    RowBatch.insert(
        handle,
        "insert into timebank_part (part_of, account, minutes) values (?, ?, ?)",
        parts,
        (statement, part) -> {
          LedgerColumns.set(statement, 1, part.of());
          LedgerColumns.set(statement, 2, part.accountId());
          statement.setLong(3, part.minutes());
        });
  }

  private static void keys(Handle handle, LedgerRows rows) {
    RowBatch.insert(
        handle,
        """
        insert into timebank_key
          (bank, command, content, outcome, kept, figures, recorded_at, entry, hold)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        rows.keys(),
        (statement, key) -> {
          LedgerAnswer answer = key.answer();
          LedgerColumns.set(statement, 1, rows.bankId());
          LedgerColumns.set(statement, 2, answer.key());
          LedgerColumns.set(statement, 3, key.content());
          statement.setString(4, answer.outcome().name());
          statement.setLong(5, answer.kept());
          statement.setString(6, LedgerColumns.figures(answer.figures()));
          statement.setObject(7, Columns.utc(key.recordedAt()));
          LedgerColumns.set(statement, 8, key.entryId());
          LedgerColumns.set(statement, 9, key.holdId());
        });
  }

  private static void entries(Handle handle, Collection<LedgerEntry> entries) {
    RowBatch.insert(
        handle,
        """
        insert into timebank_entry
          (id, bank, command, kind, giver, receiver, minutes, kept, effective_at, recorded_at,
           edition, actor_kind, actor_id, reverses)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        entries,
        (statement, entry) -> {
          LedgerColumns.set(statement, 1, entry.id());
          LedgerColumns.set(statement, 2, entry.bankId());
          LedgerColumns.set(statement, 3, entry.key());
          statement.setString(4, entry.kind().code());
          LedgerColumns.set(statement, 5, entry.from());
          LedgerColumns.set(statement, 6, entry.to());
          statement.setLong(7, entry.minutes());
          statement.setLong(8, entry.kept());
          statement.setObject(9, entry.at());
          statement.setObject(10, Columns.utc(entry.recordedAt()));
          statement.setString(11, entry.edition());
          statement.setString(12, entry.actor().kind().name());
          statement.setString(13, entry.actor().id());
          LedgerColumns.set(statement, 14, entry.reverses());
        });
    RowBatch.insert(
        handle,
        "insert into timebank_reversal (reversed, entry) values (?, ?)",
        entries.stream().filter(entry -> entry.reverses() != null).toList(),
        (statement, entry) -> {
          LedgerColumns.set(statement, 1, entry.reverses());
          LedgerColumns.set(statement, 2, entry.id());
        });
  }

  private static void postings(Handle handle, Collection<LedgerPosting> postings) {
    RowBatch.insert(
        handle,
        """
        insert into timebank_posting
          (account, sequence, entry, minutes, balance, counts, effective_at, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""",
        postings,
        (statement, posting) -> {
          LedgerColumns.set(statement, 1, posting.accountId());
          statement.setLong(2, posting.sequence());
          LedgerColumns.set(statement, 3, posting.entryId());
          statement.setLong(4, posting.minutes());
          statement.setLong(5, posting.balance());
          statement.setBoolean(6, posting.counts());
          statement.setObject(7, posting.at());
          statement.setObject(8, Columns.utc(posting.recordedAt()));
        });
  }

  /** Locked as they are, they cannot have moved; if the lock should fail, the write does. */
  private static void accounts(Handle handle, List<AccountChange> changes) {
    if (changes.size() < MANY) {
      RowBatch.change(
          handle,
          """
          update timebank_account
          set balance = ?, held = ?, kept = ?, postings = ?, recorded_at = ?
          where id = ? and postings = ? and balance = ? and held = ?""",
          changes,
          (statement, change) -> account(statement, 0, change));
    } else if (RowBatch.many(handle, ACCOUNTS, changes, LedgerWriting::account) != changes.size()) {
      throw new LostRace("one of the accounts is not as it was read");
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

  private static void days(Handle handle, List<DayChange> days) {
    RowBatch.many(
        handle,
        DAYS,
        days,
        (statement, before, change) -> {
          LedgerColumns.set(statement, before + 1, change.day().accountId());
          statement.setObject(before + 2, LocalDate.ofEpochDay(change.day().day()));
          statement.setLong(before + 3, change.earned());
        });
  }

  private static void holds(Handle handle, Collection<LedgerHold> holds) {
    RowBatch.insert(
        handle,
        """
        insert into timebank_hold
          (id, bank, command, account, kind, giver, receiver, minutes, effective_at, expires_at,
           recorded_at, edition, actor_kind, actor_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        holds,
        (statement, hold) -> {
          LedgerColumns.set(statement, 1, hold.id());
          LedgerColumns.set(statement, 2, hold.bankId());
          LedgerColumns.set(statement, 3, hold.key());
          LedgerColumns.set(statement, 4, hold.giver());
          statement.setString(5, hold.kind().code());
          LedgerColumns.set(statement, 6, hold.from());
          LedgerColumns.set(statement, 7, hold.to());
          statement.setLong(8, hold.minutes());
          statement.setObject(9, hold.at());
          statement.setObject(10, Columns.utc(hold.expiresAt()));
          statement.setObject(11, Columns.utc(hold.recordedAt()));
          statement.setString(12, hold.edition());
          statement.setString(13, hold.actor().kind().name());
          statement.setString(14, hold.actor().id());
        });
    RowBatch.insert(
        handle,
        "insert into timebank_pending (hold, bank, account, expires_at) values (?, ?, ?, ?)",
        holds,
        (statement, hold) -> {
          LedgerColumns.set(statement, 1, hold.id());
          LedgerColumns.set(statement, 2, hold.bankId());
          LedgerColumns.set(statement, 3, hold.giver());
          statement.setObject(4, Columns.utc(hold.expiresAt()));
        });
  }

  private static void ends(Handle handle, Collection<Ended> ends) {
    RowBatch.insert(
        handle,
        """
        insert into timebank_hold_end
          (hold, way, command, entry, recorded_at, actor_kind, actor_id)
        values (?, ?, ?, ?, ?, ?, ?)""",
        ends,
        (statement, ended) -> {
          LedgerColumns.set(statement, 1, ended.holdId());
          statement.setString(2, ended.end().code());
          LedgerColumns.set(statement, 3, ended.key());
          LedgerColumns.set(statement, 4, ended.entryId());
          statement.setObject(5, Columns.utc(ended.recordedAt()));
          statement.setString(6, ended.actor().kind().name());
          statement.setString(7, ended.actor().id());
        });
    RowBatch.change(
        handle,
        "delete from timebank_pending where hold = ?",
        ends,
        (statement, ended) -> LedgerColumns.set(statement, 1, ended.holdId()));
  }
}
