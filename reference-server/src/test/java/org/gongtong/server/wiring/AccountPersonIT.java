package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.location;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose login it is, so that nobody is busy at his own door. */
@Timeout(120)
class AccountPersonIT {
  private static AssistScene scene;

  @BeforeAll
  static void start() {
    scene = new AssistScene(AccountPersonIT.class);
    scene.server.staff().account("admin-1");
    scene.server.staff().grant("admin-1", MandateKind.SECURITY_ADMINISTRATOR);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static String persons(String login) {
    return "/staff/logins/" + login + "/persons";
  }

  private static HttpResponse<String> link(Visitor admin, String login, String person, String why)
      throws Exception {
    Map<String, String> fields = new HashMap<>(PaperScene.hidden(admin.get(persons(login)).body()));
    fields.put("person", person);
    fields.put("evidence", why);
    return admin.post(persons(login), fields);
  }

  @Test
  void aWorkerAssistsAtHisOwnDoorUnderALoginThatIsNoOwnersId() throws Exception {
    String person = scene.person("王二", "O5");
    Visitor admin = scene.signedIn("admin-1");
    assertThat(admin.get("/staff/logins").body()).contains(persons("grid-1"));
    assertThat(admin.get(persons("grid-1")).body()).contains("还没有关联");
    HttpResponse<String> mute = link(admin, "grid-1", person, " ");
    assertThat(mute.statusCode()).isEqualTo(422);
    assertThat(mute.body()).contains("href=\"#evidence\"");
    assertThat(link(admin, "grid-1", "王二", "员工证").statusCode()).isEqualTo(422);
    assertThat(location(link(admin, "grid-1", person, "员工证 7 号"))).isEqualTo(persons("grid-1"));
    assertThat(admin.get(persons("grid-1")).body())
        .contains(person, "员工证 7 号", "admin-1")
        .doesNotContain("王二", "O5");
    Visitor worker = scene.signedIn("grid-1");
    HttpResponse<String> own = scene.begin(worker, "C01-6-5", "O5");
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("ASSIST_OWN_PARTY");
    String other = location(scene.begin(worker, "C01-6-6", "O6")).replaceFirst("/evidence$", "");
    assertThat(scene.end(worker, other).statusCode()).isEqualTo(303);
    Map<String, String> away =
        new HashMap<>(PaperScene.hidden(admin.get(persons("grid-1")).body()));
    away.put("person", person);
    assertThat(location(admin.post(persons("grid-1") + "/end", away))).isEqualTo(persons("grid-1"));
    assertThat(scene.begin(worker, "C01-6-5", "O5").statusCode()).isEqualTo(303);
  }

  @Test
  void aClerkEntersThePaperOfHisOwnParty() throws Exception {
    String person = scene.person("李四", "O7");
    assertThat(link(scene.signedIn("admin-1"), "desk-1", person, "员工证").statusCode())
        .isEqualTo(303);
    Visitor clerk = scene.signedIn("desk-1");
    String sheet = scene.desk() + "/sheets/1";
    Map<String, String> fields = new HashMap<>(PaperScene.hidden(clerk.get(sheet).body()));
    fields.putAll(
        Map.of(
            "channel", "paper",
            "received", "2026-03-17 08:00",
            "step", "save",
            "part-1", "C01-6-7",
            "choice-1", "for"));
    HttpResponse<String> refused = clerk.post(sheet, fields);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("第 1 行：这一行是您自己所在的一户");
  }

  @Test
  void whoeverLooksAfterLoginsLinksHisOwn() throws Exception {
    String person = scene.person("赵六", "O9");
    HttpResponse<String> own = link(scene.signedIn("admin-1"), "admin-1", person, "员工证");
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("ACCOUNT_OWN", "请另一位安全管理员办理");
    assertThat(scene.signedIn("desk-1").get(persons("grid-1")).statusCode()).isEqualTo(403);
    // The auditor looks and links nothing.
    Visitor auditor = scene.signedIn("audit-1");
    assertThat(auditor.get(persons("grid-2")).body()).doesNotContain("name=\"evidence\"");
  }
}
