package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.TimeBankSite.BANK;
import static org.gongtong.server.wiring.TimeBankSite.key;
import static org.gongtong.server.wiring.TimeBankSite.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.core.timebank.service.ServiceEntry;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;
import org.gongtong.testkit.store.AtOnce;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people try with a time bank: to see, to spend, to make time that is not theirs. */
@Timeout(120)
class TimeBankAbuseIT {

  private static final String AT = "\"at\":\"2026-03-02T08:00:00\"";

  private static TimeBankSite site;
  private static TimeBankVisits visits;

  @BeforeAll
  static void start() throws Exception {
    site = TimeBankSite.open(TimeBankAbuseIT.class);
    visits = new TimeBankVisits(site);
    site.send(transfer("earn", "", site.accountOf("m-elder"), 600)).is(200);
    site.send(transfer("earn", "", site.accountOf("m-other"), 60)).is(200);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static String account(String login) {
    return BANK + "/accounts/" + site.accountOf(login);
  }

  @Test
  void anothersAccountIsNotThere() throws Exception {
    Reply line = site.desk().get(account("m-elder") + "/statement").is(200);
    String receipt = "/receipt?operation=" + line.text("/items/0/operation");
    DescribedClient other = site.as("m-other");
    for (String what :
        List.of("", "/statement", "/holds", receipt, "?effective=2026-03-02T08:00:00")) {
      String there =
          other.get(account("m-elder") + what).is(404, "TIME_ACCOUNT_UNKNOWN").response().body();
      String nowhere =
          other.get(BANK + "/accounts/" + ApiCalls.UNKNOWN + what).is(404).response().body();
      assertThat(without(there)).isEqualTo(without(nowhere));
    }
    other.get(BANK + "/accounts?holder=" + site.member("m-elder")).is(403, "NOT_PERMITTED");
    other.get(BANK + "/check").is(403, "NOT_PERMITTED");
    // One's own receipt does not open another's entry.
    other.get(account("m-other") + receipt).is(404, "NOT_FOUND");
    String notice = visits.notice("m-elder", "request").text("/id");
    other.get(BANK + "/notices/" + notice).is(404, "NOTICE_UNKNOWN");
    other
        .post(BANK + "/notices/" + notice + "/withdraw", "", Map.of("If-Match", "\"v1\""))
        .is(404, "NOTICE_UNKNOWN");
    String visit = visits.proposed("m-helper", "m-elder", null, null);
    other.get(BANK + "/appointments/" + visit).is(404, "VISIT_UNKNOWN");
    visits.step("m-other", visit, "cancel", "{\"side\":\"receiver\"}").is(404, "VISIT_UNKNOWN");
    assertThat(other.get(BANK + "/me/appointments").is(200).response().body())
        .doesNotContain(visit);
    other
        .get(BANK + "/me/appointments?member=" + site.member("m-elder"))
        .is(200)
        .json()
        .at("/items")
        .forEach(item -> assertThat(item.toString()).isEmpty());
  }

  /** All but the id of the request. */
  private static String without(String body) {
    return body.replaceAll("urn:gongtong:request:[^\"]*", "");
  }

  @Test
  void anothersMinutesAreNotSpent() throws Exception {
    long before = site.balance(site.accountOf("m-elder"));
    DescribedClient other = site.as("m-other");
    String from = "\"from\":\"" + site.accountOf("m-elder") + "\",\"minutes\":5," + AT;
    other.post(BANK + "/me/donations", "{" + from + "}").is(409, "TIME_MEMBER_NO_ACCOUNT");
    other
        .post(BANK + "/me/gifts", "{\"to\":\"" + site.accountOf("m-other") + "\"," + from + "}")
        .is(409, "TIME_MEMBER_NO_ACCOUNT");
    String spent = transfer("redeem", site.accountOf("m-elder"), site.accountOf("m-other"), 5);
    other.post(BANK + "/commands", spent).is(403, "NOT_PERMITTED");
    other.post(BANK + "/batches", "{\"commands\":[]}").is(403, "NOT_PERMITTED");
    site.as("grid-1").post(BANK + "/commands", spent).is(403, "NOT_PERMITTED");
    site.as("desk-5").post(BANK + "/commands", spent).is(403, "NOT_PERMITTED");
    assertThat(site.balance(site.accountOf("m-elder"))).isEqualTo(before);
  }

  /** A clerk who is a member enters, holds, reverses and relates nothing of his own. */
  @Test
  void aClerkDoesNotPayHimself() throws Exception {
    DescribedClient clerk = site.as("desk-2");
    String own = site.accountOf("desk-2");
    String earn = transfer("earn", "", own, 60);
    clerk.post(BANK + "/commands", earn).is(403, "TIME_OWN_ACCOUNT");
    String batch = "{\"commands\":[{\"key\":\"%s\",%s]}".formatted(key(), earn.substring(1));
    clerk.post(BANK + "/batches", batch).is(403, "TIME_OWN_ACCOUNT");
    String hold =
        earn.replace(
            "\"type\":\"post\"", "\"type\":\"hold\",\"expiresAt\":\"2026-03-09T00:00:00Z\"");
    clerk.post(BANK + "/commands", hold).is(403, "TIME_OWN_ACCOUNT");
    // Nor what a colleague entered for him.
    String entered = site.send(earn).is(200).text("/operation");
    String reversed = "{\"type\":\"reverse\"," + AT + ",\"operation\":\"" + entered + "\"}";
    clerk.post(BANK + "/commands", reversed).is(403, "TIME_OWN_ACCOUNT");
    clerk
        .post(
            account("desk-2") + "/relatives",
            "{\"relative\":\"" + site.accountOf("m-other") + "\",\"relation\":\"child\"}")
        .is(403, "TIME_OWN_ACCOUNT");
    clerk.post(BANK + "/commands", transfer("earn", "", site.accountOf("m-other"), 1)).is(200);
    assertThat(site.balance(own)).isEqualTo(60);
  }

  /** A part of an account is whose the account is, for what he may and for what he may not. */
  @Test
  void aPartIsItsHoldersToo() throws Exception {
    String part = "{\"bucket\":\"donated\",\"from\":\"2026-03-01\"}";
    String own = site.desk().post(account("desk-2") + "/parts", part).is(201).text("/id");
    DescribedClient clerk = site.as("desk-2");
    String limit = "{\"kind\":\"floor\",\"from\":\"2026-03-02\",\"minutes\":600,\"why\":\"x\"}";
    clerk.post(BANK + "/accounts/" + own + "/limits", limit).is(403, "TIME_OWN_ACCOUNT");
    clerk.post(BANK + "/commands", transfer("earn", "", own, 5)).is(403, "TIME_OWN_ACCOUNT");
    String elders = site.desk().post(account("m-elder") + "/parts", part).is(201).text("/id");
    for (String what : List.of("", "/statement", "/holds", "/limits", "/parts")) {
      site.as("m-elder").get(BANK + "/accounts/" + elders + what).is(200);
      site.as("m-other").get(BANK + "/accounts/" + elders + what).is(404, "TIME_ACCOUNT_UNKNOWN");
    }
  }

  /** A coordinator arranges, records, settles and confirms no visit of his own. */
  @Test
  void aCoordinatorConfirmsNoVisitOfHisOwn() throws Exception {
    site.at(site.now().plus(Duration.ofDays(1)));
    String own = visits.proposed("desk-2", "m-elder", null, null);
    String elder = site.member("m-elder");
    String forElder = "{\"side\":\"receiver\",\"member\":\"" + elder + "\"}";
    visits.step("desk-2", own, "agree", forElder).is(403, "VISIT_OWN_CASE");
    visits.step("desk-2", own, "agree", "{\"side\":\"provider\"}").is(200);
    visits.step("desk-1", own, "agree", forElder).is(200);
    Instant from = Instant.parse(visits.read(own).text("/from"));
    site.at(from.plus(Duration.ofHours(2)));
    String at = "{\"at\":\"%s\"}";
    visits.step("desk-2", own, "check-in", at.formatted(from)).is(403, "VISIT_OWN_CASE");
    visits.step("desk-1", own, "check-in", at.formatted(from)).is(200);
    visits.step("desk-1", own, "check-out", at.formatted(from.plusSeconds(3_600))).is(200);
    visits.step("desk-2", own, "confirm", "{\"side\":\"provider\"}").is(200);
    for (String login : List.of("desk-1", "desk-2")) {
      visits.step(login, own, "confirm", "{\"side\":\"receiver\"}").is(403, "VISIT_NOT_A_PARTY");
      visits.step(login, own, "confirm", forElder).is(403, "VISIT_NOT_A_PARTY");
    }
    visits.step("m-elder", own, "dispute", "{\"side\":\"receiver\",\"why\":\"x\"}").is(200);
    visits.step("desk-2", own, "mediate", "").is(403, "VISIT_OWN_CASE");
    visits.step("desk-1", own, "mediate", "").is(200);
    visits
        .step("desk-2", own, "decide", "{\"minutes\":600,\"agreed\":true,\"why\":\"x\"}")
        .is(403, "VISIT_OWN_CASE");
    assertThat(visits.read(own).text("/state")).isEqualTo("mediation");
  }

  /** Who shows a code does not scan it, and a code that was used is worth nothing. */
  @Test
  void aCodeIsScannedOnceByTheOtherSide() throws Exception {
    site.at(site.now().plus(Duration.ofDays(1)));
    String id = visits.agreed("m-helper", "m-elder", null, null);
    site.at(Instant.parse(visits.read(id).text("/from")));
    String code =
        visits.step("m-elder", id, "code", "{\"side\":\"receiver\"}").is(200).text("/code");
    String scan = BANK + "/appointments/" + id + "/scan";
    String by = "{\"code\":\"%s\",\"side\":\"%s\"}";
    site.as("m-elder").post(scan, by.formatted(code, "receiver")).is(422, "VISIT_CODE_OWN");
    site.as("m-elder").post(scan, by.formatted(code, "provider")).is(403, "VISIT_NOT_A_PARTY");
    String guessed = code.replace(code.charAt(0), code.charAt(0) == '0' ? '1' : '0');
    site.as("m-helper").post(scan, by.formatted(guessed, "provider")).is(422, "VISIT_CODE_UNKNOWN");
    site.as("m-helper").post(scan, by.formatted(code, "provider")).is(200);
    site.as("m-helper").post(scan, by.formatted(code, "provider")).is(422, "VISIT_CODE_UNKNOWN");
    assertThat(visits.read(id).response().body()).doesNotContain(code);
    assertThat(
            StaffScene.rows(site.server().server().database(), "select body from idempotency_key"))
        .doesNotContain(code);
  }

  /** Keys that the bank makes itself are out of a client's reach. */
  @Test
  void noClientTakesTheKeyOfAService() throws Exception {
    site.at(site.now().plus(Duration.ofDays(1)));
    String id = visits.done("m-helper", "m-elder", null, null);
    String taken = ServiceEntry.keyOf(UUID.fromString(id)).toUuid().toString();
    for (String key : List.of(taken, id)) {
      site.send(key, transfer("earn", "", site.accountOf("m-other"), 1)).is(200);
    }
    visits.step("m-helper", id, "confirm", "{\"side\":\"provider\"}").is(200);
    visits.step("m-elder", id, "confirm", "{\"side\":\"receiver\"}").is(200);
    assertThat(visits.read(id).text("/entry/operation")).isEqualTo(taken);
  }

  @Test
  void aGridWorkerStaysInHisBuilding() throws Exception {
    site.at(site.now().plus(Duration.ofDays(1)));
    DescribedClient grid = site.as("grid-1");
    String elsewhere =
        visits
            .visit("m-helper", "m-elder", site.now().plusSeconds(3_600), null, null)
            .replace("C01/1", "C01");
    String id = site.desk().post(BANK + "/appointments", elsewhere).is(201).text("/id");
    grid.get(BANK + "/appointments/" + id).is(404, "VISIT_UNKNOWN");
    assertThat(grid.get(BANK + "/appointments?limit=200").is(200).response().body())
        .doesNotContain(id);
    grid.post(BANK + "/appointments", elsewhere).is(403, "NOT_PERMITTED");
    visits
        .step("grid-1", id, "check-in", "{\"at\":\"" + site.now() + "\"}")
        .is(404, "VISIT_UNKNOWN");
    String inside =
        visits
            .visit("m-helper", "m-elder", site.now().plusSeconds(90_000), null, null)
            .replace("C01/1", "C01/1/1");
    String mine = grid.post(BANK + "/appointments", inside).is(201).text("/id");
    assertThat(grid.get(BANK + "/appointments?limit=200").is(200).response().body()).contains(mine);
  }

  /** Fifty at once: one reversal, one owner of a key, one confirmation. */
  @Test
  void fiftyAtOnceDoItOnce() throws Exception {
    String other = site.accountOf("m-other");
    String posted = site.send(transfer("earn", "", other, 30)).is(200).text("/operation");
    String reverse = "{\"type\":\"reverse\"," + AT + ",\"operation\":\"" + posted + "\"}";
    DescribedClient desk = site.desk();
    assertThat(statuses(50, number -> desk.post(BANK + "/commands", reverse)))
        .containsEntry(200, 1)
        .containsEntry(409, 49);
    String poisoned = key();
    assertThat(
            statuses(
                50,
                number ->
                    desk.post(
                        BANK + "/commands",
                        transfer("earn", "", other, number + 1),
                        Map.of("Idempotency-Key", poisoned))))
        .containsEntry(200, 1)
        .containsEntry(409, 49);
    site.at(site.now().plus(Duration.ofDays(1)));
    String id = visits.done("m-helper", "m-elder", null, null);
    visits.step("m-helper", id, "confirm", "{\"side\":\"provider\"}").is(200);
    long before = site.balance(site.accountOf("m-elder"));
    int version = visits.read(id).json().at("/version").asInt();
    DescribedClient elder = site.as("m-elder");
    Map<Integer, Integer> confirmed =
        statuses(
            50,
            number ->
                elder.post(
                    BANK + "/appointments/" + id + "/confirm",
                    "{\"side\":\"receiver\"}",
                    Map.of("If-Match", "\"v" + version + "\"")));
    assertThat(confirmed).containsEntry(200, 1).containsEntry(412, 49);
    assertThat(site.balance(site.accountOf("m-elder"))).isEqualTo(before - 52);
    assertThat(site.desk().get(BANK + "/check").is(200).json().at("/sound").asBoolean()).isTrue();
  }

  private interface Call {
    Reply send(int number) throws Exception;
  }

  private static Map<Integer, Integer> statuses(int threads, Call call) throws Exception {
    List<Integer> all =
        AtOnce.run(
            threads,
            number -> {
              try {
                return call.send(number).status();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Map<Integer, Integer> counted = new TreeMap<>();
    all.forEach(status -> counted.merge(status, 1, Integer::sum));
    return counted;
  }
}
