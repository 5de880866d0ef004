package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.gongtong.server.wiring.PaperScene.fill;
import static org.gongtong.server.wiring.PaperScene.hidden;
import static org.gongtong.server.wiring.PaperScene.send;
import static org.gongtong.server.wiring.PaperScene.sheet;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.people.MandateKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Paper ballots over HTTP, with three members of staff; one vote goes through all tests. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PaperIT {
  private static PaperScene scene;
  private static TestServer.Visitor first;
  private static TestServer.Visitor second;
  private static TestServer.Visitor third;

  @BeforeAll
  static void start() throws Exception {
    scene = PaperScene.start(PaperIT.class);
    first = scene.signedIn("desk-1");
    second = scene.signedIn("desk-2");
    third = scene.signedIn("desk-3");
  }

  @AfterAll
  static void stop() {
    scene.stop();
  }

  @Test
  @Order(1)
  void aRefusedSheetComesBackAsTypedWithEveryBadLineMarked() throws Exception {
    Map<String, String> fields = sheet("P-01 for", "Ｐ－９９ for", "P-30 against", "P-04", " for");
    fields.put("received-1", "2026-03-01 23:59");
    HttpResponse<String> refused = fill(first, scene.sheets() + "/1", fields);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "href=\"#received-1\">第 1 行：投票时间早于开始时间",
            "href=\"#part-2\">第 2 行：专有部分不在本次表决的名册内",
            "href=\"#part-3\">第 3 行：共有人尚未确定一名表决人",
            "href=\"#choice-4\">第 4 行：选项不是同意、反对或弃权",
            "href=\"#part-5\">第 5 行：没有填写专有部分编号",
            "value=\"Ｐ－９９\"",
            "value=\"2026-03-01 23:59\"",
            "value=\"" + PaperScene.RECEIVED + "\"");
    Map<String, String> untimed = sheet("P-01 for", "P-02 for");
    untimed.put("received", "昨天");
    assertThat(fill(first, scene.sheets() + "/1", untimed).body())
        .containsOnlyOnce("href=\"#received\">没有收到时间")
        .doesNotContain("#received-1\"");
    assertThat(fill(first, scene.sheets() + "/1", sheet()).body()).contains("登记表上一行都没有填");
    assertThat(first.get(scene.sheets()).body()).contains("还没有录入登记表");
  }

  @Test
  @Order(2)
  void blankSheetsAreNumberedOnFromThoseThatAreThere() throws Exception {
    String page = first.get(scene.sheets()).body();
    String form = page.substring(page.indexOf("blank-sheets.pdf"));
    assertThat(form).contains("name=\"from\" type=\"text\" value=\"1\"");
    String print = scene.sheets().replace("/sheets", "/blank-sheets.pdf");
    HttpResponse<String> pdf = first.get(print + "?from=%EF%BC%93&count=2");
    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(pdf.body()).startsWith("%PDF-");
    for (String wrong : List.of("", "?from=0&count=1", "?from=1&count=51", "?from=1&count=x")) {
      HttpResponse<String> refused = first.get(print + wrong);
      assertThat(refused.statusCode()).as(wrong).isEqualTo(422);
      assertThat(refused.body()).contains("SHEETS_INVALID");
    }
    assertThat(scene.visitor().get(print + "?from=1&count=1").statusCode()).isEqualTo(303);
  }

  @Test
  @Order(2)
  void enterInAFieldLooksAndKeepsNothing() throws Exception {
    Map<String, String> fields = sheet("ｐ－０１ for", "P—02 against");
    fields.put("step", "look");
    HttpResponse<String> looked = fill(first, scene.sheets() + "/1", fields);
    assertThat(looked.statusCode()).isEqualTo(200);
    assertThat(looked.body()).contains("检查过 2 行", "还没有保存", "value=\"ｐ－０１\"");
    // What a browser sends when Enter is pressed is the form's first button.
    String form = looked.body().substring(looked.body().indexOf("data-sheet"));
    assertThat(form.indexOf("value=\"look\"")).isLessThan(form.indexOf("value=\"save\""));
    assertThat(first.get(scene.sheets()).body()).contains("还没有录入登记表");
  }

  @Test
  @Order(3)
  void whoEnteredASheetDoesNotCheckItAndTheOtherSeesNothingOfIt() throws Exception {
    scene.webBallot(1, "against");
    Map<String, String> fields = sheet("Ｐ－０１ for", "P-02 for", "P-03 abstain");
    fields.put("received-3", "3-6 9:05");
    HttpResponse<String> entered = fill(first, scene.sheets() + "/1", fields);
    assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
    assertThat(scene.inTheBox()).hasSize(1);
    HttpResponse<String> own = first.get(scene.sheets() + "/1/check");
    assertThat(own.statusCode()).isEqualTo(409);
    assertThat(own.body()).contains("SAME_PERSON", "复核须由另一人进行");
    Map<String, String> forced = new HashMap<>(fields);
    forced.putAll(hidden(second.get(scene.sheets() + "/1/check").body()));
    assertThat(first.post(scene.sheets() + "/1/check", forced).statusCode()).isEqualTo(409);
    for (String page : List.of("/1/check", "/1", "")) {
      assertThat(second.get(scene.sheets() + page).body())
          .as(page)
          .doesNotContain("P-01", "P-02", "2026-03-05");
    }
    assertThat(second.get(scene.sheets() + "/1/check").body()).contains("纸质票", "复核第 1 张");
    assertThat(scene.inTheBox()).hasSize(1);
  }

  @Test
  @Order(4)
  void whereTheyDifferThePaperIsLookedAtAndTheSheetGoesInAsAWhole() throws Exception {
    Map<String, String> fields = sheet("P-01 for", "P-02 against", "P-03 abstain");
    fields.put("received-3", "2026/3/6 09:05");
    HttpResponse<String> differs = fill(second, scene.sheets() + "/1/check", fields);
    assertThat(location(differs)).endsWith("/sheets/1/settle");
    assertThat(scene.inTheBox()).hasSize(1);
    String settle = scene.sheets() + "/1/settle";
    assertThat(second.get(settle).body())
        .contains("第 2 行", "P-02 · 同意", "P-02 · 反对")
        .doesNotContain("P-01");
    HttpResponse<String> empty = fill(second, settle, Map.of());
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("没有说明理由");
    assertThat(fill(second, settle, Map.of("reason", "看了")).body())
        .contains("href=\"#line-2\">第 2 行：这一行还没有选定");
    assertThat(fill(second, settle, Map.of("line-2", "2", "reason", "我没有错")).body())
        .contains("差异仍在");
    HttpResponse<String> settled =
        fill(third, settle, Map.of("line-2", "2", "reason", "对照第 2 行纸质票"));
    assertThat(location(settled)).isEqualTo(scene.sheets());
    assertThat(scene.inTheBox())
        .extracting(
            row -> row.ballot().channel() + " " + row.ballot().part() + " " + row.ballot().choice(),
            row -> row.evidence().recorder().id(),
            row -> row.evidence().witness())
        .containsExactly(
            tuple("WEB P-01 against", "O-1", null),
            tuple("PAPER P-01 for", "desk-1", "desk-2"),
            tuple("PAPER P-02 against", "desk-2", "desk-3"),
            tuple("PAPER P-03 abstain", "desk-1", "desk-2"));
    assertThat(scene.inTheBox().get(3).ballot().castAt())
        .isEqualTo(Instant.parse("2026-03-06T01:05:00Z"));
    assertThat(first.get(scene.sheets() + "/1").body())
        .contains("已复核", "P-02", "对照第 2 行纸质票", "desk-3")
        .doesNotContain(">同意<", ">反对<", "· 反对");
    assertThat(second.get(settle).statusCode()).isEqualTo(409);
  }

  @Test
  @Order(5)
  void theSameFormSentTwiceEntersOnce() throws Exception {
    String path = scene.sheets() + "/2";
    Map<String, String> fields = sheet("P-06 for");
    fields.putAll(hidden(first.get(path).body()));
    assertThat(location(first.post(path, fields))).isEqualTo(scene.sheets());
    assertThat(location(first.post(path, fields))).isEqualTo(scene.sheets());
    String check = path + "/check";
    Map<String, String> again = sheet("P-06 for");
    again.putAll(hidden(second.get(check).body()));
    assertThat(location(second.post(check, again))).isEqualTo(scene.sheets());
    assertThat(location(second.post(check, again))).isEqualTo(scene.sheets());
    assertThat(scene.inTheBox()).hasSize(5);
    HttpResponse<String> twice = fill(second, scene.sheets() + "/3", sheet("P-06 against"));
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("该户同一方式的表决票已登记（sheet 2 line 1）");
  }

  @Test
  @Order(6)
  void aCorrectionIsSignedByASecondPersonWithHisOwnPassword() throws Exception {
    String page = scene.correction(firstPaper().id());
    assertThat(first.get(page).body()).contains("第 1 张登记表第 1 行", "P-01", "同意");
    HttpResponse<String> empty = fill(first, page, Map.of());
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("href=\"#choice\"", "href=\"#reason\"", "href=\"#witness\"");
    Map<String, String> alone = Map.of("choice", "abstain", "reason", "看错了");
    assertThat(fill(first, page, alone).body()).contains("没有写明一同核对纸质票的同事");
    HttpResponse<String> own = fill(first, page, signed(" DESK-1", "abstain", "看错了"));
    assertThat(own.statusCode()).isEqualTo(422);
    assertThat(own.body()).contains("不能填自己的登录名").doesNotContain(PaperScene.PASSWORD);
    Map<String, String> wrong = signed("desk-2", "abstain", "看错了");
    wrong.put("witness-password", "no such password");
    HttpResponse<String> refused = fill(first, page, wrong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("登录名或密码不对", "value=\"desk-2\"", "看错了")
        .doesNotContain("no such password");
    for (int attempt = 0; attempt < 10; attempt++) {
      wrong.put("witness", "desk-0");
      refused = fill(first, page, wrong);
    }
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(fill(first, page, wrong).statusCode()).isEqualTo(429);
    assertThat(scene.inTheBox()).hasSize(5);
  }

  @Test
  @Order(6)
  void aColleagueOfAnotherCommunityDoesNotSignACorrection() throws Exception {
    scene.staff().account("desk-9");
    String page = scene.correction(firstPaper().id());
    HttpResponse<String> refused = fill(first, page, signed("desk-9", "abstain", "看错了"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("见证人“desk-9”没有在“望河社区”见证的权限", "监督小组成员", "看错了")
        .doesNotContain(PaperScene.PASSWORD);
    // Nor does he look at it, or at the sheet it came from.
    TestServer.Visitor stranger = scene.signedIn("desk-9");
    assertThat(stranger.get(page).statusCode()).isEqualTo(403);
    assertThat(stranger.get(scene.sheets() + "/1").statusCode()).isEqualTo(403);
    assertThat(scene.inTheBox()).hasSize(5);
  }

  @Test
  @Order(6)
  void aColleagueWithASecondFactorSignsACorrectionWithIt() throws Exception {
    scene.staff().account("desk-8").grant("desk-8", MandateKind.COMMITTEE_STAFF, "wanghe");
    AuthenticatorApp.setUp(scene.signedIn("desk-8"), scene.clock.instant());
    String page = scene.correction(firstPaper().id());
    Map<String, String> fields = signed("desk-8", "abstain", "看错了");
    HttpResponse<String> bare = fill(first, page, fields);
    assertThat(bare.statusCode()).isEqualTo(422);
    assertThat(bare.body()).contains("这个账号启用了第二重验证", "href=\"#witness-code\"");
    fields.put("witness-code", "000000");
    assertThat(fill(first, page, fields).body())
        .contains("验证码不对")
        .doesNotContain("value=\"000000\"");
    assertThat(scene.inTheBox()).hasSize(5);
  }

  @Test
  @Order(6)
  void aCorrectionIsANewRowWithAReasonAndIsListed() throws Exception {
    String page = scene.correction(firstPaper().id());
    Map<String, String> fields = signed("Desk-2", "abstain", "看错了");
    String stale = first.get(page).body();
    fields.putAll(hidden(stale));
    assertThat(location(first.post(page, fields))).isEqualTo(scene.sheets());
    assertThat(location(first.post(page, fields))).isEqualTo(scene.sheets());
    assertThat(scene.inTheBox()).hasSize(6);
    assertThat(scene.inTheBox().get(5).evidence().recorder().id()).isEqualTo("desk-1");
    assertThat(scene.inTheBox().get(5).evidence().witness()).isEqualTo("desk-2");
    Map<String, String> late = signed("desk-1", "for", "晚了");
    late.putAll(hidden(stale));
    late.put("idempotency_key", UUID.randomUUID().toString());
    assertThat(second.post(page, late).statusCode()).isEqualTo(409);
    assertThat(fill(second, page, signed("desk-3", "void", "不是该户的票")).statusCode()).isEqualTo(303);
    assertThat(second.get(scene.sheets()).body())
        .contains("更正记录", "看错了", "不是该户的票", "撤销", "desk-1 · desk-2", "desk-2 · desk-3");
    assertThat(second.get(page).body()).contains("已撤销", "看错了").doesNotContain("choice-void");
    RecordedBallot web = scene.inTheBox().get(0);
    assertThat(first.get(scene.correction(web.id())).statusCode()).isEqualTo(404);
    assertThat(first.get(scene.correction(UUID.randomUUID())).statusCode()).isEqualTo(404);
  }

  private static RecordedBallot firstPaper() {
    return scene.inTheBox().stream()
        .filter(row -> row.ballot().channel() == Channel.PAPER)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> signed(String witness, String choice, String reason) {
    return new HashMap<>(
        Map.of(
            "choice", choice,
            "reason", reason,
            "witness", witness,
            "witness-password", PaperScene.PASSWORD));
  }

  @Test
  @Order(7)
  void papersAreReconciled() throws Exception {
    String page = scene.sheets();
    String reconcile = page + "/reconcile";
    assertThat(first.get(page).body()).contains("没有登记发出和收回的张数");
    HttpResponse<String> typo =
        send(first, page, reconcile, Map.of("issued", "三十", "returned", "5", "spoilt", "6"));
    assertThat(typo.statusCode()).isEqualTo(422);
    assertThat(typo.body()).contains("href=\"#issued\"", "value=\"三十\"");
    Map<String, String> over = Map.of("issued", "３０", "returned", "5", "spoilt", "6");
    assertThat(send(first, page, reconcile, over).body()).contains("作废 6 张，多于收回的 5 张");
    Map<String, String> fields =
        new HashMap<>(Map.of("issued", "３０", "returned", "6", "spoilt", "1"));
    String drawn = first.get(page).body();
    fields.putAll(hidden(drawn));
    assertThat(location(first.post(reconcile, fields))).isEqualTo(page);
    assertThat(first.get(page).body()).contains("还有 1 张没有下落").doesNotContain("核对一致");
    Map<String, String> late = new HashMap<>(Map.of("issued", "1", "returned", "1", "spoilt", "0"));
    late.putAll(hidden(drawn));
    assertThat(second.post(reconcile, late).statusCode()).isEqualTo(409);
    Map<String, String> right = Map.of("issued", "30", "returned", "6", "spoilt", "2");
    assertThat(send(second, page, reconcile, right).statusCode()).isEqualTo(303);
    assertThat(first.get(page).body()).contains("核对一致");
    fill(first, page + "/9", sheet("P-09 for"));
    assertThat(first.get(page).body()).contains("登记表 9 未复核").doesNotContain("核对一致");
  }

  @Test
  @Order(8)
  void nothingIsEnteredOnceTheVotesAreCounted() throws Exception {
    scene.close();
    // Ten days have passed: everybody signs in again.
    first = scene.signedIn("desk-1");
    second = scene.signedIn("desk-2");
    assertThat(first.get(scene.decide()).body()).contains("登记表 9 未复核", scene.sheets());
    scene.count();
    assertThat(first.get(scene.sheets()).body()).contains("现在不能录入纸质票").doesNotContain("录入第 10 张");
    assertThat(first.get(scene.sheets() + "/10").statusCode()).isEqualTo(409);
    assertThat(second.get(scene.sheets() + "/9/check").statusCode()).isEqualTo(409);
    Map<String, String> forced = sheet("P-09 for");
    forced.put("version", "1");
    forced.put("idempotency_key", UUID.randomUUID().toString());
    HttpResponse<String> refused = second.post(scene.sheets() + "/9/check", forced);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("VOTE_NOT_OPEN");
  }

  @Test
  @Order(9)
  void strangersAndWrongAddressesGetNothing() throws Exception {
    assertThat(scene.visitor().get(scene.sheets()).statusCode()).isEqualTo(303);
    for (String sheet : List.of("/0", "/01", "/x", "/123456")) {
      assertThat(first.get(scene.sheets() + sheet).statusCode()).as(sheet).isEqualTo(404);
    }
    assertThat(first.get("/staff/c/nowhere/m/" + UUID.randomUUID() + "/sheets").statusCode())
        .isEqualTo(404);
    assertThat(first.get("/staff/c/wanghe/m/" + UUID.randomUUID() + "/sheets").statusCode())
        .isEqualTo(404);
  }

  private static String location(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    return response.headers().firstValue("Location").orElseThrow();
  }
}
