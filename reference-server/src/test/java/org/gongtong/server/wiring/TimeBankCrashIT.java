package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.server.cli.GongtongCli;
import org.gongtong.store.mariadb.embedded.DatabaseAccess;
import org.gongtong.store.mariadb.embedded.EmbeddedMariaDb;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The server as a process of its own, and its database, are killed while clients send hours over
 * HTTP: what was acknowledged is there once, and the ledger is sound at any time. Who has no answer
 * sends the same again, as clients do.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class TimeBankCrashIT {
  private static final int CLIENTS = 8;
  private static final String BANK = "/api/v1/communities/demo/timebank";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path home;

  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final List<String> accounts = new ArrayList<>();
  private final List<Throwable> wrong = new ArrayList<>();
  private String at = "";
  private volatile Served served;
  private volatile boolean over;

  @Test
  void serverAndDatabaseAreKilled() throws Exception {
    kill(1, 1);
  }

  @Test
  @Tag("endurance")
  void theServerIsKilledFiftyTimesAndTheDatabaseTwentyTimes() throws Exception {
    kill(50, 20);
  }

  private void kill(int servers, int databases) throws Exception {
    served = Served.start(home);
    readAccounts();
    List<Thread> clients = new ArrayList<>();
    try {
      for (int i = 1; i <= CLIENTS; i++) {
        int number = i;
        Thread client = new Thread(() -> sendAll(number), "client-" + i);
        clients.add(client);
        client.start();
      }
      SplittableRandom random = new SplittableRandom(20261129);
      for (int round = 0; round < servers; round++) {
        awaitMore(20 + random.nextInt(60));
        if (round < databases) {
          end(database());
          awaitMore(20);
        }
        end(served.process.toHandle());
        served = Served.start(home);
        awaitMore(20);
        assertSound();
      }
    } finally {
      over = true;
      for (Thread client : clients) {
        client.join(60_000);
      }
      assertThat(wrong).isEmpty();
      verify();
      served.process.destroy();
      assertThat(served.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private ProcessHandle database() throws IOException {
    String pid = Files.readString(home.resolve("data/mariadbd.pid")).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static void end(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    process.onExit().get(20, TimeUnit.SECONDS);
  }

  private void awaitMore(int more) {
    int before = acknowledged.size();
    await(() -> acknowledged.size() >= before + more);
  }

  private void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!condition.getAsBoolean()) {
      assertThat(wrong).isEmpty();
      assertThat(System.nanoTime()).as("%d acknowledged", acknowledged.size()).isLessThan(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** One after another, each until it has an answer. */
  private void sendAll(int number) {
    try {
      for (int count = 1; !over; count++) {
        String key = "client-" + number + "-command-" + count;
        String body = command(number, count);
        for (String outcome = ""; outcome.isEmpty(); ) {
          outcome = outcome(key, body);
          if (outcome.isEmpty()) {
            LockSupport.parkNanos(50_000_000);
          } else {
            acknowledged.put(key, outcome);
          }
        }
      }
    } catch (RuntimeException | Error e) {
      synchronized (wrong) {
        wrong.add(e);
      }
    }
  }

  private String command(int number, int count) {
    SplittableRandom random = new SplittableRandom(number * 1_000_003L + count);
    int from = random.nextInt(accounts.size());
    int to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
    return String.format(
        Locale.ROOT,
        "{\"type\":\"post\",\"kind\":\"redeem\",\"at\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"minutes\":%d}",
        at,
        accounts.get(from),
        accounts.get(to),
        1 + random.nextInt(30));
  }

  /** What became of it; empty if there is no telling. */
  private String outcome(String key, String body) {
    try {
      HttpResponse<String> reply = served.send("/commands", Map.of("Idempotency-Key", key), body);
      if (reply.statusCode() >= 500 || reply.statusCode() == 401 || reply.statusCode() == 429) {
        return "";
      }
      JsonNode json = MAPPER.readTree(reply.body());
      String outcome = json.at(reply.statusCode() == 200 ? "/outcome" : "/code").asString();
      assertThat(outcome)
          .as(reply.body())
          .isIn("POSTED", "INSUFFICIENT_BALANCE", "BALANCE_CEILING");
      return outcome;
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertSound() throws Exception {
    HttpResponse<String> check = served.get("/check");
    assertThat(check.statusCode()).isEqualTo(200);
    assertThat(MAPPER.readTree(check.body()).at("/sound").asBoolean()).as(check.body()).isTrue();
  }

  /** Every command that was answered is there as it was answered, once, and nothing else is. */
  private void verify() throws Exception {
    assertSound();
    Map<String, String> there = new HashMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery("select hex(command), outcome from timebank_key")) {
        while (row.next()) {
          there.put(row.getString(1), row.getString(2));
        }
      }
      assertThat(number(statement, "select count(*) - count(distinct command) from timebank_entry"))
          .as("commands that were done twice")
          .isZero();
      assertThat(
              number(
                  statement,
                  """
                  select (select count(*) from timebank_key)
                    - (select count(distinct subject) from audit_event where area = 'timebank'
                       and type in ('transfer-posted', 'transfer-reversed', 'hold-placed',
                         'hold-ended', 'command-refused'))"""))
          .as("commands without an event")
          .isZero();
    }
    acknowledged.forEach((key, outcome) -> assertThat(there).containsEntry(hex(key), outcome));
  }

  private static String hex(String key) {
    return OperationKey.of("api " + key)
        .toUuid()
        .toString()
        .replace("-", "")
        .toUpperCase(Locale.ROOT);
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  private Connection connect() throws SQLException {
    DatabaseAccess access = EmbeddedMariaDb.accessOfRunning(home.resolve("data")).orElseThrow();
    return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
  }

  private void readAccounts() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select id, opened + interval 1 day from timebank_account"
                    + " where kind = 'individual' order by id limit 8")) {
      while (row.next()) {
        accounts.add(row.getString(1));
        at = row.getString(2).substring(0, 10) + "T09:00:00";
      }
    }
    assertThat(accounts).hasSize(8);
  }

  /** A server in a process of its own, and a clerk who is signed in. */
  private static final class Served {
    private final Process process;
    private final HttpClient client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final CountDownLatch started = new CountDownLatch(1);
    private final StringBuffer said = new StringBuffer();
    private volatile String address = "";
    private volatile String password = "";

    private Served(Process process) {
      this.process = process;
    }

    static Served start(Path home) throws Exception {
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Dguice_bytecode_gen_option=DISABLED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  GongtongCli.class.getName(),
                  "serve",
                  "--demo",
                  "--home",
                  home.toString(),
                  "--port",
                  "0",
                  "--admin-port",
                  "0",
                  "--set",
                  "limit.account=0")
              .redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("GONGTONG_"));
      Served served = new Served(builder.start());
      new Thread(served::listen, "listener").start();
      assertThat(served.started.await(90, TimeUnit.SECONDS)).as(served.said.toString()).isTrue();
      assertThat(served.address).as(served.said.toString()).isNotEmpty();
      served.signIn();
      return served;
    }

    private void listen() {
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          said.append(line).append('\n');
          String last = line.substring(line.lastIndexOf(' ') + 1);
          if (line.contains("网址 address:")) {
            address = last;
          } else if (line.contains("clerk1 / ")) {
            password = last;
          } else if (line.contains("停止 stop:")) {
            started.countDown();
          }
        }
      } catch (IOException e) {
        said.append(e);
      } finally {
        started.countDown();
      }
    }

    private void signIn() throws Exception {
      HttpResponse<String> in =
          client.send(
              HttpRequest.newBuilder(URI.create(address + "/staff/sign-in"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Origin", address)
                  .POST(BodyPublishers.ofString("login=clerk1&password=" + password))
                  .build(),
              BodyHandlers.ofString());
      assertThat(in.statusCode()).as(said.toString()).isIn(200, 303);
    }

    HttpResponse<String> send(String path, Map<String, String> headers, String body)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(address + BANK + path))
              .timeout(Duration.ofSeconds(60))
              .header("Content-Type", "application/json")
              .header("Origin", address)
              .POST(BodyPublishers.ofString(body));
      headers.forEach(request::header);
      return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return client.send(
          HttpRequest.newBuilder(URI.create(address + BANK + path)).build(),
          BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
  }
}
