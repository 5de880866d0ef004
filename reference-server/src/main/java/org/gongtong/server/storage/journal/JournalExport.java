package org.gongtong.server.storage.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.store.mariadb.MariaDbTransaction;

/**
 * Writes a bank's journal, all of it as it was at one instant, while others write. Thread-safe;
 * keeps a few hundred rows in memory.
 */
public final class JournalExport {

  private static final int ROWS_A_TURN = 500;

  private final UnitOfWork work;

  public JournalExport(UnitOfWork work) {
    this.work = work;
  }

  /**
   * Writes lines in UTF-8.
   *
   * @return how many
   * @throws UncheckedIOException if that fails
   */
  public long write(TimeBank bank, OutputStream out) {
    return work.read(transaction -> write(transaction, bank, out));
  }

  private static long write(Transaction transaction, TimeBank bank, OutputStream out) {
    Connection connection = MariaDbTransaction.reading(transaction).getConnection();
    Lines lines = new Lines(out);
    try {
      lines.add(JournalHead.of(bank).line());
      for (JournalTable table : JournalTable.ALL) {
        write(connection, JournalColumns.of(connection, table), bank, lines);
      }
      return lines.end();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written", e);
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
  }

  private static void write(
      Connection connection, JournalColumns columns, TimeBank bank, Lines lines)
      throws SQLException, IOException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            columns.select(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(ROWS_A_TURN);
      statement.setString(1, bank.id().toString());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          lines.add(columns.line(row));
        }
      }
    }
  }

  /** Lines as they are counted and hashed. Confined to one thread. */
  private static final class Lines {
    private final OutputStream out;
    private final MessageDigest digest = JournalHead.sha256();
    private long count;

    Lines(OutputStream out) {
      this.out = out;
    }

    void add(String line) throws IOException {
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
      digest.update(bytes);
      out.write(bytes);
      count++;
    }

    long end() throws IOException {
      String hash = HexFormat.of().formatHex(digest.digest());
      String last =
          CanonicalJson.write(
              Map.of(JournalColumns.ROW, JournalHead.END, "lines", count, "sha256", hash));
      out.write((last + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      return count + 1;
    }
  }
}
