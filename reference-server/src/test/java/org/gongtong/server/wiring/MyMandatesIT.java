package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One's own mandates: what they give, and that what is not given is refused as it says. */
@Timeout(120)
class MyMandatesIT {
  private static final String MINE = "/staff/account/mandates";

  @Test
  void everybodySeesWhatHeMayAndWhatARefusalWouldAskFor() throws Exception {
    try (PermissionScene scene = new PermissionScene(MyMandatesIT.class)) {
      String clerk = scene.as(MandateKind.COMMITTEE_STAFF).get(MINE).body();
      assertThat(clerk).contains("社区工作人员", "test（服务器）", "没有期限", "导入业主名册");
      assertThat(before(clerk, "现在不能办的")).doesNotContain("查看审计记录").contains("发布公告");
      assertThat(after(clerk, "现在不能办的")).contains("查看审计记录", "审计管理员").doesNotContain("发布公告");
      String worker = scene.as(MandateKind.GRID_WORKER).get(MINE).body();
      assertThat(before(worker, "现在不能办的")).contains("上门协助投票").doesNotContain("导入业主名册");
      // What the page says is missing is what the refusal names.
      String refusal = scene.as(MandateKind.GRID_WORKER).get("/staff/events").body();
      assertThat(refusal).contains("查看审计记录", "审计管理员");

      scene.staff.account("desk-31");
      Visitor nobody = scene.signIn("desk-31");
      assertThat(nobody.get(MINE).body()).contains("还没有任职");
      Mandate mandate = scene.staff.grant("desk-31", MandateKind.SUPERVISION_MEMBER, "model");
      assertThat(before(nobody.get(MINE).body(), "现在不能办的")).contains("监督小组成员", "查看纸质票");
      LocalDate today = scene.today();
      scene
          .staff
          .mandates()
          .end(Actor.staff("sec-1"), mandate.id(), today, "任期届满 <b>", today)
          .orThrow();
      String over = before(nobody.get(MINE).body(), "现在不能办的");
      assertThat(over).contains("任期届满 &lt;b", "sec-1").doesNotContain("查看纸质票");
      assertThat(scene.server.visitor().get(MINE).statusCode()).isEqualTo(303);
      assertThat(nobody.get("/staff").body()).contains(MINE);
      assertThat(List.of(clerk, worker)).allSatisfy(p -> assertThat(p).doesNotContain("desk-31"));
    }
  }

  private static String before(String page, String words) {
    assertThat(page).contains(words);
    return page.substring(0, page.indexOf(words));
  }

  private static String after(String page, String words) {
    return page.substring(page.indexOf(words));
  }
}
