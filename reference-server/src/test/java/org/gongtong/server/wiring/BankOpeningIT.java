package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A clerk opens a time bank and a member's account with pages alone. */
@Timeout(120)
class BankOpeningIT {
  private static final String DESK = "/staff/c/model";
  private static final String RULES = DESK + "/timebank/rules";

  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T01:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);

  private static TestServer server;
  private static Visitor clerk;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(BankOpeningIT.class, Map.of(), CLOCK, HALL);
    HALL.community("model", "cn-42");
    server.staff().account("desk-1").clerk("desk-1");
    clerk = server.visitor();
    clerk.post("/staff/sign-in", Map.of("login", "desk-1", "password", TestStaff.PASSWORD));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> send(String path, String... fields) throws Exception {
    Map<String, String> form = new TreeMap<>();
    form.put("idempotency_key", UUID.randomUUID().toString());
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return clerk.post(path, form);
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void aBankIsOpenedAndAPersonBecomesAMember() throws Exception {
    assertThat(location(clerk.get(DESK + "/timebank"))).isEqualTo(RULES);
    assertThat(clerk.get(RULES).body())
        .contains("开办时间银行", "小时互换 · hours-exchange#1", "value=\"2026-03-02\"")
        .doesNotContain("cn-nanjing");
    HttpResponse<String> nanjing = send(RULES, "rule", "cn.time-bank", "from", "2026-03-02");
    assertThat(nanjing.statusCode()).isEqualTo(422);
    assertThat(nanjing.body()).contains("href=\"#rule\"");
    assertThat(send(RULES, "rule", "cn.time-bank.hours-exchange", "from", "x").body())
        .contains("href=\"#from\"");
    assertThat(location(send(RULES, "rule", "cn.time-bank.hours-exchange", "from", "2026-03-02")))
        .isEqualTo(DESK + "/timebank");
    assertThat(clerk.get(DESK + "/timebank").body()).contains("href=\"" + RULES + "\"");
    assertThat(clerk.get(RULES).body())
        .contains("规则版本 <code>hours-exchange#1</code>", "20小时（20个时间币）", "（未核实）", "2026年3月2日")
        .doesNotContain("style=");
    HttpResponse<String> today =
        send(RULES, "rule", "cn.time-bank.hours-exchange", "from", "2026-03-02");
    assertThat(today.statusCode()).isBetween(400, 422);
    assertThat(today.body()).contains("href=\"#from\"");

    String person = location(send(DESK + "/persons", "person-name", "甲老人"));
    assertThat(clerk.get(person).body()).contains("href=\"" + person + "/account\"");
    HttpResponse<String> silent = send(person + "/account", "opened", "2026-03-02");
    assertThat(silent.statusCode()).isBetween(400, 422);
    assertThat(silent.body()).contains("先登记同意");
    assertThat(send(person + "/account", "opened", "soon").statusCode()).isEqualTo(422);
    location(
        send(
            person + "/consents",
            "purpose",
            "time-bank",
            "version",
            "1",
            "text",
            "1",
            "evidence",
            "x"));
    String account = location(send(person + "/account", "opened", "2026-03-02"));
    assertThat(account).startsWith(DESK + "/timebank/accounts/");
    assertThat(clerk.get(account).statusCode()).isEqualTo(200);
    assertThat(clerk.get(person + "/account").body())
        .contains("href=\"" + account + "\"", "时间银行卡")
        .doesNotContain("name=\"opened\"");
    assertThat(send(person + "/account", "opened", "2026-03-02").statusCode()).isEqualTo(409);
  }
}
