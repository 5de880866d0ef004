package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.ApiCalls.draft;
import static org.gongtong.server.wiring.ApiCalls.with;
import static org.gongtong.server.wiring.StaffScene.found;
import static org.gongtong.server.wiring.StaffScene.rows;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens of programs; every answer is held against the API's document. */
@Timeout(60)
class ApiTokensIT {
  private static final String TOKENS = "/staff/account/tokens";
  private static final String DRAFTS = "/communities/heping/motions";
  private static final Pattern TOKEN = Pattern.compile("<code>(gt_[0-9A-Z]{47})</code>");

  private static final TestClock CLOCK = new TestClock(StaffScene.START);
  private static ApiServer server;
  private TestServer.Visitor owner;

  @BeforeAll
  static void start() throws Exception {
    server = ApiServer.start(ApiTokensIT.class, CLOCK);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void signIn() throws Exception {
    server.signIn();
    owner = new TestServer.Visitor(server.desk(), server.server().running().address());
  }

  @Test
  void aProgramActsForItsOwnerWithoutCookieOrOrigin() throws Exception {
    String token = make("motion.draft", "30");
    Reply drafted = post(token, draft("是否加装电梯？")).is(201);
    assertThat(rows(server.server().database(), "select actor_id, type from audit_event"))
        .contains("desk-1|motion-drafted|");
    String motion = "/motions/" + drafted.text("/id");
    bearer(token).get(motion).is(404, "MOTION_UNKNOWN");
    assertThat(bearer(make("desk.view", "30")).get(motion).is(200).text("/state"))
        .as("a draft, which only its desk sees")
        .isEqualTo("drafted");
    // A browser of another site that got hold of a token, but sends no cookie that counts.
    Reply foreign =
        bearer(token)
            .with("Origin", "https://elsewhere.example")
            .with("Sec-Fetch-Site", "cross-site")
            .send("POST", DRAFTS, with(), draft("是否更换门禁？").getBytes(StandardCharsets.UTF_8));
    foreign.is(201);
    String page = owner.get(TOKENS).body();
    assertThat(page).contains("motion.draft").doesNotContain(token);
    String tables = rows(server.server().database(), "select * from staff_token");
    assertThat(tables).doesNotContain(token.substring(3, 30)).contains("2026-03-01 00:00:00");
    assertThat(rows(server.server().database(), "select * from idempotency_key"))
        .doesNotContain(token.substring(3, 30));
    // It opens the API alone, no page.
    var visitor = server.server().visitor();
    assertThat(
            visitor
                .send(visitor.to("/staff").header("Authorization", "Bearer " + token))
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void tokenBeyondItsScope() throws Exception {
    String token = make("paper.view", "30");
    Reply refused = post(token, draft("是否加装电梯？")).is(403, "TOKEN_SCOPE");
    assertThat(refused.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
    // Nor does the cookie beside it help, whose owner could.
    new DescribedClient(server.desk(), owner.site(), server.book(), server.seen())
        .with("Origin", owner.site().toString())
        .with("Authorization", "Bearer " + token)
        .post(DRAFTS, draft("是否加装电梯？"))
        .is(403, "TOKEN_SCOPE");
    // Nor does the scope help where its owner has no mandate.
    var colleague = server.server().visitor();
    colleague.post("/staff/sign-in", Map.of("login", "desk-5", "password", ApiServer.PASSWORD));
    post(make(colleague, "motion.draft", "30"), draft("别的社区")).is(403, "NOT_PERMITTED");
  }

  /** Whoever made one at a colleague's open desk keeps nothing when the password is another. */
  @Test
  void tokenEndsWithThePassword() throws Exception {
    var colleague = server.server().visitor();
    colleague.post("/staff/sign-in", Map.of("login", "desk-5", "password", ApiServer.PASSWORD));
    String token = make(colleague, "desk.view", "30");
    bearer(token).get("/communities").is(200);
    server.server().staff().password("desk-5", ApiServer.PASSWORD);
    bearer(token).get("/communities").is(401, "TOKEN_REVOKED");
  }

  @Test
  void tokenAfterExpiry() throws Exception {
    String token = make("motion.draft", "1");
    post(token, draft("第一天")).is(201);
    CLOCK.passes(Duration.ofDays(1));
    Reply over = post(token, draft("第二天")).is(401, "TOKEN_EXPIRED");
    assertThat(over.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    bearer(token).get("/communities").is(401, "TOKEN_EXPIRED");
  }

  @Test
  void tokenRevoked() throws Exception {
    String token = make(owner, "revoked", "motion.draft", "30");
    post(token, draft("撤销之前")).is(201);
    String id =
        found(
            Pattern.compile(">revoked<(?s:.*?)name=\"token\" value=\"([0-9a-f-]{36})\""),
            owner.get(TOKENS).body());
    var colleague = server.server().visitor();
    colleague.post("/staff/sign-in", Map.of("login", "desk-2", "password", ApiServer.PASSWORD));
    StaffScene.send(colleague, TOKENS, TOKENS + "/revoke", Map.of("token", id));
    post(token, draft("别人撤销不了")).is(201);
    StaffScene.send(owner, TOKENS, TOKENS + "/revoke", Map.of("token", id));
    post(token, draft("撤销之后")).is(401, "TOKEN_REVOKED");
    assertThat(rows(server.server().database(), "select type from audit_event"))
        .contains("staff-token-made", "staff-token-revoked");
  }

  @Test
  void tokenInTheQueryString() throws Exception {
    String token = make("motion.draft", "30");
    server.anyone().get("/communities?access_token=" + token).is(400, "TOKEN_IN_ADDRESS");
    server.anyone().get("/communities?key=" + token).is(400, "TOKEN_IN_ADDRESS");
    server
        .anyone()
        .post(DRAFTS + "?access_token=" + token, draft("是否加装电梯？"))
        .is(400, "TOKEN_IN_ADDRESS");
  }

  @Test
  void aTypingErrorIsFoundWithoutTheDatabaseAndOtherSchemesAreNoTokens() throws Exception {
    String token = make("motion.draft", "30");
    String typo =
        token.substring(0, 10) + (token.charAt(10) == 'A' ? 'B' : 'A') + token.substring(11);
    bearer(typo).get("/communities").is(401, "TOKEN_UNKNOWN");
    server.anyone().with("Authorization", "Basic ZGVzay0xOng=").get("/communities").is(200);
    server.anyone().with("Authorization", "bearer " + token).get("/communities").is(200);
  }

  @Test
  void theFormRefusesWhatIsTooMuch() throws Exception {
    assertThat(form(Map.of("name", "x", "days", "366", "scope", "motion.draft")).body())
        .contains("有效天数应为 1 至 365");
    assertThat(form(Map.of("name", "x", "days", "30")).body()).contains("没有选择权限");
    assertThat(form(Map.of("name", "x", "days", "30", "scope", "mandate.grant")).body())
        .as("nothing the API does not do")
        .contains("没有选择权限");
    assertThat(form(Map.of("name", " ", "days", "30", "scope", "motion.draft")).body())
        .contains("没有写明令牌的用途");
  }

  @Test
  void aBreakGlassSessionLeavesNoTokenBehind() throws Exception {
    String code =
        found(
            Pattern.compile("([0-9A-Z]{4}(?:-[0-9A-Z]{4}){4})"),
            StaffScene.command(server.server().database(), "break-glass"));
    var administrator = server.server().visitor();
    administrator.post("/staff/break-glass", Map.of("code", code));
    assertThat(
            StaffScene.send(
                    administrator,
                    TOKENS,
                    TOKENS,
                    Map.of("name", "x", "days", "30", "scope", "motion.draft"))
                .body())
        .contains("应急登录期间不能建立令牌");
  }

  private HttpResponse<String> form(Map<String, String> form) throws Exception {
    HttpResponse<String> answer = StaffScene.send(owner, TOKENS, TOKENS, form);
    assertThat(answer.statusCode()).isEqualTo(422);
    return answer;
  }

  private String make(String scope, String days) throws Exception {
    return make(owner, scope, days);
  }

  private static String make(TestServer.Visitor visitor, String scope, String days)
      throws Exception {
    return make(visitor, "program", scope, days);
  }

  private static String make(TestServer.Visitor visitor, String name, String scope, String days)
      throws Exception {
    HttpResponse<String> made =
        StaffScene.send(
            visitor, TOKENS, TOKENS, Map.of("name", name, "days", days, "scope", scope));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    return found(TOKEN, made.body());
  }

  private static DescribedClient bearer(String token) {
    return server.anyone().with("Authorization", "Bearer " + token);
  }

  private static Reply post(String token, String json) throws Exception {
    return bearer(token).post(DRAFTS, json);
  }
}
