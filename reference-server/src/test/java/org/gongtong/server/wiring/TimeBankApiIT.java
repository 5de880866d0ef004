package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.TimeBankSite.BANK;
import static org.gongtong.server.wiring.TimeBankSite.key;
import static org.gongtong.server.wiring.TimeBankSite.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The API of time banks on a real server; every answer is held against the OpenAPI document. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TimeBankApiIT {

  private static TimeBankSite site;

  @BeforeAll
  static void start() throws Exception {
    site = TimeBankSite.open(TimeBankApiIT.class);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  @Order(1)
  void aBankHasTheRuleItsCommunityChose() throws Exception {
    DescribedClient anyone = site.server().anyone();
    Reply bank = anyone.get(BANK).is(200);
    assertThat(bank.text("/policy/edition")).isEqualTo("hours-exchange#1");
    assertThat(bank.text("/zone")).isEqualTo("Asia/Shanghai");
    assertThat(bank.json().at("/policy/figures").size()).isPositive();
    site.desk().post(BANK, "{\"from\":\"2026-01-01\"}").is(409, "NO_RULE_IN_FORCE");
    String exchange = "{\"rule\":\"" + TimeBankSite.RULE + "\",\"from\":\"%s\"}";
    site.desk().post(BANK, exchange.formatted("2026-01-01")).is(409, "TIME_BANK_THERE");
    site.desk().post(BANK + "/rules", exchange.formatted("2026-03-02")).is(422, "TIME_RULE_PAST");
    Reply chosen = site.desk().post(BANK + "/rules", exchange.formatted("2026-03-03")).is(201);
    assertThat(chosen.json().at("/number").asInt()).isEqualTo(2);
    assertThat(anyone.get(BANK + "/rules").is(200).json().at("/items").size()).isEqualTo(2);
    site.desk()
        .post(BANK + "/rules", "{\"rule\":\"cn.nothing\",\"from\":\"2026-03-04\"}")
        .is(409, "NO_RULE_IN_FORCE");
    anyone.get("/communities/xinhua/timebank").is(404, "TIME_BANK_UNKNOWN");
  }

  /** A command is done once; its answer is final, and another one with its key is in conflict. */
  @Test
  @Order(2)
  void aCommandHasOneOutcome() throws Exception {
    String elder = site.accountOf("m-elder");
    String helper = site.accountOf("m-helper");
    String key = key();
    Reply first = site.send(key, transfer("earn", "", elder, 120)).is(200);
    assertThat(first.text("/outcome")).isEqualTo("POSTED");
    assertThat(first.json().at("/kept").asLong()).isEqualTo(120);
    Reply again = site.send(key, transfer("earn", "", elder, 120)).is(200);
    assertThat(again.json().at("/again").asBoolean()).isTrue();
    assertThat(again.text("/operation")).isEqualTo(first.text("/operation"));
    site.send(key, transfer("earn", "", elder, 121)).is(409, "KEY_CONFLICT");
    assertThat(site.balance(elder)).isEqualTo(120);

    String refused = key();
    Reply limit = site.send(refused, transfer("redeem", elder, helper, 1_400)).is(409);
    assertThat(limit.text("/code")).isEqualTo("INSUFFICIENT_BALANCE");
    assertThat(limit.text("/reasons/0/figures/available")).isEqualTo("120");
    assertThat(limit.text("/reasons/0/remedy/en")).isNotBlank();
    site.send(refused, transfer("redeem", elder, helper, 1_400)).is(409, "INSUFFICIENT_BALANCE");

    Reply paid = site.send(transfer("redeem", elder, helper, 45)).is(200);
    String back =
        "{\"type\":\"reverse\",\"at\":\"2026-03-02T08:30:00\",\"operation\":\"%s\"}"
            .formatted(paid.text("/operation"));
    site.send(back).is(200);
    site.send(back).is(409, "ALREADY_REVERSED");
    site.send(back.replace(paid.text("/operation"), ApiCalls.UNKNOWN)).is(404, "UNKNOWN_OP");
    site.send("{\"type\":\"reverse\",\"at\":\"2026-03-02T08:30:00\",\"ref\":\"" + key + "\"}")
        .is(200);
    assertThat(site.balance(elder)).isZero();
    assertThat(site.balance(helper)).isZero();
  }

  @Test
  @Order(3)
  void minutesAreHeldUntilTheyArePostedOrFree() throws Exception {
    String elder = site.accountOf("m-elder");
    String helper = site.accountOf("m-helper");
    site.send(transfer("earn", "", elder, 100)).is(200);
    String hold =
        ("{\"type\":\"hold\",\"kind\":\"redeem\",\"at\":\"2026-03-02T08:00:00\",\"from\":\"%s\","
                + "\"to\":\"%s\",\"minutes\":60,\"expiresAt\":\"%s\"}")
            .formatted(elder, helper, "2026-03-02T01:30:00Z");
    String first = site.send(hold).is(200).text("/operation");
    Reply holds = site.desk().get(BANK + "/accounts/" + elder + "/holds").is(200);
    assertThat(holds.json().at("/items").size()).isEqualTo(1);
    assertThat(holds.text("/items/0/operation")).isEqualTo(first);
    Reply standing = site.as("m-elder").get(BANK + "/accounts/" + elder).is(200);
    assertThat(standing.json().at("/held").asLong()).isEqualTo(60);
    assertThat(standing.json().at("/available").asLong()).isEqualTo(40);
    String end =
        "{\"type\":\"end\",\"at\":\"2026-03-02T08:10:00\",\"operation\":\"%s\",\"end\":\"%s\"%s}";
    site.send(end.formatted(first, "expired", "")).is(409, "NOT_EXPIRED");
    site.send(end.formatted(first, "posted", ",\"minutes\":61")).is(422, "MORE_THAN_HELD");
    site.send(end.formatted(first, "posted", ",\"minutes\":50")).is(200);
    site.send(end.formatted(first, "voided", "")).is(409, "NOT_PENDING");
    assertThat(site.balance(elder)).isEqualTo(50);
    assertThat(site.balance(helper)).isEqualTo(50);
    site.send(hold.replace("\"minutes\":60", "\"minutes\":30")).is(200);
    site.at(TimeBankSite.START.plus(Duration.ofHours(1)));
    site.tick();
    assertThat(
            site.desk()
                .get(BANK + "/accounts/" + elder + "/holds")
                .is(200)
                .json()
                .at("/items")
                .size())
        .isZero();
    site.at(TimeBankSite.START);
  }

  /** Each of a batch is answered by itself; the rest goes on. */
  @Test
  @Order(4)
  void aBatchIsAnsweredOneByOne() throws Exception {
    String other = site.accountOf("m-other");
    String one = "batch-key-0001";
    List<String> commands = new ArrayList<>();
    commands.add(keyed(one, transfer("earn", "", other, 10)));
    commands.add(keyed("batch-key-0002", transfer("donate", other, "", 2_000)));
    commands.add(keyed(one, transfer("earn", "", other, 10)));
    commands.add(keyed(one, transfer("earn", "", other, 11)));
    Reply batch =
        site.desk()
            .post(BANK + "/batches", "{\"commands\":[" + String.join(",", commands) + "]}")
            .is(200);
    assertThat(batch.json().at("/items").findValuesAsString("outcome"))
        .containsExactly("POSTED", "INSUFFICIENT_BALANCE", "POSTED", "KEY_CONFLICT");
    assertThat(batch.json().at("/items/2/again").asBoolean()).isTrue();
    assertThat(batch.text("/items/1/reasons/0/code")).isEqualTo("INSUFFICIENT_BALANCE");
    assertThat(site.balance(other)).isEqualTo(10);
    List<String> thousand = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      thousand.add(keyed("thousand-" + i, transfer("earn", "", other, 1)));
    }
    String all = "{\"commands\":[" + String.join(",", thousand) + "]}";
    assertThat(site.desk().post(BANK + "/batches", all).is(200).json().at("/items").size())
        .isEqualTo(1_000);
    assertThat(site.balance(other)).isEqualTo(1_010);
    thousand.add(keyed("thousand-more", transfer("earn", "", other, 1)));
    site.desk()
        .post(BANK + "/batches", "{\"commands\":[" + String.join(",", thousand) + "]}")
        .is(422, "BODY_INVALID");
  }

  private static String keyed(String key, String command) {
    return "{\"key\":\"" + key + "\"," + command.substring(1);
  }

  @Test
  @Order(5)
  void aStatementGoesOnWhereItEndedInEitherOrder() throws Exception {
    String path = BANK + "/accounts/" + site.accountOf("m-other") + "/statement";
    for (String order : List.of("", "&order=effective")) {
      List<Long> sequences = new ArrayList<>();
      String after = "";
      do {
        Reply page = site.desk().get(path + "?limit=200" + order + after).is(200);
        page.json().at("/items").forEach(line -> sequences.add(line.at("/sequence").asLong()));
        after = page.json().at("/next").isNull() ? "" : "&after=" + page.text("/next");
      } while (!after.isEmpty());
      assertThat(sequences).hasSize(1_001).doesNotHaveDuplicates();
    }
    Reply first = site.as("m-other").get(path + "?limit=2").is(200);
    assertThat(first.json().at("/items/0/balance").asLong()).isEqualTo(1_010);
    assertThat(first.text("/items/0/edition")).isEqualTo("hours-exchange#1");
    assertThat(first.header("Link")).contains("limit=2&after=");
    site.desk()
        .get(path + "?order=effective&after=" + first.text("/next"))
        .is(400, "CURSOR_INVALID");
    site.desk().get(path + "?order=size").is(400, "REQUEST_INVALID");
    String account = BANK + "/accounts/" + site.accountOf("m-other");
    assertThat(
            site.desk()
                .get(account + "?recorded=2026-03-02T00:59:59Z")
                .is(200)
                .json()
                .at("/asOf")
                .asLong())
        .isZero();
    assertThat(
            site.desk()
                .get(account + "?effective=2026-03-02T08:00:00")
                .is(200)
                .json()
                .at("/asOf")
                .asLong())
        .isEqualTo(1_010);
    assertThat(
            site.desk()
                .get(account + "?effective=2026-03-02T07:59:59")
                .is(200)
                .json()
                .at("/asOf")
                .asLong())
        .isZero();
    site.desk()
        .get(account + "?effective=2026-03-02T07:59:59&recorded=2026-03-02T00:59:59Z")
        .is(400, "REQUEST_INVALID");
    String receipt = account + "/receipt?operation=" + first.text("/items/0/operation");
    assertThat(site.as("m-other").get(receipt).is(200).text("/receipt")).hasSize(19);
    site.desk()
        .get(receipt.replace(site.accountOf("m-other"), site.accountOf("m-elder")))
        .is(404, "NOT_FOUND");
    assertThat(
            site.server()
                .anyone()
                .get(BANK + "/edition?name=hours-exchange%231")
                .is(200)
                .text("/rule/id"))
        .isEqualTo(TimeBankSite.RULE);
    site.server().anyone().get(BANK + "/edition?name=none%231").is(404);
  }

  @Test
  @Order(6)
  void servicesAreAskedForArrangedVisitedAndConfirmed() throws Exception {
    TimeBankServices services = new TimeBankServices(site);
    services.aServiceGoesFromARequestToTheStatement();
    services.aDisputeIsDecided();
    services.visitsAreCalledOffMissedAndRecorded();
  }

  @Test
  @Order(10)
  void whatCannotBeIsRefusedWithItsCode() throws Exception {
    String other = site.accountOf("m-other");
    String elder = site.accountOf("m-elder");
    site.send(transfer("earn", "", ApiCalls.UNKNOWN, 60)).is(422, "UNKNOWN_ACCOUNT");
    site.send(transfer("gift", other, elder, 60)).is(422, "NOT_RELATED");
    site.send(transfer("redeem", other, other, 60)).is(422, "SAME_ACCOUNT");
    site.send(transfer("earn", "", other, 60).replace("2026-03-02", "2027-03-02"))
        .is(422, "IN_FUTURE");
    site.send(transfer("earn", "", other, 60).replace("2026-03-02", "2025-03-02"))
        .is(409, "NO_POLICY");
    String pool = site.server().anyone().get(BANK).is(200).text("/pool");
    site.send(transfer("earn", "", pool, 60)).is(422, "KIND_NOT_ALLOWED");
    site.desk()
        .post(BANK + "/accounts/" + other + "/close", "{\"from\":\"2026-03-03\"}")
        .is(409, "TIME_ACCOUNT_NOT_EMPTY");
    site.desk()
        .post(BANK + "/accounts/" + pool + "/close", "{\"from\":\"2026-03-03\"}")
        .is(422, "TIME_ACCOUNT_OF_BANK");
    site.desk()
        .post(
            BANK + "/accounts/" + other + "/relatives",
            "{\"relative\":\"" + other + "\",\"relation\":\"child\"}")
        .is(422, "RELATIVE_SELF");
    site.account(site.member("m-other")).is(409, "TIME_MEMBER_ALREADY");
    site.account(site.person("", false).toString()).is(409, "TIME_CONSENT_MISSING");
    site.account(ApiCalls.UNKNOWN).is(404, "PERSON_UNKNOWN");
    site.desk()
        .post(BANK + "/accounts", "{\"kind\":\"pool\",\"holder\":\"x\",\"opened\":\"2026-03-01\"}")
        .is(422, "TIME_ACCOUNT_OF_BANK");
    Reply team =
        site.desk()
            .post(
                BANK + "/accounts",
                "{\"kind\":\"group\",\"holder\":\"team-7\",\"opened\":\"2026-03-01\"}")
            .is(201);
    assertThat(site.desk().get(BANK + "/accounts?holder=team-7").is(200).text("/items/0/id"))
        .isEqualTo(team.text("/id"));
    site.desk()
        .post(BANK + "/accounts/" + team.text("/id") + "/close", "{\"from\":\"2026-03-02\"}")
        .is(200);
    site.send(transfer("earn", "", team.text("/id"), 60)).is(409, "ACCOUNT_NOT_OPEN");
  }

  @Test
  @Order(11)
  void aMemberGivesAndDonates() throws Exception {
    String other = site.accountOf("m-other");
    String elder = site.accountOf("m-elder");
    DescribedClient member = site.as("m-other");
    assertThat(member.get(BANK + "/me").is(200).text("/accounts/0/id")).isEqualTo(other);
    assertThat(site.as("m-none").get(BANK + "/me").is(200).json().at("/accounts").size()).isZero();
    String at = ",\"minutes\":10,\"at\":\"2026-03-02T08:00:00\"}";
    member.post(BANK + "/me/gifts", "{\"to\":\"" + elder + "\"" + at).is(422, "NOT_RELATED");
    site.desk()
        .post(
            BANK + "/accounts/" + other + "/relatives",
            "{\"relative\":\"" + elder + "\",\"relation\":\"parent\"}")
        .is(409, "RELATIVE_ENDED");
    long before = site.balance(other);
    // The exchange names no relatives who may be given time.
    member.post(BANK + "/me/gifts", "{\"to\":\"" + elder + "\"" + at).is(422, "NOT_RELATED");
    member.post(BANK + "/me/donations", "{" + at.substring(1)).is(200);
    assertThat(site.balance(other)).isEqualTo(before - 10);
    member
        .post(BANK + "/me/donations", "{\"from\":\"" + elder + "\"" + at)
        .is(409, "TIME_MEMBER_NO_ACCOUNT");
    site.as("m-none").post(BANK + "/me/donations", "{" + at.substring(1)).is(409);
  }

  @Test
  @Order(11)
  void aRelativeIsGivenTime() throws Exception {
    new TimeBankServices(site).aRelativeIsGivenTime();
  }

  @Test
  @Order(11)
  void anAccountHasPartsLimitsAndKinshipThatEnds() throws Exception {
    new TimeBankServices(site).anAccountHasPartsLimitsAndKinshipThatEnds();
  }

  @Test
  @Order(11)
  void accountsAreGivenUpByTwoPeople() throws Exception {
    TimeBankClosings closings = new TimeBankClosings(site);
    closings.whoLeavesDonatesAndTwoPeopleSaySo();
    closings.whoSleepsWakesAndIsMerged();
    closings.whoMayNotIsRefused();
  }

  @Test
  @Order(11)
  void accountsAreListedWithWhatThereIsAboutThem() throws Exception {
    TimeBankClosings closings = new TimeBankClosings(site);
    closings.allAccountsAreListed();
    closings.kinshipsEndAndHoldAgain();
    closings.aMemberSeesHisNotices();
  }

  @Test
  @Order(11)
  void timeGoesToAnotherCommunity() throws Exception {
    new SettlementCalls(site).walk();
  }

  @Test
  @Order(12)
  void everyOperationGuardsItsDoor() throws Exception {
    new TimeBankGuards(site).everywhere();
  }

  @Test
  @Order(11)
  void timeIsGrantedByClass() throws Exception {
    new TimeBankGrants(site).everything();
  }

  @Test
  @Order(99)
  void everyPromiseOfTheDocumentWasSeenKept() {
    Set<String> missing = new TreeSet<>(site.server().book().promises("time bank"));
    missing.removeIf(promise -> promise.matches(".* (429|500|503)")); // No test orders these.
    assertThat(site.server().seen()).as("what is documented").containsAll(missing);
  }
}
