package org.gongtong.server.storage.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.gongtong.core.rules.Outcome;

/** Takes a backup while the server runs. Stateless but for its parts; thread-safe. */
public final class Backup {
  static final String MANIFEST = "manifest.json";

  private final DataSource database;
  private final InstantSource clock;

  public Backup(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  static String entry(String table) {
    return "tables/" + table + ".ndjson";
  }

  /**
   * Writes an archive, whole or not at all.
   *
   * @param schema version of the tables
   * @param file must not exist
   * @return what is in it, or {@link BackupReason#BACKUP_FILE_EXISTS}
   */
  public Outcome<Manifest> to(Path file, String schema) {
    if (Files.exists(file)) {
      return Outcome.refused(
          BackupReason.BACKUP_FILE_EXISTS.because().figure("file", file.toString()).refuses());
    }
    Path target = file.toAbsolutePath();
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    try {
      Files.deleteIfExists(unfinished);
      Manifest manifest = write(PrivateFiles.create(unfinished), schema);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      return Outcome.accepted(manifest);
    } catch (IOException e) {
      throw new UncheckedIOException("the backup cannot be written to " + file, e);
    } catch (SQLException e) {
      throw new IllegalStateException("the tables cannot be read", e);
    }
  }

  private Manifest write(Path file, String schema) throws IOException, SQLException {
    try (ZipOutputStream zip =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        Connection connection = database.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        // Not begun by the first read: what is described and what is read belong to one instant.
        statement.execute("start transaction with consistent snapshot, read only");
      }
      List<TableSummary> tables = new ArrayList<>();
      for (TableShape table : TableShape.all(connection)) {
        zip.putNextEntry(new ZipEntry(entry(table.name())));
        tables.add(TableLines.write(connection, table, notClosing(zip)));
        zip.closeEntry();
      }
      connection.rollback();
      Manifest manifest = new Manifest(schema, clock.instant(), tables);
      zip.putNextEntry(new ZipEntry(MANIFEST));
      zip.write(manifest.toJson().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      return manifest;
    }
  }

  private static OutputStream notClosing(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() {
        // the archive goes on
      }
    };
  }
}
