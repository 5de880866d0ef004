package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Webhooks over the API, each answer held against its description. Nothing is sent here. */
@Timeout(120)
class WebhookApiIT {
  private static final String WISH =
      """
      {"community":"heping","name":"积分平台","url":"https://8.8.8.8/in","topics":["postings"],
       "details":["minutes"]}""";

  private static ApiServer server;
  private static DescribedClient admin;

  @BeforeAll
  static void start() throws Exception {
    Instant now = Instant.parse("2026-03-02T01:00:00Z");
    server = ApiServer.start(WebhookApiIT.class, new AtomicReference<>(now)::get);
    server.server().staff().account("system-1");
    server.server().staff().grant("system-1", MandateKind.SYSTEM_ADMINISTRATOR);
    admin = server.client("system-1");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply step(String id, String step) throws Exception {
    return admin.post("/webhooks/" + id + "/" + step, "");
  }

  @Test
  void aWebhookIsMadeTestedStoppedAndStartedAfterARestoreAlone() throws Exception {
    String id = admin.post("/webhooks", WISH).is(201).text("/id");
    assertThat(admin.get("/webhooks").is(200).response().body()).contains(id);
    assertThat(step(id, "secrets").is(201).text("/secret")).startsWith("whsec_");
    assertThat(admin.get("/webhooks/" + id).is(200).response().body()).doesNotContain("whsec_");
    assertThat(step(id, "test").is(200).json().at("/waiting").asInt()).isEqualTo(1);
    admin.get("/webhooks/" + id + "/undelivered").is(200);
    step(id, "undelivered/" + ApiCalls.UNKNOWN + "/send").is(404, "DELIVERY_UNKNOWN");
    // One that runs stays as it is.
    assertThat(step(id, "start").is(200).json().at("/restored").asBoolean()).isFalse();
    execute("update webhook_subscription set stopped_at = now(6), stopped_why = 'RESTORED'");
    assertThat(admin.get("/webhooks/" + id).is(200).json().at("/restored").asBoolean()).isTrue();
    step(id, "test").is(409, "WEBHOOK_STOPPED");
    Reply started = step(id, "start").is(200);
    assertThat(started.json().at("/stoppedAt").isNull()).isTrue();
    assertThat(started.json().at("/waiting").asInt()).isEqualTo(1);
    step(id, "stop").is(200);
    step(id, "start").is(409, "WEBHOOK_STOPPED");
    step(ApiCalls.UNKNOWN, "start").is(404, "WEBHOOK_UNKNOWN");
    server.client("desk-1").post("/webhooks/" + id + "/start", "").is(403, "NOT_PERMITTED");
  }

  @Test
  void anAddressInsideOrOfNoKindIsRefused() throws Exception {
    for (String url :
        new String[] {
          "https://127.0.0.1/",
          "https://[::1]/",
          "https://[::ffff:10.0.0.1]/",
          "https://[64:ff9b::a00:1]/",
          "https://[fe80::1%25eth0]/",
          "https://2130706433/",
          "https://0x7f000001/",
          "https://127.1/",
          "https://169.254.169.254/latest",
          "https://user@8.8.8.8/",
          "https://8.8.8.8:22/",
          "http://8.8.8.8/",
          "https://8.8.8.8/#x",
          "https://8.8.8.8/\\r\\nX: y",
          "ftp://8.8.8.8/",
          "https:///x",
          "//8.8.8.8/"
        }) {
      Reply refused = admin.post("/webhooks", WISH.replace("https://8.8.8.8/in", url));
      assertThat(refused.status()).as(url + " " + refused.response().body()).isEqualTo(422);
    }
  }

  private static void execute(String sql) throws Exception {
    try (Connection connection = server.server().database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
