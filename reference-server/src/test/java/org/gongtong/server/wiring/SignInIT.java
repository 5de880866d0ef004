package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.StaffScene.PASSWORD;
import static org.gongtong.server.wiring.StaffScene.cookie;
import static org.gongtong.server.wiring.StaffScene.isIn;
import static org.gongtong.server.wiring.StaffScene.location;
import static org.gongtong.server.wiring.StaffScene.rows;
import static org.gongtong.server.wiring.StaffScene.signIn;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.gongtong.store.mariadb.embedded.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failures that count across servers and restarts, sessions that their owner sees and ends. */
@Timeout(60)
class SignInIT {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "server.trusted-proxies", "127.0.0.1",
          "staff.password-kinds", "2",
          "staff.password-least", "14",
          "staff.session-idle-minutes", "10",
          "staff.session-hours", "2");
  private static final Pattern OTHER_SESSION =
      Pattern.compile("name=\"session\" value=\"([0-9a-f-]{36})\">结束<");
  private static final Pattern OWN_SESSION =
      Pattern.compile("name=\"session\" value=\"([0-9a-f-]{36})\">退出登录<");

  private static final TestClock CLOCK = new TestClock(StaffScene.START);
  private static TestDatabase database;
  private static RunningServer one;
  private static RunningServer other;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh(SignInIT.class);
    one = TestServer.startOn(database, SETTINGS, CLOCK, StaffScene.logins());
    other = TestServer.startOn(database, SETTINGS, CLOCK);
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
    database.close();
  }

  @Test
  void aGuesserMeetsTheSameLockAtEveryServerAndAfterARestart() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(guess(one, "198.51.100." + i, "desk-1").statusCode()).isEqualTo(422);
      assertThat(guess(other, "198.51.100.1" + i, "desk-1").statusCode()).isEqualTo(422);
    }
    for (RunningServer server : List.of(one, other)) {
      HttpResponse<String> locked =
          signIn(TestServer.visitor(server), "198.51.100.99", "desk-1", PASSWORD);
      assertThat(locked.statusCode()).isEqualTo(429);
      assertThat(locked.body()).contains("请 15 分钟后再试");
    }
    try (RunningServer restarted = TestServer.startOn(database, SETTINGS, CLOCK)) {
      assertThat(
              signIn(TestServer.visitor(restarted), "198.51.100.99", "desk-1", PASSWORD)
                  .statusCode())
          .isEqualTo(429);
    }
    assertThat(rows(database, "select * from audit_event where type = 'staff-locked-out'"))
        .containsOnlyOnce("desk-1");
    assertThat(rows(database, "select * from sign_in_attempt"))
        .isNotEmpty()
        .doesNotContain("desk-1", "198.51.100");
    CLOCK.passes(Duration.ofMinutes(15));
    assertThat(signIn(TestServer.visitor(one), "198.51.100.99", "desk-1", PASSWORD).statusCode())
        .isEqualTo(303);
  }

  @Test
  void fiftyGuessesAtOnceAreTenLooksAtThePassword() throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(25);
    try {
      List<Callable<Integer>> guesses = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        RunningServer server = i % 2 == 0 ? one : other;
        String address = "203.0.113." + i;
        guesses.add(() -> guess(server, address, "desk-2").statusCode());
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : crowd.invokeAll(guesses)) {
        answers.add(answer.get());
      }
      assertThat(answers).filteredOn(status -> status == 422).hasSize(10);
      assertThat(answers).filteredOn(status -> status == 429).hasSize(40);
    } finally {
      crowd.shutdown();
    }
  }

  @Test
  void sessionFixation() throws Exception {
    // Somebody puts the cookie of his own session, or one that he made up, into another's browser.
    for (String planted : List.of(cookie(in("192.0.2.4", "desk-4")), "staff=made-up-by-somebody")) {
      var victim = TestServer.visitor(one);
      HttpResponse<String> answer =
          victim.send(
              victim
                  .formTo("/staff/sign-in", Map.of("login", "desk-3", "password", PASSWORD))
                  .header("Origin", victim.site().toString())
                  .header("X-Forwarded-For", "192.0.2.3")
                  .header("Cookie", planted));
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(cookie(answer)).startsWith("staff=").isNotEqualTo(planted);
      var attacker = TestServer.visitor(one);
      assertThat(attacker.send(attacker.to("/staff").header("Cookie", planted)).statusCode())
          .isEqualTo(303);
    }
  }

  @Test
  void aMemberSeesHisSessionsAndEndsOneOrAllOthers() throws Exception {
    var here = visitor("192.0.2.10", "desk-4");
    var there = visitor("192.0.2.11", "desk-4");
    var colleague = visitor("192.0.2.12", "desk-5");
    String page = here.get("/staff/account").body();
    assertThat(page).contains("192.0.2.10", "192.0.2.11").doesNotContain("192.0.2.12");
    String ofColleague = StaffScene.found(OWN_SESSION, colleague.get("/staff/account").body());
    end(here, ofColleague);
    assertThat(isIn(colleague)).as("nobody ends a session of somebody else").isTrue();
    // The one used last comes first after this one.
    end(here, StaffScene.found(OTHER_SESSION, here.get("/staff/account").body()));
    assertThat(isIn(there)).isFalse();
    assertThat(isIn(here)).isTrue();
    var again = visitor("192.0.2.13", "desk-4");
    var once = visitor("192.0.2.14", "desk-4");
    end(here, "others");
    assertThat(List.of(isIn(again), isIn(once), isIn(here))).containsExactly(false, false, true);
    end(here, StaffScene.found(OWN_SESSION, here.get("/staff/account").body()));
    assertThat(isIn(here)).isFalse();
    assertThat(isIn(colleague)).isTrue();
  }

  @Test
  void anotherPasswordEndsTheOtherSessionsAndRenewsThisOne() throws Exception {
    var here = visitor("192.0.2.20", "desk-5");
    var there = visitor("192.0.2.21", "desk-5");
    assertThat(change(here, "wrong", "Another long one 1", "Another long one 1").body())
        .contains("现在的密码不对");
    assertThat(change(here, PASSWORD, "Another long one 1", "Another long one 2").body())
        .contains("两次输入的密码不一样");
    assertThat(change(here, PASSWORD, PASSWORD, PASSWORD).body()).contains("新密码与现在的一样");
    assertThat(change(here, PASSWORD, "short1", "short1").body()).contains("密码不足 14 个字符");
    assertThat(change(here, PASSWORD, "onlysmallletters", "onlysmallletters").body())
        .contains("密码混用的字符种类不足 2 类");
    assertThat(isIn(there)).as("nothing was changed so far").isTrue();
    HttpResponse<String> changed =
        change(here, PASSWORD, "Another long one 1", "Another long one 1");
    assertThat(location(changed)).isEqualTo("/staff/account?changed");
    assertThat(cookie(changed)).startsWith("staff=");
    assertThat(here.get("/staff/account?changed").body()).contains("密码已更改");
    assertThat(isIn(there)).isFalse();
    assertThat(signIn(TestServer.visitor(one), "192.0.2.22", "desk-5", PASSWORD).statusCode())
        .isEqualTo(422);
    // Back, for the other tests.
    assertThat(
            change(here, "Another long one 1", PASSWORD, PASSWORD).headers().firstValue("Location"))
        .isPresent();
  }

  @Test
  void sessionsEndAsTheSettingsSay() throws Exception {
    var visitor = visitor("192.0.2.30", "desk-3");
    CLOCK.passes(Duration.ofMinutes(9));
    assertThat(isIn(visitor)).isTrue();
    CLOCK.passes(Duration.ofMinutes(10));
    assertThat(isIn(visitor)).isFalse();
    var busy = visitor("192.0.2.30", "desk-3");
    for (int i = 0; i < 14; i++) {
      CLOCK.passes(Duration.ofMinutes(8));
      assertThat(isIn(busy)).isTrue();
    }
    CLOCK.passes(Duration.ofMinutes(8));
    assertThat(isIn(busy)).isFalse();
  }

  private static HttpResponse<String> guess(RunningServer server, String address, String login)
      throws Exception {
    return signIn(TestServer.visitor(server), address, login, "wrong");
  }

  private static HttpResponse<String> in(String address, String login) throws Exception {
    return signIn(TestServer.visitor(one), address, login, PASSWORD);
  }

  private static TestServer.Visitor visitor(String address, String login) throws Exception {
    var visitor = TestServer.visitor(one);
    assertThat(location(signIn(visitor, address, login, PASSWORD))).isEqualTo("/staff");
    return visitor;
  }

  private static void end(TestServer.Visitor visitor, String session) throws Exception {
    assertThat(
            location(
                StaffScene.send(
                    visitor,
                    "/staff/account",
                    "/staff/account/sessions",
                    Map.of("session", session))))
        .isEqualTo("/staff/account");
  }

  private static HttpResponse<String> change(
      TestServer.Visitor visitor, String present, String fresh, String again) throws Exception {
    return StaffScene.send(
        visitor,
        "/staff/account/password",
        "/staff/account/password",
        Map.of("present-password", present, "new-password", fresh, "again-password", again));
  }
}
