package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.TimeBankSite.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;
import org.gongtong.server.settlement.PairingCode;

/** Settlement over the API: two communities of Nanjing on one server, and one elsewhere. */
final class SettlementCalls {
  private static final String TERMS =
      "{\"mostSent\":%d,\"mostReceived\":%d,\"from\":\"%s\",\"why\":\"agreed by both\"}";

  private final TimeBankSite site;
  private final Instant before;
  private final String here;
  private final String there;
  private final String hereId;
  private final String thereId;
  private final String elder;
  private final String helper;

  SettlementCalls(TimeBankSite site) throws Exception {
    this.site = site;
    this.before = site.now();
    site.at(TimeBankSite.START);
    String jianye = site.under("jianye", "cn-320105");
    String yuhua = site.under("yuhua", "cn-320114");
    here = jianye + "/settlement";
    there = yuhua + "/settlement";
    hereId = site.desk().get(here).is(200).text("/bank");
    thereId = site.desk().get(there).is(200).text("/bank");
    elder = site.account(hereId, 1950);
    helper = site.account(thereId, 1990);
    site.desk().post(jianye + "/commands", transfer("earn", "", elder, 100)).is(200);
  }

  void walk() throws Exception {
    agree();
    String order = send();
    list(order);
    repay();
    relate();
    pair();
    keysAreUsedOnce(order);
    compare();
  }

  private DescribedClient desk() throws Exception {
    return site.desk();
  }

  private static String unknown(String template) {
    return template.formatted(ApiCalls.UNKNOWN);
  }

  private String order(long minutes) {
    return "{\"partner\":\"%s\",\"purpose\":\"service\",\"account\":\"%s\",\"toAccount\":\"%s\",\"minutes\":%d}"
        .formatted(thereId, elder, helper, minutes);
  }

  private void agree() throws Exception {
    assertThat(desk().get(here + "/partners").is(200).json().at("/items").size()).isZero();
    Reply stranger = desk().get(here + "/partners/" + thereId).is(200);
    assertThat(stranger.json().at("/here").asBoolean()).isTrue();
    assertThat(stranger.json().at("/terms").isNull()).isTrue();
    desk().get(unknown(here + "/partners/%s")).is(404, "PARTNER_UNKNOWN");
    Reply early = desk().post(here + "/orders", order(10)).is(409, "NO_AGREEMENT");
    assertThat(early.text("/reasons/0/remedy/en")).contains("agreement");
    String terms = here + "/partners/" + thereId + "/terms";
    desk().post(terms, TERMS.formatted(60, 60, "2026-03-01")).is(422, "TERMS_BACKDATED");
    desk().post(terms, TERMS.formatted(60, 60, "2026-03-02")).is(200);
    String back = there + "/partners/" + hereId + "/terms";
    assertThat(desk().post(back, TERMS.formatted(60, 60, "2026-03-02")).is(200).text("/place"))
        .isEqualTo("cn-320105");
    assertThat(desk().get(terms).is(200).json().at("/items").size()).isEqualTo(1);
  }

  private String send() throws Exception {
    String key = TimeBankSite.key();
    Map<String, String> once = Map.of("Idempotency-Key", key);
    Reply sent = desk().post(here + "/orders", order(30), once).is(201);
    String id = sent.text("/id");
    assertThat(sent.text("/state")).isEqualTo("sent");
    assertThat(sent.header("Location")).endsWith("/settlement/orders/" + id);
    assertThat(desk().post(here + "/orders", order(30), once).is(201).text("/id")).isEqualTo(id);
    desk().post(here + "/orders", order(31), once).is(409, "KEY_CONFLICT");
    Reply limit = desk().post(here + "/orders", order(31)).is(409, "CLEARING_LIMIT");
    assertThat(limit.json().at("/reasons/0/figures").size()).isPositive();
    Reply open = desk().get(here + "/open").is(200);
    assertThat(open.text("/items/0/order/id")).isEqualTo(id);
    site.settle();
    site.settle();
    assertThat(desk().get(here + "/open").is(200).json().at("/items").size()).isZero();
    Reply posted = desk().get(here + "/orders/" + id).is(200);
    assertThat(posted.json().at("/steps").findValuesAsString("state"))
        .containsExactly("sent", "posted");
    assertThat(posted.text("/verdict/day")).isEqualTo("2026-03-02");
    assertThat(desk().get(there + "/orders/" + id).is(200).text("/goes")).isEqualTo("false");
    assertThat(stands(here, thereId)).isEqualTo(30);
    assertThat(stands(there, hereId)).isEqualTo(-30);
    desk().post(here + "/orders/" + id + "/recall", "").is(409, "ORDER_NOT_OPEN");
    desk().post(unknown(here + "/orders/%s/recall"), "").is(404, "ORDER_UNKNOWN");
    desk().get(unknown(here + "/orders/%s")).is(404, "ORDER_UNKNOWN");
    return id;
  }

  private long stands(String of, String with) throws Exception {
    return desk().get(of + "/partners/" + with).is(200).json().at("/stands").asLong();
  }

  private void list(String first) throws Exception {
    String second = desk().post(here + "/orders", order(5)).is(201).text("/id");
    desk().post(here + "/orders/" + second + "/recall", "").is(200);
    site.settle();
    site.settle();
    Reply recalled = desk().get(here + "/orders/" + second).is(200);
    assertThat(recalled.text("/state")).isEqualTo("refused");
    assertThat(recalled.text("/verdict/reasons/0/code")).isEqualTo("ORDER_RECALLED");
    List<String> all = new ArrayList<>();
    String after = "";
    do {
      Reply page = desk().get(here + "/orders?limit=1" + after).is(200);
      all.addAll(page.json().at("/items").findValuesAsString("id"));
      after = page.json().at("/next").isNull() ? "" : "&after=" + page.text("/next");
    } while (!after.isEmpty());
    assertThat(all).contains(first, second);
    desk().get(here + "/orders?after=x").is(400, "CURSOR_INVALID");
  }

  private void repay() throws Exception {
    String repayment = "{\"partner\":\"" + hereId + "\",\"minutes\":%d,\"why\":\"agreed\"}";
    desk().post(there + "/repayments", repayment.formatted(31)).is(409, "NOTHING_TO_REPAY");
    String one = desk().post(there + "/repayments", repayment.formatted(10)).is(201).text("/id");
    desk().post(there + "/orders/" + one + "/approve", "").is(403, "SECOND_PERSON_NEEDED");
    site.as("desk-2").post(there + "/orders/" + one + "/approve", "").is(200);
    desk().post(there + "/orders/" + one + "/withdraw", "").is(409, "ORDER_NOT_OPEN");
    site.settle();
    site.settle();
    assertThat(stands(here, thereId)).isEqualTo(20);
    String other = desk().post(there + "/repayments", repayment.formatted(5)).is(201).text("/id");
    desk().post(there + "/orders/" + other + "/withdraw", "").is(200);
    site.as("desk-2").post(there + "/orders/" + other + "/approve", "").is(409, "ORDER_NOT_OPEN");
  }

  private void relate() throws Exception {
    String relatives = here + "/partners/" + thereId + "/relatives";
    String body = "{\"account\":\"%s\",\"relative\":\"%s\",\"relation\":\"child\"}";
    desk().post(relatives, body.formatted(elder, helper)).is(200);
    desk().post(relatives, body.formatted(helper, elder)).is(404, "TIME_ACCOUNT_UNKNOWN");
    desk()
        .post(unknown(here + "/partners/%s/relatives"), body.formatted(elder, helper))
        .is(409, "NO_AGREEMENT");
    String gift = order(5).replace("\"service\"", "\"gift\"");
    desk().post(here + "/orders", gift).is(201);
    desk().post(here + "/orders", gift.replace(helper, ApiCalls.UNKNOWN)).is(422, "NOT_RELATED");
  }

  private static String code(String bank) {
    NoteSigner signer = NoteSigner.generate(bank, new java.security.SecureRandom());
    return new PairingCode(
            ScopeCode.of("cn-320106"), "https://8.8.8.8/settlement/letters", signer.verifier())
        .text();
  }

  private void pair() throws Exception {
    assertThat(desk().get(here).is(200).text("/code")).isEmpty();
    Reply own = desk().post(here + "/keys", "").is(200);
    assertThat(PairingCode.parse(own.text("/code")).orElseThrow().bankId()).hasToString(hereId);
    assertThat(own.text("/check")).hasSize(29);
    String bank = UUID.randomUUID().toString();
    String partner = "{\"name\":\"Gulou\",\"code\":\"%s\"}";
    desk().post(here + "/partners", partner.formatted("x")).is(422, "PAIRING_CODE");
    desk().post(here + "/partners", partner.formatted(code(thereId))).is(409, "PARTNER_HERE");
    String inside = code(bank).replace("8.8.8.8", "10.0.0.8");
    Reply barred =
        desk().post(here + "/partners", partner.formatted(inside)).is(422, "PARTNER_ADDRESS");
    assertThat(barred.text("/reasons/0/figures/fault")).isEqualTo("private-address");
    Reply made = desk().post(here + "/partners", partner.formatted(code(bank))).is(201);
    assertThat(made.text("/pairing/state")).isEqualTo("proposed");
    String one = here + "/partners/" + bank;
    desk().post(one + "/confirm", "{\"version\":1}").is(403, "PARTNER_SECOND_PERSON");
    Reply confirmed = site.as("desk-2").post(one + "/confirm", "{\"version\":1}").is(200);
    assertThat(confirmed.text("/pairing/state")).isEqualTo("in-force");
    assertThat(confirmed.text("/name/en")).isEqualTo("Gulou");
    desk().post(one + "/confirm", "{\"version\":1}").is(409, "PARTNER_NOT_OPEN");
    assertThat(desk().post(one + "/terms", TERMS.formatted(0, 0, "2026-03-02")).is(200))
        .satisfies(terms -> assertThat(terms.text("/place")).isEqualTo("cn-320106"));
    assertThat(desk().post(one + "/stop", "").is(200).text("/pairing/state")).isEqualTo("ended");
  }

  /** A key that another command has used. */
  private void keysAreUsedOnce(String order) throws Exception {
    Map<String, String> used = Map.of("Idempotency-Key", TimeBankSite.key());
    desk().post(here + "/keys", "", used).is(200);
    for (String step :
        List.of(
            "/partners/" + thereId + "/stop",
            "/orders/" + order + "/recall",
            "/orders/" + order + "/approve",
            "/orders/" + order + "/withdraw")) {
      desk().post(here + step, "", used).is(422, "KEY_REUSED");
    }
    desk().post(there + "/keys", "", used).is(422, "KEY_REUSED");
  }

  private void compare() throws Exception {
    String day = "?day=2026-03-02";
    String one = here + "/partners/" + thereId;
    desk().get(one + "/statement" + day).is(409, "DAY_NOT_OVER");
    assertThat(desk().get(one + "/comparisons" + day).is(200).json().at("/items").size()).isZero();
    site.settle();
    site.settle();
    site.at(TimeBankSite.START.plus(Duration.ofDays(1)));
    site.settle();
    Reply statement = desk().get(one + "/statement" + day).is(200);
    assertThat(statement.json().at("/sent").asLong()).isEqualTo(35);
    assertThat(statement.json().at("/received").asLong()).isEqualTo(10);
    Reply found = desk().get(one + "/comparisons" + day).is(200);
    assertThat(found.json().at("/items/0/clean").asBoolean()).isTrue();
    assertThat(found.text("/items/0/own")).isEqualTo(statement.text("/hash"));
    Reply partner = desk().get(one).is(200);
    assertThat(partner.json().at("/stoodHere").asLong()).isEqualTo(25);
    assertThat(partner.json().at("/stoodThere").asLong()).isEqualTo(-25);
    assertThat(partner.json().at("/difference").asLong()).isZero();
    desk().get(one + "/statement?day=2026-02-30").is(400, "REQUEST_INVALID");
    site.at(before);
  }
}
