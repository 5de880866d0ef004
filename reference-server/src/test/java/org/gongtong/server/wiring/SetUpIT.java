package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongtong.server.cli.GongtongCli;
import org.gongtong.store.mariadb.embedded.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From a server that nobody can sign in at to the first logins: by token, by command, by demo. */
@Timeout(60)
class SetUpIT {
  private static final String HOSTILE = "\"><script>alert(1)</script>";
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            SetUpIT.class, Map.of(), new TestClock(Instant.parse("2026-03-01T00:00:00Z")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theConsolesTokenMakesOneLoginAndNoMore() throws Exception {
    String token = server.running().notices().get(1).strip();
    assertThat(token).matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
    var visitor = server.visitor();
    assertThat(location(visitor.get("/staff"))).startsWith("/staff/sign-in?to=");
    assertThat(location(visitor.get("/staff/sign-in"))).isEqualTo("/staff/set-up");
    assertThat(visitor.get("/staff/set-up").body()).contains("name=\"token\"");

    assertThat(setUp(visitor, "WRONG", "desk-1", "correct horse battery"))
        .contains("一次性口令不对", "aria-invalid=\"true\"")
        .doesNotContain("correct horse");
    assertThat(setUp(visitor, token, "desk-1", "short")).contains("密码不足 12 个字符");
    assertThat(setUp(visitor, token, "desk-1", "desk-1 desk-1")).contains("密码含有登录名");
    assertThat(setUp(visitor, token, HOSTILE, "correct horse battery"))
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert");
    assertThat(visitor.get("/staff").statusCode()).isEqualTo(303);

    HttpResponse<String> made =
        visitor.post(
            "/staff/set-up",
            form(token.toLowerCase(Locale.ROOT), "desk-1", "correct horse battery"));
    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(made.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("staff=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Secure");
    assertThat(location(made)).isEqualTo("/staff/mandates");
    assertThat(visitor.get("/staff").body()).contains("desk-1");
    assertThat(visitor.get("/staff/mandates").body()).contains("desk-1", "安全管理员", "整个系统");
    assertThat(visitor.get("/staff/communities/new").statusCode()).isEqualTo(403);
    assertThat(visitor.get("/staff/packs").body()).contains("cn-national", "cn-42");

    var second = server.visitor();
    assertThat(second.get("/staff/set-up").statusCode()).isEqualTo(403);
    HttpResponse<String> again =
        second.post("/staff/set-up", form(token, "desk-2", "correct horse battery"));
    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(again.body()).contains("SET_UP_OVER");
  }

  @Test
  void theCommandMakesListsAndDisablesLoginsBesideARunningServer() throws Exception {
    try (TestDatabase database = TestDatabase.fresh(SetUpIT.class)) {
      assertThat(staff(database, "correct horse\n", "add", "desk-7", "--password-stdin"))
          .contains("made the login: desk-7", "appointed security administrator: desk-7");
      assertThat(staff(database, "correct horse\n", "add", "desk-7", "--password-stdin"))
          .contains("LOGIN_TAKEN");
      assertThat(staff(database, "correct horse\n", "add", "Ms Li", "--password-stdin"))
          .contains("LOGIN_MALFORMED");
      assertThat(staff(database, "", "add", "desk-8", "--password-stdin"))
          .contains("standard input is empty");
      assertThat(staff(database, "", "add", "desk-8")).contains("--password-stdin");
      assertThat(staff(database, "", "disable", "desk-9")).contains("LOGIN_UNKNOWN");
      assertThat(staff(database, "", "disable", "desk-7")).contains("disabled the login: desk-7");
      assertThat(staff(database, "", "list"))
          .contains("desk-7", "disabled 20")
          .doesNotContain("argon2");
      assertThat(staff(database, "another long one\n", "password", "desk-7", "--password-stdin"))
          .contains("set the password of: desk-7");
      assertThat(staff(database, "", "list")).contains("in use");
    }
  }

  @Test
  void theCommandGrantsListsAndEndsMandates() throws Exception {
    try (TestDatabase database = TestDatabase.fresh(SetUpIT.class)) {
      staff(database, "correct horse\n", "add", "sec-1", "--password-stdin");
      assertThat(staff(database, "correct horse\n", "add", "desk-2", "--password-stdin"))
          .contains("made the login: desk-2")
          .doesNotContain("administrator");
      assertThat(staff(database, "", "mandates"))
          .contains("sec-1  security-administrator  *  20", "in force")
          .doesNotContain("desk-2");
      assertThat(staff(database, "", "grant", "desk-2", "king")).contains("no such mandate: king");
      assertThat(staff(database, "", "grant", "desk-9", "auditor")).contains("HOLDER_UNKNOWN");
      assertThat(staff(database, "", "grant", "sec-1", "auditor")).contains("MANDATES_EXCLUDE");
      assertThat(staff(database, "", "grant", "desk-2", "grid-worker", "--community", "none"))
          .contains("COMMUNITY_UNKNOWN");
      assertThat(staff(database, "", "grant", "desk-2", "auditor", "--to", "2026-01-01"))
          .contains("PERIOD_OVER");
      String granted = staff(database, "", "grant", "desk-2", "auditor", "--to", "2999-01-01");
      assertThat(granted).contains("granted: ", "desk-2  auditor  *  20", "… 2999-01-01");
      String id = granted.substring(granted.indexOf("granted: ") + 9).split(" ")[0];
      assertThat(staff(database, "", "end", id)).contains("--why");
      assertThat(staff(database, "", "end", id, "--why", "moved")).contains("ended: " + id);
      assertThat(staff(database, "", "end", id, "--why", "moved")).contains("MANDATE_ENDED");
      assertThat(staff(database, "", "end", "1", "--why", "x")).contains("MANDATE_UNKNOWN");
      assertThat(staff(database, "", "mandates", "desk-2")).contains(id, "not in force");
    }
  }

  @Test
  void aServerWhoseAccountsHoldNoMandateSaysHowToGrantOne() {
    try (TestDatabase database = TestDatabase.fresh(SetUpIT.class)) {
      staff(database, "correct horse\n", "add", "desk-7", "--password-stdin");
      String id = staff(database, "", "mandates").split(" ")[0];
      staff(database, "", "end", id, "--why", "as before this version");
      try (RunningServer server =
          TestServer.startOn(database, Map.of(), java.time.InstantSource.system())) {
        assertThat(server.notices()).anyMatch(line -> line.contains("gongtong staff grant LOGIN"));
      }
    }
  }

  @Test
  void aDemonstrationHasTwoClerksWithPasswordsOfTheirOwnAtEachStart() throws Exception {
    try (TestDatabase database = TestDatabase.fresh(SetUpIT.class)) {
      aDemonstration(database);
    }
  }

  private static void aDemonstration(TestDatabase database) throws Exception {
    List<String> first = new ArrayList<>();
    try (RunningServer demo = demo(database)) {
      first.addAll(demo.notices());
      assertThat(first).hasSizeGreaterThanOrEqualTo(2);
      String[] words = first.get(0).split(" ");
      var visitor = TestServer.visitor(demo);
      HttpResponse<String> in =
          visitor.post(
              "/staff/sign-in", Map.of("login", "clerk1", "password", words[words.length - 1]));
      assertThat(location(in)).isEqualTo("/staff");
      assertThat(first.get(0)).contains("clerk1 / ");
      assertThat(first.get(1)).contains("clerk2 / ");
      assertThat(first.get(2)).contains("admin1 / ");
      assertThat(visitor.get("/staff/c/demo").body()).contains("/staff/c/demo/roster/import");
      assertThat(visitor.get("/staff/mandates").statusCode()).isEqualTo(403);
      assertThat(visitor.get("/staff/set-up").statusCode()).isEqualTo(403);
    }
    try (RunningServer demo = demo(database)) {
      assertThat(demo.notices()).doesNotContainAnyElementsOf(first.subList(0, 2));
    }
  }

  private static RunningServer demo(TestDatabase database) {
    return TestServer.startOn(
        database, Map.of("demo", "true"), new TestClock(Instant.parse("2026-03-01T00:00:00Z")));
  }

  private static String setUp(
      TestServer.Visitor visitor, String token, String login, String password) throws Exception {
    HttpResponse<String> answer = visitor.post("/staff/set-up", form(token, login, password));
    assertThat(answer.statusCode()).isEqualTo(422);
    return answer.body();
  }

  private static Map<String, String> form(String token, String login, String password) {
    return Map.of("token", token, "login", login, "password", password, "again", password);
  }

  private static String staff(TestDatabase database, String input, String... arguments) {
    List<String> all = new ArrayList<>(List.of("staff"));
    all.addAll(List.of(arguments));
    Path home = Path.of(System.getProperty("basedir", "."), "target", "test-server-home");
    all.addAll(List.of("--home", home.toString(), "--set", "db.url=" + database.jdbcUrl()));
    all.addAll(List.of("--set", "db.user=" + database.user()));
    all.addAll(List.of("--set", "db.password=" + database.password()));
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      GongtongCli.run(writer, writer, all.toArray(String[]::new));
    } finally {
      System.setIn(before);
    }
    return said.toString();
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
