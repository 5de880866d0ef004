package org.gongtong.server.storage.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/**
 * Puts a backup into an empty database, all or nothing. Used once.
 *
 * <p>The rows go in within one transaction, which is committed after everything was compared; a
 * restore that was killed leaves empty tables, and can be run again. What it restored is marked
 * ({@link RestoreMark}) until the caller has ended what came back with it.
 */
public final class Restore {
  private final DataSource database;
  private final SchemaSteps schema;
  private final List<RestoreCheck> checks;

  /**
   * @param schema brings the database's tables to the version of the archive's
   * @param checks asked in this order before it counts
   */
  public Restore(DataSource database, SchemaSteps schema, List<RestoreCheck> checks) {
    this.database = database;
    this.schema = schema;
    this.checks = List.copyOf(checks);
  }

  /** Restores; what was restored, or why nothing was. */
  public Outcome<Manifest> from(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      Manifest manifest = manifest(zip);
      if (!schema.knows(manifest.schema())) {
        return Outcome.refused(
            BackupReason.BACKUP_TOO_NEW
                .because()
                .figure("schema", manifest.schema())
                .figure("known", schema.newestVersion())
                .refuses());
      }
      Optional<Reason> damage = damage(zip, manifest);
      if (damage.isPresent()) {
        return Outcome.refused(damage.get());
      }
      return into(zip, manifest);
    } catch (IOException | IllegalArgumentException e) {
      return Outcome.refused(
          BackupReason.BACKUP_UNREADABLE
              .because()
              .figure("file", file.toString())
              .figure("error", String.valueOf(e.getMessage()))
              .refuses());
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused; nothing was restored", e);
    }
  }

  private Outcome<Manifest> into(ZipFile zip, Manifest manifest) throws SQLException, IOException {
    boolean bare = tables(table -> true) == 0;
    long used = tables(this::hasRows);
    if (used > 0) {
      return notEmpty(used);
    }
    boolean restored = false;
    try {
      if (!schema.bringTo(manifest.schema()).equals(manifest.schema())) {
        return notEmpty(tables(table -> true));
      }
      // Before the rows: from their commit on somebody may serve them.
      RestoreMark.put(database);
      Optional<Reason> fault = fill(zip, manifest);
      restored = fault.isEmpty();
      return fault.<Outcome<Manifest>>map(Outcome::refused).orElse(Outcome.accepted(manifest));
    } finally {
      if (!restored) {
        RestoreMark.remove(database);
      }
      if (bare && !restored) {
        dropAll();
      }
    }
  }

  private static Outcome<Manifest> notEmpty(long tables) {
    return Outcome.refused(
        BackupReason.DATABASE_NOT_EMPTY.because().figure("tables", tables).refuses());
  }

  private static Manifest manifest(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(Backup.MANIFEST);
    if (entry == null) {
      throw new IllegalArgumentException("no " + Backup.MANIFEST);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Manifest.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Reads the whole archive once, before anything of the database is touched. */
  private static Optional<Reason> damage(ZipFile zip, Manifest manifest) {
    for (TableSummary table : manifest.tables()) {
      ZipEntry entry = zip.getEntry(Backup.entry(table.name()));
      if (entry == null) {
        return damaged(table.name());
      }
      try (InputStream in = zip.getInputStream(entry)) {
        if (!TableLines.sha256(in).equals(table.sha256())) {
          return damaged(table.name());
        }
      } catch (IOException e) {
        return damaged(table.name());
      }
    }
    return Optional.empty();
  }

  private interface Question {
    boolean ask(TableShape table) throws SQLException;
  }

  private long tables(Question question) throws SQLException {
    long count = 0;
    try (Connection connection = database.getConnection()) {
      for (TableShape table : TableShape.all(connection)) {
        count += question.ask(table) ? 1 : 0;
      }
    }
    return count;
  }

  private boolean hasRows(TableShape table) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select 1 from " + TableShape.quoted(table.name()) + " limit 1")) {
      return row.next();
    }
  }

  /** Takes back what the migrations of this restore made. */
  private void dropAll() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set session foreign_key_checks = 0");
      for (TableShape table : TableShape.all(connection)) {
        statement.execute("drop table " + TableShape.quoted(table.name()));
      }
      statement.execute("drop table if exists " + TableShape.HISTORY);
      statement.execute("set session foreign_key_checks = 1");
    }
  }

  private Optional<Reason> fill(ZipFile zip, Manifest manifest) throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        // Tables come by name, not after those they refer to; the archive was whole.
        statement.execute("set session foreign_key_checks = 0");
        numberFrom(manifest, statement);
        // What migrations put in; it is in the archive, as it was when that was taken.
        for (TableShape table : TableShape.all(connection)) {
          statement.execute("delete from " + TableShape.quoted(table.name()));
        }
        Optional<Reason> fault = fillAndCompare(connection, zip, manifest);
        if (fault.isPresent()) {
          connection.rollback();
        } else {
          connection.commit();
        }
        statement.execute("set session foreign_key_checks = 1");
        return fault;
      } catch (SQLException | IOException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  /** A number that was given once is not given again. Ends a transaction, so it comes first. */
  private static void numberFrom(Manifest manifest, Statement statement) throws SQLException {
    for (TableSummary table : manifest.tables()) {
      if (table.next() > 0) {
        statement.execute(
            "alter table " + TableShape.quoted(table.name()) + " auto_increment = " + table.next());
      }
    }
  }

  private Optional<Reason> fillAndCompare(Connection connection, ZipFile zip, Manifest manifest)
      throws SQLException, IOException {
    Map<String, TableShape> shapes =
        TableShape.all(connection).stream()
            .collect(Collectors.toMap(TableShape::name, shape -> shape));
    if (!shapes
        .keySet()
        .equals(manifest.tables().stream().map(TableSummary::name).collect(Collectors.toSet()))) {
      return damaged("?");
    }
    for (TableSummary table : manifest.tables()) {
      TableShape shape = shapes.get(table.name());
      ZipEntry entry = zip.getEntry(Backup.entry(table.name()));
      if (shape == null || entry == null || !shape.columnNames().equals(table.columns())) {
        return damaged(table.name());
      }
      try (InputStream in = zip.getInputStream(entry)) {
        if (!same(table, TableLines.read(connection, shape, in))) {
          return damaged(table.name());
        }
      } catch (IOException | IllegalArgumentException e) {
        return damaged(table.name());
      }
    }
    for (TableSummary table : manifest.tables()) {
      TableShape shape = shapes.get(table.name());
      if (shape == null
          || !same(table, TableLines.write(connection, shape, OutputStream.nullOutputStream()))) {
        return Optional.of(
            BackupReason.RESTORED_DIFFERS.because().figure("table", table.name()).refuses());
      }
    }
    return checked(connection, manifest);
  }

  private Optional<Reason> checked(Connection connection, Manifest manifest) throws SQLException {
    for (RestoreCheck check : checks) {
      Optional<LocalizedText> fault = check.fault(connection, manifest);
      if (fault.isPresent()) {
        return Optional.of(
            BackupReason.RESTORE_CHECK_FAILED
                .because()
                .figure("check", check.name())
                .figure("what", fault.get())
                .refuses());
      }
    }
    return Optional.empty();
  }

  private static Optional<Reason> damaged(String table) {
    return Optional.of(BackupReason.BACKUP_DAMAGED.because().figure("table", table).refuses());
  }

  private static boolean same(TableSummary one, TableSummary other) {
    return one.rows() == other.rows() && one.sha256().equals(other.sha256());
  }
}
