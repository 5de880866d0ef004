package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.DeskClerk.form;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Granting and ending at the pages, and what pages offer to whom. */
@Timeout(120)
class MandatePagesIT {
  /** A link or a form to the desk; signing out would end the walk. */
  private static final Pattern OFFER =
      Pattern.compile(
          "(<form action|<a (?:class=\"[^\"]*\" )?href)=\"(/staff(?!/sign-out)[^\"]*)\"[^>]*>");

  private static PermissionScene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = new PermissionScene(MandatePagesIT.class);
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void aSecurityAdministratorGrantsToHimself() throws Exception {
    String login = "security-administrator-1";
    Visitor security = scene.as(MandateKind.SECURITY_ADMINISTRATOR);
    int before = scene.staff.mandates().heldBy(login).size();
    for (String holder : List.of(login, " " + login, login.toUpperCase(Locale.ROOT))) {
      HttpResponse<String> page = security.get("/staff/mandates");
      Map<String, String> fields =
          form(page, "holder", holder, "kind", "committee-staff", "community", "model");
      fields.put("from", "2026-01-01");
      HttpResponse<String> answer = security.post("/staff/mandates", fields);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains(holder.equals(login) ? "不能给自己授予任职" : "没有可用的账号");
    }
    assertThat(scene.staff.mandates().heldBy(login)).hasSize(before);
    // Nor another administrator's to a colleague who would check him.
    scene.staff.account("sec-2").grant("sec-2", MandateKind.SECURITY_ADMINISTRATOR);
    Map<String, String> both =
        form(
            security.get("/staff/mandates"),
            "holder",
            "sec-2",
            "kind",
            "auditor",
            "community",
            "*",
            "from",
            "2026-01-01");
    HttpResponse<String> refused = security.post("/staff/mandates", both);
    assertThat(refused.body()).contains("不能再任审计管理员");
    assertThat(scene.staff.mandates().heldBy("sec-2")).hasSize(1);
  }

  @Test
  void whoGrantsAndEndsIsSeenAndTheSameFormActsOnce() throws Exception {
    scene.staff.account("desk-8");
    Visitor security = scene.as(MandateKind.SECURITY_ADMINISTRATOR);
    Map<String, String> fields =
        form(
            security.get("/staff/mandates"),
            "holder",
            "desk-8",
            "kind",
            "grid-worker",
            "community",
            "model",
            "place",
            "Ｃ01/6",
            "from",
            "2026-01-01",
            "to",
            "2027-01-01");
    fields.put("place", "C01/66");
    HttpResponse<String> slip = security.post("/staff/mandates", fields);
    assertThat(slip.statusCode()).isEqualTo(422);
    assertThat(slip.body()).contains("名册里没有“C01/66”", "value=\"C01/66\"");
    fields.put("idempotency_key", form(slip).get("idempotency_key"));
    fields.put("place", "Ｃ01/6");
    List<HttpResponse<String>> twice = new ArrayList<>();
    twice.add(security.post("/staff/mandates", fields));
    twice.add(security.post("/staff/mandates", fields));
    assertThat(twice).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(303));
    Mandate granted = scene.staff.mandates().heldBy("desk-8").get(0);
    assertThat(scene.staff.mandates().heldBy("desk-8")).hasSize(1);
    assertThat(granted.place().path()).isEqualTo("C01/6");
    assertThat(security.get("/staff/mandates?login=desk-8").body())
        .contains("desk-8", "C01/6", "网格员", "security-administrator-1", "2027年1月1日");
    String end = "/staff/mandates/" + granted.id() + "/end";
    Map<String, String> without =
        form(security.get(end), "from", scene.today().toString(), "why", " ");
    assertThat(security.post(end, without).body()).contains("没有写明终止原因");
    Map<String, String> why =
        form(security.get(end), "from", scene.today().toString(), "why", "<b>调离</b>");
    assertThat(security.post(end, why).statusCode()).isEqualTo(303);
    assertThat(security.get("/staff/mandates?login=desk-8").body())
        .contains("已终止", "&lt;b&gt;调离&lt;/b&gt;")
        .doesNotContain("<b>调离");
    assertThat(scene.signIn("desk-8").get("/staff/c/model/roster").statusCode()).isEqualTo(403);
  }

  /** Every link and every form of every page, followed and sent by its reader. */
  @Test
  void aPageOffersNothingThatItsReaderMayNotDo() throws Exception {
    String motion = "/staff/c/model/m/" + scene.open.id();
    int tried = 0;
    for (MandateKind kind : MandateKind.values()) {
      Visitor reader = scene.as(kind);
      for (String page :
          List.of(
              "/staff",
              "/staff/mandates",
              "/staff/packs",
              "/staff/c/model",
              "/staff/c/model/roster",
              motion,
              "/staff/c/model/m/" + scene.draft.id(),
              motion + "/letters",
              motion + "/sheets")) {
        HttpResponse<String> shown = reader.get(page);
        if (shown.statusCode() == 200) {
          Matcher offer = OFFER.matcher(shown.body());
          while (offer.find()) {
            boolean form = offer.group(1).startsWith("<form");
            String to = offer.group(2).replace("&amp;", "&");
            int status =
                form && !offer.group().contains("method=\"get\"")
                    ? reader.post(to, Map.of("a", "b")).statusCode()
                    : reader.get(to).statusCode();
            assertThat(status).as(kind + " on " + page + ": " + offer.group()).isNotEqualTo(403);
            tried++;
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(80);
  }

  @Test
  void aSystemAdministratorRegistersACommunityAndIsNotItsClerk() throws Exception {
    Visitor system = scene.as(MandateKind.SYSTEM_ADMINISTRATOR);
    String register = "/staff/communities/new";
    Map<String, String> fields =
        form(system.get(register), "name", "新社区", "division", "某市", "slug", "new-one");
    fields.putAll(Map.of("zone", "Asia/Shanghai", "jurisdiction", "cn"));
    HttpResponse<String> done = system.post(register, fields);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    assertThat(done.headers().firstValue("Location")).hasValue("/c/new-one");
    assertThat(system.get("/c/new-one").body()).contains("新社区");
    assertThat(system.get("/staff/c/new-one").statusCode()).isEqualTo(403);
    assertThat(system.get("/staff").body()).contains("没有你可以查看的社区工作台");
  }
}
