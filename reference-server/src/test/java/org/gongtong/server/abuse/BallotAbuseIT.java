package org.gongtong.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.Party;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.place.Community;
import org.gongtong.server.wiring.DeskClerk;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.gongtong.server.wiring.VotingHall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is tried on a vote that is open, each test named after the abuse. */
@Timeout(120)
class BallotAbuseIT {
  private static final Pattern NUMBER =
      Pattern.compile("class=\"receipt-number\">([0-9A-Z-]{19})<");

  private static AbuseScene scene;
  private static Visitor clerk;
  private static Visitor colleague;
  private static Visitor administrator;
  private static Motion open;
  private static Motion other;
  private static Motion small;
  private static Map<String, String> codes;

  @BeforeAll
  static void start() throws Exception {
    scene = new AbuseScene(BallotAbuseIT.class);
    List<Motion> announced = new ArrayList<>();
    for (String question : List.of("是否安装路灯？", "是否修改管理规约？")) {
      announced.add(announce(scene.here, "C01", question));
    }
    announced.add(announce(scene.here, "C02", "是否更换门禁？"));
    scene.clock.passes(VotingHall.NOTICE);
    List<Motion> all = announced.stream().map(scene.hall::open).toList();
    open = all.get(0);
    other = all.get(1);
    small = all.get(2);
    codes = scene.hall.letters(open);
    scene.hall.vote(open, "C01-6-1", "for");
    clerk = scene.clerk("desk-1");
    colleague = scene.clerk("desk-2");
    administrator = scene.holder(MandateKind.SYSTEM_ADMINISTRATOR);
  }

  private static Motion announce(Community home, String scope, String question) {
    return scene.hall.announce(scene.hall.draft(home, scope, question, ""), Duration.ofDays(30));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static Visitor entered(String part) throws Exception {
    Visitor voter = scene.server.visitor();
    assertThat(voter.post("/vote", Map.of("code", codes.get(part))).statusCode()).isEqualTo(303);
    return voter;
  }

  private static Map<String, String> chosen(Visitor voter, String choice) throws Exception {
    HttpResponse<String> page = voter.get("/vote/choice");
    voter.post("/vote/choice", DeskClerk.form(page, "choice", choice));
    return DeskClerk.form(voter.get("/vote/check"), "choice", choice);
  }

  @Test
  void theQuestionIsChangedAfterTheFirstBallot() throws Exception {
    String tag = "\"v" + open.version() + "\"";
    String path = "/motions/" + open.id();
    HttpResponse<String> api =
        scene.call(clerk, "PUT", path, AbuseScene.draft("另一个问题？"), "If-Match", tag);
    assertThat(api.statusCode()).isEqualTo(409);
    assertThat(api.body()).contains("NOT_IN_STATE");
    Map<String, String> form =
        new HashMap<>(Map.of("matter", AbuseScene.MATTER, "scope", "C01", "question", "另一个问题？"));
    form.put("version", Integer.toString(open.version()));
    form.put("idempotency_key", UUID.randomUUID().toString());
    HttpResponse<String> page = DeskClerk.upload(clerk, AbuseScene.page(open) + "/edit", form);
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(scene.hall.reader().require(open.id()).orThrow()).isEqualTo(open);
    assertThat(scene.server.visitor().get("/c/model/m/" + open.id()).body())
        .contains(open.content().hash().hex());
  }

  @Test
  void theDeadlineIsMovedAfterTheFirstBallot() throws Exception {
    String tag = "\"v" + open.version() + "\"";
    String window = "{\"opensAt\":\"2026-06-20T00:00:00Z\",\"closesAt\":\"2026-07-20T09:00:00Z\"}";
    String path = "/motions/" + open.id();
    HttpResponse<String> api =
        scene.call(clerk, "POST", path + "/announce", window, "If-Match", tag);
    assertThat(api.statusCode()).isEqualTo(409);
    HttpResponse<String> close = scene.call(clerk, "POST", path + "/close", "", "If-Match", tag);
    assertThat(close.statusCode()).isEqualTo(409);
    assertThat(close.body()).contains("STILL_OPEN");
    for (String step : List.of("announce", "open", "close", "decide", "post", "finish")) {
      Map<String, String> form = new HashMap<>();
      form.put("opens", "2026-06-20T08:00");
      form.put("closes", "2026-07-20T18:00");
      form.put("version", Integer.toString(open.version()));
      form.put("idempotency_key", UUID.randomUUID().toString());
      HttpResponse<String> page = clerk.post(AbuseScene.page(open) + "/steps/" + step, form);
      assertThat(page.statusCode()).as(step).isIn(404, 409, 422);
    }
    assertThat(scene.hall.reader().require(open.id()).orThrow()).isEqualTo(open);
  }

  @Test
  void theRollIsChangedAfterTheFirstBallot() throws Exception {
    List<Party> before = roll();
    String csv =
        "part_id,compound,building,entrance,room,kind,area_m2,area_basis,owner_ids,"
            + "voting_owner_id,status\nC01-6-2,C01,6,1,2,dwelling,900.50,registry,O99,O99,"
            + "delivered\n";
    String path = "/communities/model/roster?effective=2026-04-01";
    HttpResponse<String> looked = scene.call(clerk, "POST", path, csv, "Content-Type", "text/csv");
    String tag = looked.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> applied =
        scene.call(
            clerk,
            "POST",
            path + "&dryRun=false",
            csv,
            "Content-Type",
            "text/csv",
            "If-Match",
            tag);
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    // The roster is another one now, and the vote goes on with the roll it opened with.
    assertThat(roll()).isEqualTo(before);
    String voters = "/motions/" + open.id() + "/voters";
    HttpResponse<String> renamed =
        scene.call(
            clerk, "POST", voters, "{\"part\":\"C01-6-2\",\"voter\":\"O99\",\"evidence\":\"e\"}");
    assertThat(renamed.statusCode()).isIn(409, 422);
    // Nor does a paper name another voter: the party's own votes, whoever carried it.
    String sheets = "/motions/" + open.id() + "/sheets";
    String forged =
        scene.sheet(81, "C01-6-4", "for").replace("\"choice\"", "\"voter\":\"O99\",\"choice\"");
    HttpResponse<String> byAnother = scene.call(clerk, "POST", sheets, forged);
    assertThat(byAnother.statusCode()).as(byAnother.body()).isEqualTo(422);
    assertThat(byAnother.body()).contains("/lines/0/voter");
  }

  private static List<Party> roll() {
    return scene.hall.reader().findRoll(open.id()).orElseThrow().roll().parties();
  }

  @Test
  void theRuleIsChangedAfterTheFirstBallot() throws Exception {
    Visitor anyone = scene.server.visitor();
    String path = "/api/v1/motions/" + open.id();
    String rule = anyone.get(path).body().replaceAll("(?s).*(\"rule\":\\{.*)", "$1");
    assertThat(rule).startsWith("\"rule\"");
    for (String body :
        List.of(
            "{\"matter\":\"cn.civil-code.278.1\",\"question\":\"是否安装路灯？\"}",
            "{\"matter\":\"" + AbuseScene.MATTER + "\",\"question\":\"q\",\"rule\":{}}")) {
      String tag = "\"v" + open.version() + "\"";
      HttpResponse<String> api =
          scene.call(clerk, "PUT", "/motions/" + open.id(), body, "If-Match", tag);
      assertThat(api.statusCode()).isIn(409, 422);
    }
    assertThat(anyone.get(path).body()).endsWith(rule);
  }

  @Test
  void theSamePersonVotesOnTheWebAndOnPaper() throws Exception {
    Visitor voter = entered("C01-6-5");
    Map<String, String> cast = chosen(voter, "for");
    String path = "/motions/" + open.id() + "/sheets";
    scene.call(clerk, "POST", path, scene.sheet(82, "C01-6-5", "against"));
    String again = path + "/82/check";
    // Paper and web at the very same moment, many times over: one of the two is counted.
    AtomicInteger turn = new AtomicInteger();
    List<Integer> statuses =
        AbuseScene.atOnce(
            20,
            () ->
                turn.getAndIncrement() % 2 == 0
                    ? voter.post("/vote/check", cast).statusCode()
                    : scene
                        .call(colleague, "POST", again, scene.lines("C01-6-5", "against"))
                        .statusCode());
    assertThat(statuses).allMatch(status -> status < 500);
    assertThat(scene.hall.ballots(open.id(), "C01-6-5")).isBetween(1, 2);
    assertThat(entered("C01-6-5").get("/vote/choice").statusCode()).isEqualTo(409);
    // Of both at the count, one.
    HttpResponse<String> paper = scene.call(clerk, "POST", path, scene.sheet(83, "C01-6-5", "for"));
    assertThat(paper.statusCode()).isEqualTo(409);
    assertThat(paper.body()).contains("PARTY_VOTED");
  }

  @Test
  void aBallotOfOneMotionIsPutIntoAnother() throws Exception {
    Visitor voter = entered("C01-6-6");
    Map<String, String> cast = chosen(voter, "for");
    for (String name : List.of("motion", "motionId", "motion_id", "party")) {
      cast.put(name, other.id().toString());
    }
    voter.post("/vote/check?motion=" + other.id(), cast);
    assertThat(scene.hall.ballots(other.id(), "C01-6-6")).isZero();
    // A receipt, or a paper, of this motion says nothing in that one.
    String body = scene.sheet(84, "C01-6-7", "for");
    String key = UUID.randomUUID().toString();
    String here = "/motions/" + open.id() + "/sheets";
    String there = "/motions/" + other.id() + "/sheets";
    HttpResponse<String> first = scene.call(clerk, "POST", here, body, "Idempotency-Key", key);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    HttpResponse<String> moved = scene.call(clerk, "POST", there, body, "Idempotency-Key", key);
    assertThat(moved.statusCode()).isEqualTo(422);
    assertThat(moved.body()).contains("KEY_REUSED");
    assertThat(scene.hall.ballots(other.id(), "C01-6-7")).isZero();
  }

  @Test
  void oneReceiptIsShownForTwoBallots() throws Exception {
    List<String> numbers = new ArrayList<>();
    for (String part : List.of("C01-6-8", "C01-6-9", "C01-6-10")) {
      Visitor voter = entered(part);
      voter.post("/vote/check", chosen(voter, "for"));
      Matcher number = NUMBER.matcher(voter.get("/vote/receipt").body());
      assertThat(number.find()).isTrue();
      numbers.add(number.group(1));
      // Sent again, the same one comes back, and no other.
      Visitor later = entered(part);
      assertThat(later.get("/vote/choice").body()).contains(number.group(1));
    }
    assertThat(new TreeSet<>(numbers)).hasSize(3);
  }

  @Test
  void aBatchOfPapersIsEnteredTwice() throws Exception {
    String sheets = AbuseScene.page(other) + "/sheets";
    Map<String, String> sheet =
        Map.of(
            "channel",
            "paper",
            "received",
            "2026-03-18 09:00",
            "step",
            "save",
            "part-1",
            "C01-6-1",
            "choice-1",
            "for",
            "part-2",
            "C01-6-2",
            "choice-2",
            "against");
    HttpResponse<String> first = fill(clerk, sheets + "/1", sheet);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(303);
    assertThat(fill(colleague, sheets + "/1/check", sheet).statusCode()).isEqualTo(303);
    assertThat(scene.hall.ballots(other.id(), "C01-6-1")).isEqualTo(1);
    // The same papers as sheet 2, by either of them, and as an entry of the API.
    for (Visitor who : List.of(clerk, colleague)) {
      HttpResponse<String> again = fill(who, sheets + "/2", sheet);
      assertThat(again.statusCode()).isEqualTo(422);
      assertThat(again.body()).contains("sheet 1 line 1", "sheet 1 line 2");
    }
    HttpResponse<String> api =
        scene.call(
            clerk, "POST", "/motions/" + other.id() + "/sheets", scene.sheet(3, "C01-6-1", "for"));
    assertThat(api.statusCode()).isEqualTo(409);
    assertThat(scene.hall.ballots(other.id(), "C01-6-1")).isEqualTo(1);
    assertThat(scene.hall.ballots(other.id(), "C01-6-2")).isEqualTo(1);
  }

  private static HttpResponse<String> fill(Visitor who, String path, Map<String, String> fields)
      throws Exception {
    Map<String, String> all = DeskClerk.form(who.get(path));
    all.putAll(fields);
    return who.post(path, all);
  }

  @Test
  void administratorsLookAtInterimResults() throws Exception {
    scene.hall.vote(open, "C01-6-2", "against");
    String motion = "/api/v1/motions/" + open.id();
    String desk = AbuseScene.page(open);
    Visitor anyone = scene.server.visitor();
    List<String> tags = new ArrayList<>();
    for (Visitor who : List.of(anyone, clerk, colleague, administrator)) {
      HttpResponse<String> result = who.get(motion + "/result");
      assertThat(result.statusCode()).isEqualTo(404);
      assertThat(result.body()).contains("NOT_COUNTED");
      for (String page :
          List.of(
              desk + "/recount.zip",
              desk + "/recount-bundle.jsonl",
              desk + "/result.pdf",
              "/c/model/m/" + open.id() + "/certificate.pdf",
              "/c/model/m/" + open.id() + "/result")) {
        assertThat(who.get(page).statusCode()).as(page).isIn(303, 403, 404, 409);
      }
      HttpResponse<String> seen = who.get(motion);
      assertThat(seen.body()).contains("\"outcome\":null").doesNotContain("inFavour", "against");
      tags.add(seen.headers().firstValue("ETag").orElseThrow());
    }
    scene.clock.passes(Duration.ofSeconds(3));
    String turnout = clerk.get(motion + "/turnout").body();
    scene.hall.vote(open, "C01-6-11", "against");
    scene.clock.passes(Duration.ofSeconds(3));
    assertThat(tags).allMatch(tags.get(0)::equals);
    assertThat(clerk.get(motion).headers().firstValue("ETag")).hasValue(tags.get(0));
    assertThat(turnout).doesNotContain("inFavour", "against", "abstain", "\"for\"");
    for (String page : List.of(desk, desk + "/sheets", desk + "/letters", "/staff/c/model")) {
      assertThat(clerk.get(page).body()).as(page).doesNotContain("反对 ", ">反对<", "· 反对");
    }
  }

  @Test
  void aCellOfTwoIsDisclosed() throws Exception {
    Visitor anyone = scene.server.visitor();
    String path = "/api/v1/motions/" + small.id() + "/turnout";
    scene.hall.vote(small, "C02-1-1", "for");
    scene.hall.vote(small, "C02-1-2", "against");
    scene.clock.passes(Duration.ofSeconds(3));
    for (Visitor who : List.of(anyone, clerk, administrator)) {
      String turnout = who.get(path).body();
      assertThat(turnout).contains("\"shown\":false").doesNotContain("160.03", "\"heads\":2");
      assertThat(who.get("/c/model/m/" + small.id() + "/turnout").body()).contains("不足 10 位");
    }
  }
}
