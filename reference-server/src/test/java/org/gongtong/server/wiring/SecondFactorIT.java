package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongtong.server.wiring.StaffScene.PASSWORD;
import static org.gongtong.server.wiring.StaffScene.isIn;
import static org.gongtong.server.wiring.StaffScene.location;
import static org.gongtong.server.wiring.StaffScene.rows;
import static org.gongtong.server.wiring.StaffScene.signIn;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gongtong.server.secrecy.KeyFile;
import org.gongtong.store.mariadb.embedded.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The second factor of staff, over HTTP. */
@Timeout(60)
class SecondFactorIT {
  private static final String FACTOR = "/staff/account/second-factor";
  private static final Pattern KEY =
      Pattern.compile("<code>([A-Z2-7]{4}(?: [A-Z2-7]{4}){7})</code>");
  private static final Pattern RECOVERY =
      Pattern.compile("<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})</code>");

  private final TestClock clock = new TestClock(StaffScene.START);
  private final Map<String, String> settings = new TreeMap<>();

  @TempDir private Path folder;

  @BeforeEach
  void keysOfItsOwn() {
    settings.put("keys.fields", folder.resolve("field-keys").toString());
  }

  /** What somebody has after he set it up. */
  private record Enrolled(AuthenticatorApp app, List<String> recovery) {}

  @Test
  void afterSettingItUpThePasswordAloneOpensNothing() throws Exception {
    try (TestServer server = start()) {
      var owner = StaffScene.signedIn(server.running(), "desk-1");
      Enrolled enrolled = enrol(owner);
      assertThat(enrolled.recovery()).hasSize(8).doesNotHaveDuplicates();
      assertThat(owner.get(FACTOR).body()).contains("已启用。还有 8 个备用码");

      var visitor = server.visitor();
      assertThat(location(visitor.post("/staff/sign-in", form("/staff/packs"))))
          .isEqualTo("/staff/sign-in/code?to=%2Fstaff%2Fpacks");
      assertThat(isIn(visitor)).isFalse();
      assertThat(visitor.get(FACTOR).statusCode()).as("half way in").isEqualTo(303);
      assertThat(visitor.get("/api/v1/openapi.json").statusCode()).isEqualTo(200);
      assertThat(
              visitor
                  .send(
                      visitor
                          .formTo("/api/v1/communities/x/roster", Map.of())
                          .header("Origin", visitor.site().toString()))
                  .statusCode())
          .isNotEqualTo(200);
      assertThat(code(visitor, "000000").body()).contains("验证码不对");
      clock.passes(Duration.ofSeconds(30));
      HttpResponse<String> in =
          visitor.post(
              "/staff/sign-in/code",
              Map.of("code", enrolled.app().code(clock.instant()), "to", "/staff/packs"));
      assertThat(location(in)).isEqualTo("/staff/packs");
      assertThat(isIn(visitor)).isTrue();
      String tables =
          rows(server.database(), "select hex(secret), hex(pending) from staff_second_factor")
              + rows(server.database(), "select * from staff_recovery_code");
      assertThat(tables)
          .doesNotContain(
              java.util.HexFormat.of().withUpperCase().formatHex(enrolled.app().secret()))
          .doesNotContain(enrolled.recovery().get(0).replace("-", ""));
    }
  }

  @Test
  void replayedTotp() throws Exception {
    try (TestServer server = start()) {
      var owner = StaffScene.signedIn(server.running(), "desk-1");
      Enrolled enrolled = enrol(owner);
      String confirmed = enrolled.app().code(clock.instant());
      assertThat(code(half(server, "desk-1"), confirmed).body())
          .as("the code that confirmed it is used up")
          .contains("这个验证码已经用过");
      clock.passes(Duration.ofSeconds(30));
      String next = enrolled.app().code(clock.instant());
      // Whoever looked over a shoulder is as quick as can be.
      List<Callable<Integer>> tries = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        var visitor = half(server, "desk-1");
        tries.add(() -> code(visitor, next).statusCode());
      }
      ExecutorService crowd = Executors.newFixedThreadPool(6);
      try {
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : crowd.invokeAll(tries)) {
          answers.add(answer.get());
        }
        assertThat(answers).filteredOn(status -> status == 303).hasSize(1);
      } finally {
        crowd.shutdown();
      }
      assertThat(code(half(server, "desk-1"), next).body()).contains("这个验证码已经用过");
      String old = enrolled.app().code(clock.instant().minusSeconds(30));
      assertThat(code(half(server, "desk-1"), old).statusCode()).isEqualTo(422);
    }
  }

  @Test
  void wrongCodesCountAndARightPasswordDoesNotWashThemOff() throws Exception {
    settings.put("staff.attempts-of-login", "4");
    try (TestServer server = start()) {
      Enrolled enrolled = enrol(StaffScene.signedIn(server.running(), "desk-1"));
      clock.passes(Duration.ofMinutes(1));
      var visitor = half(server, "desk-1");
      for (int i = 0; i < 3; i++) {
        assertThat(code(visitor, "00000" + i).statusCode()).isEqualTo(422);
        visitor = half(server, "desk-1");
      }
      assertThat(code(visitor, "000009").statusCode()).isEqualTo(422);
      assertThat(code(visitor, enrolled.app().code(clock.instant())).statusCode()).isEqualTo(429);
      assertThat(signIn(server.visitor(), "desk-1", PASSWORD).statusCode()).isEqualTo(429);
      clock.passes(Duration.ofMinutes(15));
      assertThat(location(code(half(server, "desk-1"), enrolled.app().code(clock.instant()))))
          .isEqualTo("/staff");
    }
  }

  @Test
  void aRecoveryCodeWorksOnceAndNewOnesVoidTheOld() throws Exception {
    try (TestServer server = start()) {
      var owner = StaffScene.signedIn(server.running(), "desk-1");
      List<String> codes = enrol(owner).recovery();
      assertThat(
              location(
                  code(half(server, "desk-1"), codes.get(0).toLowerCase(java.util.Locale.ROOT))))
          .isEqualTo("/staff");
      assertThat(code(half(server, "desk-1"), codes.get(0)).statusCode()).isEqualTo(422);
      assertThat(owner.get(FACTOR).body()).contains("还有 7 个备用码");
      assertThat(step(owner, "recovery", Map.of("recovery-password", "wrong")).body())
          .contains("现在的密码不对");
      List<String> fresh =
          recovery(step(owner, "recovery", Map.of("recovery-password", PASSWORD)).body());
      assertThat(fresh).hasSize(8).doesNotContainAnyElementsOf(codes);
      assertThat(code(half(server, "desk-1"), codes.get(1)).statusCode()).isEqualTo(422);
      assertThat(location(code(half(server, "desk-1"), fresh.get(1)))).isEqualTo("/staff");
      // One member's code is nothing to another.
      enrol(StaffScene.signedIn(server.running(), "desk-2"));
      assertThat(code(half(server, "desk-2"), fresh.get(2)).statusCode()).isEqualTo(422);
    }
  }

  @Test
  void whereItIsRequiredWhoLacksItIsLedToIt() throws Exception {
    settings.put("staff.second-factor", "required");
    try (TestServer server = start()) {
      var visitor = server.visitor();
      assertThat(location(visitor.post("/staff/sign-in", form("/staff/packs"))))
          .isEqualTo(FACTOR + "?to=%2Fstaff%2Fpacks");
      assertThat(isIn(visitor)).isFalse();
      assertThat(visitor.get("/staff/account").statusCode()).isEqualTo(303);
      assertThat(location(visitor.get("/staff/sign-in?to=%2Fstaff%2Fpacks"))).startsWith(FACTOR);
      assertThat(visitor.get(FACTOR).body()).contains("这台服务器要求每个人都设置");
      step(visitor, "begin", Map.of("to", "/staff/packs"));
      AuthenticatorApp app = AuthenticatorApp.of(StaffScene.found(KEY, visitor.get(FACTOR).body()));
      assertThat(step(visitor, "confirm", Map.of("code", "123456")).statusCode()).isEqualTo(422);
      assertThat(isIn(visitor)).isFalse();
      HttpResponse<String> done =
          step(visitor, "confirm", Map.of("code", app.code(clock.instant()), "to", "/staff/packs"));
      assertThat(recovery(done.body())).hasSize(8);
      assertThat(done.body()).contains("href=\"/staff/packs\"");
      assertThat(isIn(visitor)).isTrue();
      assertThat(
              step(visitor, "remove", Map.of("remove-password", PASSWORD, "remove-code", "x"))
                  .statusCode())
          .isEqualTo(409);
    }
  }

  @Test
  void itIsSwitchedOffByPasswordAndCodeTogether() throws Exception {
    try (TestServer server = start()) {
      var owner = StaffScene.signedIn(server.running(), "desk-1");
      AuthenticatorApp app = enrol(owner).app();
      clock.passes(Duration.ofMinutes(1));
      String code = app.code(clock.instant());
      assertThat(step(owner, "remove", Map.of("remove-password", "no", "remove-code", code)).body())
          .contains("现在的密码不对");
      assertThat(
              step(owner, "remove", Map.of("remove-password", PASSWORD, "remove-code", "1")).body())
          .contains("验证码不对");
      assertThat(
              location(
                  step(owner, "remove", Map.of("remove-password", PASSWORD, "remove-code", code))))
          .isEqualTo("/staff/account");
      assertThat(isIn(StaffScene.signedIn(server.running(), "desk-1"))).isTrue();
      // Nor is another secret put in its place without the password.
      assertThat(step(owner, "begin", Map.of("begin-password", "no")).body()).contains("现在的密码不对");
    }
  }

  @Test
  void aRotatedKeyFileOpensOldSecretsAndSealsThemAnew() throws Exception {
    try (TestDatabase database = TestDatabase.fresh(SecondFactorIT.class)) {
      Enrolled enrolled;
      try (RunningServer server =
          TestServer.startOn(database, settings, clock, StaffScene.logins())) {
        enrolled = enrol(StaffScene.signedIn(server, "desk-1"));
      }
      String before = rows(database, "select hex(secret) from staff_second_factor");
      new KeyFile(folder.resolve("field-keys"), new SecureRandom()).rotate();
      clock.passes(Duration.ofMinutes(1));
      try (RunningServer server = TestServer.startOn(database, settings, clock)) {
        var visitor = TestServer.visitor(server);
        signIn(visitor, "desk-1", PASSWORD);
        assertThat(location(code(visitor, enrolled.app().code(clock.instant()))))
            .isEqualTo("/staff");
      }
      assertThat(rows(database, "select hex(secret) from staff_second_factor"))
          .isNotEqualTo(before);
      settings.put("keys.fields", folder.resolve("lost").toString());
      clock.passes(Duration.ofMinutes(1));
      try (RunningServer server = TestServer.startOn(database, settings, clock)) {
        var visitor = TestServer.visitor(server);
        signIn(visitor, "desk-1", PASSWORD);
        HttpResponse<String> unreadable = code(visitor, enrolled.app().code(clock.instant()));
        assertThat(unreadable.body()).contains("服务器读不出这个账号的第二重验证");
        assertThat(location(code(visitor, enrolled.recovery().get(0)))).isEqualTo("/staff");
      }
    }
  }

  @Test
  void aKeyFileThatIsNoneKeepsTheServerFromStartingAndSaysWhy() throws Exception {
    java.nio.file.Files.writeString(folder.resolve("field-keys"), "made up");
    assertThatThrownBy(this::start)
        .isInstanceOf(StartRefusal.class)
        .hasMessageContaining("密钥文件无法使用")
        .hasMessageContaining("field-keys");
  }

  private TestServer start() {
    return TestServer.start(SecondFactorIT.class, settings, clock, StaffScene.logins());
  }

  private Enrolled enrol(TestServer.Visitor owner) throws Exception {
    assertThat(location(step(owner, "begin", Map.of("begin-password", PASSWORD))))
        .startsWith(FACTOR);
    AuthenticatorApp app = AuthenticatorApp.of(StaffScene.found(KEY, owner.get(FACTOR).body()));
    HttpResponse<String> told = step(owner, "confirm", Map.of("code", app.code(now())));
    assertThat(told.statusCode()).isEqualTo(200);
    return new Enrolled(app, recovery(told.body()));
  }

  private Instant now() {
    return clock.instant();
  }

  private static TestServer.Visitor half(TestServer server, String login) throws Exception {
    var visitor = server.visitor();
    assertThat(location(signIn(visitor, login, PASSWORD))).startsWith("/staff/sign-in/code");
    return visitor;
  }

  private static Map<String, String> form(String to) {
    return Map.of("login", "desk-1", "password", PASSWORD, "to", to);
  }

  private static HttpResponse<String> code(TestServer.Visitor visitor, String code)
      throws Exception {
    return visitor.post("/staff/sign-in/code", Map.of("code", code));
  }

  private static HttpResponse<String> step(
      TestServer.Visitor visitor, String step, Map<String, String> form) throws Exception {
    return StaffScene.send(visitor, FACTOR, FACTOR + "/" + step, form);
  }

  private static List<String> recovery(String page) {
    return RECOVERY.matcher(page).results().map((MatchResult m) -> m.group(1)).toList();
  }
}
