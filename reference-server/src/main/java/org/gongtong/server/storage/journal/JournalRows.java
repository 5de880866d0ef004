package org.gongtong.server.storage.journal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.timebank.ledger.LedgerFault;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.jspecify.annotations.Nullable;

/** The rows of a journal in the database, within a transaction. Confined to one thread. */
final class JournalRows {

  /** From so many postings on an account has spans. */
  private static final int LONG = 4096;

  private final Connection connection;

  JournalRows(Connection connection) {
    this.connection = connection;
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql, values)) {
      statement.execute();
    }
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i].toString());
    }
    return statement;
  }

  private List<String> texts(String sql, Object... values) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }

  /** Whether the database looks at each row for the rows it names. */
  void followReferences(boolean follow) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set session foreign_key_checks = " + (follow ? 1 : 0));
    }
  }

  /** The first table that has rows of a bank, but for pool, reserve and what was set up. */
  Optional<String> used(TimeBank bank) throws SQLException {
    for (JournalTable table : JournalTable.ALL) {
      if (table.isSetUp()) {
        continue;
      }
      String but = table.row().equals(JournalTable.ACCOUNT) ? " and t.id not in (?, ?)" : "";
      String sql =
          table.from().replace("{columns}", "1") + " where " + table.ofBank() + but + " limit 1";
      List<String> found =
          but.isEmpty()
              ? texts(sql, bank.id())
              : texts(sql, bank.id(), bank.poolId(), bank.reserveId());
      if (!found.isEmpty()) {
        return Optional.of(table.row());
      }
    }
    return Optional.empty();
  }

  /** Removes a bank that was opened and never used. */
  void remove(TimeBank empty) throws SQLException {
    execute("delete from timebank_account where bank = ?", empty.id());
    for (JournalTable table : JournalTable.ALL) {
      if (table.isSetUp()) {
        execute("delete from " + table.name() + " where bank = ?", empty.id());
      }
    }
    execute("delete from timebank where id = ?", empty.id());
  }

  /**
   * Takes all lines after the first.
   *
   * @return the hash of all but the last
   */
  String take(JournalLines lines, UUID bank) throws IOException, SQLException {
    int at = -1;
    PostingOrder postings = new PostingOrder();
    JournalBatch batch = null;
    try {
      for (Map<?, ?> members = lines.next(); members != null; members = lines.next()) {
        Object row = Objects.requireNonNullElse(members.get(JournalColumns.ROW), "");
        if (JournalHead.END.equals(row)) {
          if (batch != null) {
            batch.finish();
          }
          return lines.end(members);
        }
        int table = place(lines, row);
        if (table < at) {
          throw lines.misplaced(row + " after " + JournalTable.ALL.get(at).row());
        }
        if (table > at || batch == null) {
          if (batch != null) {
            batch.finish();
            batch.close();
          }
          at = table;
          JournalColumns columns = JournalColumns.of(connection, JournalTable.ALL.get(at));
          batch = new JournalBatch(connection, columns, bank);
        }
        batch.add(lines, members);
        if (JournalTable.POSTING.equals(row)) {
          postings.see(lines, members);
        }
        lines.count();
      }
    } finally {
      if (batch != null) {
        batch.close();
      }
    }
    throw lines.incomplete();
  }

  private static int place(JournalLines lines, @Nullable Object row) {
    for (int i = 0; i < JournalTable.ALL.size(); i++) {
      if (JournalTable.ALL.get(i).row().equals(row)) {
        return i;
      }
    }
    throw lines.unreadable("no such row: " + row);
  }

  /** Makes what follows from the rows that were taken. */
  void follow(UUID bank) throws SQLException {
    execute(
        """
        insert into timebank_reversal (reversed, entry)
        select reverses, id from timebank_entry where bank = ? and reverses is not null""",
        bank);
    execute(
        """
        insert into timebank_pending (hold, bank, account, expires_at)
        select h.id, h.bank, h.account, h.expires_at
        from timebank_hold h left join timebank_hold_end x on x.hold = h.id
        where h.bank = ? and x.hold is null""",
        bank);
    // A reversal gives back to the day of what it reverses.
    execute(
        """
        insert into timebank_day (account, day, earned)
        select e.receiver, date(coalesce(o.effective_at, e.effective_at)),
          sum(if(e.reverses is null, e.minutes, -e.minutes))
        from timebank_entry e left join timebank_entry o on o.id = e.reverses
        where e.bank = ? and e.kind = 'earn' and e.receiver is not null
        group by 1, 2""",
        bank);
  }

  List<UUID> longAccounts(UUID bank) throws SQLException {
    return texts("select id from timebank_account where bank = ? and postings >= " + LONG, bank)
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  /** A row that names one that is not there. */
  Optional<LedgerFault> lost(UUID bank) throws SQLException {
    for (JournalTable table : JournalTable.ALL) {
      if (!table.hasBank()) {
        List<String> found = texts(ownerless(table));
        if (!found.isEmpty()) {
          return named(table, found.get(0));
        }
      }
      for (Reference reference : references(table)) {
        List<String> found = texts(reference.sql(table), bank);
        if (!found.isEmpty()) {
          return named(table, found.get(0));
        }
      }
    }
    return Optional.empty();
  }

  private static String ownerless(JournalTable table) {
    return "select t."
        + table.via()
        + " from "
        + table.name()
        + " t left join "
        + table.owner()
        + " b on b.id = t."
        + table.via()
        + " where b.id is null limit 1";
  }

  private static Optional<LedgerFault> named(JournalTable table, String id) {
    String detail = "a " + table.row() + " names it, and it is not there";
    return Optional.of(new LedgerFault(LedgerFault.Kind.ACCOUNT, id, detail));
  }

  /** That a column of a table names a row of another. */
  private record Reference(String column, String table, String key) {
    String sql(JournalTable of) {
      return of.from().replace("{columns}", "t." + column)
          + " left join "
          + table
          + " r on r."
          + key
          + " = t."
          + column
          + " where "
          + of.ofBank()
          + " and t."
          + column
          + " is not null and r."
          + key
          + " is null limit 1";
    }
  }

  private List<Reference> references(JournalTable table) throws SQLException {
    List<Reference> references = new ArrayList<>();
    try (PreparedStatement statement =
            prepared(
                """
                select min(column_name), min(referenced_table_name), min(referenced_column_name)
                from information_schema.key_column_usage
                where table_schema = database() and table_name = ?
                  and referenced_table_name is not null
                group by constraint_name having count(*) = 1""",
                table.name());
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        references.add(new Reference(row.getString(1), row.getString(2), row.getString(3)));
      }
    }
    return references;
  }
}
