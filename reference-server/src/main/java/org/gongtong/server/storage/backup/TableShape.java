package org.gongtong.server.storage.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A table as the database describes it.
 *
 * @param columns all but generated ones, in their order
 * @param key the columns of the primary key; all columns where there is none
 * @param next the next number that the table gives by itself; 0 when it gives none
 */
record TableShape(String name, List<Column> columns, List<String> key, long next) {
  /** Flyway's own; the program that restores writes it. */
  static final String HISTORY = "schema_history";

  private static final Set<String> BYTES =
      Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");

  /**
   * A column.
   *
   * @param bytes whether its value is bytes and no text
   */
  record Column(String name, boolean bytes) {}

  /**
   * All tables of the connection's schema by name, without {@link #HISTORY} and {@link
   * RestoreMark}.
   */
  static List<TableShape> all(Connection connection) throws SQLException {
    Map<String, List<Column>> columns = new TreeMap<>();
    each(
        connection,
        "select c.table_name, c.column_name, c.data_type from information_schema.columns c"
            + " join information_schema.tables t using (table_schema, table_name)"
            + " where c.table_schema = database() and t.table_type = 'BASE TABLE'"
            + " and c.is_generated = 'NEVER' order by c.table_name, c.ordinal_position",
        row ->
            columns
                .computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                .add(new Column(row.getString(2), BYTES.contains(row.getString(3)))));
    columns.remove(HISTORY);
    columns.remove(RestoreMark.TABLE);
    Map<String, List<String>> keys = new TreeMap<>();
    each(
        connection,
        "select table_name, column_name from information_schema.statistics"
            + " where table_schema = database() and index_name = 'PRIMARY'"
            + " order by table_name, seq_in_index",
        row ->
            keys.computeIfAbsent(row.getString(1), n -> new ArrayList<>()).add(row.getString(2)));
    Map<String, Long> next = new TreeMap<>();
    each(
        connection,
        "select table_name, coalesce(auto_increment, 0) from information_schema.tables"
            + " where table_schema = database()",
        row -> next.put(row.getString(1), row.getLong(2)));
    return columns.entrySet().stream()
        .map(
            table ->
                new TableShape(
                    table.getKey(),
                    List.copyOf(table.getValue()),
                    keys.getOrDefault(
                        table.getKey(), table.getValue().stream().map(Column::name).toList()),
                    next.getOrDefault(table.getKey(), 0L)))
        .toList();
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private static void each(Connection connection, String sql, Row reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  String selectAll() {
    return "select " + list(columnNames()) + " from " + quoted(name) + " order by " + list(key);
  }

  String insert() {
    return "insert into "
        + quoted(name)
        + " ("
        + list(columnNames())
        + ") values ("
        + String.join(", ", java.util.Collections.nCopies(columns.size(), "?"))
        + ")";
  }

  private static String list(List<String> names) {
    return names.stream().map(TableShape::quoted).collect(Collectors.joining(", "));
  }

  /** Names come from the database and the program, and from an archive only to be compared. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
