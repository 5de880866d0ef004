package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.file;
import static org.gongtong.server.wiring.DeskClerk.form;
import static org.gongtong.server.wiring.DeskClerk.location;
import static org.gongtong.server.wiring.DeskClerk.postForFile;
import static org.gongtong.server.wiring.DeskClerk.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.decision.BallotEntry;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.print.ReadBack;
import org.gongtong.server.wiring.DeskClerk.Paper;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A motion from an empty server to its annulment, as clerks take it through the desk. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T00:00:00Z"));
  private static final DeskClerk CLERK = new DeskClerk();
  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}");
  private static final String DESK = "/staff/c/heping";

  private static TestServer server;
  private static Visitor clerk;
  private static Visitor anyone;
  private static String motion = "";
  private static UUID id = new UUID(0, 0);

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(DeskIT.class, Map.of("office.phone", "0710-0000000"), CLOCK, CLERK);
    clerk = CLERK.signedIn(server, "desk-1");
    server.staff().grant("desk-1", MandateKind.SUBDISTRICT_OFFICER);
    anyone = server.visitor();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void aCommunityIsRegistered() throws Exception {
    assertThat(clerk.get("/staff").body()).contains("/staff/communities/new");
    HttpResponse<String> page = clerk.get("/staff/communities/new");
    assertThat(page.body()).contains("<option value=\"cn-44\"", "cn-4205 · ");
    Map<String, String> fields =
        form(page, "name", "和平路社区", "division", "某省某市", "slug", "He Ping", "zone", "Mars/Base");
    HttpResponse<String> wrong = clerk.post("/staff/communities/new", fields);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("没有这个时区", "适用哪里的规定：请从列表中选择", "value=\"He Ping\"");
    fields.putAll(Map.of("zone", "Asia/Shanghai", "jurisdiction", "cn-42"));
    assertThat(clerk.post("/staff/communities/new", fields).body()).contains("只能用 2 至 40 个小写字母");
    fields.putAll(form(clerk.get("/staff/communities/new"), "slug", "heping"));
    assertThat(location(clerk.post("/staff/communities/new", fields))).isEqualTo(DESK);
    assertThat(location(clerk.post("/staff/communities/new", fields))).isEqualTo(DESK);
    server.staff().clerk("desk-1");
    HttpResponse<String> taken =
        clerk.post(
            "/staff/communities/new",
            new HashMap<>(
                Map.of(
                    "idempotency_key",
                    CLERK.id().toString(),
                    "name",
                    "又一个",
                    "division",
                    "某市",
                    "slug",
                    "heping",
                    "jurisdiction",
                    "cn",
                    "zone",
                    "Asia/Shanghai")));
    assertThat(taken.body()).contains("已被使用");
    assertThat(clerk.get(DESK).body()).contains("还没有名册", "和平路社区");
    assertThat(anyone.get(DESK).statusCode()).isEqualTo(303);
    assertThat(clerk.get("/staff/c/none").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void aMotionIsDraftedAndChanged() throws Exception {
    assertThat(clerk.get(DESK + "/m/new").body()).contains("ROSTER_MISSING");
    CLERK.importRoster("heping", LocalDate.of(2026, 3, 2));
    HttpResponse<String> page = clerk.get(DESK + "/m/new");
    assertThat(page.body())
        .contains("选聘和解聘物业服务企业或者其他管理人（《民法典》第278条）", "<option value=\"C01/3\"")
        .contains("不少于三分之二", "最早", "2026年3月18日", "须提前 15日");
    HttpResponse<String> empty = upload(clerk, DESK + "/m/new", form(page));
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("href=\"#matter\"", "href=\"#scope\"", "href=\"#question\"");
    Map<String, String> fields =
        form(
            page,
            "matter",
            "cn.civil-code.278.4",
            "scope",
            "parts",
            "parts",
            "Ｃ０１-3-1-101 nowhere",
            "question",
            "是否续聘物业？\r\n服务期三年。",
            "explanation",
            "<b>理由</b>");
    HttpResponse<String> wrong =
        upload(
            clerk,
            DESK + "/m/new",
            fields,
            Paper.of("合同.pdf", "%PDF-1.7 x"),
            Paper.of("evil.pdf", "<script>"));
    assertThat(wrong.body())
        .contains("有 1 个编号不在名册里：nowhere。请照名册核对。", "“evil.pdf”不是 PDF")
        .contains("&lt;b&gt;理由");
    fields.putAll(Map.of("scope", "C01/3", "parts", ""));
    HttpResponse<String> done =
        upload(clerk, DESK + "/m/new", fields, Paper.of("合同 2026.pdf", "%PDF-1.7 contract"));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    motion = location(done);
    id = UUID.fromString(motion.substring(motion.lastIndexOf('/') + 1));
    HttpResponse<String> again =
        upload(clerk, DESK + "/m/new", fields, Paper.of("合同 2026.pdf", "%PDF-1.7 contract"));
    assertThat(location(again)).isEqualTo(motion);
    assertThat(clerk.get(motion).body())
        .contains("是否续聘物业？", "合同 2026.pdf", "草稿", "/edit")
        .doesNotContain("<b>理由");
    assertThat(anyone.get("/c/heping/m/" + id).statusCode()).isEqualTo(404);
    assertThat(anyone.get("/c/heping/m/" + id + "/attachments/1").statusCode()).isEqualTo(404);
    assertThat(clerk.get("/c/heping/m/" + id + "/attachments/1").statusCode()).isEqualTo(200);
    HttpResponse<String> edit = clerk.get(motion + "/edit");
    Matcher kept = Pattern.compile("name=\"paper\" value=\"([^\"]+)\"").matcher(edit.body());
    assertThat(kept.find()).isTrue();
    Map<String, String> change =
        form(
            edit,
            "matter",
            "cn.civil-code.278.4",
            "scope",
            "C01/3",
            "question",
            "是否续聘物业三年？",
            "paper",
            kept.group(1));
    assertThat(location(upload(clerk, motion + "/edit", change))).isEqualTo(motion);
    change.put("idempotency_key", CLERK.id().toString());
    HttpResponse<String> stale = upload(clerk, motion + "/edit", change);
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body()).contains("desk-1 已在", "内容与第 2 版相同");
    assertThat(found().content().attachments()).hasSize(1);
  }

  @Test
  @Order(3)
  void itIsAnnouncedWithDueNoticeOnly() throws Exception {
    String announce = motion + "/steps/announce";
    HttpResponse<String> page = clerk.get(announce);
    assertThat(page.body()).contains("不能再改", "Asia/Shanghai", "2026年3月18日");
    assertThat(clerk.get(announce + "/check").body()).contains("href=\"#opens\"", "#closes");
    HttpResponse<String> early =
        clerk.get(announce + "/check?opens=2026-03-17T08:00&closes=2026-03-30T18:00");
    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body())
        .contains("公告期：15日，最早可于 2026-03-18 开始，现定于 2026-03-17", "《湖北省物业服务和管理条例》第22, 26条")
        .contains("value=\"2026-03-17T08:00\"");
    HttpResponse<String> reversed =
        clerk.get(announce + "/check?opens=2026-03-20T08:00&closes=2026-03-19T18:00");
    assertThat(reversed.body()).contains("截止时间不晚于开始时间");
    HttpResponse<String> check =
        clerk.get(announce + "/check?opens=2026-03-20T08:00&closes=2026-04-03T18:00");
    HttpResponse<String> done =
        clerk.post(
            announce, form(check, "opens", "2026-03-20T08:00", "closes", "2026-04-03T18:00"));
    assertThat(location(done)).isEqualTo(motion);
    assertThat(clerk.get(motion + "/edit").statusCode()).isEqualTo(409);
    HttpResponse<byte[]> paper = file(anyone, "/c/heping/m/" + id + "/attachments/1");
    assertThat(paper.statusCode()).isEqualTo(200);
    assertThat(new String(paper.body(), StandardCharsets.UTF_8)).isEqualTo("%PDF-1.7 contract");
    assertThat(paper.headers().firstValue("Content-Type").orElse("")).startsWith("application/pdf");
    assertThat(paper.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(paper.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment;")
        .contains("filename*=UTF-8''%E5%90%88%E5%90%8C%202026.pdf");
    assertThat(anyone.get("/c/heping/m/" + id + "/attachments/2").statusCode()).isEqualTo(404);
    assertThat(ReadBack.pages(file(clerk, motion + "/announcement.pdf").body()).get(0))
        .contains("公告", "是否续聘物业三年？", "合同2026.pdf", "不少于三分之二", "2026年3月20日");
  }

  @Test
  @Order(4)
  void theClockOpensItAndOnlyThenLettersArePrinted() throws Exception {
    assertThat(clerk.get(motion + "/letters").body()).contains("只有投票期间才能打印");
    Map<String, String> key = Map.of("idempotency_key", CLERK.id().toString());
    assertThat(clerk.post(motion + "/letters", key).body()).contains("LETTERS_NOT_NOW");
    HttpResponse<String> step = clerk.get(motion + "/steps/open");
    assertThat(clerk.post(motion + "/steps/open", form(step)).body()).contains("尚未到开始时间");
    CLERK.clock().look();
    assertThat(found().state()).isEqualTo(MotionState.ANNOUNCED);
    CLOCK.passes(Duration.between(CLOCK.instant(), Instant.parse("2026-03-20T00:00:00Z")));
    clerk = CLERK.signedIn(server, "desk-1");
    CLERK.clock().look();
    assertThat(found().state()).isEqualTo(MotionState.OPEN);
    assertThat(clerk.get(DESK).body()).contains("自动截止", "是否续聘物业三年？");
    assertThat(clerk.get(motion).body()).contains("到期自动");
    HttpResponse<String> page = clerk.get(motion + "/letters");
    HttpResponse<byte[]> printed = postForFile(clerk, motion + "/letters", form(page));
    List<String> letters = ReadBack.pages(printed.body());
    assertThat(letters).hasSize(5);
    assertThat(letters.get(0)).contains("3栋1单元101室", "3栋1单元102室", "议题编号", "0710-0000000");
    assertThat(letters.get(0)).contains("专有部分编号C01-3-1-101，另有1个", "票号0002");
    assertThat(letters.get(1)).contains("3栋1单元201室", "P07");
    assertThat(letters.get(4)).as("room 1001 after room 301").contains("1001室");
    List<String> codes = new ArrayList<>();
    letters.forEach(letter -> CODE.matcher(letter).results().forEach(m -> codes.add(m.group())));
    assertThat(new HashSet<>(codes)).hasSize(5);
    assertThat(clerk.get(motion + "/letters").body())
        .contains("所有表决信都已打印")
        .doesNotContain(codes.get(0));
    HttpResponse<String> twice =
        clerk.post(motion + "/letters", Map.of("idempotency_key", CLERK.id().toString()));
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(twice.body()).contains("LETTERS_ALL_PRINTED");
    reprintsNeedAReason(codes.get(0));
  }

  private void reprintsNeedAReason(String old) throws Exception {
    String reprint = motion + "/letters/reprint";
    HttpResponse<String> page = clerk.get(motion + "/letters");
    assertThat(clerk.post(reprint, form(page, "part", "C01-3-1-102")).body())
        .contains("没有写明补印原因", "value=\"C01-3-1-102\"");
    assertThat(clerk.post(reprint, form(page, "part", "C01-4-1-101", "reason", "x")).body())
        .contains("名册内没有专有部分 “C01-4-1-101”");
    HttpResponse<byte[]> again =
        postForFile(clerk, reprint, form(page, "part", "Ｃ01-3-1-102", "reason", "没有收到"));
    List<String> letters = ReadBack.pages(again.body());
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0)).contains("补发第1次", "3栋1单元101室");
    Matcher fresh = CODE.matcher(letters.get(0));
    assertThat(fresh.find()).isTrue();
    assertThat(enter(old).body()).contains("旧表决码作废");
    assertThat(enter(fresh.group()).statusCode()).isEqualTo(303);
    assertThat(clerk.get(motion + "/letters").body()).contains("没有收到", "desk-1");
  }

  private HttpResponse<String> enter(String code) throws Exception {
    Visitor voter = server.visitor();
    return voter.post("/vote", form(voter.get("/vote"), "code", code));
  }

  @Test
  @Order(5)
  void nothingIsToldBeforeTheCountAndARecountGivesTheSame() throws Exception {
    ballots();
    clerk = CLERK.signedIn(server, "desk-1");
    assertThat(clerk.get(motion + "/recount.zip").body()).contains("NOT_COUNTED");
    assertThat(anyone.get("/c/heping/m/" + id + "/certificate.pdf").statusCode()).isEqualTo(404);
    CLOCK.passes(Duration.between(CLOCK.instant(), Instant.parse("2026-04-03T10:00:01Z")));
    clerk = CLERK.signedIn(server, "desk-1");
    CLERK.clock().look();
    HttpResponse<String> step = clerk.get(motion + "/steps/decide");
    assertThat(location(clerk.post(motion + "/steps/decide", form(step)))).isEqualTo(motion);
    assertThat(location(clerk.post(motion + "/steps/decide", form(step))))
        .as("the same form again is answered as before")
        .isEqualTo(motion);
    Map<String, String> late = form(step);
    late.put("idempotency_key", CLERK.id().toString());
    assertThat(clerk.post(motion + "/steps/decide", late).statusCode()).isEqualTo(409);
    assertThat(clerk.get(motion + "/steps/decide").body()).contains("NOT_IN_STATE");
    TallyResult result = CLERK.reader().result(id).orThrow();
    assertThat(result.rejected()).hasSize(1);
    assertThat(result.participated().heads()).isEqualTo(4);
    Map<String, byte[]> files = DeskClerk.unzipped(file(clerk, motion + "/recount.zip").body());
    JsonNode again = DeskClerk.tally(found(), files, folder);
    assertThat(again.get("outcome").asText()).isEqualTo(result.outcome().code());
    assertThat(again.get("for").get("heads").asLong()).isEqualTo(result.inFavour().heads());
    assertThat(again.get("participated").get("area").asText())
        .isEqualTo(result.participated().area().toString());
    assertThat(again.get("rejected").get(0).get("ballot_id").asText())
        .isEqualTo(result.rejected().get(0).ballotId());
    assertThat(anyone.get(motion + "/recount.zip").statusCode()).isEqualTo(303);
  }

  private static void ballots() {
    CLERK.box().nameVoter(DeskClerk.ACTOR, id, "C01-3-1-301", "O-8", "letter 4").orThrow();
    CLOCK.passes(Duration.ofDays(1).plusNanos(123_456_000));
    web("C01-3-1-101", "for");
    CLOCK.passes(Duration.ofNanos(1_000));
    web("C01-3-1-301", "for");
    UUID wrong = paper("C01-3-1-201", "against");
    CLERK.box().correct(id, wrong, CLERK.id(), "for", "misread", evidence()).orThrow();
    paper("C01-3-1-1001", "abstain");
    paper("C01-3-1-102", "against");
  }

  private static void web(String part, String choice) {
    int party = CLERK.reader().findRoll(id).orElseThrow().roll().findParty(part).orElseThrow();
    CLERK.box().castOnWeb(Actor.resident("x"), id, party, CLERK.id(), choice).orThrow();
  }

  private static UUID paper(String part, String choice) {
    UUID ballot = CLERK.id();
    BallotEntry entry =
        new BallotEntry(
            ballot, part, null, Channel.PAPER, CLOCK.instant(), choice, null, evidence());
    CLERK.box().record(id, entry).orThrow();
    return ballot;
  }

  private static Evidence evidence() {
    return new Evidence("sheet 1", DeskClerk.ACTOR, "desk-2");
  }

  @Test
  @Order(6)
  void theResultIsPostedEndsAndIsAnnulled() throws Exception {
    String certificate = "/c/heping/m/" + id + "/certificate.pdf";
    assertThat(anyone.get(certificate).body()).contains("CERTIFICATE_NOT_YET");
    byte[] zip = file(clerk, motion + "/recount.zip").body();
    step("post");
    byte[] posted = file(anyone, certificate).body();
    CLOCK.passes(Duration.ofHours(5));
    clerk = CLERK.signedIn(server, "desk-1");
    assertThat(file(anyone, certificate).body()).as("the same for everyone").isEqualTo(posted);
    String text = String.join("", ReadBack.pages(posted));
    Map<String, byte[]> files = DeskClerk.unzipped(zip);
    assertThat(text)
        .contains("✓通过", "全体（名册）5", "参与表决4", "DUPLICATE", "cn-national@", "cn-42@", "5不公布00")
        .contains(ContentHash.of(files.get("roster.csv")).hex())
        .contains(ContentHash.of(files.get("ballots.csv")).hex())
        .contains("gongtongtally--rosterroster.csv--ballotsballots.csv", "--scopeC01/3");
    assertThat(anyone.get("/c/heping/m/" + id + "/result").body())
        .contains(ContentHash.of(zip).hex());
    assertThat(file(clerk, motion + "/recount.zip").body()).isEqualTo(zip);
    assertThat(ReadBack.pages(file(clerk, motion + "/result.pdf").body()).get(0))
        .contains("公示", "✓", "各项条件全部满足", "2026年4月3日", "可向社区申请查阅表决明细")
        .contains("人数3/4，占75.00%，须过半数✓满足", "面积447.50/537.00，占83.33%")
        .doesNotContain("任何人");
    if (found().postedUntil() != null) {
      CLOCK.passes(Duration.ofDays(40));
      clerk = CLERK.signedIn(server, "desk-1");
      CLERK.clock().look();
    } else {
      step("finish");
    }
    assertThat(found().state()).isEqualTo(MotionState.FINAL);
    HttpResponse<String> annul = clerk.get(motion + "/steps/annul");
    assertThat(clerk.post(motion + "/steps/annul", form(annul)).body()).contains("没有说明理由");
    clerk.post(
        motion + "/steps/annul", form(clerk.get(motion + "/steps/annul"), "reason", "法院判决撤销"));
    assertThat(clerk.get(motion).body()).contains("法院判决撤销", "已撤销").doesNotContain("/result.pdf");
    assertThat(clerk.get(motion + "/result.pdf").body()).contains("RESULT_ANNULLED");
    assertThat(String.join("", ReadBack.pages(file(anyone, certificate).body())))
        .contains("×已撤销", "本决定已被撤销，不再有效：法院判决撤销");
  }

  private static void step(String step) throws Exception {
    HttpResponse<String> page = clerk.get(motion + "/steps/" + step);
    HttpResponse<String> done = clerk.post(motion + "/steps/" + step, form(page));
    assertThat(location(done)).as(step + done.body()).isEqualTo(motion);
  }

  private static Motion found() {
    return CLERK.reader().find(id).orElseThrow();
  }
}
