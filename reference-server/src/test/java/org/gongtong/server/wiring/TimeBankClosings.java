package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.TimeBankSite.BANK;
import static org.gongtong.server.wiring.TimeBankSite.key;
import static org.gongtong.server.wiring.TimeBankSite.transfer;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;

/** Accounts that are given up over the API, and what else there is about accounts. */
final class TimeBankClosings {

  private final TimeBankSite site;

  TimeBankClosings(TimeBankSite site) {
    this.site = site;
  }

  private String today() {
    return LocalDate.ofInstant(site.now(), ZoneId.of("Asia/Shanghai")).toString();
  }

  private String wish(String way, String more) {
    return "{\"way\":\"%s\",\"day\":\"%s\",\"evidence\":\"退出申请 2026-7\"%s}"
        .formatted(way, today(), more);
  }

  private static String merging(String into) {
    return ",\"into\":\"" + into + "\"";
  }

  /** The account of somebody new with some minutes. */
  private String account(long minutes) throws Exception {
    String account = site.account(site.person("", true).toString()).is(201).text("/id");
    if (minutes > 0) {
      site.send(transfer("earn", "", account, minutes)).is(200);
    }
    return account;
  }

  private static String closings(String account) {
    return BANK + "/accounts/" + account + "/closings";
  }

  private Reply step(String login, String account, String id, String step) throws Exception {
    return site.as(login).post(closings(account) + "/" + id + "/" + step, "");
  }

  private void carriedOut(String first, String second, String account, String wish)
      throws Exception {
    String id = site.as(first).post(closings(account), wish).is(201).text("/id");
    step(second, account, id, "carry-out").is(200);
  }

  void whoLeavesDonatesAndTwoPeopleSaySo() throws Exception {
    String account = account(60);
    String wish = wish("donated", "");
    Map<String, String> key = Map.of("Idempotency-Key", key());
    Reply proposed = site.desk().post(closings(account), wish, key).is(201);
    String id = proposed.text("/id");
    assertThat(site.desk().post(closings(account), wish, key).is(201).text("/id")).isEqualTo(id);
    site.desk()
        .post(closings(account), wish.replace("2026-7", "2026-8"), key)
        .is(422, "KEY_REUSED");
    site.desk().post(closings(account), wish).is(409, "TIME_PROPOSAL_THERE");
    assertThat(site.desk().get(closings(account)).is(200).text("/proposal/id")).isEqualTo(id);
    assertThat(site.desk().get(BANK + "/closings").is(200).response().body()).contains(id);
    step("desk-1", account, id, "carry-out").is(422, "TIME_SECOND_SAME");
    step("m-other", account, id, "carry-out").is(403);
    assertThat(site.balance(account)).isEqualTo(60);
    Reply done = step("desk-2", account, id, "carry-out").is(200);
    assertThat(done.json().at("/minutes").asLong()).isEqualTo(60);
    assertThat(done.text("/first")).isEqualTo("desk-1");
    assertThat(done.text("/second")).isEqualTo("desk-2");
    assertThat(step("desk-2", account, id, "carry-out").is(200).text("/recordedAt"))
        .isEqualTo(done.text("/recordedAt"));
    step("desk-1", account, id, "drop").is(409, "TIME_PROPOSAL_GONE");
    Reply closed = site.desk().get(BANK + "/accounts/" + account).is(200);
    assertThat(closed.text("/closed")).isEqualTo(today());
    assertThat(closed.json().at("/balance").asLong()).isZero();
    Reply history = site.desk().get(closings(account)).is(200);
    assertThat(history.text("/items/0/way")).isEqualTo("donated");
    assertThat(history.json().at("/proposal").isNull()).isTrue();
    site.desk().post(closings(account), wish).is(409, "TIME_ACCOUNT_CLOSED");
  }

  void whoSleepsWakesAndIsMerged() throws Exception {
    String account = account(30);
    String other = account(0);
    Reply proposed = site.desk().post(closings(account), wish("dormant", "")).is(201);
    step("desk-2", account, proposed.text("/id"), "drop").is(200);
    step("desk-2", account, proposed.text("/id"), "carry-out").is(409, "TIME_PROPOSAL_GONE");
    carriedOut("desk-1", "desk-2", account, wish("dormant", ""));
    assertThat(site.balance(account)).isEqualTo(30);
    site.send(transfer("donate", account, "", 1)).is(200);
    site.send(transfer("donate", account, "", 1).replace("2026-03-02", today()))
        .is(409, "ACCOUNT_NOT_OPEN");
    carriedOut("desk-2", "desk-1", account, wish("reopened", ""));
    site.desk().post(closings(account), wish("merged", "")).is(422, "BODY_INVALID");
    site.desk()
        .post(closings(account), wish("merged", merging(account)))
        .is(422, "TIME_MERGE_SAME");
    carriedOut("desk-1", "desk-2", account, wish("merged", merging(other)));
    assertThat(site.balance(account)).isZero();
    assertThat(site.balance(other)).isEqualTo(29);
    assertThat(site.desk().get(BANK + "/check").is(200).json().at("/sound").asBoolean()).isTrue();
  }

  void whoMayNotIsRefused() throws Exception {
    String account = account(30);
    String own = site.accountOf("desk-2");
    site.as("desk-2").post(closings(own), wish("donated", "")).is(403, "TIME_OWN_ACCOUNT");
    site.as("desk-2")
        .post(closings(account), wish("merged", merging(own)))
        .is(403, "TIME_OWN_ACCOUNT");
    String into = site.desk().post(closings(account), wish("merged", merging(own))).text("/id");
    step("desk-2", account, into, "carry-out").is(403, "TIME_OWN_ACCOUNT");
    step("desk-1", account, into, "drop").is(200);
    site.clerksOfOnePerson("clerk-8", "clerk-9");
    String alone = site.as("clerk-8").post(closings(account), wish("donated", "")).text("/id");
    step("clerk-9", account, alone, "carry-out").is(422, "TIME_SECOND_SAME");
    step("clerk-9", account, alone, "drop").is(200);
    Reply unruled = site.desk().post(closings(account), wish("succeeded", ""));
    assertThat(unruled.is(409, "TIME_SUCCESSION_UNRULED").text("/reasons/0/remedy/zh"))
        .isNotBlank();
    String later = wish("donated", "").replace(today(), "2027-01-01");
    assertThat(
            site.desk()
                .post(closings(account), later)
                .is(422, "TIME_ORDER_DAY")
                .text("/reasons/0/figures/today"))
        .isEqualTo(today());
    String pool = site.server().anyone().get(BANK).is(200).text("/pool");
    site.desk().post(closings(pool), wish("donated", "")).is(422, "TIME_ACCOUNT_OF_BANK");
    assertThat(site.balance(account)).isEqualTo(30);
    assertThat(site.desk().get(closings(account)).is(200).json().at("/items").size()).isZero();
  }

  void allAccountsAreListed() throws Exception {
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      Reply page = site.desk().get(BANK + "/accounts?limit=3" + after).is(200);
      page.json().at("/items").forEach(item -> seen.add(item.at("/id").asString()));
      after = page.json().at("/next").isNull() ? "" : "&after=" + page.text("/next");
      assertThat(page.header("Link").isEmpty()).isEqualTo(after.isEmpty());
    } while (!after.isEmpty());
    assertThat(seen).doesNotHaveDuplicates().contains(site.accountOf("m-elder"));
    Reply pools = site.desk().get(BANK + "/accounts?kind=pool").is(200);
    assertThat(pools.json().at("/items").size()).isEqualTo(1);
    site.desk().get(BANK + "/accounts?kind=pools").is(400, "REQUEST_INVALID");
    site.desk().get(BANK + "/accounts?kind=pool&holder=x").is(400, "REQUEST_INVALID");
    site.as("m-elder").get(BANK + "/accounts").is(403);
  }

  void kinshipsEndAndHoldAgain() throws Exception {
    String account = BANK + "/accounts/" + site.accountOf("m-other");
    DescribedClient own = site.as("m-other");
    Reply ended = own.get(account + "/relatives").is(200);
    assertThat(ended.text("/items/0/until")).isEqualTo("2026-03-02");
    String again =
        "{\"relative\":\"%s\",\"relation\":\"parent\",\"from\":\"2026-03-05\",\"why\":\"核实\"}"
            .formatted(site.accountOf("m-elder"));
    site.desk().post(account + "/relatives/resume", again).is(200);
    site.desk().post(account + "/relatives/resume", again.replace("parent", "child")).is(422);
    Reply held = own.get(account + "/relatives").is(200);
    assertThat(held.json().at("/items").size()).isEqualTo(2);
    assertThat(held.text("/items/1/from")).isEqualTo("2026-03-05");
    assertThat(held.json().at("/changes").size()).isEqualTo(2);
    site.desk().post(account + "/relatives/end", again.replace("2026-03-05", "2026-03-06")).is(200);
    site.as("m-helper").get(account + "/relatives").is(404, "TIME_ACCOUNT_UNKNOWN");
    // The exchange lets no time run out.
    Reply lapses = own.get(account + "/lapses?until=2030-01-01").is(200);
    assertThat(lapses.json().at("/items").size()).isZero();
    String laxer = "{\"kind\":\"floor\",\"from\":\"2026-03-02\",\"minutes\":9999999,\"why\":\"x\"}";
    Reply refused = site.desk().post(account + "/limits", laxer).is(422, "TIME_LIMIT_LAXER");
    assertThat(refused.text("/reasons/0/figures/edition")).isEqualTo("hours-exchange#1");
  }

  void aMemberSeesHisNotices() throws Exception {
    String posted = new TimeBankVisits(site).notice("m-helper", "offer").text("/id");
    assertThat(site.as("m-helper").get(BANK + "/me/notices").is(200).response().body())
        .contains(posted);
    assertThat(site.as("m-other").get(BANK + "/me/notices").is(200).response().body())
        .doesNotContain(posted);
    site.as("m-helper")
        .post(BANK + "/notices/" + posted + "/withdraw", "", Map.of("If-Match", "\"v1\""))
        .is(200);
  }
}
