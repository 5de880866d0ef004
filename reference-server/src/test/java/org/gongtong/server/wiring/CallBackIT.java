package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Some of those who voted at their door are asked, by somebody else, whether they did. */
@Timeout(120)
@TestMethodOrder(OrderAnnotation.class)
class CallBackIT {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*/callbacks/[0-9a-f-]{36})\"");

  private static AssistScene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = new AssistScene(CallBackIT.class);
    scene.server.staff().grant("grid-1", MandateKind.COMMITTEE_STAFF, "model");
    scene.server.staff().account("watch-1");
    scene.server.staff().grant("watch-1", MandateKind.SUPERVISION_MEMBER, "model");
    Visitor worker = scene.signedIn("grid-1");
    for (int room = 1; room <= 4; room++) {
      String session = scene.atTheDoor(worker, "C01-6-" + room, "O" + room);
      assertThat(scene.cast(worker, session, "for").statusCode()).isEqualTo(303);
    }
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static String list() {
    return scene.desk() + "/callbacks";
  }

  private static List<String> households(Visitor who) throws Exception {
    Matcher links = LINK.matcher(who.get(list()).body());
    return links.results().map(found -> found.group(1)).distinct().toList();
  }

  private static HttpResponse<String> call(
      Visitor who, String household, String outcome, String remark) throws Exception {
    Map<String, String> fields = new HashMap<>(PaperScene.hidden(who.get(household).body()));
    fields.put("outcome", outcome);
    fields.put("remark", remark);
    return who.post(household, fields);
  }

  @Test
  @Order(1)
  void beforeTheCloseNobodyKnowsWhoIsCalled() throws Exception {
    Visitor clerk = scene.signedIn("desk-1");
    assertThat(clerk.get(list()).body()).contains("还没有抽取样本");
    assertThat(clerk.get(scene.desk() + "/callback-list").statusCode()).isEqualTo(404);
    assertThat(clerk.get("/api/v1/motions/" + scene.motion.id() + "/callbacks").body())
        .contains("CALLBACK_NONE");
    assertThat(scene.signedIn("grid-2").get(list()).statusCode()).isEqualTo(403);
  }

  @Test
  @Order(2)
  void aMemberOfTheSupervisionGroupCallsAndRecords() throws Exception {
    scene.closed();
    Visitor watch = scene.signedIn("watch-1");
    assertThat(watch.get(scene.desk()).body()).contains(list());
    List<String> all = households(watch);
    assertThat(all).hasSize(4);
    assertThat(watch.get(scene.desk() + "/callback-list").body())
        .contains("C01-6-1", "C01-6-2", "C01-6-3", "C01-6-4", "O1", "grid-1", "不问投了什么")
        .doesNotContain("赞成", "against");
    assertThat(call(watch, all.get(0), "", "").body()).contains("请选择住户的说法");
    HttpResponse<String> mute = call(watch, all.get(0), "not-confirmed", " ");
    assertThat(mute.statusCode()).isEqualTo(422);
    assertThat(mute.body()).contains("href=\"#remark\"", "写明住户的说法");
    assertThat(location(call(watch, all.get(0), "not-confirmed", "那天没有人来"))).isEqualTo(list());
    assertThat(watch.get(all.get(0)).body())
        .contains("BALLOT_NOT_CONFIRMED", "那天没有人来", "watch-1", "报监督小组和街道");
    for (String household : all.subList(1, 4)) {
      assertThat(location(call(watch, household, "confirmed", ""))).isEqualTo(list());
    }
    assertThat(watch.get(list()).body()).contains("否认投过票", "确认投过票");
    assertThat(scene.hall.ballots(scene.motion.id(), "C01-6-1")).isEqualTo(1);
  }

  @Test
  @Order(3)
  void theWorkerCallsBackAboutHisOwnBallots() throws Exception {
    Visitor worker = scene.signedIn("grid-1");
    assertThat(households(worker)).isEmpty();
    String household = households(scene.signedIn("desk-1")).get(0);
    assertThat(worker.get(household).body()).contains("CALLBACK_OWN");
    Map<String, String> forced =
        Map.of(
            "idempotency_key",
            scene.hall.ids().next().toString(),
            "version",
            "1",
            "outcome",
            "confirmed",
            "remark",
            "");
    HttpResponse<String> own = worker.post(household, forced);
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("CALLBACK_OWN");
  }

  /** Neither the form sent twice nor a colleague's older page adds a call. */
  @Test
  @Order(4)
  void twoCallersWhoDoNotKnowOfEachOther() throws Exception {
    Visitor clerk = scene.signedIn("desk-1");
    String household = households(clerk).get(1);
    Map<String, String> fields = new HashMap<>(PaperScene.hidden(clerk.get(household).body()));
    fields.put("outcome", "not-reached");
    fields.put("remark", "");
    Map<String, String> late = new HashMap<>(fields);
    late.put("idempotency_key", scene.hall.ids().next().toString());
    assertThat(location(clerk.post(household, fields))).isEqualTo(list());
    assertThat(location(clerk.post(household, fields))).isEqualTo(list());
    assertThat(clerk.post(household, late).statusCode()).isEqualTo(409);
  }

  @Test
  @Order(5)
  void theFiguresStandBesideTheResultAndSingleNobodyOut() throws Exception {
    Motion posted = scene.hall.result(scene.motion);
    Visitor anybody = scene.server.visitor();
    String address = "/api/v1/motions/" + scene.motion.id() + "/result";
    // Calls go on until the posting has ended, and nobody watches them one by one.
    assertThat(anybody.get(address).body()).contains("\"callBacks\":null");
    assertThat(anybody.get("/c/model/m/" + scene.motion.id() + "/result").body())
        .doesNotContain("抽取回访");
    scene.clock.passes(Duration.ofDays(31));
    scene.hall.conclude(posted);
    String page = anybody.get("/c/model/m/" + scene.motion.id() + "/result").body();
    assertThat(page).containsPattern("抽取回访</dt><dd class=\"num\">4<");
    assertThat(page).containsPattern("确认投过票</dt><dd class=\"num\">不公布<");
    assertThat(page).containsPattern("否认投过票</dt><dd class=\"num\">不公布<");
    assertThat(page).doesNotContain("那天没有人来");
    assertThat(anybody.get(address).body())
        .contains(
            "\"callBacks\":{\"drawn\":4,\"confirmed\":null,\"notConfirmed\":null,\"notReached\":0}");
    assertThat(anybody.get("/api/v1/motions/" + scene.motion.id() + "/callbacks").statusCode())
        .isEqualTo(401);
  }
}
