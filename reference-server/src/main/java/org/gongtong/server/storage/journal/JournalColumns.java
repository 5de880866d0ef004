package org.gongtong.server.storage.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * A table's columns as a journal has them, from the database's description of it. Immutable.
 *
 * @param table the table
 * @param columns all but the bank, numbers that the table gives by itself, and what is left out
 * @param order what its rows are in order of: the numbers it gives, else the primary key
 */
record JournalColumns(JournalTable table, List<Column> columns, List<String> order) {

  /** The member that says of which table a line is. */
  static final String ROW = "row";

  /**
   * A column.
   *
   * @param most how many characters it takes; 0 where that is not limited
   * @param otherwise what it has in files of before it was there; null for nothing
   */
  record Column(String name, Kind kind, boolean mayBeNull, long most, @Nullable String otherwise) {}

  /** How values are written. */
  enum Kind {
    /** As text. */
    TEXT,
    /** As text, of a UUID. */
    ID,
    /** As hexadecimal digits. */
    BYTES,
    /** As a number. */
    NUMBER,
    /** As true or false. */
    FLAG,
    /** As text, {@code 2026-03-02}. */
    DAY,
    /** As text to the microsecond, {@code 2026-03-02T09:00:00.000000}. */
    TIME;

    static Kind of(String type) {
      return switch (type.replaceAll("\\(.*", "")) {
        case "uuid" -> ID;
        case "binary" -> BYTES;
        case "bigint", "int", "smallint" -> NUMBER;
        case "tinyint" -> FLAG;
        case "date" -> DAY;
        case "datetime" -> TIME;
        case "varchar", "longtext", "text" -> TEXT;
        default -> throw new IllegalStateException("a journal has no columns of type " + type);
      };
    }
  }

  static JournalColumns of(Connection connection, JournalTable table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    List<String> order = new ArrayList<>();
    List<String> key = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select column_name, column_type, is_nullable, character_maximum_length, extra,
              column_default,
              (select seq_in_index from information_schema.statistics s
                where s.table_schema = database() and s.table_name = ?
                  and s.column_name = c.column_name and index_name = 'PRIMARY') as place
            from information_schema.columns c
            where table_schema = database() and table_name = ? and is_generated = 'NEVER'
            order by coalesce(place, 100), ordinal_position""")) {
      // Said of both: otherwise every table of every schema is opened for each column.
      statement.setString(1, table.name());
      statement.setString(2, table.name());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String name = row.getString(1);
          if (row.getString("place") != null) {
            key.add(name);
          }
          if (row.getString("extra").contains("auto_increment")) {
            order.add(name);
          } else if (!name.equals("bank") && !table.without().contains(name)) {
            columns.add(
                new Column(
                    name,
                    Kind.of(row.getString(2)),
                    row.getString(3).equals("YES"),
                    row.getLong(4),
                    unquoted(row.getString("column_default"))));
          }
        }
      }
    }
    return new JournalColumns(table, List.copyOf(columns), order.isEmpty() ? key : order);
  }

  /** A default as the database describes it: texts in quotes. */
  private static @Nullable String unquoted(@Nullable String text) {
    return text == null ? null : text.replaceAll("^'|'$", "");
  }

  String select() {
    return table
            .from()
            .replace(
                "{columns}",
                columns.stream()
                    .map(column -> "t." + column.name())
                    .collect(Collectors.joining(", ")))
        + " where "
        + table.ofBank()
        + " order by "
        + order.stream().map(name -> "t." + name).collect(Collectors.joining(", "));
  }

  String insert() {
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    boolean own = table.hasBank();
    return "insert into "
        + table.name()
        + " ("
        + names
        + (own ? ", bank" : "")
        + ") values ("
        + String.join(", ", Collections.nCopies(columns.size() + (own ? 1 : 0), "?"))
        + ")";
  }

  /** The line of a row. */
  String line(ResultSet row) throws SQLException {
    Map<String, Object> members = new HashMap<>();
    members.put(ROW, table.row());
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Object value =
          switch (column.kind()) {
            case TEXT, ID, DAY -> row.getString(i + 1);
            case BYTES -> hex(row.getBytes(i + 1));
            case NUMBER -> row.getLong(i + 1);
            case FLAG -> row.getBoolean(i + 1);
            case TIME -> time(row.getObject(i + 1, LocalDateTime.class));
          };
      if (value != null && !row.wasNull()) {
        members.put(column.name(), value);
      }
    }
    return CanonicalJson.write(members);
  }

  private static @Nullable String hex(byte @Nullable [] bytes) {
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }

  private static @Nullable String time(@Nullable LocalDateTime time) {
    return time == null
        ? null
        : String.format(
            Locale.ROOT,
            "%sT%02d:%02d:%02d.%06d",
            time.toLocalDate(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            time.getNano() / 1000);
  }

  /**
   * Puts a line into a statement of {@link #insert}.
   *
   * @throws IllegalArgumentException if it is none of this table's, saying why
   */
  void bind(PreparedStatement statement, Map<?, ?> members, UUID bank) throws SQLException {
    int known = 1;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Object value = members.get(column.name());
      if (value == null) {
        if (!column.mayBeNull() && column.otherwise() == null) {
          throw new IllegalArgumentException(column.name() + " is missing");
        }
        statement.setString(i + 1, column.mayBeNull() ? null : column.otherwise());
      } else {
        known++;
        set(statement, i + 1, column, value);
      }
    }
    if (known != members.size()) {
      throw new IllegalArgumentException("a member that " + table.row() + " has not");
    }
    if (table.hasBank()) {
      statement.setString(columns.size() + 1, bank.toString());
    }
  }

  private static void set(PreparedStatement statement, int place, Column column, Object value)
      throws SQLException {
    try {
      switch (column.kind()) {
        case NUMBER -> statement.setLong(place, (Long) value);
        case FLAG -> statement.setBoolean(place, (Boolean) value);
        case BYTES -> statement.setBytes(place, HexFormat.of().parseHex((String) value));
        case ID -> statement.setString(place, UUID.fromString((String) value).toString());
        case DAY -> statement.setObject(place, LocalDate.parse((String) value));
        case TIME -> statement.setObject(place, LocalDateTime.parse((String) value));
        case TEXT -> {
          String text = (String) value;
          if (column.most() > 0 && text.codePointCount(0, text.length()) > column.most()) {
            throw new IllegalArgumentException(column.name() + " is too long");
          }
          statement.setString(place, text);
        }
      }
    } catch (ClassCastException | DateTimeException e) {
      throw new IllegalArgumentException(column.name() + " is no " + column.kind(), e);
    }
  }
}
