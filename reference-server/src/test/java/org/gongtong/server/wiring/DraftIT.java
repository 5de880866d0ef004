package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.form;
import static org.gongtong.server.wiring.DeskClerk.location;
import static org.gongtong.server.wiring.DeskClerk.upload;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.gongtong.server.wiring.DeskClerk.Paper;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Drafts: changed by two clerks at once; withdrawn. */
@Timeout(90)
class DraftIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T00:00:00Z"));
  private static final DeskClerk CLERK = new DeskClerk();
  private static final String DESK = "/staff/c/heping";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(DraftIT.class, Map.of(), CLOCK, CLERK);
    CLERK.registerCommunity("heping");
    CLERK.importRoster("heping", LocalDate.of(2026, 3, 2));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, String> typed(HttpResponse<String> page, String question) {
    return form(
        page,
        "matter",
        "cn.civil-code.278.4",
        "scope",
        "*",
        "question",
        question,
        "explanation",
        "理由一\n理由二");
  }

  @Test
  void whoIsLaterKeepsWhatHeTypedBesideWhatWasSaved() throws Exception {
    Visitor first = CLERK.signedIn(server, "desk-1");
    Visitor second = CLERK.signedIn(server, "desk-2");
    HttpResponse<String> blank = first.get(DESK + "/m/new");
    String motion = location(upload(first, DESK + "/m/new", typed(blank, "是否续聘？")));
    String edit = motion + "/edit";
    HttpResponse<String> opened = second.get(edit);
    Map<String, String> faster = typed(first.get(edit), "是否续聘三年？");
    faster.put("scope", "C01/3");
    faster.put("explanation", "");
    assertThat(location(upload(first, edit, faster, Paper.of("合同.pdf", "%PDF-1.7 x"))))
        .isEqualTo(motion);
    Map<String, String> late = typed(opened, "");
    HttpResponse<String> faulty = upload(second, edit, late);
    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body()).as("no look at the later version").contains("value=\"1\"");
    late.put("question", "是否续聘五年？");
    HttpResponse<String> stale = upload(second, edit, late);
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body())
        .contains("您打开以后，desk-1 已在", "保存了第 2 版", "第 2 版里是")
        .contains("是否续聘三年？", "合同.pdf", "（没有填写）", "C01 3栋")
        .contains(">是否续聘五年？</textarea>", "理由一")
        .doesNotContain("MOTION_CHANGED");
    assertThat(form(stale)).containsEntry("version", "2");
    late.putAll(form(stale));
    assertThat(location(upload(second, edit, late))).isEqualTo(motion);
    assertThat(first.get(motion).body()).contains("是否续聘五年？").doesNotContain("是否续聘三年？");
  }

  @Test
  void aWithdrawnMotionHasNoAnnouncementToPost() throws Exception {
    Visitor clerk = CLERK.signedIn(server, "desk-1");
    HttpResponse<String> blank = clerk.get(DESK + "/m/new");
    String motion = location(upload(clerk, DESK + "/m/new", typed(blank, "是否撤回？")));
    String announce = motion + "/steps/announce";
    String window = "?opens=2026-03-20T08:00&closes=2026-04-03T18:00";
    Map<String, String> checked = form(clerk.get(announce + "/check" + window));
    checked.putAll(Map.of("opens", "2026-03-20T08:00", "closes", "2026-04-03T18:00"));
    assertThat(location(clerk.post(announce, checked))).isEqualTo(motion);
    assertThat(clerk.get(motion).body()).contains("/announcement.pdf");
    String withdraw = motion + "/steps/withdraw";
    assertThat(location(clerk.post(withdraw, form(clerk.get(withdraw), "reason", "重新拟定"))))
        .isEqualTo(motion);
    assertThat(clerk.get(motion).body()).contains("重新拟定").doesNotContain("/announcement.pdf");
    HttpResponse<String> refused = clerk.get(motion + "/announcement.pdf");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("ANNOUNCEMENT_WITHDRAWN", "议题已撤回");
  }
}
