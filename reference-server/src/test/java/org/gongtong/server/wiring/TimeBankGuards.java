package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.ApiCalls.with;
import static org.gongtong.server.wiring.TimeBankSite.BANK;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;

/** What every operation of time banks answers to whoever does not belong there. */
final class TimeBankGuards {

  /** Commands that say nothing but what they are. */
  private static final Set<String> BARE = Set.of("keys", "stop", "recall", "approve", "carry-on");

  private final TimeBankSite site;
  private final Map<String, String> bodies = new HashMap<>();
  private final String notice;
  private final String visit;

  TimeBankGuards(TimeBankSite site) throws Exception {
    this.site = site;
    TimeBankVisits visits = new TimeBankVisits(site);
    this.notice = visits.notice("m-elder", "request").text("/id");
    this.visit = visits.proposed("m-helper", "m-elder", null, null);
    for (String step : new String[] {"agree", "confirm", "withdraw-dispute", "code"}) {
      bodies.put(step, "{\"side\":\"provider\"}");
    }
    bodies.put("cancel", "{\"side\":\"provider\"}");
    bodies.put("absent", "{\"absent\":\"receiver\",\"side\":\"provider\"}");
    bodies.put("dispute", "{\"side\":\"provider\",\"why\":\"x\"}");
    bodies.put("scan", "{\"side\":\"provider\",\"code\":\"x\"}");
    bodies.put("check-in", "{\"at\":\"2026-03-02T01:00:00Z\"}");
    bodies.put("check-out", "{\"at\":\"2026-03-02T01:00:00Z\"}");
    bodies.put("decide", "{\"minutes\":1,\"agreed\":true,\"why\":\"x\"}");
    bodies.put("withdraw", "");
    bodies.put("mediate", "");
  }

  void everywhere() throws Exception {
    for (String signature : site.server().book().signatures()) {
      if (signature.contains("/timebank")) {
        String method = signature.substring(0, signature.indexOf(' '));
        String template = signature.substring(signature.indexOf(' ') + 1);
        String path =
            template
                .replace("{community}", "heping")
                .replace("{account}", site.accountOf("m-other"))
                .replace("{closing}", ApiCalls.UNKNOWN)
                .replace("{circumstance}", ApiCalls.UNKNOWN)
                .replace("{round}", ApiCalls.UNKNOWN)
                .replace("{notice}", notice)
                .replace("{appointment}", visit)
                .replace("{partner}", ApiCalls.UNKNOWN)
                .replace("{order}", ApiCalls.UNKNOWN);
        if (method.equals("GET")) {
          reading(path);
        } else {
          command(path);
        }
      }
    }
    states();
    conflicts();
    scopes();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The status of a request that is to be described; whatever it is, the document has it. */
  private static Reply described(
      DescribedClient client, String method, String path, Map<String, String> headers, String body)
      throws Exception {
    return client.send(method, path, headers, method.equals("GET") ? null : bytes(body));
  }

  private void reading(String path) throws Exception {
    DescribedClient desk = site.desk();
    desk.get(path + "?access_token=x").is(400);
    desk.send("GET", path, Map.of("Accept", "a/b"), null).is(406);
    desk.get(path.replace("heping", "nowhere")).is(404, "COMMUNITY_UNKNOWN");
    Reply stranger = described(site.server().anyone(), "GET", path, Map.of(), "");
    Reply wrong =
        site.server().anyone().with("Authorization", "Bearer gt_made-up").get(path).is(401);
    assertThat(wrong.text("/code")).isEqualTo("TOKEN_UNKNOWN");
    if (stranger.status() == 401) {
      described(site.as("m-none"), "GET", path, Map.of(), "");
    }
  }

  private void command(String path) throws Exception {
    DescribedClient desk = site.desk();
    String last = path.substring(path.lastIndexOf('/') + 1);
    String good =
        path.contains("/closings/") || BARE.contains(last) ? "" : bodies.getOrDefault(last, "{}");
    Map<String, String> headers = with();
    if (good.isEmpty()) {
      headers.remove("Content-Type");
    }
    described(site.server().anyone(), "POST", path, headers, good).is(401);
    described(desk, "POST", path, plus(headers, "Idempotency-Key", ""), good)
        .is(400, "KEY_REQUIRED");
    described(desk, "POST", path, plus(headers, "Accept", "a/b"), good).is(406);
    described(desk, "POST", path, plus(headers, "Origin", "null"), good).is(403);
    described(site.as("m-none"), "POST", path, headers, good);
    String elsewhere = path.replace("heping", "nowhere");
    boolean versioned = path.contains("/notices/") || path.contains("/appointments/");
    described(desk, "POST", elsewhere, headers, good.equals("{}") ? "{\"a\":1}" : good).is(404);
    if (!good.isEmpty()) {
      described(desk, "POST", path, plus(headers, "Content-Type", "text/html"), good).is(415);
      described(desk, "POST", path, headers, "{\"bogus\":1}").is(422, "BODY_INVALID");
      String large = "{\"a\":\"" + "x".repeat((1 << 20) + 1) + "\"}";
      described(desk, "POST", path, headers, large).is(413, "BODY_TOO_LARGE");
    }
    if (versioned && !path.endsWith("/scan")) {
      described(desk, "POST", path, plus(headers, "If-Match", ""), good).is(428);
    }
  }

  private static Map<String, String> plus(Map<String, String> headers, String name, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Idempotency-Key", UUID.randomUUID().toString());
    all.put(name, value);
    return all;
  }

  /** Steps from a version that was not the last, and from a state from which they do not follow. */
  private void states() throws Exception {
    String done = TimeBankVisits.finished();
    int last = new TimeBankVisits(site).read(done).json().at("/version").asInt();
    for (Map.Entry<String, String> step : bodies.entrySet()) {
      if (step.getKey().equals("withdraw")) {
        continue;
      }
      boolean staff =
          step.getKey().startsWith("check")
              || step.getKey().equals("mediate")
              || step.getKey().equals("decide");
      DescribedClient client = site.as(staff ? "desk-1" : "m-helper");
      String path = BANK + "/appointments/%s/" + step.getKey();
      Map<String, String> headers = with("If-Match", "\"v" + last + "\"");
      Map<String, String> old = with("If-Match", "\"v999\"");
      if (step.getValue().isEmpty()) {
        headers.remove("Content-Type");
        old.remove("Content-Type");
      }
      described(client, "POST", path.formatted(done), headers, step.getValue())
          .is(409, "VISIT_NOT_IN_STATE");
      if (!step.getKey().equals("scan")) {
        described(client, "POST", path.formatted(done), old, step.getValue())
            .is(412, "VISIT_CHANGED");
      }
      described(client, "POST", path.formatted(ApiCalls.UNKNOWN), with(), step.getValue());
    }
    Map<String, String> bare = new HashMap<>(with("If-Match", "\"v9\""));
    bare.remove("Content-Type");
    String withdraw = BANK + "/notices/" + notice + "/withdraw";
    described(site.as("m-elder"), "POST", withdraw, bare, "").is(412, "NOTICE_CHANGED");
    site.as("m-elder").post(withdraw, "", Map.of("If-Match", "\"v1\"")).is(200);
    site.as("m-elder").post(withdraw, "", Map.of("If-Match", "\"v2\"")).is(409, "NOTICE_NOT_OPEN");
    site.desk().get(BANK + "/notices/" + notice + "/matches").is(409, "NOTICE_NOT_OPEN");
    site.as("m-elder").get(BANK + "/notices/" + notice).is(200);
  }

  private void conflicts() throws Exception {
    String member = site.member("m-helper");
    String window = "\"from\":\"2025-01-01T00:00:00Z\",\"until\":\"2027-01-01T00:00:00Z\"";
    site.as("m-helper")
        .post(
            BANK + "/notices",
            "{\"kind\":\"offer\",\"categories\":[\"errand\"],\"minutes\":60," + window + "}")
        .is(409, "TIME_RULE_NOT_CHOSEN");
    site.desk()
        .post(
            BANK + "/appointments",
            "{\"provider\":\"%s\",\"receiver\":\"%s\",\"category\":\"errand\",\"kind\":\"earn\",%s}"
                .formatted(member, site.member("m-elder"), window))
        .is(409, "TIME_RULE_NOT_CHOSEN");
    String gift =
        "{\"to\":\"" + ApiCalls.UNKNOWN + "\",\"minutes\":1,\"at\":\"2026-03-02T08:00:00\"}";
    site.as("m-none").post(BANK + "/me/gifts", gift).is(409, "TIME_MEMBER_NO_ACCOUNT");
  }

  /** A program that was not given the scope does nothing in a member's name. */
  private void scopes() throws Exception {
    DescribedClient program = new TimeBankTokens(site).client("m-elder", "desk.view");
    program.get(BANK + "/me").is(403, "TOKEN_SCOPE");
    program.get(BANK + "/me/appointments").is(403, "TOKEN_SCOPE");
    program.get(BANK + "/me/notices").is(403, "TOKEN_SCOPE");
    String donation = "{\"minutes\":1,\"at\":\"2026-03-02T08:00:00\"}";
    program.post(BANK + "/me/donations", donation).is(403, "TOKEN_SCOPE");
    program.get(BANK + "/accounts/" + site.accountOf("m-elder")).is(404, "TIME_ACCOUNT_UNKNOWN");
    DescribedClient own = new TimeBankTokens(site).client("m-elder", "timebank.member");
    own.get(BANK + "/me").is(200);
    own.get(BANK + "/accounts/" + site.accountOf("m-elder")).is(200);
  }
}
