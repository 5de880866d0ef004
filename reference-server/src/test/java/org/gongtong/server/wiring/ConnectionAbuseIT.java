package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.multibindings.Multibinder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RouteGroup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Connections that no honest client makes, on a real server. Each test is named after its abuse.
 */
@Timeout(30)
class ConnectionAbuseIT {
  private static final String HEAD = "Host: localhost\r\nOrigin: http://localhost\r\n";
  private static final AtomicInteger SMUGGLED = new AtomicInteger();
  private static final CountDownLatch GO_ON = new CountDownLatch(1);
  private static TestServer server;

  @BeforeAll
  static void start() {
    RouteGroup routes =
        javalin -> {
          javalin.routes.post(
              "/test/echo", context -> context.result("got " + context.body()), Audience.EVERYBODY);
          javalin.routes.get(
              "/test/smuggled",
              context -> context.result("smuggled " + SMUGGLED.incrementAndGet()),
              Audience.EVERYBODY);
          javalin.routes.get(
              "/test/slow",
              context -> {
                GO_ON.await();
                context.result("worked");
              },
              Audience.EVERYBODY);
        };
    server =
        TestServer.start(
            ConnectionAbuseIT.class,
            Map.of("server.request-timeout", "1"),
            InstantSource.system(),
            binder ->
                Multibinder.newSetBinder(binder, RouteGroup.class).addBinding().toInstance(routes));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static RawConnection raw() throws IOException {
    return RawConnection.to(server.running().address());
  }

  private static String answerTo(String request) throws IOException {
    try (RawConnection connection = raw()) {
      return connection.send(request).untilClosed();
    }
  }

  /** Sends a byte as often as the server lets it, and others are served meanwhile. */
  private static void cutOffWhileOthersAreServed(String begin, String drop) throws Exception {
    List<RawConnection> slow = new ArrayList<>();
    TestServer.Visitor other = server.visitor();
    try {
      // More than Jetty has threads.
      for (int i = 0; i < 260; i++) {
        slow.add(raw().send(begin));
      }
      long began = System.nanoTime();
      for (int drops = 0; !slow.isEmpty(); ) {
        // A byte every 20 ms at most, however few of them are left.
        if (drops < (System.nanoTime() - began) / 20_000_000) {
          drops++;
          for (RawConnection connection : List.copyOf(slow)) {
            if (!connection.takes(drop)) {
              slow.remove(connection);
            }
          }
          assertThat(other.get("/assets/none").statusCode()).isEqualTo(404);
        }
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(other.get("/").statusCode()).isEqualTo(200);
    } finally {
      for (RawConnection connection : slow) {
        connection.close();
      }
    }
  }

  @Test
  void slowLorisInTheHead() throws Exception {
    cutOffWhileOthersAreServed("GET / HTTP/1.1\r\nHost: localhost\r\nX-a: ", "b");
  }

  @Test
  void slowLorisInTheBody() throws Exception {
    cutOffWhileOthersAreServed(
        "POST /test/echo HTTP/1.1\r\n" + HEAD + "Content-Length: 900000\r\n\r\n", "b");
  }

  @Test
  void slowLorisInChunks() throws Exception {
    cutOffWhileOthersAreServed(
        "POST /test/echo HTTP/1.1\r\n" + HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nb\r\n");
  }

  @Test
  void ourOwnSlowWorkIsNoAbuse() throws Exception {
    try (RawConnection waiting = raw();
        RawConnection slow = raw()) {
      waiting.send("GET /test/slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      // Once this one is cut off, the other has waited as long.
      slow.send("GET / HT");
      assertThat(slow.untilClosed()).doesNotContain("HTTP/1.1 200");
      GO_ON.countDown();
      assertThat(waiting.untilClosed()).startsWith("HTTP/1.1 200").contains("worked");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // both, and each hidden from a proxy that reads less strictly
        "Content-Length: 4\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 4",
        "Content-Length: 4\r\nTransfer-Encoding : chunked",
        "Content-Length: 4\r\nTransfer-Encoding:\u000bchunked",
        "Content-Length: 4\r\nX: y\r\n Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked",
        "Content-Length: 4\r\nContent-Length: 5",
        "Content-Length: 4, 5",
        "Content-Length: +4",
        "Content-Length: 4 4",
        "Content-Length: -1",
        "Content-Length: 0x4",
        "Content-Length: 99999999999999999999",
      })
  void requestSmuggling(String framing) throws Exception {
    String body = "0\r\n\r\nGET /test/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String answer = answerTo("POST /test/echo HTTP/1.1\r\n" + HEAD + framing + "\r\n\r\n" + body);
    assertThat(answer).as(framing).startsWith("HTTP/1.1 4").doesNotContain("smuggled");
    assertThat(SMUGGLED).hasValue(0);
  }

  @Test
  void chunksThatLieAboutTheirSize() throws Exception {
    String head = "POST /test/echo HTTP/1.1\r\n" + HEAD + "Transfer-Encoding: chunked\r\n\r\n";
    for (String chunks :
        new String[] {"-1\r\nx\r\n0\r\n\r\n", "zz\r\nx\r\n", "fffffffffffffffff\r\nx"}) {
      assertThat(answerTo(head + chunks + "GET /test/smuggled HTTP/1.1\r\nHost: x\r\n\r\n"))
          .as(chunks)
          .doesNotContain("HTTP/1.1 200", "smuggled")
          .doesNotContain("Exception");
    }
  }

  @Test
  void headerFlood() throws Exception {
    String many = "X-a: b\r\n".repeat(5_000);
    assertThat(answerTo("GET / HTTP/1.1\r\nHost: localhost\r\n" + many + "\r\n"))
        .startsWith("HTTP/1.1 431");
    assertThat(
            answerTo("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(100_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431");
    assertThat(answerTo("GET /" + "z".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 414");
    String cookies = "Cookie: " + "a=b; ".repeat(1_400) + "\r\n";
    assertThat(
            answerTo(
                "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + cookies + "\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..%2f..%2fetc%2fpasswd",
        "/assets/..%2f..%2fconf",
        "/assets/%2e%2e/%2e%2e/conf/gongtong.properties",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets/..;/conf",
        "/a%00b",
        "/a%5c..%5cb",
        "//evil.example/%2f..",
        "/%",
        "/%zz",
        "/staff;a=b",
        "/%73taff/..;/staff",
        "/./staff/../staff",
        "/a\u0001b",
        "http://evil.example/staff",
      })
  void ambiguousAddresses(String target) throws Exception {
    String answer =
        answerTo("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .as(target)
        .matches("(?s)HTTP/1\\.1 (400|404|303).*")
        .doesNotContain("root:", "db.url", "Exception", "jetty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
        "GE T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "\u0016\u0003\u0001 a TLS greeting\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX\u0000: b\r\n\r\n",
      })
  void malformedHeads(String head) throws Exception {
    assertThat(answerTo(head))
        .as(head)
        .doesNotContain("HTTP/1.1 200", "Exception", "\tat ", "jetty", "Jetty");
  }

  @Test
  void methodsOfOne() throws Exception {
    for (String method : new String[] {"TRACE", "TRACK", "CONNECT", "DEBUG", "PROPFIND"}) {
      assertThat(
              answerTo(
                  method + " / HTTP/1.1\r\n" + HEAD + "Cookie: a=b\r\nConnection: close\r\n\r\n"))
          .as(method)
          .matches("(?s)HTTP/1\\.1 4.*")
          .doesNotContain("Cookie: a=b");
    }
  }

  @Test
  void hostHeaderOfAnotherSiteDoesNotComeBack() throws Exception {
    HttpResponse<String> ours = server.visitor().get("/");
    assertThat(ours.statusCode()).isEqualTo(200);
    String answer =
        answerTo("GET /staff HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 303").doesNotContain("evil.example");
  }
}
