package org.gongtong.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.wiring.DeskClerk;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fifty identical writes at the very same moment leave one. */
@Timeout(120)
class ParallelWritesIT {
  private static final int TIMES = 50;
  private static AbuseScene scene;
  private static Visitor clerk;
  private static Motion open;

  @BeforeAll
  static void start() throws Exception {
    scene = new AbuseScene(ParallelWritesIT.class);
    open = scene.open(scene.here, "是否安装路灯？").get(0);
    clerk = scene.clerk("desk-1");
    scene.clerk("desk-2");
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static void allAreAnswered(List<HttpResponse<String>> answers, int done) {
    Map<Integer, Long> statuses = new TreeMap<>();
    answers.forEach(answer -> statuses.merge(answer.statusCode(), 1L, Long::sum));
    assertThat(statuses).as("%s", statuses).containsKey(done);
    assertThat(statuses.keySet())
        .as("%s", statuses)
        .allMatch(status -> status == done || status == 409 || status == 412 || status == 422);
  }

  private static List<HttpResponse<String>> fifty(Callable<HttpResponse<String>> write)
      throws Exception {
    return AbuseScene.atOnce(TIMES, write);
  }

  @Test
  void fiftyDraftsOfOneKey() throws Exception {
    String key = UUID.randomUUID().toString();
    String body = AbuseScene.draft("五十份草稿？");
    long before = scene.count("select count(*) from motion");
    allAreAnswered(
        fifty(
            () ->
                scene.call(
                    clerk, "POST", "/communities/model/motions", body, "Idempotency-Key", key)),
        201);
    assertThat(scene.count("select count(*) from motion")).isEqualTo(before + 1);
  }

  @Test
  void fiftyBallotsOfOnePartyOnPaper() throws Exception {
    String path = "/motions/" + open.id() + "/sheets";
    String sheet = scene.sheet(71, "C01-6-3", "for");
    List<HttpResponse<String>> begun = fifty(() -> scene.call(clerk, "POST", path, sheet));
    allAreAnswered(begun, 201);
    assertThat(begun).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
    Visitor colleague = scene.clerk("desk-2");
    String body = scene.lines("C01-6-3", "for");
    List<HttpResponse<String>> answers =
        fifty(() -> scene.call(colleague, "POST", path + "/71/check", body));
    allAreAnswered(answers, 200);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    assertThat(scene.hall.ballots(open.id(), "C01-6-3")).isEqualTo(1);
  }

  @Test
  void fiftyAnnouncementsOfOneDraft() throws Exception {
    Motion draft = scene.hall.draft(scene.here, "C01", "是否修改规约？", "");
    String body = "{\"opensAt\":\"2026-05-20T00:00:00Z\",\"closesAt\":\"2026-06-20T09:00:00Z\"}";
    String path = "/motions/" + draft.id() + "/announce";
    List<HttpResponse<String>> answers =
        fifty(() -> scene.call(clerk, "POST", path, body, "If-Match", "\"v1\""));
    allAreAnswered(answers, 200);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    assertThat(scene.hall.reader().require(draft.id()).orThrow().version()).isEqualTo(2);
  }

  @Test
  void fiftyPaperSheetsOfOneNumber() throws Exception {
    String sheet = AbuseScene.page(open) + "/sheets/7";
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "channel",
                "paper",
                "received",
                "2026-03-18 09:00",
                "step",
                "save",
                "part-1",
                "C01-6-5",
                "choice-1",
                "for"));
    HttpResponse<String> page = clerk.get(sheet);
    fields.putAll(DeskClerk.form(page));
    long before = scene.count("select count(*) from paper_entry");
    allAreAnswered(fifty(() -> clerk.post(sheet, fields)), 303);
    assertThat(scene.count("select count(*) from paper_entry")).isEqualTo(before + 1);
  }

  @Test
  void fiftyRostersOfOneFile() throws Exception {
    scene.hall.community("imports", "cn-42");
    Visitor importer = scene.clerk("desk-1");
    String csv =
        "part_id,compound,building,entrance,room,kind,area_m2,area_basis,owner_ids,"
            + "voting_owner_id,status\nP1,C01,1,1,101,dwelling,89.50,registry,O1,O1,delivered\n";
    String path = "/communities/imports/roster?effective=2026-04-01&dryRun=false";
    HttpRequest.Builder import1 =
        scene.api(importer, "POST", path, csv, "Content-Type", "text/csv", "If-Match", "\"v1\"");
    List<HttpResponse<String>> answers = fifty(() -> importer.send(import1.copy()));
    allAreAnswered(answers, 200);
    HttpResponse<String> places = importer.get("/api/v1/communities/imports/places");
    assertThat(places.headers().firstValue("ETag")).hasValue("\"v2\"");
  }

  @Test
  void fiftyCommunitiesOfOneName() throws Exception {
    Visitor officer = scene.holder(MandateKind.SUBDISTRICT_OFFICER);
    String path = "/staff/communities/new";
    Map<String, String> fields =
        DeskClerk.form(
            officer.get(path),
            "name",
            "和平路社区",
            "division",
            "某省某市",
            "slug",
            "fifty",
            "zone",
            "Asia/Shanghai",
            "jurisdiction",
            "cn-42");
    // Of keys of their own, so that only the name stands between them.
    List<HttpResponse<String>> answers =
        fifty(
            () -> {
              Map<String, String> own = new HashMap<>(fields);
              own.put("idempotency_key", UUID.randomUUID().toString());
              return officer.post(path, own);
            });
    allAreAnswered(answers, 303);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 303).hasSize(1);
    assertThat(scene.count("select count(*) from community where slug = 'fifty'")).isEqualTo(1);
  }

  @Test
  void fiftyVotersNamedForOnePart() throws Exception {
    String body = "{\"part\":\"C01-6-13\",\"voter\":\"O14\",\"evidence\":\"推选书\"}";
    String key = UUID.randomUUID().toString();
    List<HttpResponse<String>> answers =
        fifty(
            () ->
                scene.call(
                    clerk,
                    "POST",
                    "/motions/" + open.id() + "/voters",
                    body,
                    "Idempotency-Key",
                    key));
    allAreAnswered(answers, 201);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 201)
        .extracting(HttpResponse::body)
        .containsOnly(
            answers.stream().filter(a -> a.statusCode() == 201).findAny().orElseThrow().body());
  }

  @Test
  void fiftyBallotsOfOneLetter() throws Exception {
    String code = scene.hall.letters(open).get("C01-6-1");
    Visitor voter = scene.server.visitor();
    assertThat(voter.post("/vote", Map.of("code", code)).statusCode()).isEqualTo(303);
    HttpResponse<String> choice = voter.get("/vote/choice");
    voter.post("/vote/choice", DeskClerk.form(choice, "choice", "for"));
    Map<String, String> cast = DeskClerk.form(voter.get("/vote/check"), "choice", "for");
    List<HttpResponse<String>> answers = fifty(() -> voter.post("/vote/check", cast));
    assertThat(answers).allMatch(answer -> answer.statusCode() < 500);
    assertThat(scene.hall.ballots(open.id(), "C01-6-1")).isEqualTo(1);
  }
}
