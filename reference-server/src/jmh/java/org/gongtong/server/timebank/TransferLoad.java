package org.gongtong.server.timebank;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The second process: sends transfers, in turns, and prints what it took. */
public final class TransferLoad {

  private static final int ROUNDS = 4;

  /** Rounds that do not count: so long the compiler takes a processor. */
  private static final int WARM_UP = 6;

  private static final int CONNECTIONS = 64;

  /** Transfers of a thousand rows, seven each. */
  private static final int BATCH = 143;

  /** Commands of a list. */
  private static final int LIST = 500;

  private static final int ROWS = 7;

  private TransferLoad() {}

  /** Does one request. */
  private interface Sender {
    void send() throws IOException;
  }

  private interface Senders {
    Sender open() throws IOException;
  }

  /**
   * @param arguments port of the server, port of the bare route, file of a token and accounts, what
   *     is measured, transfers a turn
   */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int barePort = Integer.parseInt(arguments[1]);
    int turn = Integer.parseInt(arguments[4]);
    List<String> lines = Files.readAllLines(Path.of(arguments[2]));
    List<String> accounts = lines.subList(1, lines.size());
    System.out.printf(
        Locale.ROOT,
        "%s: java %s, %d connections, %d transfers a turn%n",
        arguments[3],
        System.getProperty("java.version"),
        CONNECTIONS,
        turn);
    double ours = 0;
    double bare = 0;
    for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
      Processors before = Processors.read();
      double a = seconds(turn, () -> server(port, lines.get(0), accounts));
      Processors between = Processors.read();
      double b = seconds(turn, () -> bareRoute(barePort));
      Processors after = Processors.read();
      System.out.printf(
          Locale.ROOT,
          "%s server %6.0f/s (%s)  bare route %6.0f/s (%s)  ratio %.2f%n",
          round > 0 ? "round " + round : "warm-up",
          turn / a,
          between.since(before, turn),
          turn / b,
          after.since(between, turn),
          b / a);
      if (round > 0) {
        ours += a;
        bare += b;
      }
    }
    System.out.printf(
        Locale.ROOT, "%s, all rounds: server/bare route %.2f%n", arguments[3], bare / ours);
    lists(4 * turn, port, barePort, lines.get(0), accounts);
  }

  /** Lists of commands beside a route that writes the same rows a thousand at a time. */
  private static void lists(int turn, int port, int barePort, String token, List<String> accounts)
      throws Exception {
    double ours = 0;
    double bare = 0;
    for (int round = -1; round <= ROUNDS; round++) {
      double a =
          LIST
              * (double) ROWS
              / seconds(turn / LIST, 2, () -> list(port, token, accounts))
              * (turn / LIST);
      double b =
          BATCH
              * (double) ROWS
              / seconds(turn / BATCH, 2, () -> bareBatch(barePort))
              * (turn / BATCH);
      System.out.printf(
          Locale.ROOT,
          "%s lists %7.0f rows/s  bare rows %7.0f rows/s  ratio %.2f%n",
          round > 0 ? "round " + round : "warm-up",
          a,
          b,
          a / b);
      if (round > 0) {
        ours += 1 / a;
        bare += 1 / b;
      }
    }
    System.out.printf(Locale.ROOT, "lists, all rounds: server/bare rows %.2f%n", bare / ours);
  }

  /** Processor time so far, in seconds, of the server (both routes), its database and this. */
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

    /** Microseconds for each transfer. */
    String since(Processors before, int turn) {
      return String.format(
          Locale.ROOT,
          "%3.0f + %3.0f + %2.0f us",
          (server - before.server) / turn * 1e6,
          (database - before.database) / turn * 1e6,
          (load - before.load) / turn * 1e6);
    }
  }

  private static Sender server(int port, String token, List<String> accounts) throws IOException {
    Line line = new Line(port);
    LocalDateTime at = anHourAgo();
    return () -> {
      String json = "{" + transfer(at, accounts) + "}";
      String headers =
          "Content-Type: application/json\r\nAuthorization: Bearer "
              + token
              + "\r\nIdempotency-Key: "
              + UUID.randomUUID()
              + "\r\n";
      line.post("/api/v1/communities/measured/timebank/commands", headers, json, 200);
    };
  }

  private static LocalDateTime anHourAgo() {
    return LocalDateTime.ofInstant(Instant.now(), ZoneId.of("Asia/Shanghai"))
        .truncatedTo(ChronoUnit.MINUTES)
        .minusHours(1)
        .plusSeconds(1);
  }

  /** A transfer between any two, without braces. */
  private static String transfer(LocalDateTime at, List<String> accounts) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    int from = random.nextInt(accounts.size());
    int to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
    return "\"type\":\"post\",\"kind\":\"redeem\",\"at\":\""
        + at
        + "\",\"from\":\""
        + accounts.get(from)
        + "\",\"to\":\""
        + accounts.get(to)
        + "\",\"minutes\":1";
  }

  private static Sender list(int port, String token, List<String> accounts) throws IOException {
    Line line = new Line(port);
    LocalDateTime at = anHourAgo();
    return () -> {
      StringBuilder json = new StringBuilder(140_000).append("{\"commands\":[");
      for (int i = 0; i < LIST; i++) {
        json.append(i == 0 ? "{" : ",{")
            .append("\"key\":\"")
            .append(UUID.randomUUID())
            .append("\",")
            .append(transfer(at, accounts))
            .append('}');
      }
      String headers =
          "Content-Type: application/json\r\nAuthorization: Bearer "
              + token
              + "\r\nIdempotency-Key: "
              + UUID.randomUUID()
              + "\r\n";
      line.post(
          "/api/v1/communities/measured/timebank/batches",
          headers,
          json.append("]}").toString(),
          200);
    };
  }

  private static Sender bareBatch(int port) throws IOException {
    Line line = new Line(port);
    return () -> line.post("/bare-rows", "Content-Type: text/plain\r\n", BATCH + "", 204);
  }

  private static Sender bareRoute(int port) throws IOException {
    Line line = new Line(port);
    return () -> line.post("/bare", "Content-Type: application/json\r\n", "{}", 204);
  }

  private static double seconds(int turn, Senders senders) throws Exception {
    return seconds(turn, CONNECTIONS, senders);
  }

  private static double seconds(int turn, int connections, Senders senders) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    List<Sender> open = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      open.add(senders.open());
    }
    AtomicInteger next = new AtomicInteger();
    long began = System.nanoTime();
    List<Future<?>> running = new ArrayList<>();
    for (Sender sender : open) {
      running.add(
          threads.submit(
              () -> {
                while (next.getAndIncrement() < turn) {
                  sender.send();
                }
                return null;
              }));
    }
    try {
      for (Future<?> one : running) {
        one.get();
      }
      return (System.nanoTime() - began) / 1e9;
    } finally {
      threads.shutdownNow();
    }
  }

  /** One kept-alive connection: as little work as possible for the processors they share. */
  private static final class Line {
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

    void post(String path, String headers, String body, int expected) throws IOException {
      String request =
          "POST "
              + path
              + " HTTP/1.1\r\nHost: 127.0.0.1:"
              + port
              + "\r\n"
              + headers
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      int status = Integer.parseInt(line().split(" ", 3)[1]);
      int length = 0;
      boolean chunks = false;
      for (String header = line(); !header.isEmpty(); header = line()) {
        String small = header.toLowerCase(Locale.ROOT);
        if (small.startsWith("content-length:")) {
          length = Integer.parseInt(header.substring(15).strip());
        }
        chunks |= small.startsWith("transfer-encoding:");
      }
      byte[] answer = chunks ? chunks() : in.readNBytes(length);
      if (status != expected) {
        throw new IOException(status + ": " + new String(answer, StandardCharsets.UTF_8));
      }
    }

    /** An answer that is too long to be counted before it is sent. */
    private byte[] chunks() throws IOException {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int size = chunk(); size > 0; size = chunk()) {
        all.write(in.readNBytes(size));
        line();
      }
      line();
      return all.toByteArray();
    }

    private int chunk() throws IOException {
      return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
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
