package org.gongtong.server.storage.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as lines, and back. Both ways row by row: no table has to fit into memory.
 */
final class TableLines {
  private static final int ROWS_A_TURN = 500;

  private TableLines() {}

  /** Writes all rows and says what was written. */
  static TableSummary write(Connection connection, TableShape table, OutputStream out)
      throws SQLException, IOException {
    MessageDigest digest = sha256();
    long rows = 0;
    try (PreparedStatement statement =
        connection.prepareStatement(
            table.selectAll(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(ROWS_A_TURN);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          byte[] line =
              (CanonicalJson.write(values(row, table)) + "\n").getBytes(StandardCharsets.UTF_8);
          digest.update(line);
          out.write(line);
          rows++;
        }
      }
    }
    return new TableSummary(table.name(), table.columnNames(), table.next(), rows, hash(digest));
  }

  private static List<@Nullable String> values(ResultSet row, TableShape table)
      throws SQLException {
    List<@Nullable String> values = new ArrayList<>(table.columns().size());
    for (int i = 1; i <= table.columns().size(); i++) {
      if (table.columns().get(i - 1).bytes()) {
        byte[] bytes = row.getBytes(i);
        values.add(bytes == null ? null : Base64.getEncoder().encodeToString(bytes));
      } else {
        values.add(row.getString(i));
      }
    }
    return values;
  }

  /**
   * Puts all lines into a table.
   *
   * @return rows and hash of what was read
   * @throws IllegalArgumentException when a line is none of this table's
   */
  static TableSummary read(Connection connection, TableShape table, InputStream in)
      throws SQLException, IOException {
    MessageDigest digest = sha256();
    long rows = 0;
    try (PreparedStatement insert = connection.prepareStatement(table.insert());
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        bind(insert, table, line);
        insert.addBatch();
        if (++rows % ROWS_A_TURN == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    return new TableSummary(table.name(), table.columnNames(), table.next(), rows, hash(digest));
  }

  private static void bind(PreparedStatement insert, TableShape table, String line)
      throws SQLException {
    if (!(CanonicalJson.read(line) instanceof List<?> values)
        || values.size() != table.columns().size()) {
      throw new IllegalArgumentException("not a row of " + table.name());
    }
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value == null) {
        insert.setNull(i + 1, java.sql.Types.VARCHAR);
      } else if (!(value instanceof String text)) {
        throw new IllegalArgumentException("not a row of " + table.name());
      } else if (table.columns().get(i).bytes()) {
        insert.setBytes(i + 1, Base64.getDecoder().decode(text));
      } else {
        insert.setString(i + 1, text);
      }
    }
  }

  /** The hash of everything a stream gives. */
  static ContentHash sha256(InputStream in) throws IOException {
    MessageDigest digest = sha256();
    in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return hash(digest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static ContentHash hash(MessageDigest digest) {
    return new ContentHash(HexFormat.of().formatHex(digest.digest()));
  }
}
