package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** A clerk attests what the rule asks for, looks at a round, and grants what he saw. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GrantPagesIT {
  private static final String BOARD = "/staff/c/xuanwu/timebank";
  private static final String ROUNDS = BOARD + "/rounds";
  private static final String TRIAL =
      ROUNDS + "?minutes=100&each=60&day=2026-03-02&bucket=personal&giver=";
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");
  private static final Pattern NEED = Pattern.compile("/needs/([0-9a-f-]{36})/end");

  private static TimeBankSite site;
  private static String bank;
  private static String lone;
  private static String poor;
  private static Visitor clerk;

  @BeforeAll
  static void start() throws Exception {
    site = TimeBankSite.open(GrantPagesIT.class);
    bank = site.nanjing();
    lone = site.member(bank, "1940-01-01");
    poor = site.member(bank, "1956-01-01");
    String donor = site.member(bank, "1990-01-01");
    site.desk().post(bank + "/commands", TimeBankSite.transfer("earn", "", donor, 300)).is(200);
    site.desk().post(bank + "/commands", TimeBankSite.transfer("donate", donor, "", 300)).is(200);
    clerk = site.server().server().visitor();
    clerk.post("/staff/sign-in", Map.of("login", "desk-1", "password", ApiServer.PASSWORD));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static String page(String path) throws Exception {
    HttpResponse<String> answer = clerk.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("style=");
    return answer.body();
  }

  private static Map<String, String> form(String... fields) {
    Map<String, String> form = new TreeMap<>();
    form.put("idempotency_key", UUID.randomUUID().toString());
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return form;
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private static String needs(String account) {
    return BOARD + "/accounts/" + account + "/needs";
  }

  private static Map<String, String> need(String kind) {
    return form("person-kind", kind, "from", "2026-01-01", "until", "", "person-evidence", "入户 3");
  }

  @Test
  @Order(1)
  void circumstancesAreAttestedAndEnded() throws Exception {
    assertThat(page(BOARD)).contains("href=\"" + ROUNDS + "\"");
    assertThat(page(BOARD + "/accounts/" + lone)).contains("href=\"" + needs(lone) + "\"");
    assertThat(page(needs(lone))).contains("空巢独居", "半失能", "还没有登记");
    Map<String, String> bare = need("living-alone");
    bare.put("person-evidence", " ");
    HttpResponse<String> refused = clerk.post(needs(lone), bare);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("href=\"#person-evidence\"");
    Map<String, String> alone = need("living-alone");
    assertThat(clerk.post(needs(lone), alone).statusCode()).isEqualTo(303);
    assertThat(clerk.post(needs(lone), alone).statusCode()).isEqualTo(303);
    String once = page(needs(lone));
    assertThat(once.split("入户 3", -1)).hasSize(2);
    clerk.post(needs(poor), need("low-income"));
    clerk.post(needs(poor), need("disabled"));
    clerk.post(needs(poor), need("living-alone"));
    String id = first(NEED, page(needs(poor)).substring(page(needs(poor)).indexOf("失能")));
    HttpResponse<String> early =
        clerk.post(
            needs(poor) + "/" + id + "/end", form("end", "2025-01-01", "person-end", "登记有误"));
    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body()).contains("href=\"#need-" + id + "\"");
  }

  @Test
  @Order(2)
  void aRoundIsShownBeforeItIsBegunAndGrantedOnce() throws Exception {
    assertThat(page(ROUNDS)).contains("cn-nanjing#3", "重点空巢老人", "南京市养老服务时间银行", "300");
    String trial = page(TRIAL);
    assertThat(trial).contains("60", "40", "重点空巢老人", "等候").doesNotContain("演示");
    HttpResponse<String> none = clerk.get(TRIAL.replace("minutes=100", "minutes=x"));
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("href=\"#minutes\"");
    Map<String, String> begin =
        form(
            "minutes",
            "100",
            "each",
            "60",
            "day",
            "2026-03-02",
            "bucket",
            "personal",
            "giver",
            "",
            "seen",
            first(SEEN, trial));
    Map<String, String> other = new TreeMap<>(begin);
    other.put("seen", "x");
    other.put("idempotency_key", UUID.randomUUID().toString());
    assertThat(clerk.post(ROUNDS, other).statusCode()).isEqualTo(409);
    HttpResponse<String> begun = clerk.post(ROUNDS, begin);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
    String round = begun.headers().firstValue("Location").orElseThrow();
    assertThat(clerk.post(ROUNDS, begin).headers().firstValue("Location")).hasValue(round);
    assertThat(page(round)).contains("已入账", "desk-1", "cn-nanjing#3").doesNotContain("carry-on");
    assertThat(clerk.post(round + "/carry-on", form()).statusCode()).isEqualTo(303);
    assertThat(balance(lone)).isEqualTo(60);
    assertThat(balance(poor)).isEqualTo(40);
    assertThat(page(ROUNDS)).contains(round);
    assertThat(clerk.get(ROUNDS + "/" + ApiCalls.UNKNOWN).statusCode()).isEqualTo(404);
  }

  private static long balance(String account) throws Exception {
    return site.desk().get(bank + "/accounts/" + account).is(200).json().at("/balance").asLong();
  }

  /** Nobody else sees it: not on the pages of accounts, and not without the action. */
  @Test
  @Order(3)
  void whatWasAttestedStaysWhereItIs() throws Exception {
    assertThat(page(BOARD + "/accounts/" + lone)).doesNotContain("空巢独居", "入户 3");
    Visitor grid = site.server().server().visitor();
    grid.post("/staff/sign-in", Map.of("login", "grid-1", "password", ApiServer.PASSWORD));
    assertThat(grid.get(needs(lone)).statusCode()).isIn(403, 404);
    assertThat(grid.get(ROUNDS).statusCode()).isIn(403, 404);
  }
}
