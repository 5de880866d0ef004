package org.gongtong.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.gongtong.server.config.ConfigException;
import org.gongtong.server.publiclog.LogKeeper;
import org.gongtong.server.publiclog.WitnessRounds;
import org.gongtong.server.wiring.RunningServer;
import org.gongtong.server.wiring.TestClock;
import org.gongtong.server.wiring.TestServer;
import org.gongtong.server.wiring.VotingHall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the server asks of others goes where a setting says, and nowhere from there. */
@Timeout(120)
class OutgoingRequestsIT {
  private static final TestClock CLOCK =
      new TestClock(java.time.Instant.parse("2026-03-01T00:00:00Z"));

  private static final class Parts extends AbstractModule {
    private @Inject Provider<WitnessRounds> rounds;
    private @Inject Provider<LogKeeper> keeper;

    @Override
    protected void configure() {
      requestInjection(this);
    }
  }

  /** Another server of this machine, on which nobody should land by a redirect. */
  private static HttpServer stranger(com.sun.net.httpserver.HttpHandler handler)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  private static void empty(HttpExchange exchange, int status) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Test
  void serverSideRequestForgery() throws Exception {
    AtomicInteger landed = new AtomicInteger();
    AtomicInteger asked = new AtomicInteger();
    AtomicLong swallowed = new AtomicLong();
    HttpServer inside = stranger(exchange -> empty(exchange, 200 + 0 * landed.incrementAndGet()));
    HttpServer witness =
        stranger(
            exchange -> {
              if (asked.incrementAndGet() % 2 == 1) {
                String target = "http://127.0.0.1:" + inside.getAddress().getPort() + "/";
                exchange.getResponseHeaders().set("Location", target);
                empty(exchange, asked.get() == 1 ? 307 : 302);
              } else {
                endless(exchange, swallowed);
              }
            });
    VotingHall hall = new VotingHall(CLOCK);
    try (TestServer server = TestServer.start(OutgoingRequestsIT.class, Map.of(), CLOCK, hall)) {
      String key = server.visitor().get("/witness/key").body().strip();
      for (String address :
          List.of(
              "http://169.254.169.254/latest",
              "http://example.org",
              "file:///etc/passwd",
              "ftp://127.0.0.1/",
              "jar:file:/tmp/a.jar!/",
              "gopher://127.0.0.1:70/",
              "http://127.0.0.1@evil.example/",
              "http://localhost.evil.example/",
              "//127.0.0.1/",
              "https:///x",
              "https://127.0.0.1/?a=b")) {
        Map<String, String> settings = Map.of("log.witnesses", key + " " + address);
        assertThatThrownBy(() -> TestServer.startOn(server.database(), settings, CLOCK).close())
            .as(address)
            .isInstanceOf(ConfigException.class);
      }
      server.running().close();
      String hostile = key + " http://127.0.0.1:" + witness.getAddress().getPort() + "/witness";
      Parts parts = new Parts();
      VotingHall again = new VotingHall(CLOCK);
      try (RunningServer running =
          TestServer.startOn(
              server.database(), Map.of("log.witnesses", hostile), CLOCK, again, parts)) {
        again.community("model", "cn-42");
        parts.keeper.get().turn();
        for (int round = 0; round < 4; round++) {
          parts.rounds.get().round();
        }
        assertThat(TestServer.visitor(running).get("/log").statusCode()).isEqualTo(200);
      }
    } finally {
      witness.stop(0);
      inside.stop(0);
    }
    assertThat(asked.get()).isGreaterThanOrEqualTo(4);
    assertThat(landed).hasValue(0);
    assertThat(swallowed.get()).as("bytes taken from an endless answer").isLessThan(16L << 20);
  }

  /** As many bytes as are taken, up to 64 MiB. */
  private static void endless(HttpExchange exchange, AtomicLong taken) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, 0);
    byte[] piece = new byte[1 << 16];
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < 1024; i++) {
        out.write(piece);
        taken.addAndGet(piece.length);
      }
    } catch (IOException e) {
      // Nobody reads on, as it should be.
    }
  }
}
