package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.ApiCalls.UNKNOWN;
import static org.gongtong.server.wiring.ApiCalls.refused;
import static org.gongtong.server.wiring.ApiCalls.with;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;
import org.gongtong.store.mariadb.embedded.TestDatabase;

/** Webhooks by the API; what they send is tested by {@link WebhookIT}. */
record ApiWebhooks(ApiServer server) {
  private static final String URL = "https://93.184.216.34/hook";

  private static String wish(String url) {
    return "{\"community\":\"heping\",\"name\":\"points\",\"url\":\""
        + url
        + "\",\"topics\":[\"postings\"],\"details\":[\"minutes\"]}";
  }

  void walk() throws Exception {
    server.server().staff().account("system-1").grant("system-1", MandateKind.SYSTEM_ADMINISTRATOR);
    DescribedClient admin = server.client("system-1");
    Map<String, String> key = with("If-Match", "");
    Reply made = refused(admin, "POST", "/webhooks", key, wish(URL), 201);
    String id = made.text("/id");
    String one = "/webhooks/" + id;
    assertThat(made.header("Location")).isEqualTo("/api/v1" + one);
    assertThat(made.text("/topics/0")).isEqualTo("postings");
    admin.get(one).is(200);
    assertThat(admin.get("/webhooks").is(200).text("/items/0/id")).isEqualTo(id);
    for (int i = 0; i < 3; i++) {
      assertThat(admin.post(one + "/secrets", "").is(201).text("/secret")).startsWith("whsec_");
    }
    admin.post(one + "/secrets", "").is(409, "WEBHOOK_SECRETS_MANY");
    assertThat(admin.post(one + "/test", "").is(200).json().at("/failures").asInt()).isZero();
    assertThat(admin.get(one).is(200).json().at("/waiting").asInt()).isEqualTo(1);
    assertThat(admin.get(one + "/undelivered").is(200).json().at("/items").size()).isZero();
    sendsAgain(admin, id);
    wishes(admin);
    doors(admin, one, key);
    admin.post(one + "/start", "").is(200);
    assertThat(admin.post(one + "/stop", "").is(200).text("/stoppedAt")).isNotEmpty();
    admin.post(one + "/stop", "").is(200);
    admin.post(one + "/start", "").is(409, "WEBHOOK_STOPPED");
    admin.post(one + "/test", "").is(409, "WEBHOOK_STOPPED");
    admin.post(one + "/secrets", "").is(409, "WEBHOOK_STOPPED");
    admin.post(one + "/undelivered/" + UNKNOWN + "/send", "").is(409, "WEBHOOK_STOPPED");
    many(admin);
  }

  /** A message that was given up; the other tests have it given up by a receiver. */
  private void sendsAgain(DescribedClient admin, String id) throws Exception {
    TestDatabase database = server.server().database();
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update webhook_delivery set state = 'DEAD', settled_at = utc_timestamp(6),"
              + " attempts = 12, fault = 'TIMEOUT'");
    }
    Reply dead = admin.get("/webhooks/" + id + "/undelivered").is(200);
    assertThat(dead.text("/items/0/fault")).isEqualTo("timeout");
    String send = "/webhooks/" + id + "/undelivered/" + dead.text("/items/0/id") + "/send";
    assertThat(admin.post(send, "").is(200).json().at("/waiting").asInt()).isEqualTo(1);
    admin.post(send, "").is(404, "DELIVERY_UNKNOWN");
  }

  /** What cannot be subscribed to. */
  private void wishes(DescribedClient admin) throws Exception {
    for (String bad :
        List.of(
            "http://93.184.216.34/hook",
            "https://93.184.216.34:22/hook",
            "https://user:pw@93.184.216.34/hook",
            "https://93.184.216.34/hook#x",
            "file:///etc/passwd",
            "https://")) {
      admin.post("/webhooks", wish(bad)).is(422, "WEBHOOK_URL");
    }
    for (String inside :
        List.of(
            "https://127.0.0.1/",
            "https://10.0.0.8/",
            "https://169.254.169.254/latest/meta-data",
            "https://[::1]/",
            "https://[fd00::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://2130706433/",
            "https://localhost/")) {
      admin.post("/webhooks", wish(inside)).is(422, "WEBHOOK_PRIVATE");
    }
    admin.post("/webhooks", wish(URL).replace("[\"postings\"]", "[]")).is(422, "WEBHOOK_TOPICS");
    admin.post("/webhooks", wish(URL).replace("postings", "people")).is(422, "BODY_INVALID");
    admin.post("/webhooks", wish(URL).replace("heping", "nowhere")).is(404, "COMMUNITY_UNKNOWN");
  }

  /** What every operation is held to before it is looked at. */
  private void doors(DescribedClient admin, String one, Map<String, String> key) throws Exception {
    DescribedClient clerk = server.staff();
    for (String path : List.of("/webhooks", one, one + "/undelivered")) {
      refused(server.anyone(), "GET", path, Map.of(), null, 401);
      refused(clerk, "GET", path, Map.of(), null, 403, "NOT_PERMITTED");
      refused(admin, "GET", path, Map.of("Accept", "text/csv"), null, 406);
      refused(admin, "GET", path + "?access_token=gt_x", Map.of(), null, 400, "TOKEN_IN_ADDRESS");
    }
    admin.get("/webhooks/" + UNKNOWN).is(404, "WEBHOOK_UNKNOWN");
    admin.get("/webhooks/" + UNKNOWN + "/undelivered").is(404, "WEBHOOK_UNKNOWN");
    String send = one + "/undelivered/" + UNKNOWN + "/send";
    admin.post(send, "").is(404, "DELIVERY_UNKNOWN");
    for (String path :
        List.of(
            "/webhooks", one + "/secrets", one + "/test", one + "/start", one + "/stop", send)) {
      String body = path.equals("/webhooks") ? wish(URL) : "";
      Map<String, String> sent =
          with("If-Match", "", "Content-Type", body.isEmpty() ? "" : "application/json");
      refused(server.anyone(), "POST", path, sent, body, 401);
      refused(clerk, "POST", path, sent, body, 403, "NOT_PERMITTED");
      refused(admin, "POST", path, ApiCalls.plus(sent, "Accept", "text/csv"), body, 406);
      refused(admin, "POST", path, ApiCalls.plus(sent, "Idempotency-Key", ""), body, 400);
      if (!path.equals("/webhooks")) {
        String unknown = path.replaceFirst("/webhooks/[^/]+", "/webhooks/" + UNKNOWN);
        admin.post(unknown, "").is(404, "WEBHOOK_UNKNOWN");
      }
    }
    for (String path : List.of(one + "/test", one + "/start", one + "/stop", send)) {
      Map<String, String> used = new HashMap<>(key);
      used.put("Content-Type", "");
      refused(admin, "POST", path, used, "", 422, "KEY_REUSED");
    }
    refused(admin, "POST", "/webhooks", with("Content-Type", "text/csv"), wish(URL), 415);
    refused(admin, "POST", "/webhooks", with(), "x".repeat(300_000), 413);
  }

  private static void many(DescribedClient admin) throws Exception {
    for (int i = 0; i < 50; i++) {
      admin.post("/webhooks", wish(URL)).is(201);
    }
    admin.post("/webhooks", wish(URL)).is(409, "WEBHOOKS_TOO_MANY");
  }
}
