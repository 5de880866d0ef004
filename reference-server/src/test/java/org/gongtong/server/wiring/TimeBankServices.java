package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.TimeBankSite.BANK;
import static org.gongtong.server.wiring.TimeBankSite.key;
import static org.gongtong.server.wiring.TimeBankSite.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gongtong.server.http.DescribedClient.Reply;

/** Services and accounts over the API, step by step, by the logins that would take them. */
final class TimeBankServices {

  private final TimeBankSite site;

  TimeBankServices(TimeBankSite site) {
    this.site = site;
  }

  /** From an offer and a request to a line of a statement that says how it was rounded. */
  void aServiceGoesFromARequestToTheStatement() throws Exception {
    TimeBankVisits visits = new TimeBankVisits(site);
    Reply offer = visits.notice("m-helper", "offer");
    Reply request = visits.notice("m-elder", "request");
    Reply matches = site.desk().get(BANK + "/notices/" + request.text("/id") + "/matches").is(200);
    assertThat(matches.text("/items/0/notice/id")).isEqualTo(offer.text("/id"));
    assertThat(matches.json().at("/items/0/reasons").size()).isEqualTo(4);
    assertThat(site.as("grid-1").get(BANK + "/notices?kind=request").is(200).text("/items/0/id"))
        .isEqualTo(request.text("/id"));
    long helped = site.balance(site.accountOf("m-elder"));
    String id = visits.done("m-helper", "m-elder", offer.text("/id"), request.text("/id"));
    visits.step("m-helper", id, "confirm", "{\"side\":\"provider\"}").is(200);
    Reply confirmed = visits.step("m-elder", id, "confirm", "{\"side\":\"receiver\"}").is(200);
    assertThat(confirmed.text("/state")).isEqualTo("confirmed");
    assertThat(confirmed.json().at("/entry/minutes").asLong()).isEqualTo(52);
    assertThat(confirmed.text("/entry/rounding")).isEqualTo("exact");
    assertThat(confirmed.response().body()).doesNotContain("sha256");
    String elder = site.accountOf("m-elder");
    assertThat(site.balance(elder)).isEqualTo(helped - 52);
    Reply line = site.as("m-elder").get(BANK + "/accounts/" + elder + "/statement").is(200);
    assertThat(line.text("/items/0/appointment")).isEqualTo(id);
    assertThat(line.text("/items/0/rounding")).isEqualTo("exact");
    assertThat(line.text("/items/0/operation")).isEqualTo(confirmed.text("/entry/operation"));
    assertThat(
            site.as("m-elder").get(BANK + "/me/appointments?limit=1").is(200).text("/items/0/id"))
        .isEqualTo(id);
    assertThat(site.desk().get(BANK + "/check").is(200).json().at("/sound").asBoolean()).isTrue();
    visits.finished(id);
    site.at(TimeBankSite.START.plus(Duration.ofDays(1)));
  }

  /** What is disputed is decided by somebody with a mandate, and posted as decided. */
  void aDisputeIsDecided() throws Exception {
    TimeBankVisits visits = new TimeBankVisits(site);
    site.at(site.now().plus(Duration.ofDays(1)));
    String id = visits.done("m-helper", "m-elder", null, null);
    visits.step("m-elder", id, "dispute", "{\"side\":\"receiver\",\"why\":\"只来了半小时\"}").is(200);
    visits.step("m-elder", id, "withdraw-dispute", "{\"side\":\"receiver\"}").is(200);
    visits.step("m-elder", id, "dispute", "{\"side\":\"receiver\",\"why\":\"x\"}").is(200);
    visits.step("grid-1", id, "mediate", "").is(403, "VISIT_MANDATE_MISSING");
    visits.step("desk-1", id, "mediate", "").is(200);
    Reply decided =
        visits
            .step("desk-1", id, "decide", "{\"minutes\":30,\"agreed\":true,\"why\":\"双方同意\"}")
            .is(200);
    assertThat(decided.json().at("/entry/minutes").asLong()).isEqualTo(30);
    assertThat(decided.text("/dispute/ruling/by")).isEqualTo("desk-1");
    Reply disputed = site.desk().get(BANK + "/appointments?state=confirmed&limit=1").is(200);
    assertThat(disputed.text("/items/0/id")).isEqualTo(id);
  }

  /** What comes of a visit that is called off, missed, or recorded by a grid worker. */
  void visitsAreCalledOffMissedAndRecorded() throws Exception {
    TimeBankVisits visits = new TimeBankVisits(site);
    site.at(site.now().plus(Duration.ofDays(1)));
    String off = visits.agreed("m-helper", "m-elder", null, null);
    Reply cancelled =
        visits.step("m-elder", off, "cancel", "{\"side\":\"receiver\",\"why\":\"去医院\"}").is(200);
    assertThat(cancelled.text("/ending/side")).isEqualTo("receiver");
    visits
        .step("m-helper", off, "confirm", "{\"side\":\"provider\"}")
        .is(409, "VISIT_NOT_IN_STATE");

    String missed = visits.agreed("m-helper", "m-elder", null, null);
    visits
        .step("m-elder", missed, "absent", "{\"absent\":\"provider\",\"side\":\"receiver\"}")
        .is(409, "VISIT_NOT_STARTED");
    Instant from = Instant.parse(visits.read(missed).text("/from"));
    site.at(from.plus(Duration.ofMinutes(31)));
    visits
        .step("m-elder", missed, "absent", "{\"absent\":\"provider\",\"side\":\"receiver\"}")
        .is(200);

    site.at(site.now().plus(Duration.ofDays(1)));
    String recorded = visits.agreed("m-helper", "m-elder", null, null);
    Instant begun = Instant.parse(visits.read(recorded).text("/from"));
    site.at(begun.plus(Duration.ofHours(2)));
    String at = "{\"at\":\"%s\"}";
    visits.step("grid-1", recorded, "check-in", at.formatted(begun)).is(200);
    visits
        .step("grid-1", recorded, "check-out", at.formatted(begun.minusSeconds(60)))
        .is(422, "CHECK_OUT_BEFORE_CHECK_IN");
    visits
        .step("grid-1", recorded, "check-out", at.formatted(site.now().plusSeconds(3_600)))
        .is(422, "VISIT_IN_FUTURE");
    Reply out =
        visits
            .step("grid-1", recorded, "check-out", at.formatted(begun.plusSeconds(3_600)))
            .is(200);
    assertThat(out.json().at("/checkOut/byStaff").asBoolean()).isTrue();
    // Nobody says anything, and time confirms.
    site.at(site.now().plus(Duration.ofDays(9)));
    site.tick();
    Reply confirmed = visits.read(recorded);
    assertThat(confirmed.text("/state")).isEqualTo("confirmed");
    assertThat(confirmed.json().at("/confirmed/provider/byTime").asBoolean()).isTrue();
  }

  /** What is changed about an account stands from a day on, and says why. */
  void anAccountHasPartsLimitsAndKinshipThatEnds() throws Exception {
    String account = BANK + "/accounts/" + site.accountOf("m-other");
    String part = "{\"bucket\":\"group-earned\",\"from\":\"2026-03-01\"}";
    Reply opened = site.desk().post(account + "/parts", part).is(201);
    assertThat(opened.text("/parent")).isEqualTo(site.accountOf("m-other"));
    site.desk().post(account + "/parts", part).is(409, "TIME_PART_THERE");
    assertThat(site.as("m-other").get(account + "/parts").is(200).response().body())
        .contains(opened.text("/id"));
    String limit = "{\"kind\":\"floor\",\"from\":\"2026-03-02\",\"minutes\":600,\"why\":\"本人申请\"}";
    site.desk().post(account + "/limits", limit).is(200);
    site.desk().post(account + "/limits", limit.replace("600", "null")).is(200);
    site.desk().post(account + "/limits", limit.replace("600", "-1")).is(422, "BODY_INVALID");
    site.desk().post(account + "/limits", limit.replace("本人申请", "")).is(422, "BODY_INVALID");
    assertThat(site.as("m-other").get(account + "/limits").is(200).json().at("/items").size())
        .isEqualTo(2);
    String end =
        "{\"relative\":\"%s\",\"relation\":\"parent\",\"from\":\"2026-03-02\",\"why\":\"登记有误\"}"
            .formatted(site.accountOf("m-elder"));
    site.desk()
        .post(
            account + "/relatives",
            "{\"relative\":\"" + site.accountOf("m-elder") + "\",\"relation\":\"parent\"}")
        .is(200);
    site.desk().post(account + "/relatives/end", end).is(200);
    site.desk().post(account + "/relatives/end", end.replace("parent", "child")).is(422);
  }

  /** Under the place's own rule of Beijing a parent is given time, once they are related. */
  void aRelativeIsGivenTime() throws Exception {
    String bank = site.beijing();
    String giver = site.account(bank, "b-child");
    String parent = site.account(bank, "b-parent");
    site.desk().post(bank + "/commands", transfer("earn", "", giver, 60)).is(200);
    String gift = "{\"to\":\"" + parent + "\",\"minutes\":20,\"at\":\"2026-03-02T08:00:00\"}";
    site.as("b-child").post(bank + "/me/gifts", gift).is(422, "NOT_RELATED");
    site.desk()
        .post(
            bank + "/accounts/" + giver + "/relatives",
            "{\"relative\":\"" + parent + "\",\"relation\":\"parent\"}")
        .is(200);
    String key = key();
    for (boolean again : new boolean[] {false, true}) {
      Reply given =
          site.as("b-child").post(bank + "/me/gifts", gift, Map.of("Idempotency-Key", key)).is(200);
      assertThat(given.json().at("/again").asBoolean()).isEqualTo(again);
    }
    // Another member's key of the same letters is another key.
    site.as("b-parent")
        .post(
            bank + "/me/donations",
            "{\"minutes\":20,\"at\":\"2026-03-02T08:00:00\"}",
            Map.of("Idempotency-Key", key))
        .is(200);
    assertThat(site.desk().get(bank + "/accounts/" + giver).is(200).json().at("/balance").asLong())
        .isEqualTo(40);
    assertThat(site.server().anyone().get(bank).is(200).text("/policy/edition"))
        .isEqualTo("cn-beijing#1");
    // An account of another community is not there.
    site.desk().get(BANK + "/accounts/" + giver).is(404, "TIME_ACCOUNT_UNKNOWN");
    site.send(transfer("earn", "", giver, 60)).is(422, "UNKNOWN_ACCOUNT");
  }
}
