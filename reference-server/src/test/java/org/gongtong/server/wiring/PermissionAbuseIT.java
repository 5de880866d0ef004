package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
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
  private static PermissionScene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = new PermissionScene(PermissionAbuseIT.class);
  }

  @BeforeEach
  void signIn() throws Exception {
    scene.signIn();
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  /** Every route as it is registered, pages and API alike, by real requests. */
  @Test
  void actingOnAnotherCommunitysIdsIsRefusedOnEveryRoute() throws Exception {
    int tried = 0;
    for (RouteTable.Route route : scene.server.running().routes().routes()) {
      boolean inPlace = route.path().contains("{community}") || route.path().contains("{motion}");
      if (route.role() instanceof Action && inPlace) {
        for (Motion motion : List.of(scene.open, scene.draft)) {
          HttpResponse<String> answer =
              PermissionScene.send(scene.stranger(), route, motion.id().toString());
          boolean hidden = route.path().startsWith("/api/v1/motions/") && motion == scene.draft;
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
    assertThat(scene.hall.reader().require(scene.draft.id()).orThrow()).isEqualTo(scene.draft);
    assertThat(scene.hall.reader().require(scene.open.id()).orThrow()).isEqualTo(scene.open);
  }

  /** Other spellings of an address, and the method that asks for headers alone. */
  @Test
  void aRefusedFileIsAskedForByHeadOrInAnotherSpelling() throws Exception {
    String file = "/staff/c/model/roster/export.csv";
    Visitor clerk = scene.as(MandateKind.COMMITTEE_STAFF);
    assertThat(clerk.get(file).headers().firstValue("Content-Disposition")).isPresent();
    for (String spelling : List.of(file, file + "/", "/staff/c/%6Dodel/roster/export.csv")) {
      for (String method : List.of("GET", "HEAD")) {
        Visitor stranger = scene.stranger();
        HttpResponse<String> answer =
            stranger.send(stranger.to(spelling).method(method, BodyPublishers.noBody()));
        boolean head = method.equals("HEAD");
        assertThat(answer.statusCode()).as(method + " " + spelling).isEqualTo(head ? 200 : 403);
        assertThat(answer.headers().firstValue("Content-Length").orElse("0"))
            .matches(head ? "0" : ".+");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
      }
    }
  }

  /** Real requests of every kind of mandate at every route are judged as the table says. */
  @Test
  void aLowerRoleEditsRollsRulesAndMotions() throws Exception {
    int refused = 0;
    int passed = 0;
    for (RouteTable.Route route : scene.server.running().routes().routes()) {
      if (!(route.role() instanceof Action action)) {
        continue;
      }
      for (MandateKind kind : MandateKind.values()) {
        Rights rights = scene.staff.permissions().of(PermissionScene.login(kind));
        boolean inPlace = route.path().contains("{community}") || route.path().contains("{motion}");
        Subject subject = inPlace ? Subject.of(scene.here) : scene.staff.permissions().server();
        boolean may = rights.may(action, subject);
        HttpResponse<String> answer =
            PermissionScene.send(scene.as(kind), route, scene.open.id().toString());
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
    scene.staff.account("desk-7");
    Mandate mandate = scene.staff.grant("desk-7", MandateKind.COMMITTEE_STAFF, "model");
    Visitor leaver = scene.signIn("desk-7");
    String form = "/staff/c/model/m/new";
    assertThat(leaver.get(form).statusCode()).isEqualTo(200);
    LocalDate today = scene.today();
    Actor sec = Actor.staff("sec-9");
    scene.staff.mandates().end(sec, mandate.id(), today.plusDays(1), "调离", today).orThrow();
    assertThat(leaver.get(form).statusCode()).as("the last day counts").isEqualTo(200);
    // To a second before midnight in the community, and to midnight.
    Instant midnight = today.plusDays(1).atStartOfDay(scene.here.zone()).toInstant();
    scene.clock.passes(Duration.between(scene.clock.instant(), midnight.minusSeconds(1)));
    leaver = scene.signIn("desk-7");
    assertThat(leaver.get(form).statusCode()).isEqualTo(200);
    scene.clock.passes(Duration.ofSeconds(1));
    HttpResponse<String> after = leaver.get(form);
    assertThat(after.statusCode()).isEqualTo(403);
    assertThat(after.body()).contains("MANDATE_OVER", today.plusDays(1).toString(), "社区工作人员");
    HttpResponse<String> api = draftByApi(leaver, "model");
    assertThat(api.statusCode()).isEqualTo(403);
    assertThat(api.body()).contains("\"code\":\"MANDATE_OVER\"");
  }

  @Test
  void aDraftOfAnotherCommunityIsSeenThroughListsTagsAndPapers() throws Exception {
    Visitor anyone = scene.server.visitor();
    scene.hall.draft(scene.here, "C01", "后来的草稿里的秘密问题？", "");
    String list = "/api/v1/communities/model/motions?limit=1";
    HttpResponse<String> public1 = anyone.get(list);
    HttpResponse<String> hidden = scene.stranger().get(list);
    assertThat(hidden.body()).isEqualTo(public1.body()).doesNotContain("秘密");
    assertThat(hidden.headers().firstValue("Link")).isEqualTo(public1.headers().firstValue("Link"));
    HttpResponse<String> known =
        scene.as(MandateKind.COMMITTEE_STAFF).get("/api/v1/communities/model/motions");
    assertThat(known.body()).contains(scene.draft.id().toString());
    for (String what : List.of("", "/turnout", "/result")) {
      HttpResponse<String> real =
          scene.stranger().get("/api/v1/motions/" + scene.draft.id() + what);
      HttpResponse<String> none =
          scene.stranger().get("/api/v1/motions/" + PermissionScene.NOBODY + what);
      assertThat(same(real, scene.draft.id()))
          .isEqualTo(same(none, UUID.fromString(PermissionScene.NOBODY)));
      assertThat(real.headers().firstValue("ETag")).isEmpty();
    }
    for (String step : List.of("announce", "withdraw", "open", "papers")) {
      String rest = "/" + step;
      var real = stepByApi(scene.stranger(), scene.draft.id().toString(), rest);
      var none = stepByApi(scene.stranger(), PermissionScene.NOBODY, rest);
      assertThat(same(real, scene.draft.id()))
          .isEqualTo(same(none, UUID.fromString(PermissionScene.NOBODY)));
    }
    assertThat(
            scene.stranger().get("/c/model/m/" + scene.draft.id() + "/attachments/1").statusCode())
        .isEqualTo(404);
    assertThat(scene.stranger().get("/staff").body())
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
    scene.staff.account("grid-7").grant("grid-7", MandateKind.GRID_WORKER, "model", "C01/P");
    scene.staff.grant("grid-7", MandateKind.GRID_WORKER, "model", "C02");
    Visitor grid = scene.signIn("grid-7");
    String all = scene.as(MandateKind.COMMITTEE_STAFF).get("/staff/c/model/roster").body();
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
            grid.to("/api/v1/motions/" + scene.open.id() + "/voters")
                .header("Origin", grid.site().toString())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(
                    BodyPublishers.ofString(
                        "{\"part\":\"C01-6-13\",\"voter\":\"O14\",\"evidence\":\"e\"}")));
    assertThat(api.statusCode()).isEqualTo(403);
    assertThat(api.body()).contains("NOT_PERMITTED");
  }

  private static HttpResponse<String> stepByApi(Visitor who, String motion, String rest)
      throws Exception {
    boolean reads = rest.equals("/papers");
    var route =
        new RouteTable.Route(
            reads ? "GET" : "POST", "/api/v1/motions/{motion}" + rest, Action.MOTION_STEP);
    return PermissionScene.send(who, route, motion);
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
