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

  /** Columns that name an account though the database does not see to it, for speed. */
  private static final Map<String, List<String>> NAMING =
      Map.of(
          "timebank_entry", List.of("giver", "receiver"),
          "timebank_hold", List.of("account", "giver", "receiver"));

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

  /** A row that names one that is not there, or another bank's. */
  Optional<LedgerFault> lost(UUID bank) throws SQLException {
    for (JournalTable table : JournalTable.ALL) {
      for (Reference reference : references(table)) {
        String sql = reference.sql(table);
        List<String> found = reference.hasBank() ? texts(sql, bank, bank) : texts(sql, bank);
        if (!found.isEmpty()) {
          return Optional.of(named(table, found.get(0)));
        }
      }
    }
    return Optional.empty();
  }

  static LedgerFault named(JournalTable table, String id) {
    String detail = "a " + table.row() + " names it, and the bank has none of this id";
    return new LedgerFault(LedgerFault.Kind.ACCOUNT, id, detail);
  }

  /** That what was read does not add up, with the line that has what is wrong. */
  static JournalFault doesNotAddUp(String line, LedgerFault fault) {
    return new JournalFault(
        JournalReason.JOURNAL_DOES_NOT_ADD_UP
            .because()
            .figure("line", line)
            .figure("fault", fault.kind())
            .figure("where", fault.where())
            .figure("detail", fault.detail())
            .refuses());
  }

  /**
   * That columns of a table name a row of another.
   *
   * @param hasBank whether the rows of the other say of which bank they are
   */
  private record Reference(List<String> columns, String table, List<String> keys, boolean hasBank) {
    String sql(JournalTable of) {
      String first = columns.get(0);
      StringBuilder same = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        same.append(i == 0 ? "" : " and ").append("r.").append(keys.get(i));
        same.append(" = t.").append(columns.get(i));
      }
      return of.from().replace("{columns}", "t." + first)
          + " left join "
          + table
          + " r on "
          + same
          + (hasBank ? " and r.bank = ?" : "")
          + " where "
          + of.ofBank()
          + " and t."
          + first
          + " is not null and r."
          + keys.get(0)
          + " is null limit 1";
    }
  }

  private List<Reference> references(JournalTable table) throws SQLException {
    List<Reference> references = new ArrayList<>();
    for (String column : NAMING.getOrDefault(table.name(), List.of())) {
      references.add(new Reference(List.of(column), "timebank_account", List.of("id"), true));
    }
    try (PreparedStatement statement =
            prepared(
                """
                select group_concat(column_name order by ordinal_position),
                  min(referenced_table_name),
                  group_concat(referenced_column_name order by ordinal_position)
                from information_schema.key_column_usage
                where table_schema = database() and table_name = ?
                  and referenced_table_name is not null
                group by constraint_name""",
                table.name());
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String other = row.getString(2);
        references.add(
            new Reference(
                List.of(row.getString(1).split(",", -1)),
                other,
                List.of(row.getString(3).split(",", -1)),
                JournalTable.ALL.stream()
                    .anyMatch(one -> one.name().equals(other) && one.hasBank())));
      }
    }
    return references;
  }
}
