package org.gongtong.server.casting;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The second process: casts, in turns, and prints what it took. */
public final class CastingLoad {

  private static final int ROUNDS = 4;

  /** Rounds that do not count: so long the compiler takes a processor. */
  private static final int WARM_UP = 8;

  private CastingLoad() {}

  /** Does one request or transaction, by its number. */
  private interface Caster {
    void cast(int number) throws Exception;
  }

  /** A caster for each connection. */
  private interface Casters {
    Caster open() throws Exception;
  }

  /**
   * @param arguments port of the server, port of the bare route, file of codes, URL, user and
   *     password of the database, motion for JDBC, connections, motion of the codes
   */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int barePort = Integer.parseInt(arguments[1]);
    List<String> codes = Files.readAllLines(Path.of(arguments[2]));
    UUID jdbcMotion = UUID.fromString(arguments[6]);
    int connections = Integer.parseInt(arguments[7]);
    int chunk = codes.size() / (ROUNDS + WARM_UP);
    System.out.printf(
        Locale.ROOT,
        "java %s, %d connections, %d ballots a turn%n",
        System.getProperty("java.version"),
        connections,
        chunk);
    double[] ours = new double[ROUNDS];
    double[] bare = new double[ROUNDS];
    double[] jdbc = new double[ROUNDS];
    for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
      int from = (round - 1 + WARM_UP) * chunk;
      String[] cookies = sessions(port, codes.subList(from, from + chunk), connections);
      Processors before = Processors.read();
      double a = perSecond(connections, chunk, () -> server(port, cookies, arguments[8], from));
      Processors between = Processors.read();
      double b = perSecond(connections, chunk, () -> bareRoute(barePort));
      Processors after = Processors.read();
      double c =
          perSecond(
              connections,
              chunk,
              () -> jdbc(arguments[3], arguments[4], arguments[5], jdbcMotion, from));
      System.out.printf(
          Locale.ROOT,
          "%s server %6.0f/s (%s)  bare route %6.0f/s (%s)  bare JDBC %6.0f/s  ratio %.2f  to JDBC"
              + " %.2f%n",
          round > 0 ? "round " + round : "warm-up",
          a,
          between.since(before, chunk),
          b,
          after.since(between, chunk),
          c,
          a / b,
          a / c);
      if (round > 0) {
        ours[round - 1] = a;
        bare[round - 1] = b;
        jdbc[round - 1] = c;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "all rounds: server/bare route %.2f, server/bare JDBC %.2f%n",
        Arrays.stream(ours).sum() / Arrays.stream(bare).sum(),
        Arrays.stream(ours).sum() / Arrays.stream(jdbc).sum());
  }

  /**
   * Processor time so far, in seconds, of the server (both routes), its database and this process.
   */
  private record Processors(double server, double database, double load) {

    static Processors read() {
      ProcessHandle server = ProcessHandle.current().parent().orElseThrow();
      double database =
          server
              .descendants()
              .filter(process -> process.info().command().orElse("").contains("mariadbd"))
              .mapToDouble(Processors::seconds)
              .sum();
      return new Processors(seconds(server), database, seconds(ProcessHandle.current()));
    }

    private static double seconds(ProcessHandle process) {
      return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** Microseconds for each of so many ballots. */
    String since(Processors before, int ballots) {
      return String.format(
          Locale.ROOT,
          "%3.0f + %3.0f + %2.0f us",
          (server - before.server) / ballots * 1e6,
          (database - before.database) / ballots * 1e6,
          (load - before.load) / ballots * 1e6);
    }
  }

  private static String[] sessions(int port, List<String> codes, int connections) throws Exception {
    String[] cookies = new String[codes.size()];
    perSecond(
        connections,
        codes.size(),
        () -> {
          Line line = new Line(port);
          return number -> {
            String form =
                "code="
                    + codes.get(number).replace(" ", "")
                    + "&idempotency_key="
                    + UUID.randomUUID();
            Answer answer = line.post("/vote", form, "");
            if (answer.cookie().isEmpty()) {
              throw new IllegalStateException("no session: " + answer);
            }
            cookies[number] = answer.cookie();
          };
        });
    return cookies;
  }

  private static Caster server(int port, String[] cookies, String motion, int from)
      throws IOException {
    Line line = new Line(port);
    return number -> {
      String cookie = cookies[number];
      String form =
          "choice=for&idempotency_key="
              + UUID.randomUUID()
              + "&version="
              + motion
              + "%2F"
              + (from + number + 1);
      Answer answer = line.post("/vote/check", form, cookie);
      if (answer.status() != 303 || !answer.location().endsWith("/receipt")) {
        throw new IllegalStateException("not cast: " + answer);
      }
    };
  }

  private static Caster bareRoute(int port) throws IOException {
    Line line = new Line(port);
    return number -> {
      Answer answer = line.post("/bare", "choice=for", "");
      if (answer.status() != 204) {
        throw new IllegalStateException("not written: " + answer);
      }
    };
  }

  private static Caster jdbc(String url, String user, String password, UUID motion, int from)
      throws Exception {
    Connection connection = DriverManager.getConnection(url, user, password);
    connection.setAutoCommit(false);
    return number -> BareRows.write(connection, motion, from + number + 1);
  }

  private static double perSecond(int connections, int count, Casters casters) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    List<Caster> open = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      open.add(casters.open());
    }
    AtomicInteger next = new AtomicInteger();
    long began = System.nanoTime();
    List<Future<?>> running = new ArrayList<>();
    for (Caster caster : open) {
      running.add(
          threads.submit(
              () -> {
                for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                  caster.cast(n);
                }
                return null;
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    threads.shutdown();
    return count / seconds;
  }

  /** What a request was answered with. */
  record Answer(int status, String location, String cookie) {}

  /** One kept-alive connection: as little work as possible for the processors they share. */
  static final class Line {
    private final int port;
    private final InputStream in;
    private final OutputStream out;

    Line(int port) throws IOException {
      Socket socket = new Socket("127.0.0.1", port);
      socket.setTcpNoDelay(true);
      this.port = port;
      this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
      this.out = socket.getOutputStream();
    }

    Answer post(String path, String form, String cookie) throws IOException {
      String site = "127.0.0.1:" + port;
      String request =
          "POST "
              + path
              + " HTTP/1.1\r\nHost: "
              + site
              + "\r\nOrigin: http://"
              + site
              + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
              + form.length()
              + (cookie.isEmpty() ? "" : "\r\nCookie: " + cookie)
              + "\r\n\r\n"
              + form;
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return answer();
    }

    private Answer answer() throws IOException {
      int status = Integer.parseInt(line().split(" ", 3)[1]);
      String location = "";
      String cookie = "";
      int length = 0;
      for (String header = line(); !header.isEmpty(); header = line()) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Integer.parseInt(header.substring(15).strip());
        } else if (lower.startsWith("location:")) {
          location = header.substring(9).strip();
        } else if (lower.startsWith("set-cookie: voter=")) {
          cookie = header.substring(12, header.indexOf(';'));
        } else if (lower.startsWith("transfer-encoding:")) {
          throw new IOException("chunked: " + status);
        }
      }
      in.skipNBytes(length);
      return new Answer(status, location, cookie);
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder(64);
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("the connection ended");
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }
  }
}
