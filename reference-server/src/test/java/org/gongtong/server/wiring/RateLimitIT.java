package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gongtong.core.kernel.Actor;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.http.RouteGroup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests by the hundred, over HTTP. */
@Timeout(60)
class RateLimitIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));
  private static final String PASSWORD = "correct horse battery";

  /** One clerk. */
  private static final class Clerk extends AbstractModule {
    private StaffAccounts accounts;

    @ProvidesIntoSet
    RouteGroup none(StaffAccounts staff) {
      accounts = staff;
      return javalin -> {};
    }
  }

  private static final Clerk CLERK = new Clerk();
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            RateLimitIT.class,
            Map.of(
                "limit.address", "20",
                "limit.account", "30",
                "server.trusted-proxies", "127.0.0.1"),
            CLOCK,
            CLERK);
    CLERK.accounts.add(Actor.system("test"), "desk-1", PASSWORD).orThrow();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void oneAddressAsksForMoreThanItsShare() throws Exception {
    TestServer.Visitor visitor = server.visitor();
    for (int i = 0; i < 20; i++) {
      // What stands left is the visitor's own invention and gives him no second bucket.
      assertThat(from(visitor, "/", "198.51.100." + i + ", 192.0.2.1").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = from(visitor, "/", "192.0.2.1");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("4");
    assertThat(refused.body()).contains("TOO_MANY_REQUESTS", "4 秒后再试", "</html>");
    assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
    HttpResponse<String> api = from(visitor, "/api/v1/communities", "192.0.2.1");
    assertThat(api.statusCode()).isEqualTo(429);
    assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(from(visitor, "/", "192.0.2.2").statusCode()).as("others").isEqualTo(200);
    assertThat(visitor.get("/").statusCode()).as("this machine itself").isEqualTo(200);
    CLOCK.passes(Duration.ofSeconds(4));
    assertThat(from(visitor, "/", "192.0.2.1").statusCode()).isEqualTo(200);
  }

  @Test
  void oneAccountFromManyAddresses() throws Exception {
    TestServer.Visitor first = signedIn();
    TestServer.Visitor second = signedIn();
    int served = 0;
    for (int i = 0; i < 60; i++) {
      TestServer.Visitor visitor = i % 2 == 0 ? first : second;
      served += from(visitor, "/staff", "203.0.113." + i).statusCode() == 200 ? 1 : 0;
    }
    assertThat(served).isEqualTo(30);
    assertThat(server.visitor().get("/").statusCode()).as("others").isEqualTo(200);
  }

  @Test
  void aStrangerForgesTheAddressHeader() throws Exception {
    try (TestServer other =
        TestServer.start(
            RateLimitIT.class,
            Map.of("limit.address", "20", "server.trusted-proxies", "10.0.0.0/8"),
            CLOCK)) {
      TestServer.Visitor visitor = other.visitor();
      int refused = 0;
      for (int i = 0; i < 40; i++) {
        refused += from(visitor, "/", "192.0.2." + i).statusCode() == 429 ? 1 : 0;
      }
      assertThat(refused).as("one peer, whatever it says").isEqualTo(20);
    }
  }

  private static TestServer.Visitor signedIn() throws Exception {
    TestServer.Visitor visitor = server.visitor();
    assertThat(
            visitor
                .post(
                    "/staff/sign-in",
                    Map.of("login", "desk-1", "password", PASSWORD, "to", "/staff"))
                .statusCode())
        .isEqualTo(303);
    return visitor;
  }

  private static HttpResponse<String> from(
      TestServer.Visitor visitor, String path, String forwarded) throws Exception {
    return visitor.send(visitor.to(path).header("X-Forwarded-For", forwarded));
  }
}
