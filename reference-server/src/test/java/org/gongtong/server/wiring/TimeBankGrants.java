package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.TimeBankSite.BANK;
import static org.gongtong.server.wiring.TimeBankSite.key;
import static org.gongtong.server.wiring.TimeBankSite.transfer;

import java.util.Map;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;

/** Time granted by class over the API: circumstances, grants one by one, and rounds. */
final class TimeBankGrants {

  private static final String TRIAL =
      "/round-trial?minutes=100&each=60&day=2026-03-02&bucket=personal";

  private final TimeBankSite site;
  private final String bank;
  private final String lone;
  private final String poor;
  private final String young;

  TimeBankGrants(TimeBankSite site) throws Exception {
    this.site = site;
    this.bank = site.nanjing();
    this.lone = site.member(bank, "1940-01-01");
    this.poor = site.member(bank, "1956-01-01");
    this.young = site.member(bank, "1990-01-01");
    send(transfer("earn", "", young, 500)).is(200);
    send(transfer("donate", young, "", 500)).is(200);
  }

  void everything() throws Exception {
    onlyWhatTheRuleAsksForIsAttested();
    aGrantIsRefusedWithItsArticle();
    aRoundIsBegunAsItWasShown();
  }

  private Reply send(String json) throws Exception {
    return site.desk().post(bank + "/commands", json);
  }

  private String needs(String account) {
    return bank + "/accounts/" + account + "/circumstances";
  }

  private static String need(String kind) {
    return "{\"kind\":\"" + kind + "\",\"from\":\"2026-01-01\",\"evidence\":\"户口簿 12 号\"}";
  }

  private void onlyWhatTheRuleAsksForIsAttested() throws Exception {
    DescribedClient desk = site.desk();
    desk.post(needs(lone), need("religion")).is(422, "CIRCUMSTANCE_NOT_ASKED");
    Map<String, String> key = Map.of("Idempotency-Key", key());
    Reply made = desk.post(needs(lone), need("living-alone"), key).is(201);
    assertThat(desk.post(needs(lone), need("living-alone"), key).is(201).text("/id"))
        .isEqualTo(made.text("/id"));
    assertThat(made.response().body()).doesNotContain("living-alone", "户口簿");
    desk.post(needs(poor), need("low-income")).is(201);
    desk.post(needs(poor), need("disabled-in-part")).is(201);
    Reply list = desk.get(needs(lone)).is(200);
    assertThat(list.json().at("/items").size()).isEqualTo(1);
    assertThat(list.text("/items/0/kind")).isEqualTo("living-alone");
    String id = desk.post(needs(lone), need("disabled")).is(201).text("/id");
    String end = "{\"day\":\"2026-01-01\",\"evidence\":\"登记有误\"}";
    desk.post(needs(lone) + "/" + id + "/end", end).is(200);
    desk.post(needs(lone) + "/" + id + "/end", end).is(409, "CIRCUMSTANCE_ENDED");
    desk.post(needs(lone) + "/" + ApiCalls.UNKNOWN + "/end", end).is(404);
    site.withdraw(young);
    desk.post(needs(young), need("disabled")).is(409, "CIRCUMSTANCE_CONSENT");
    site.as("m-none").get(needs(lone)).is(403);
    site.as("m-none").post(needs(lone), need("disabled")).is(403);
  }

  /** A refusal says which rule refuses, and where it is written. */
  private void aGrantIsRefusedWithItsArticle() throws Exception {
    Reply refused = send(transfer("grant", "", young, 60)).is(422, "GRANT_NO_CLASS");
    assertThat(refused.text("/reasons/0/figures/classes")).isEqualTo("2");
    assertThat(refused.text("/reasons/0/citation/source/zh")).contains("南京市养老服务时间银行");
    assertThat(refused.text("/reasons/0/remedy/zh")).isNotBlank();
    Reply batch =
        site.desk()
            .post(
                bank + "/batches",
                "{\"commands\":["
                    + transfer("grant", "", young, 60)
                        .replace("\"type\"", "\"key\":\"" + key() + "\",\"type\"")
                    + "]}")
            .is(200);
    assertThat(batch.text("/items/0/reasons/0/citation/source/zh")).contains("南京市");
  }

  private void aRoundIsBegunAsItWasShown() throws Exception {
    DescribedClient desk = site.desk();
    desk.get(BANK + TRIAL).is(409, "ROUND_NO_CLASSES");
    desk.get(bank + TRIAL.replace("2026-03-02", "2030-03-02")).is(422, "ROUND_DAY");
    Reply trial = desk.get(bank + TRIAL).is(200);
    assertThat(trial.text("/lines/0/account")).isEqualTo(lone);
    assertThat(trial.text("/lines/1/account")).isEqualTo(poor);
    assertThat(trial.json().at("/lines/1/minutes").asLong()).isEqualTo(40);
    assertThat(trial.text("/lines/1/bound")).isEqualTo("rest");
    String begin =
        "{\"minutes\":100,\"each\":60,\"day\":\"2026-03-02\",\"bucket\":\"personal\",\"seen\":\"%s\"}";
    desk.post(bank + "/rounds", begin.formatted("x")).is(409, "ROUND_CHANGED");
    Map<String, String> key = Map.of("Idempotency-Key", key());
    Reply round = desk.post(bank + "/rounds", begin.formatted(trial.text("/seen")), key).is(201);
    assertThat(round.json().at("/finished").asBoolean()).isTrue();
    assertThat(round.json().at("/granted").asLong()).isEqualTo(100);
    assertThat(round.text("/lines/0/outcome")).isEqualTo("POSTED");
    String id = round.text("/id");
    desk.post(bank + "/rounds", begin.formatted(trial.text("/seen")), key).is(201);
    assertThat(balance(lone)).isEqualTo(60);
    assertThat(balance(poor)).isEqualTo(40);
    assertThat(desk.get(bank + "/rounds").is(200).text("/items/0/id")).isEqualTo(id);
    desk.get(bank + "/rounds/" + id).is(200);
    desk.get(bank + "/rounds/" + ApiCalls.UNKNOWN).is(404, "ROUND_UNKNOWN");
    Map<String, String> other = Map.of("Idempotency-Key", key());
    desk.post(bank + "/rounds/" + id + "/carry-on", "", other).is(200);
    desk.post(bank + "/rounds/" + ApiCalls.UNKNOWN + "/carry-on", "", other).is(422, "KEY_REUSED");
    assertThat(balance(lone)).isEqualTo(60);
    site.as("m-none").get(bank + "/rounds").is(403);
    site.as("m-none").get(bank + TRIAL).is(403);
    assertThat(desk.get(bank + "/check").is(200).json().at("/sound").asBoolean()).isTrue();
  }

  private long balance(String account) throws Exception {
    return site.desk().get(bank + "/accounts/" + account).is(200).json().at("/balance").asLong();
  }
}
