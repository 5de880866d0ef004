package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.Idempotency;
import org.gongtong.server.auth.Idempotency.Answer;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Pages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signing in, and commands that act once, on a real server and database. */
@Timeout(60)
class AccessIT {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Actor CLERK = Actor.staff("desk-1");
  private static final TestClock CLOCK = new TestClock(START);
  private static final Inside INSIDE = new Inside();
  private static TestServer server;

  /** The server's parts, and some routes to try them by. */
  private static final class Inside extends AbstractModule {
    private StaffAccounts accounts;
    private Idempotency keys;
    private Pages pages;
    private final AtomicInteger done = new AtomicInteger();

    @ProvidesIntoSet
    RouteGroup tests(StaffAccounts madeAccounts, Idempotency madeKeys, Pages madePages) {
      accounts = madeAccounts;
      keys = madeKeys;
      pages = madePages;
      return this::addTo;
    }

    private void addTo(JavalinConfig javalin) {
      javalin.routes.post("/staff/test/once", this::once, Audience.STAFF);
    }

    private void once(Context context) {
      List<Reason> refused =
          pages.once(
              context,
              () -> {
                if ("no".equals(context.formParam("say"))) {
                  return Outcome.refused(AuthReason.CODE_UNKNOWN.because().refuses());
                }
                return Outcome.accepted("/staff?done=" + done.incrementAndGet());
              });
      if (!refused.isEmpty()) {
        context.status(422).result("drawn again: " + refused.get(0).code());
      }
    }
  }

  @BeforeAll
  static void start() {
    server = TestServer.start(AccessIT.class, Map.of("server.behind-proxy", "true"), CLOCK, INSIDE);
    INSIDE.accounts.add(CLERK, "desk-1", "correct horse battery").orThrow();
    server.staff().grant("desk-1", MandateKind.SYSTEM_ADMINISTRATOR);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void signsInLeadsBackAndSignsOut() throws Exception {
    var visitor = server.visitor();
    HttpResponse<String> asked = visitor.get("/staff/sign-in?to=%2Fstaff%2Fpacks");
    assertThat(asked.body()).contains("name=\"to\" value=\"/staff/packs\"");
    HttpResponse<String> wrong = signIn(visitor, "192.0.2.1", "desk-1", "wrong", "/staff/packs");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("登录名或密码不对", "value=\"/staff/packs\"");
    String before = cookie(wrong);
    HttpResponse<String> in =
        signIn(visitor, "192.0.2.1", " Desk-1 ", "correct horse battery", "/staff/packs");
    assertThat(location(in)).isEqualTo("/staff/packs");
    assertThat(before).isEmpty();
    assertThat(visitor.get("/staff/packs").statusCode()).isEqualTo(200);
    assertThat(visitor.post("/staff/sign-out", Map.of("a", "b")).statusCode()).isEqualTo(303);
    assertThat(visitor.get("/staff/packs").statusCode()).isEqualTo(303);
    for (String to : List.of("https://evil.example", "//evil.example/", "/\\evil.example")) {
      HttpResponse<String> led =
          signIn(server.visitor(), "192.0.2.1", "desk-1", "correct horse battery", to);
      assertThat(location(led)).as(to).isEqualTo("/staff");
    }
  }

  @Test
  void eachSignInIsASessionOfItsOwnAndTheOldOneEnds() throws Exception {
    var visitor = signedIn("192.0.2.2");
    String old = cookie(visitor.get("/staff"));
    HttpResponse<String> again =
        signIn(visitor, "192.0.2.2", "desk-1", "correct horse battery", "/staff");
    String fresh = cookie(again);
    assertThat(fresh).startsWith("staff=").isNotEqualTo(old);
    var stranger = server.visitor();
    assertThat(stranger.send(stranger.to("/staff").header("Cookie", fresh)).statusCode())
        .isEqualTo(200);
    signIn(visitor, "192.0.2.2", "desk-1", "correct horse battery", "/staff");
    assertThat(stranger.send(stranger.to("/staff").header("Cookie", fresh)).statusCode())
        .isEqualTo(303);
  }

  @Test
  void sessionsEndWhenIdleWhenOldAndWhenTheLoginIsDisabled() throws Exception {
    var visitor = signedIn("192.0.2.3");
    CLOCK.passes(Duration.ofMinutes(29));
    assertThat(visitor.get("/staff").statusCode()).isEqualTo(200);
    CLOCK.passes(Duration.ofMinutes(29));
    assertThat(visitor.get("/staff").statusCode()).isEqualTo(200);
    CLOCK.passes(Duration.ofMinutes(30));
    assertThat(visitor.get("/staff").statusCode()).isEqualTo(303);

    var busy = signedIn("192.0.2.3");
    for (int i = 0; i < 12 * 3 - 1; i++) {
      CLOCK.passes(Duration.ofMinutes(20));
      assertThat(busy.get("/staff").statusCode()).isEqualTo(200);
    }
    CLOCK.passes(Duration.ofMinutes(20));
    assertThat(busy.get("/staff").statusCode()).isEqualTo(303);

    INSIDE.accounts.add(CLERK, "desk-4", "correct horse battery").orThrow();
    var leaver = server.visitor();
    signIn(leaver, "192.0.2.3", "desk-4", "correct horse battery", "/staff");
    assertThat(leaver.get("/staff").statusCode()).isEqualTo(200);
    INSIDE.accounts.disable(CLERK, "desk-4").orThrow();
    assertThat(leaver.get("/staff").statusCode()).isEqualTo(303);
    assertThat(
            signIn(leaver, "192.0.2.3", "desk-4", "correct horse battery", "/staff").statusCode())
        .isEqualTo(422);
  }

  @Test
  void guessersWaitByLoginAndByPlace() throws Exception {
    INSIDE.accounts.add(CLERK, "desk-5", "correct horse battery").orThrow();
    var visitor = server.visitor();
    for (int i = 0; i < 10; i++) {
      assertThat(signIn(visitor, "198.51.100." + i, "desk-5", "wrong", "").statusCode())
          .isEqualTo(422);
    }
    HttpResponse<String> locked =
        signIn(visitor, "198.51.100.200", "desk-5", "correct horse battery", "");
    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(locked.body()).contains("请 15 分钟后再试");
    CLOCK.passes(Duration.ofMinutes(15));
    assertThat(
            signIn(visitor, "198.51.100.200", "desk-5", "correct horse battery", "").statusCode())
        .isEqualTo(303);

    for (int i = 0; i < 30; i++) {
      signIn(visitor, "203.0.113.1, 203.0.113.9", "nobody-" + i, "wrong", "");
    }
    assertThat(signIn(visitor, "203.0.113.9", "desk-1", "correct horse battery", "").statusCode())
        .isEqualTo(429);
    // The first entry is what the client says of himself.
    assertThat(
            signIn(visitor, "203.0.113.9, 203.0.113.8", "desk-1", "correct horse battery", "")
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void aFormSentTwiceActsOnce() throws Exception {
    var visitor = signedIn("192.0.2.20");
    Map<String, String> form = Map.of("idempotency_key", UUID.randomUUID().toString(), "a", "1");
    int before = INSIDE.done.get();
    String first = location(visitor.post("/staff/test/once", form));
    assertThat(location(visitor.post("/staff/test/once", form))).isEqualTo(first);
    assertThat(INSIDE.done.get()).isEqualTo(before + 1);

    Map<String, String> other = new TreeMap<>(form);
    other.put("a", "2");
    HttpResponse<String> reused = visitor.post("/staff/test/once", other);
    assertThat(reused.statusCode()).isEqualTo(422);
    assertThat(reused.body()).contains("KEY_REUSED");
    HttpResponse<String> without = visitor.post("/staff/test/once", Map.of("a", "1"));
    assertThat(without.statusCode()).isEqualTo(400);
    assertThat(without.body()).contains("KEY_MALFORMED");

    Map<String, String> no = Map.of("idempotency_key", UUID.randomUUID().toString(), "say", "no");
    assertThat(visitor.post("/staff/test/once", no).body()).isEqualTo("drawn again: CODE_UNKNOWN");
    assertThat(visitor.post("/staff/test/once", no).body()).isEqualTo("drawn again: CODE_UNKNOWN");
    assertThat(INSIDE.done.get()).isEqualTo(before + 1);
  }

  @Test
  void aSecondPressWaitsForTheFirstAndGetsItsAnswer() throws Exception {
    String key = UUID.randomUUID().toString();
    String hash = "0".repeat(64);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    var first =
        CompletableFuture.supplyAsync(
            () ->
                INSIDE.keys.around(
                    "press",
                    key,
                    hash,
                    () -> {
                      inside.countDown();
                      await(goOn);
                      return Outcome.accepted(Answer.seeOther("/run/" + runs.incrementAndGet()));
                    }));
    inside.await();
    CompletableFuture<Outcome<Answer>> second = new CompletableFuture<>();
    Thread presser =
        new Thread(
            () ->
                second.complete(
                    INSIDE.keys.around(
                        "press",
                        key,
                        hash,
                        () ->
                            Outcome.accepted(Answer.seeOther("/run/" + runs.incrementAndGet())))));
    presser.start();
    while (presser.getState() != Thread.State.TIMED_WAITING && presser.isAlive()) {
      Thread.onSpinWait();
    }
    goOn.countDown();
    assertThat(second.get()).isEqualTo(first.get());
    assertThat(runs).hasValue(1);
  }

  @Test
  void aKeyCommitsWithWhatItsCommandWrote() throws Exception {
    String key = UUID.randomUUID().toString();
    String hash = "0".repeat(64);
    AtomicInteger runs = new AtomicInteger();
    var attempts =
        java.util.stream.Stream.of(1, 2)
            .map(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            INSIDE.keys.once(
                                "test",
                                key,
                                hash,
                                transaction ->
                                    Outcome.accepted(
                                        new Answer(201, null, "run " + runs.incrementAndGet())))))
            .toList();
    assertThat(attempts.get(0).get()).isEqualTo(attempts.get(1).get());
    assertThat(runs).hasValue(1);
    assertThat(
            INSIDE
                .keys
                .once(
                    "test", key, "1".repeat(64), t -> Outcome.accepted(new Answer(201, null, null)))
                .refusals())
        .extracting(Reason::code)
        .containsExactly("KEY_REUSED");
    assertThat(
            INSIDE
                .keys
                .once("other", key, hash, t -> Outcome.accepted(new Answer(200, null, "mine")))
                .orThrow()
                .body())
        .isEqualTo("mine");

    String broken = UUID.randomUUID().toString();
    try {
      INSIDE.keys.around(
          "test",
          broken,
          hash,
          () -> {
            throw new IllegalStateException("killed");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("killed");
    }
    assertThat(
            INSIDE
                .keys
                .around("test", broken, hash, () -> Outcome.accepted(new Answer(201, null, null)))
                .refusals())
        .extracting(Reason::code)
        .containsExactly("KEY_IN_FLIGHT");
    CLOCK.passes(Idempotency.KEPT.plusSeconds(1));
    INSIDE.keys.sweep();
    assertThat(dump("idempotency_key")).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TestServer.Visitor signedIn(String address) throws Exception {
    var visitor = server.visitor();
    HttpResponse<String> in = signIn(visitor, address, "desk-1", "correct horse battery", "/staff");
    assertThat(in.statusCode()).isEqualTo(303);
    return visitor;
  }

  private static HttpResponse<String> signIn(
      TestServer.Visitor visitor, String address, String login, String password, String to)
      throws Exception {
    return from(
        visitor, address, "/staff/sign-in", Map.of("login", login, "password", password, "to", to));
  }

  private static HttpResponse<String> from(
      TestServer.Visitor visitor, String address, String path, Map<String, String> form)
      throws Exception {
    return visitor.send(
        visitor
            .formTo(path, form)
            .header("Origin", visitor.site().toString())
            .header("X-Forwarded-For", address));
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String dump(String table) throws Exception {
    StringBuilder text = new StringBuilder();
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + table)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          text.append(rows.getString(i)).append('|');
        }
      }
    }
    return text.toString();
  }
}
