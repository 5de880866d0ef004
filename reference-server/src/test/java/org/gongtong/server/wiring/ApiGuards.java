package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.ApiCalls.KEY;
import static org.gongtong.server.wiring.ApiCalls.UNKNOWN;
import static org.gongtong.server.wiring.ApiCalls.draft;
import static org.gongtong.server.wiring.ApiCalls.json;
import static org.gongtong.server.wiring.ApiCalls.lines;
import static org.gongtong.server.wiring.ApiCalls.plus;
import static org.gongtong.server.wiring.ApiCalls.refused;
import static org.gongtong.server.wiring.ApiCalls.sheet;
import static org.gongtong.server.wiring.ApiCalls.with;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;

/** What the API must refuse, operation by operation. */
record ApiGuards(DescribedClient anyone, DescribedClient staff) {

  /** Each way of getting a request wrong. */
  void problemsSayWhy(String id) throws Exception {
    String drafts = "/communities/heping/motions";
    String good = draft("Q");
    refused(anyone, "POST", drafts, Map.of("Idempotency-Key", KEY), good, 401, "SIGN_IN_NEEDED");
    refused(staff, "POST", drafts, with("Origin", "https://evil.example"), good, 403, "CROSS_SITE");
    refused(staff, "POST", drafts, with("Accept", "text/html"), good, 406, "NOT_ACCEPTABLE");
    refused(staff, "POST", drafts, with("Idempotency-Key", ""), good, 400, "KEY_REQUIRED");
    refused(staff, "POST", drafts, with("Idempotency-Key", "short"), good, 400, "KEY_MALFORMED");
    refused(
        staff,
        "POST",
        drafts,
        with("Content-Type", "text/plain"),
        good,
        415,
        "MEDIA_TYPE_UNSUPPORTED");
    refused(
        staff,
        "POST",
        drafts,
        with("Content-Encoding", "gzip"),
        good,
        415,
        "MEDIA_TYPE_UNSUPPORTED");
    refused(staff, "POST", drafts, with(), "{\"matter\":1,\"matter\":2}", 400, "BODY_NOT_JSON");
    refused(staff, "POST", drafts, with(), "[]", 400, "BODY_NOT_JSON");
    refused(staff, "POST", drafts, with(), "", 400, "BODY_NOT_JSON");
    refused(staff, "POST", drafts, with(), "[".repeat(100) + "]".repeat(100), 400, "BODY_NOT_JSON");
    refused(staff, "POST", drafts, with(), draft("x".repeat(300_000)), 413, "BODY_TOO_LARGE");
    refused(staff, "POST", drafts, with(), draft("x".repeat(2001)), 422, "BODY_INVALID");
    Reply many =
        refused(
            staff,
            "POST",
            drafts,
            with(),
            """
            {"matter":"Nonsense","question":7,"explanation":1.5,"extra":{"a/b":true},
             "scope":{"kind":"place","building":"1","floor":"2"}}""",
            422,
            "BODY_INVALID");
    assertThat(many.json().at("/errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder(
            "/matter", "/question", "/explanation", "/extra", "/scope/compound", "/scope/floor");
    refused(staff, "POST", "/communities/nowhere/motions", with(), good, 404, "COMMUNITY_UNKNOWN");
    refused(staff, "PUT", "/motions/" + id, json(), good, 428, "VERSION_REQUIRED");
    refused(staff, "PUT", "/motions/" + id, with("If-Match", "*"), good, 400, "REQUEST_INVALID");
    refused(
        staff, "PUT", "/motions/" + id, with("If-Match", "\"v9\""), good, 412, "MOTION_CHANGED");
    refused(anyone, "GET", "/motions/" + KEY, Map.of(), null, 404, "NOT_FOUND");
    refused(anyone, "GET", "/motions/" + UNKNOWN, Map.of(), null, 404, "MOTION_UNKNOWN");
    refused(anyone, "GET", "/no/such/thing", Map.of(), null, 404, "NOT_FOUND");
    Reply method =
        refused(staff, "DELETE", "/motions/" + id, Map.of(), null, 405, "METHOD_NOT_ALLOWED");
    assertThat(method.header("Allow")).isEqualTo("GET, PUT");
    assertThat(staff.get("/motions/" + id).is(200).header("ETag")).isEqualTo("\"v1\"");
    staff.send("GET", "/motions/" + id, Map.of("If-None-Match", "\"v0\", W/\"v1\""), null).is(304);
  }

  /** Every step of a draft, which is withdrawn in the end. */
  void steps(String id) throws Exception {
    String window = "{\"opensAt\":\"2026-03-20T00:00:00Z\",\"closesAt\":\"2026-04-20T09:00:00Z\"}";
    Map<String, String> bodies =
        Map.of(
            "announce", window,
            "withdraw", "{\"reason\":\"r\"}",
            "annul", "{\"reason\":\"r\"}");
    for (String step :
        List.of("announce", "withdraw", "open", "close", "decide", "post", "conclude", "annul")) {
      String path = "/motions/" + id + "/" + step;
      String body = bodies.getOrDefault(step, "");
      Map<String, String> sent = body.isEmpty() ? with("Content-Type", "") : with();
      refused(anyone, "POST", path, Map.of(), body, 401, "SIGN_IN_NEEDED");
      refused(staff, "POST", path, plus(sent, "Origin", "null"), body, 403, "CROSS_SITE");
      refused(staff, "POST", path, plus(sent, "Accept", "text/*"), body, 406, "NOT_ACCEPTABLE");
      refused(staff, "POST", path, plus(sent, "If-Match", ""), body, 428, "VERSION_REQUIRED");
      refused(staff, "POST", path, plus(sent, "If-Match", "v1"), body, 400, "REQUEST_INVALID");
      refused(staff, "POST", path, plus(sent, "If-Match", "\"v7\""), body, 412, "MOTION_CHANGED");
      String unknown = "/motions/" + UNKNOWN + "/" + step;
      refused(staff, "POST", unknown, sent, body, 404, "MOTION_UNKNOWN");
      if (!step.equals("announce") && !step.equals("withdraw")) {
        refused(staff, "POST", path, sent, body, 409, "NOT_IN_STATE");
      }
      if (!body.isEmpty()) {
        refused(staff, "POST", path, plus(sent, "Content-Type", "text/csv"), body, 415);
        refused(staff, "POST", path, sent, "{\"a\":\"" + "x".repeat(300_000) + "\"}", 413);
        refused(staff, "POST", path, sent, "{\"reason\":\" \"}", 422, "BODY_INVALID");
      }
    }
    assertThat(staff.get("/motions/" + id).is(200).text("/state")).isEqualTo("drafted");
    staff.step(id, "withdraw", "{\"reason\":\"r\"}", 1).is(200);
    staff.step(id, "withdraw", "{\"reason\":\"r\"}", 2).is(409, "NOT_IN_STATE");
    staff.step(id, "announce", window, 2).is(409, "NOT_IN_STATE");
  }

  /** A key that another command has used, at every step without a body. */
  void stepsWithAUsedKey(String id, Map<String, String> sent) throws Exception {
    Map<String, String> step = new HashMap<>(sent);
    step.put("Content-Type", "");
    for (String name : List.of("open", "close", "decide", "post", "conclude")) {
      refused(staff, "POST", "/motions/" + id + "/" + name, step, "", 422, "KEY_REUSED");
    }
  }

  /** Every reading. */
  void reading(String id) throws Exception {
    for (String path :
        List.of(
            "/communities",
            "/communities/heping",
            "/communities/heping/motions",
            "/motions/" + id,
            "/motions/" + id + "/turnout",
            "/motions/" + id + "/result",
            "/matters?jurisdiction=cn&date=2026-01-01",
            "/packs",
            "/openapi.json")) {
      refused(anyone, "GET", path, Map.of("Accept", "image/png, */*;q=0"), null, 406);
    }
    refused(anyone, "GET", "/motions/" + UNKNOWN + "/turnout", Map.of(), null, 404);
    Reply described = anyone.get("/openapi.json").is(200);
    anyone
        .send("GET", "/openapi.json", Map.of("If-None-Match", described.header("ETag")), null)
        .is(304);
  }

  /** What every command is held to before it is looked at. */
  private void guarded(String path, String body) throws Exception {
    refused(anyone, "POST", path, Map.of(), body, 401);
    refused(staff, "POST", path, with("Origin", "null"), body, 403);
    refused(staff, "POST", path, with("Accept", "text/csv"), body, 406);
    refused(staff, "POST", path, with("Content-Type", ""), body, 415);
    refused(staff, "POST", path, with("Idempotency-Key", ""), body, 400);
    refused(staff, "POST", path, with(), "{\"a\":\"" + "x".repeat(300_000) + "\"}", 413);
  }

  /** Papers of a motion that was withdrawn. */
  void papers(String id) throws Exception {
    String motion = "/motions/" + id;
    String path = motion + "/voters";
    String body = "{\"part\":\"P1\",\"voter\":\"o1\",\"evidence\":\"e\"}";
    guarded(path, body);
    refused(staff, "POST", path, with(), "{}", 422, "BODY_INVALID");
    refused(staff, "POST", path.replace(id, UNKNOWN), with(), body, 404);
    refused(staff, "POST", path, with(), body, 409);
    // Two people sign a correction, which a program cannot.
    String corrections = motion + "/ballots/" + UNKNOWN + "/corrections";
    refused(staff, "POST", corrections, with(), "{}", 404, "NOT_FOUND");
    String papers = motion + "/papers";
    refused(anyone, "GET", papers, Map.of(), null, 401);
    refused(staff, "GET", papers, Map.of("Accept", "text/csv"), null, 406);
    refused(staff, "GET", papers.replace(id, UNKNOWN), Map.of(), null, 404, "MOTION_UNKNOWN");
  }

  /** Ballots and drafts of a motion that was withdrawn. */
  void ballotsAndDrafts(String id) throws Exception {
    String path = "/motions/" + id + "/sheets";
    String body = sheet(1, "P1 for");
    guarded(path, body);
    refused(staff, "POST", path, with(), body, 409, "VOTE_NOT_OPEN");
    refused(staff, "POST", "/motions/" + UNKNOWN + "/sheets", with(), body, 404);
    guarded(path + "/1/check", lines("P1 for"));
    refused(staff, "POST", path + "/1/check", with(), "{\"lines\":1}", 422, "BODY_INVALID");
    // A ballot by itself, with a colleague's name on it, is no way in.
    refused(staff, "POST", "/motions/" + id + "/ballots", with(), body, 404, "NOT_FOUND");
    String drafts = "/communities/heping/motions";
    refused(anyone, "GET", drafts, Map.of("Accept", "text/csv"), null, 406);
    String motion = "/motions/" + id;
    String content = draft("Q");
    refused(anyone, "PUT", motion, Map.of(), content, 401);
    refused(staff, "PUT", motion, with("Origin", "null"), content, 403);
    refused(staff, "PUT", motion, with("Accept", "text/csv"), content, 406);
    refused(staff, "PUT", motion, with("Content-Type", "text/csv"), content, 415);
    refused(staff, "PUT", motion, with(), draft("x".repeat(300_000)), 413);
    refused(staff, "PUT", motion, with(), draft(" "), 422, "BODY_INVALID");
    refused(staff, "PUT", motion, with("If-Match", "\"v2\""), content, 409, "NOT_IN_STATE");
    refused(staff, "PUT", "/motions/" + UNKNOWN, with(), content, 404, "MOTION_UNKNOWN");
  }
}
