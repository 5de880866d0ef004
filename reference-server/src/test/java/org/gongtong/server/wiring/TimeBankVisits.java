package org.gongtong.server.wiring;

import static org.gongtong.server.wiring.TimeBankSite.BANK;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gongtong.server.http.DescribedClient.Reply;
import org.jspecify.annotations.Nullable;

/** Takes visits through their steps, each by the login that would. */
final class TimeBankVisits {

  private final TimeBankSite site;
  private static String finished = ApiCalls.UNKNOWN;

  TimeBankVisits(TimeBankSite site) {
    this.site = site;
  }

  Reply notice(String login, String kind) throws Exception {
    Instant from = site.now().plus(Duration.ofHours(1));
    return site.as(login)
        .post(
            BANK + "/notices",
            """
            {"kind":"%s","categories":["errand"],"path":"C01/1","from":"%s","until":"%s",
             "minutes":60,"skills":["cook"]}"""
                .formatted(kind, from, from.plus(Duration.ofHours(4))))
        .is(201);
  }

  /** A visit in an hour, proposed by a clerk and agreed by both. */
  String agreed(String provider, String receiver, @Nullable String offer, @Nullable String request)
      throws Exception {
    String id = proposed(provider, receiver, offer, request);
    step(provider, id, "agree", "{\"side\":\"provider\"}").is(200);
    step(receiver, id, "agree", "{\"side\":\"receiver\"}").is(200);
    return id;
  }

  String proposed(
      String provider, String receiver, @Nullable String offer, @Nullable String request)
      throws Exception {
    Instant from = site.now().plus(Duration.ofHours(1));
    return site.desk()
        .post(BANK + "/appointments", visit(provider, receiver, from, offer, request))
        .is(201)
        .text("/id");
  }

  String visit(
      String provider,
      String receiver,
      Instant from,
      @Nullable String offer,
      @Nullable String request) {
    return """
    {"provider":"%s","receiver":"%s","category":"errand","path":"C01/1","from":"%s","until":"%s",
     "kind":"redeem","offer":%s,"request":%s}"""
        .formatted(
            site.member(provider),
            site.member(receiver),
            from,
            from.plus(Duration.ofHours(1)),
            quoted(offer),
            quoted(request));
  }

  private static String quoted(@Nullable String id) {
    return id == null ? "null" : "\"" + id + "\"";
  }

  /** A visit of 52 minutes and a bit that nobody has confirmed. */
  String done(String provider, String receiver, @Nullable String offer, @Nullable String request)
      throws Exception {
    String id = agreed(provider, receiver, offer, request);
    site.at(Instant.parse(read(id).text("/from")));
    scanned(provider, receiver, id);
    site.at(site.now().plus(Duration.ofMinutes(52)).plusSeconds(40));
    scanned(provider, receiver, id);
    return id;
  }

  private void scanned(String provider, String receiver, String id) throws Exception {
    Reply shown = step(receiver, id, "code", "{\"side\":\"receiver\"}").is(200);
    site.as(provider)
        .post(
            BANK + "/appointments/" + id + "/scan",
            "{\"code\":\"" + shown.text("/code") + "\",\"side\":\"provider\"}")
        .is(200);
  }

  Reply read(String id) throws Exception {
    return site.desk().get(BANK + "/appointments/" + id).is(200);
  }

  /** A step from the latest version. */
  Reply step(String login, String id, String step, String json) throws Exception {
    int version = read(id).json().at("/version").asInt();
    return site.as(login)
        .post(
            BANK + "/appointments/" + id + "/" + step,
            json,
            Map.of("If-Match", "\"v" + version + "\""));
  }

  /** Notes a visit of which nothing more comes. */
  void finished(String id) {
    finished = id;
  }

  static String finished() {
    return finished;
  }
}
