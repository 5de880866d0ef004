package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.form;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace.Extent;
import org.gongtong.core.place.Community;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Rights;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.http.RouteTable;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What staff try who may not, each test named after the abuse. */
@Timeout(120)
class PermissionAbuseIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T01:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static final DeskClerk CLERK = new DeskClerk();
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
  private static final Map<MandateKind, Visitor> ROLES = new EnumMap<>(MandateKind.class);

  private static TestServer server;
  private static TestStaff staff;
  private static Community here;
  private static Community elsewhere;
  private static Motion draft;
  private static Motion open;
  private static Visitor stranger;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(PermissionAbuseIT.class, Map.of(), CLOCK, HALL, CLERK);
    staff = server.staff();
    here = HALL.community("model", "cn-42");
    CLERK.registerCommunity("elsewhere");
    elsewhere = staff.community("elsewhere");
    draft = HALL.draft(here, "C01", "草稿里的秘密问题？", "");
    open = HALL.announce(HALL.draft(here, "C01", "公开的问题？", ""), Duration.ofDays(30));
    CLOCK.passes(VotingHall.NOTICE);
    open = HALL.open(open);
    for (MandateKind kind : MandateKind.values()) {
      String login = kind.code() + "-1";
      staff.account(login);
      if (kind.isFor(Extent.COMMUNITY)) {
        staff.grant(login, kind, "model");
      } else {
        staff.grant(login, kind);
      }
    }
    staff
        .account("clerk-elsewhere")
        .grant("clerk-elsewhere", MandateKind.COMMITTEE_STAFF, "elsewhere");
  }

  /** Time passes in some tests, and sessions end. */
  @BeforeEach
  void signIn() throws Exception {
    for (MandateKind kind : MandateKind.values()) {
      ROLES.put(kind, signIn(kind.code() + "-1"));
    }
    stranger = signIn("clerk-elsewhere");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Visitor signIn(String login) throws Exception {
    Visitor visitor = server.visitor();
    Map<String, String> form = Map.of("login", login, "password", TestStaff.PASSWORD);
    assertThat(visitor.post("/staff/sign-in", form).statusCode()).isEqualTo(303);
    return visitor;
  }

  /** Every route as it is registered, pages and API alike, by real requests. */
  @Test
  void actingOnAnotherCommunitysIdsIsRefusedOnEveryRoute() throws Exception {
    int tried = 0;
    for (RouteTable.Route route : server.running().routes().routes()) {
      boolean inPlace = route.path().contains("{community}") || route.path().contains("{motion}");
      if (route.role() instanceof Action && inPlace) {
        for (Motion motion : List.of(open, draft)) {
          HttpResponse<String> answer = send(stranger, route, motion.id().toString());
          boolean hidden = route.path().startsWith("/api/v1/motions/") && motion == draft;
          assertThat(answer.statusCode())
              .as(route + " " + answer.body())
              .isEqualTo(hidden ? 404 : 403);
          assertThat(answer.body()).contains(hidden ? "MOTION_UNKNOWN" : "NOT_PERMITTED");
          assertThat(answer.body()).as(route.toString()).doesNotContain("秘密");
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(120);
    assertThat(HALL.reader().require(draft.id()).orThrow()).isEqualTo(draft);
    assertThat(HALL.reader().require(open.id()).orThrow()).isEqualTo(open);
  }

  /** Real requests of every kind of mandate at every route are judged as the table says. */
  @Test
  void aLowerRoleEditsRollsRulesAndMotions() throws Exception {
    int refused = 0;
    int passed = 0;
    for (RouteTable.Route route : server.running().routes().routes()) {
      if (!(route.role() instanceof Action action)) {
        continue;
      }
      for (MandateKind kind : MandateKind.values()) {
        Rights rights = staff.permissions().of(kind.code() + "-1");
        boolean inPlace = route.path().contains("{community}") || route.path().contains("{motion}");
        Subject subject = inPlace ? Subject.of(here) : staff.permissions().server();
        boolean may = rights.may(action, subject);
        HttpResponse<String> answer = send(ROLES.get(kind), route, open.id().toString());
        String what = kind + " " + route + " " + answer.statusCode();
        assertThat(answer.body().contains("NOT_PERMITTED")).as(what).isEqualTo(!may);
        assertThat(answer.statusCode() == 403).as(what).isEqualTo(!may);
        passed += may ? 1 : 0;
        refused += may ? 0 : 1;
      }
    }
    assertThat(passed).isGreaterThan(100);
    assertThat(refused).isGreaterThan(200);
  }

  @Test
  void aMandateThatHasEndedActsOn() throws Exception {
    staff.account("desk-7");
    Mandate mandate = staff.grant("desk-7", MandateKind.COMMITTEE_STAFF, "model");
    Visitor leaver = signIn("desk-7");
    String form = "/staff/c/model/m/new";
    assertThat(leaver.get(form).statusCode()).isEqualTo(200);
    LocalDate today = LocalDate.ofInstant(CLOCK.instant(), here.zone());
    Actor sec = Actor.staff("sec-9");
    staff.mandates().end(sec, mandate.id(), today.plusDays(1), "调离", today).orThrow();
    assertThat(leaver.get(form).statusCode()).as("the last day counts").isEqualTo(200);
    // To a second before midnight in the community, and to midnight.
    Instant midnight = today.plusDays(1).atStartOfDay(here.zone()).toInstant();
    CLOCK.passes(Duration.between(CLOCK.instant(), midnight.minusSeconds(1)));
    leaver = signIn("desk-7");
    assertThat(leaver.get(form).statusCode()).isEqualTo(200);
    CLOCK.passes(Duration.ofSeconds(1));
    HttpResponse<String> after = leaver.get(form);
    assertThat(after.statusCode()).isEqualTo(403);
    assertThat(after.body()).contains("MANDATE_OVER", today.plusDays(1).toString(), "社区工作人员");
    HttpResponse<String> api = draftByApi(leaver, "model");
    assertThat(api.statusCode()).isEqualTo(403);
    assertThat(api.body()).contains("\"code\":\"MANDATE_OVER\"");
  }

  @Test
  void aDraftOfAnotherCommunityIsSeenThroughListsTagsAndPapers() throws Exception {
    Visitor anyone = server.visitor();
    HALL.draft(here, "C01", "后来的草稿里的秘密问题？", "");
    String list = "/api/v1/communities/model/motions?limit=1";
    HttpResponse<String> public1 = anyone.get(list);
    HttpResponse<String> hidden = stranger.get(list);
    assertThat(hidden.body()).isEqualTo(public1.body()).doesNotContain("秘密");
    assertThat(hidden.headers().firstValue("Link")).isEqualTo(public1.headers().firstValue("Link"));
    HttpResponse<String> known =
        ROLES.get(MandateKind.COMMITTEE_STAFF).get("/api/v1/communities/model/motions");
    assertThat(known.body()).contains(draft.id().toString());
    for (String what : List.of("", "/turnout", "/result")) {
      HttpResponse<String> real = stranger.get("/api/v1/motions/" + draft.id() + what);
      HttpResponse<String> none = stranger.get("/api/v1/motions/" + NOBODY + what);
      assertThat(same(real, draft.id())).isEqualTo(same(none, UUID.fromString(NOBODY)));
      assertThat(real.headers().firstValue("ETag")).isEmpty();
    }
    for (String step : List.of("announce", "withdraw", "open", "papers")) {
      String rest = "/" + step;
      var real = stepByApi(stranger, draft.id().toString(), rest);
      var none = stepByApi(stranger, NOBODY, rest);
      assertThat(same(real, draft.id())).isEqualTo(same(none, UUID.fromString(NOBODY)));
    }
    assertThat(stranger.get("/c/model/m/" + draft.id() + "/attachments/1").statusCode())
        .isEqualTo(404);
    assertThat(stranger.get("/staff").body())
        .contains("/staff/c/elsewhere")
        .doesNotContain("/staff/c/model");
  }

  /** Status and body, without the id that was asked for and that of the request. */
  private static String same(HttpResponse<String> answer, UUID id) {
    return answer.statusCode()
        + answer
            .body()
            .replace(id.toString(), "ID")
            .replaceAll("\"requestId\":\"[^\"]+\"|\"instance\":\"[^\"]+\"", "");
  }

  @Test
  void aGridWorkerReadsOtherBuildingsThroughSearchCountsAndPages() throws Exception {
    staff.account("grid-7").grant("grid-7", MandateKind.GRID_WORKER, "model", "C01/6/2");
    staff.grant("grid-7", MandateKind.GRID_WORKER, "model", "C02");
    Visitor grid = signIn("grid-7");
    String all = ROLES.get(MandateKind.COMMITTEE_STAFF).get("/staff/c/model/roster").body();
    assertThat(all).contains("C01-6-1<");
    HttpResponse<String> own = grid.get("/staff/c/model/roster");
    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(own.body()).doesNotContain("C01-6-1<", "/roster/import", "/roster/export");
    for (String query : List.of("?q=C01", "?q=C01%2F6", "?q=C01-6-1", "?q=O1", "?after=C01-6-0")) {
      assertThat(grid.get("/staff/c/model/roster" + query).body())
          .as(query)
          .doesNotContain("C01-6-1<");
    }
    HttpResponse<String> voter = grid.get("/staff/c/model/roster/voter?part=C01-6-13");
    assertThat(voter.statusCode()).isEqualTo(404);
    assertThat(voter.body()).contains("NO_SUCH_PART");
    HttpResponse<String> api =
        grid.send(
            grid.to("/api/v1/motions/" + open.id() + "/voters")
                .header("Origin", grid.site().toString())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(
                    BodyPublishers.ofString(
                        "{\"part\":\"C01-6-13\",\"voter\":\"O14\",\"evidence\":\"e\"}")));
    assertThat(api.statusCode()).isEqualTo(403);
    assertThat(api.body()).contains("NOT_PERMITTED");
  }

  @Test
  void aSecurityAdministratorGrantsToHimself() throws Exception {
    String login = "security-administrator-1";
    Visitor security = ROLES.get(MandateKind.SECURITY_ADMINISTRATOR);
    int before = staff.mandates().heldBy(login).size();
    for (String holder : List.of(login, " " + login, login.toUpperCase(Locale.ROOT))) {
      HttpResponse<String> page = security.get("/staff/mandates");
      Map<String, String> fields =
          form(page, "holder", holder, "kind", "committee-staff", "community", "model");
      fields.put("from", "2026-01-01");
      HttpResponse<String> answer = security.post("/staff/mandates", fields);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains(holder.equals(login) ? "不能给自己授予任职" : "没有可用的账号");
    }
    assertThat(staff.mandates().heldBy(login)).hasSize(before);
    // Nor another administrator's to a colleague who would check him.
    staff.account("sec-2").grant("sec-2", MandateKind.SECURITY_ADMINISTRATOR);
    Map<String, String> both =
        form(
            security.get("/staff/mandates"),
            "holder",
            "sec-2",
            "kind",
            "auditor",
            "community",
            "*",
            "from",
            "2026-01-01");
    HttpResponse<String> refused = security.post("/staff/mandates", both);
    assertThat(refused.body()).contains("不能再任审计管理员");
    assertThat(staff.mandates().heldBy("sec-2")).hasSize(1);
  }

  @Test
  void whoGrantsAndEndsIsSeenAndTheSameFormActsOnce() throws Exception {
    staff.account("desk-8");
    Visitor security = ROLES.get(MandateKind.SECURITY_ADMINISTRATOR);
    Map<String, String> fields =
        form(
            security.get("/staff/mandates"),
            "holder",
            "desk-8",
            "kind",
            "grid-worker",
            "community",
            "model",
            "place",
            "Ｃ01/6",
            "from",
            "2026-01-01",
            "to",
            "2027-01-01");
    List<HttpResponse<String>> twice = new ArrayList<>();
    twice.add(security.post("/staff/mandates", fields));
    twice.add(security.post("/staff/mandates", fields));
    assertThat(twice).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(303));
    Mandate granted = staff.mandates().heldBy("desk-8").get(0);
    assertThat(staff.mandates().heldBy("desk-8")).hasSize(1);
    assertThat(granted.place().path()).isEqualTo("C01/6");
    assertThat(security.get("/staff/mandates?login=desk-8").body())
        .contains("desk-8", "C01/6", "网格员", "security-administrator-1", "2027年1月1日");
    String end = "/staff/mandates/" + granted.id() + "/end";
    Map<String, String> without = form(security.get(end), "from", today(), "why", " ");
    assertThat(security.post(end, without).body()).contains("没有写明终止原因");
    Map<String, String> why = form(security.get(end), "from", today(), "why", "<b>调离</b>");
    assertThat(security.post(end, why).statusCode()).isEqualTo(303);
    assertThat(security.get("/staff/mandates?login=desk-8").body())
        .contains("已终止", "&lt;b&gt;调离&lt;/b&gt;")
        .doesNotContain("<b>调离");
    assertThat(signIn("desk-8").get("/staff/c/model/roster").statusCode()).isEqualTo(403);
  }

  private static String today() {
    return LocalDate.ofInstant(CLOCK.instant(), here.zone()).toString();
  }

  private static HttpResponse<String> send(Visitor who, RouteTable.Route route, String motion)
      throws Exception {
    String path =
        route
            .path()
            .replace("{community}", "model")
            .replace("{motion}", motion)
            .replace("{sheet}", "1")
            .replaceAll("\\{[a-z]+\\}", NOBODY);
    var request =
        who.to(path)
            .header("Origin", who.site().toString())
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("If-Match", "\"v1\"");
    if (!route.method().equals("GET")) {
      boolean api = route.path().startsWith("/api/");
      request.header(
          "Content-Type", api ? "application/json" : "application/x-www-form-urlencoded");
      request.method(route.method(), BodyPublishers.ofString(api ? "{}" : "a=b"));
    }
    return who.send(request);
  }

  private static HttpResponse<String> stepByApi(Visitor who, String motion, String rest)
      throws Exception {
    boolean reads = rest.equals("/papers");
    var route =
        new RouteTable.Route(
            reads ? "GET" : "POST", "/api/v1/motions/{motion}" + rest, Action.MOTION_STEP);
    return send(who, route, motion);
  }

  private static HttpResponse<String> draftByApi(Visitor who, String slug) throws Exception {
    return who.send(
        who.to("/api/v1/communities/" + slug + "/motions")
            .header("Origin", who.site().toString())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(
                BodyPublishers.ofString(
                    "{\"matter\":\"cn.civil-code.278.4\",\"question\":\"Q\"}")));
  }
}
