package org.gongtong.server.storage.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Rows of one table on their way into the database, some hundreds at a time. If it takes one of
 * them not, that one is found and named. Confined to one thread.
 */
final class JournalBatch implements AutoCloseable {

  private static final int ROWS = 500;

  private record Waiting(long line, Map<?, ?> members) {}

  private final Connection connection;
  private final JournalColumns columns;
  private final UUID bank;
  private final PreparedStatement statement;
  private final List<Waiting> waiting = new ArrayList<>(ROWS);

  JournalBatch(Connection connection, JournalColumns columns, UUID bank) throws SQLException {
    this.connection = connection;
    this.columns = columns;
    this.bank = bank;
    this.statement = connection.prepareStatement(columns.insert());
  }

  void add(JournalLines lines, Map<?, ?> members) throws SQLException {
    try {
      columns.bind(statement, members, bank);
    } catch (IllegalArgumentException e) {
      throw lines.unreadable(String.valueOf(e.getMessage()));
    }
    statement.addBatch();
    waiting.add(new Waiting(lines.number(), members));
    if (waiting.size() == ROWS) {
      send();
    }
  }

  private void send() throws SQLException {
    if (waiting.isEmpty()) {
      return;
    }
    if (!columns.table().hasBank()) {
      findStrange();
    }
    execute("savepoint journal");
    try {
      statement.executeBatch();
    } catch (SQLException e) {
      statement.clearBatch();
      execute("rollback to savepoint journal");
      findRefused();
      throw e;
    }
    waiting.clear();
  }

  /** A row of an account, or of a hold, that is not this bank's would be another bank's. */
  private void findStrange() throws SQLException {
    JournalTable table = columns.table();
    Set<String> named = new TreeSet<>();
    waiting.forEach(one -> named.add(owner(table, one)));
    Set<String> own = new TreeSet<>();
    String sql =
        "select id from "
            + table.owner()
            + " where bank = ? and id in ("
            + String.join(", ", Collections.nCopies(named.size(), "?"))
            + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, bank.toString());
      int place = 2;
      for (String id : named) {
        statement.setString(place++, id);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          own.add(row.getString(1));
        }
      }
    }
    for (Waiting one : waiting) {
      if (!own.contains(owner(table, one))) {
        throw JournalRows.doesNotAddUp(
            Long.toString(one.line()), JournalRows.named(table, owner(table, one)));
      }
    }
  }

  private static String owner(JournalTable table, Waiting one) {
    return UUID.fromString((String) Objects.requireNonNull(one.members().get(table.via())))
        .toString();
  }

  /** One by one, to see which it is. */
  private void findRefused() throws SQLException {
    for (Waiting one : waiting) {
      columns.bind(statement, one.members(), bank);
      try {
        statement.executeUpdate();
      } catch (SQLException e) {
        // Without the number of the connection, which the driver puts first.
        String why = String.valueOf(e.getMessage()).replaceFirst("^\\(conn=\\d+\\) ", "");
        throw JournalFault.of(JournalReason.JOURNAL_LINE_REFUSED, one.line(), why);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement plain = connection.createStatement()) {
      plain.execute(sql);
    }
  }

  /** Sends what waits. */
  void finish() throws SQLException {
    send();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
