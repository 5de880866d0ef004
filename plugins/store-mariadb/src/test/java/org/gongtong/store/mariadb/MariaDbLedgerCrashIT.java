package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.store.mariadb.embedded.DatabaseAccess;
import org.gongtong.store.mariadb.embedded.EmbeddedMariaDb;
import org.gongtong.store.mariadb.embedded.EmbeddedSettings;
import org.gongtong.testkit.store.LedgerParts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database, or the process that writes, is killed under load, again and again: every command
 * that was acknowledged is there, none is there twice, and the ledger is sound.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class MariaDbLedgerCrashIT {
  private static final int WRITERS = 8;

  private static final Pattern ACKNOWLEDGED = Pattern.compile("(\\d+) (\\d+) ([A-Z_]+);");

  @TempDir private Path folder;

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20261129L);

  @Test
  void theDatabaseIsKilledTwice() throws Exception {
    killTheDatabase(2);
  }

  @Test
  @Tag("endurance")
  void theDatabaseIsKilledTwentyTimes() throws Exception {
    killTheDatabase(20);
  }

  @Test
  void theWriterIsKilledThreeTimes() throws Exception {
    killTheWriter(3);
  }

  @Test
  @Tag("endurance")
  void theWriterIsKilledFiftyTimes() throws Exception {
    killTheWriter(50);
  }

  /** It is started again on its port meanwhile, and writers go on by themselves. */
  private void killTheDatabase(int rounds) throws Exception {
    LedgerLoad load = null;
    for (int round = 0; round < rounds; round++) {
      try (EmbeddedMariaDb database = EmbeddedMariaDb.start(EmbeddedSettings.in(folder));
          HikariDataSource pool = LedgerLoad.pool(database.access(), WRITERS)) {
        LedgerParts parts = TestStore.ledgerParts(pool);
        if (load == null) {
          migrate(pool);
          load = LedgerLoad.open(parts);
        }
        LedgerDesk desk = LedgerLoad.desk(parts);
        try (LedgerWriters writers = new LedgerWriters(load, Long.MAX_VALUE)) {
          for (int i = 0; i < WRITERS; i++) {
            writers.start(round * WRITERS + i + 1, List.of(desk));
          }
          writers.awaitMore(100 + random.nextInt(300));
          kill(ProcessHandle.of(database.pid()).orElseThrow());
          writers.awaitMore(100);
        }
        load.verify(parts, pool, 0);
      }
    }
  }

  private static void migrate(HikariDataSource pool) {
    Flyway.configure().dataSource(pool).table("schema_history").load().migrate();
  }

  private static void kill(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    process.onExit().get(20, TimeUnit.SECONDS);
  }

  private void killTheWriter(int rounds) throws Exception {
    try (EmbeddedMariaDb database = EmbeddedMariaDb.start(EmbeddedSettings.in(folder));
        HikariDataSource pool = LedgerLoad.pool(database.access(), 4)) {
      migrate(pool);
      LedgerParts parts = TestStore.ledgerParts(pool);
      LedgerLoad load = LedgerLoad.open(parts);
      LedgerDesk desk = LedgerLoad.desk(parts);
      for (int round = 0; round < rounds; round++) {
        Map<Long, Long> counts = writeAndDie(database.access(), load, round * WRITERS);
        load.verify(parts, pool, WRITERS);
        // What each had not been answered is sent again: it is done once, then or now.
        counts.forEach((number, count) -> load.send(desk, new OperationKey(number, count + 1)));
        load.verify(parts, pool, 0);
      }
    }
  }

  /**
   * A process that writes until it is killed.
   *
   * @return the last count that was acknowledged of each writer, by its number
   */
  private Map<Long, Long> writeAndDie(DatabaseAccess access, LedgerLoad load, int firstNumber)
      throws Exception {
    Map<Long, Long> counts = new HashMap<>();
    for (long number = firstNumber + 1; number <= firstNumber + WRITERS; number++) {
      counts.put(number, 0L);
    }
    Process writer = Writer.start(access, load.bankId(), firstNumber);
    int enough = 50 + random.nextInt(400);
    try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher words = ACKNOWLEDGED.matcher(line);
        if (!words.matches()) {
          continue; // of the log, or the last one, which it did not finish
        }
        OperationKey key =
            new OperationKey(Long.parseLong(words.group(1)), Long.parseLong(words.group(2)));
        load.acknowledged(key, TransferOutcome.valueOf(words.group(3)));
        counts.merge(key.high(), key.low(), Math::max);
        if (--enough == 0) {
          // Not the process itself, which would close what is still to be read.
          writer.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(enough).as("it died before its time").isLessThanOrEqualTo(0);
    return counts;
  }

  /** Sends commands and prints of each its key and outcome, once it is acknowledged. */
  static final class Writer {
    private Writer() {}

    static Process start(DatabaseAccess access, UUID bank, int firstNumber) throws IOException {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      PrintWriter words =
          new PrintWriter(
              new OutputStreamWriter(writer.getOutputStream(), StandardCharsets.UTF_8), true);
      words.println(access.jdbcUrl());
      words.println(access.user());
      words.println(access.password());
      words.println(bank);
      words.println(firstNumber);
      return writer;
    }

    public static void main(String[] arguments) {
      Scanner words = new Scanner(System.in, StandardCharsets.UTF_8);
      DatabaseAccess access =
          new DatabaseAccess(words.nextLine(), words.nextLine(), words.nextLine());
      HikariDataSource pool = LedgerLoad.pool(access, WRITERS);
      LedgerParts parts = TestStore.ledgerParts(pool);
      LedgerLoad load = LedgerLoad.of(parts, pool, UUID.fromString(words.nextLine()));
      LedgerDesk desk = LedgerLoad.desk(parts);
      int firstNumber = Integer.parseInt(words.nextLine());
      for (int i = 1; i <= WRITERS; i++) {
        long number = firstNumber + i;
        new Thread(() -> write(load, desk, number)).start();
      }
    }

    private static void write(LedgerLoad load, LedgerDesk desk, long number) {
      for (long count = 1; ; count++) {
        LedgerAnswer answer = load.send(desk, new OperationKey(number, count));
        System.out.print(number + " " + count + " " + answer.outcome() + ";\n");
        System.out.flush();
      }
    }
  }
}
