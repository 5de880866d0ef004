package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.decision.BallotReceipt;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.wiring.DeskClerk.Paper;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Voting at the door on a worker's device, and what a worker might try. */
@Timeout(120)
class AssistIT {
  private static AssistScene scene;

  @BeforeAll
  static void start() {
    scene = new AssistScene(AssistIT.class);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void aResidentVotesAtTheDoorAndTheWorkersDeviceKeepsNothing() throws Exception {
    Visitor worker = scene.signedIn("grid-1");
    assertThat(worker.get(scene.desk()).body()).contains(scene.assist());
    HttpResponse<String> door = worker.get(scene.assist() + "?part=C01-6-3");
    assertThat(door.statusCode()).isEqualTo(200);
    assertThat(door.body()).contains("value=\"O3\" selected");
    String evidence = location(scene.begin(worker, "C01-6-3", "O3"));
    String session = evidence.replaceFirst("/evidence$", "");
    assertThat(location(worker.get(session + "/choice"))).isEqualTo(evidence);
    assertThat(location(scene.attach(worker, evidence, scene.photo())))
        .isEqualTo(session + "/choice");
    HttpResponse<String> choice = worker.get(session + "/choice");
    assertThat(choice.body()).contains("是否安装路灯？", "表决票", "请把设备交给住户");
    Map<String, String> fields = PaperScene.hidden(choice.body());
    assertThat(worker.post(session + "/choice", fields).body()).contains("请选择同意、反对或弃权");
    fields.put("choice", "against");
    HttpResponse<String> check = worker.post(session + "/choice", fields);
    assertThat(check.body()).contains("请核对您的选择", "反对", "C01 6栋1单元3室");
    assertThat(check.headers().map().keySet()).doesNotContain("set-cookie");
    Map<String, String> sent = new HashMap<>(PaperScene.hidden(check.body()));
    sent.put("choice", "against");
    HttpResponse<String> cast = worker.post(session + "/check", sent);
    assertThat(location(cast)).isEqualTo(session + "/done");
    List<BallotReceipt> box =
        scene.hall.reader().receipts(scene.motion.id(), scene.hall.party(scene.motion, "C01-6-3"));
    assertThat(box).hasSize(1);
    assertThat(box.get(0).channel()).isEqualTo(Channel.VISIT);
    String done = worker.get(session + "/done").body();
    assertThat(done).contains("已经投票", "另行交给住户");
    assertThat(done).doesNotContain("反对", "against");
    // The desk says what it takes to pass, which has these words; a ballot it does not have.
    for (String page : List.of(done, worker.get(scene.desk()).body())) {
      assertThat(page).doesNotContain(box.get(0).ballotId().toString(), "/log/receipt/");
    }
    sent.put("choice", "for");
    assertThat(location(worker.post(session + "/check", sent))).isEqualTo(session + "/done");
    for (String page : List.of("/choice", "/evidence")) {
      assertThat(worker.get(session + page).statusCode()).isEqualTo(409);
    }
    theOfficeSeesWhoWasWhereAndTheFile(session);
    assertThat(worker.get(scene.desk() + "/assisted").statusCode()).isEqualTo(403);
  }

  private static void theOfficeSeesWhoWasWhereAndTheFile(String session) throws Exception {
    String list = scene.desk() + "/assisted";
    String file = list + session.substring(session.lastIndexOf('/')) + "/file";
    for (String login : List.of("desk-1", "audit-1")) {
      Visitor office = scene.signedIn(login);
      assertThat(office.get(list).body())
          .contains("grid-1", "C01-6-3", "已投票", file)
          .doesNotContain("反对", "against");
      HttpResponse<byte[]> photo = DeskClerk.file(office, file);
      assertThat(photo.statusCode()).isEqualTo(200);
      assertThat(photo.body()).startsWith(0xFF, 0xD8, 0xFF);
      assertThat(photo.headers().firstValue("Content-Type")).hasValue("image/jpeg");
      assertThat(photo.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(photo.headers().firstValue("Content-Disposition").orElse(""))
          .startsWith("attachment; filename=\"evidence.jpg\"");
    }
    assertThat(scene.signedIn("grid-1").get(file).statusCode()).isEqualTo(403);
    assertThat(scene.server.visitor().get(file).statusCode()).isEqualTo(303);
  }

  @Test
  void anAssistedSessionPastItsEndCastsNothing() throws Exception {
    Visitor worker = scene.signedIn("grid-2");
    String session = scene.atTheDoor(worker, "C01-6-4", "O4");
    scene.clock.passes(Duration.ofMinutes(30));
    worker = scene.signedIn("grid-2");
    for (String page : List.of("/choice", "/evidence")) {
      assertThat(worker.get(session + page).body()).contains("ASSIST_OVER");
    }
    HttpResponse<String> late = scene.cast(worker, session, "for");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("ASSIST_OVER");
    assertThat(scene.attach(worker, session + "/evidence", scene.photo()).statusCode())
        .isEqualTo(409);
    assertThat(scene.hall.ballots(scene.motion.id(), "C01-6-4")).isZero();
  }

  @Test
  void aWorkerGoesToAnotherEntrance() throws Exception {
    Visitor stranger = scene.signedIn("grid-9");
    HttpResponse<String> looked = stranger.get(scene.assist() + "?part=C01-6-5");
    assertThat(looked.statusCode()).isEqualTo(403);
    assertThat(looked.body()).contains("NOT_PERMITTED").doesNotContain("O5");
    HttpResponse<String> begun = scene.begin(stranger, "C01-6-5", "O5");
    assertThat(begun.statusCode()).isEqualTo(403);
    assertThat(begun.body()).contains("NOT_PERMITTED", "网格");
    Visitor worker = scene.signedIn("grid-1");
    String session = scene.atTheDoor(worker, "C01-6-5", "O5");
    assertThat(scene.cast(stranger, session, "for").statusCode()).isEqualTo(404);
    assertThat(stranger.get(session + "/choice").statusCode()).isEqualTo(404);
    assertThat(scene.end(worker, session).statusCode()).isEqualTo(303);
    assertThat(scene.cast(worker, session, "for").statusCode()).isEqualTo(409);
    assertThat(scene.hall.ballots(scene.motion.id(), "C01-6-5")).isZero();
  }

  @Test
  void aWorkerAssistsHisOwnParty() throws Exception {
    HttpResponse<String> own = scene.begin(scene.signedIn("o12"), "C01-6-12", "O12");
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("ASSIST_OWN_PARTY", "请另一位网格员上门");
  }

  @Test
  void aBallotWithoutEvidenceOrWithSomethingElse() throws Exception {
    Visitor worker = scene.signedIn("grid-2");
    String evidence = location(scene.begin(worker, "C01-6-6", "O6"));
    String session = evidence.replaceFirst("/evidence$", "");
    HttpResponse<String> bare = scene.cast(worker, session, "for");
    assertThat(bare.statusCode()).isEqualTo(422);
    assertThat(bare.body()).contains("ASSIST_NO_EVIDENCE");
    assertThat(scene.attach(worker, evidence).statusCode()).isEqualTo(422);
    HttpResponse<String> page =
        scene.attach(worker, evidence, Paper.of("photo.jpg", "<script>alert(1)</script>"));
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("不是 PDF、PNG 或 JPEG 文件");
    Paper once = scene.photo();
    assertThat(scene.attach(worker, evidence, once).statusCode()).isEqualTo(303);
    assertThat(scene.end(worker, session).statusCode()).isEqualTo(303);
    String next = location(scene.begin(worker, "C01-6-6", "O6"));
    HttpResponse<String> again = scene.attach(worker, next, once);
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("这个文件已用于另一次协助");
    assertThat(scene.end(worker, next.replaceFirst("/evidence$", "")).statusCode()).isEqualTo(303);
    assertThat(scene.hall.ballots(scene.motion.id(), "C01-6-6")).isZero();
  }

  @Test
  void aWorkerHasTwoSessionsAtOnce() throws Exception {
    Visitor worker = scene.signedIn("grid-1");
    String first = scene.atTheDoor(worker, "C01-6-7", "O7");
    HttpResponse<String> second = scene.begin(scene.signedIn("grid-1"), "C01-6-8", "O8");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("ASSIST_RUNNING");
    assertThat(worker.get(scene.assist()).body()).contains("继续那一次", first);
    assertThat(scene.end(worker, first).statusCode()).isEqualTo(303);
  }

  @Test
  void aWorkerVotesTwiceForAPartyOrForOneThatVoted() throws Exception {
    Visitor worker = scene.signedIn("grid-1");
    String session = scene.atTheDoor(worker, "C01-6-9", "O9");
    assertThat(scene.cast(worker, session, "for").statusCode()).isEqualTo(303);
    assertThat(scene.begin(worker, "C01-6-9", "O9").body()).contains("DUPLICATE");
    scene.hall.vote(scene.motion, "C01-6-10", "against");
    assertThat(scene.begin(worker, "C01-6-10", "O10").body()).contains("DUPLICATE");
    String late = scene.atTheDoor(worker, "C01-6-11", "O11");
    scene.hall.vote(scene.motion, "C01-6-11", "against");
    HttpResponse<String> over = scene.cast(worker, late, "for");
    assertThat(over.statusCode()).isEqualTo(409);
    assertThat(over.body()).contains("DUPLICATE");
    assertThat(scene.end(worker, late).statusCode()).isEqualTo(303);
    for (String part : List.of("C01-6-9", "C01-6-10", "C01-6-11")) {
      assertThat(scene.hall.ballots(scene.motion.id(), part)).isEqualTo(1);
    }
  }

  /** Who was at the door and is a clerk besides makes no receipt of it, and sees none. */
  @Test
  void aWorkerFetchesTheReceiptOfHisOwnSession() throws Exception {
    scene.server.staff().grant("grid-3", MandateKind.COMMITTEE_STAFF, "model");
    Visitor worker = scene.signedIn("grid-3");
    String session = scene.atTheDoor(worker, "C01-6-8", "O8");
    String id = session.substring(session.lastIndexOf('/'));
    String list = scene.desk() + "/assisted";
    String slip = list + id + "/slip";
    Map<String, String> fields = Map.of("idempotency_key", scene.hall.ids().next().toString());
    Visitor clerk = scene.signedIn("desk-1");
    assertThat(clerk.post(slip, fields).statusCode()).isEqualTo(404);
    assertThat(scene.cast(worker, session, "for").statusCode()).isEqualTo(303);
    assertThat(worker.post(slip, fields).body()).contains("ASSIST_OWN_SLIP");
    assertThat(clerk.get(slip).statusCode()).isEqualTo(404);
    assertThat(clerk.get(list).body()).contains("打印凭证").containsPattern("还有 [1-9]\\d* 张");
    assertThat(location(clerk.post(slip, fields))).isEqualTo(slip);
    String page = clerk.get(slip).body();
    assertThat(page).contains("C01-6-8", "<svg class=\"qr\"").doesNotContain("赞成", "同意");
    assertThat(page).containsPattern("receipt-number\">[0-9A-Z]{4}(-[0-9A-Z]{4}){3}<");
    HttpResponse<byte[]> pdf = DeskClerk.file(clerk, slip + ".pdf");
    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(pdf.body()).startsWith('%', 'P', 'D', 'F');
    assertThat(worker.get(slip + ".pdf").statusCode()).isEqualTo(403);
    HttpResponse<String> own = worker.get(slip);
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).doesNotContain("receipt-number");
    assertThat(clerk.get(list).body()).contains("已打印");
  }

  @Test
  void somebodyElseIsAtTheDoor() throws Exception {
    Visitor worker = scene.signedIn("grid-2");
    HttpResponse<String> other = scene.begin(worker, "C01-6-12", "O13");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("id=\"who-error\"");
    HttpResponse<String> nobody = scene.begin(worker, "C01-6-13", "O13");
    assertThat(nobody.body()).contains("VOTER_NOT_NAMED");
    assertThat(scene.begin(worker, "C01-6-99", "O13").body()).contains("UNKNOWN_PART");
  }
}
