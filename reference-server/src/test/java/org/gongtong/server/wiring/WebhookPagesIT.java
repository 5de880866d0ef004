package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.webhook.Subscription;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.gongtong.server.wiring.WebhookReceiver.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Webhooks on the pages of an administrator. */
@Timeout(60)
class WebhookPagesIT {
  private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=");

  private static WebhookScene scene;
  private static final String COMMUNITY = "heping";
  private static Visitor admin;

  @BeforeAll
  static void start() throws Exception {
    DeskClerk clerk = new DeskClerk();
    scene = new WebhookScene(WebhookPagesIT.class, clerk);
    clerk.registerCommunity(COMMUNITY);
    scene.server.staff().grant("system-1", MandateKind.SYSTEM_ADMINISTRATOR);
    admin = signIn("system-1");
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static Visitor signIn(String login) throws Exception {
    Visitor visitor = scene.server.visitor();
    Map<String, String> form = Map.of("login", login, "password", TestStaff.PASSWORD);
    assertThat(visitor.post("/staff/sign-in", form).statusCode()).isEqualTo(303);
    return visitor;
  }

  private static Map<String, String> form(String... fields) {
    Map<String, String> form = new TreeMap<>();
    form.put("idempotency_key", UUID.randomUUID().toString());
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return form;
  }

  private static Map<String, String> wish(String url) {
    return form("community", COMMUNITY, "name", "积分平台", "url", url, "topic", "postings");
  }

  private static String secret(HttpResponse<String> page) {
    Matcher found = SECRET.matcher(page.body());
    assertThat(found.find()).as(page.body()).isTrue();
    return found.group();
  }

  @Test
  void aSecretIsToldOnceAndTestedRotatedAndStopped() throws Exception {
    assertThat(admin.get("/staff").body()).contains("href=\"/staff/webhooks\"");
    Map<String, String> typed = wish(scene.receiver.url());
    HttpResponse<String> made = admin.post("/staff/webhooks", typed);
    assertThat(made.statusCode()).isEqualTo(200);
    String secret = secret(made);
    assertThat(admin.post("/staff/webhooks", typed).statusCode()).isEqualTo(409);
    Subscription webhook = scene.webhooks().all().get(0);
    String page = "/staff/webhooks/" + webhook.id();
    assertThat(admin.get(page).body()).contains("积分平台").doesNotContain("whsec_");
    assertThat(admin.get("/staff/webhooks").body())
        .contains("href=\"" + page + "\"")
        .doesNotContain("whsec_");
    assertThat(admin.post(page + "/test", form()).statusCode()).isEqualTo(303);
    scene.turn();
    Message test = scene.receiver.only();
    test.isSignedBy(secret);
    HttpResponse<String> rotated = admin.post(page + "/secret", form());
    assertThat(secret(rotated)).isNotEqualTo(secret);
    secret(admin.post(page + "/secret", form()));
    HttpResponse<String> many = admin.post(page + "/secret", form());
    assertThat(many.statusCode()).isEqualTo(409);
    assertThat(many.body()).contains("href=\"#secret\"").doesNotContain("whsec_");
    assertThat(admin.post(page + "/stop", form()).statusCode()).isEqualTo(303);
    assertThat(admin.get(page).body()).contains("已停止").doesNotContain("/stop\"");
    assertThat(admin.post(page + "/test", form()).statusCode()).isEqualTo(409);
  }

  @Test
  void whatIsWrongIsToldWhereItWasTyped() throws Exception {
    HttpResponse<String> inside =
        admin.post("/staff/webhooks", wish("http://10.0.0.8:" + scene.receiver.port()));
    assertThat(inside.statusCode()).isEqualTo(422);
    assertThat(inside.body())
        .contains("href=\"#url\"", "10.0.0.8 不是公网地址", "积分平台")
        .doesNotContain("whsec_");
    Map<String, String> nothing = wish(scene.receiver.url());
    nothing.remove("topic");
    assertThat(admin.post("/staff/webhooks", nothing).body()).contains("href=\"#topics\"");
    Map<String, String> nowhere = wish(scene.receiver.url());
    nowhere.put("community", "nowhere");
    assertThat(admin.post("/staff/webhooks", nowhere).body()).contains("href=\"#community\"");
    assertThat(admin.get("/staff/webhooks/x").statusCode()).isEqualTo(404);
    assertThat(admin.get("/staff/webhooks/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(admin.post("/staff/webhooks/" + UUID.randomUUID() + "/test", form()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoLooksAfterLoginsMayLookAndClerksMayNot() throws Exception {
    scene
        .server
        .staff()
        .account("security-1")
        .grant("security-1", MandateKind.SECURITY_ADMINISTRATOR);
    Visitor security = signIn("security-1");
    HttpResponse<String> seen = security.get("/staff/webhooks");
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body()).doesNotContain("name=\"url\"");
    assertThat(security.post("/staff/webhooks", wish(scene.receiver.url())).statusCode())
        .isEqualTo(403);
    scene.server.staff().account("desk-1").clerk("desk-1");
    assertThat(signIn("desk-1").get("/staff/webhooks").statusCode()).isEqualTo(403);
  }
}
