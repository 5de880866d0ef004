package org.gongtong.store.mariadb.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills the writing JVM, its database, or both, at any moment, again and again: the next start must
 * come up by itself and hold every row whose commit was acknowledged.
 */
@Tag("endurance")
class EmbeddedKillsIT {
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "target", "embedded-kills-it");
  private static final int ROUNDS = 25;

  @Test
  void noAcknowledgedRowIsLostHoweverTheProcessesDie() throws Exception {
    MariaDbBinaries.deleteTree(FOLDER);
    Files.createDirectories(FOLDER.getParent());
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261123L);
    long acknowledged = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Process writer = startWriter();
      long enough = acknowledged + 1 + random.nextInt(400);
      try (BufferedReader lines = writer.inputReader()) {
        for (String line = lines.readLine();
            line != null && acknowledged < enough;
            line = lines.readLine()) {
          acknowledged = Long.parseLong(line);
        }
      }
      int whom = random.nextInt(3);
      if (whom != 0) {
        kill(databaseOf());
      }
      if (whom != 1) {
        kill(writer.toHandle());
      }
      // A writer whose database was killed under it may have more to acknowledge, to nobody.
      kill(writer.toHandle());
      try (EmbeddedMariaDb db = EmbeddedMariaDb.start(EmbeddedSettings.in(FOLDER));
          Connection connection = MariaDbProcess.connect(db.access());
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select max(id), count(*) from row_log")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getLong(1)).as("round %d", round).isGreaterThanOrEqualTo(acknowledged);
        assertThat(row.getLong(2)).as("no gap, round %d", round).isEqualTo(row.getLong(1));
        acknowledged = row.getLong(1);
      }
    }
  }

  private static Process startWriter() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            FOLDER.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static ProcessHandle databaseOf() throws IOException {
    String pid = Files.readString(FOLDER.resolve("mariadbd.pid")).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static void kill(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    process.onExit().get(20, TimeUnit.SECONDS);
  }

  /** Writes rows 1, 2, 3 … and prints each number once its commit has been acknowledged. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws SQLException {
      EmbeddedMariaDb db = EmbeddedMariaDb.start(EmbeddedSettings.in(Path.of(arguments[0])));
      try (Connection connection = MariaDbProcess.connect(db.access());
          Statement statement = connection.createStatement()) {
        statement.execute("create table if not exists row_log (id bigint primary key)");
        long id;
        try (ResultSet row = statement.executeQuery("select coalesce(max(id), 0) from row_log")) {
          row.next();
          id = row.getLong(1);
        }
        try (PreparedStatement insert =
            connection.prepareStatement("insert into row_log values (?)")) {
          while (true) {
            insert.setLong(1, ++id);
            insert.executeUpdate();
            System.out.println(id);
          }
        }
      }
    }
  }
}
