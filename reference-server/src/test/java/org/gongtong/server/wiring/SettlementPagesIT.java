package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.settlement.OrderState;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.server.settlement.PairingCode;
import org.gongtong.server.settlement.PartnerLink;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pages of settlement, as two clerks of a community use them. */
@Timeout(120)
class SettlementPagesIT {
  private static final String HOME = "/staff/c/gulou/timebank/settlement";

  private static LetterRelay relay;
  private static SettlementTown.Site site;
  private static SettlementTown town;
  private static SettlementTown other;

  @BeforeAll
  static void start() throws Exception {
    relay = new LetterRelay();
    TestClock clock = new TestClock(Instant.parse("2026-03-02T01:00:00Z"));
    site = new SettlementTown.Site(SettlementPagesIT.class, clock, relay, relay);
    town = new SettlementTown(site, "gulou");
    other = new SettlementTown(site, "xuanwu");
    for (String login : new String[] {"desk-1", "desk-2"}) {
      site.server().staff().account(login).clerk(login);
    }
  }

  @AfterAll
  static void stop() {
    site.close();
    relay.close();
  }

  private static Visitor signIn(String login) throws Exception {
    Visitor visitor = site.server().visitor();
    Map<String, String> form = Map.of("login", login, "password", TestStaff.PASSWORD);
    assertThat(visitor.post("/staff/sign-in", form).statusCode()).isEqualTo(303);
    return visitor;
  }

  private static Map<String, String> form(String... fields) {
    Map<String, String> form = new TreeMap<>();
    form.put("idempotency_key", UUID.randomUUID().toString());
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return form;
  }

  private static void goes(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  private static String partner() {
    return HOME + "/partners/" + other.bank.id();
  }

  @Test
  void timeGoesToANeighbourAndTheDayIsSeenCompared() throws Exception {
    Visitor clerk = signIn("desk-1");
    assertThat(clerk.get("/staff/c/gulou/timebank").body()).contains("href=\"" + HOME + "\"");
    assertThat(clerk.get(HOME).body()).contains("社区 xuanwu", "href=\"" + partner() + "\"");
    Map<String, String> terms =
        form("mostSent", "60", "mostReceived", "60", "from", "2026-03-01", "why", "both");
    HttpResponse<String> early = clerk.post(partner() + "/terms", terms);
    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body()).contains("早于今天", "value=\"60\"");
    terms.put("from", "2026-03-02");
    terms.put("idempotency_key", UUID.randomUUID().toString());
    goes(clerk.post(partner() + "/terms", terms));
    other.agrees(town.bank.id(), 60, 60);
    Map<String, String> wish =
        form(
            "purpose",
            "service",
            "account",
            town.elder.toString(),
            "toAccount",
            other.helper.toString(),
            "minutes",
            "61");
    HttpResponse<String> tooMuch = clerk.post(partner() + "/send", wish);
    assertThat(tooMuch.statusCode()).isEqualTo(409);
    assertThat(tooMuch.body()).contains("value=\"61\"");
    wish = new TreeMap<>(wish);
    wish.put("minutes", "40");
    wish.put("idempotency_key", UUID.randomUUID().toString());
    goes(clerk.post(partner() + "/send", wish));
    goes(clerk.post(partner() + "/send", wish));
    assertThat(town.orders().stream().filter(o -> o.state() == OrderState.SENT)).hasSize(1);
    SettlementOrder order = town.orders().get(0);
    assertThat(clerk.get(HOME).body()).contains("orders/" + order.id() + "/recall", "40 分钟");
    town.tick();
    town.tick();
    assertThat(clerk.get(partner()).body()).contains("已入账");
    assertThat(clerk.get(HOME).body()).doesNotContain("/recall");
    repaid();
    site.clock.passes(Duration.ofDays(1));
    town.tick();
    String compared = signIn("desk-1").get(partner()).body();
    assertThat(compared).contains("一致", "2026年3月2日");
    assertThat(signIn("desk-1").get(HOME).body()).contains("正常");
  }

  /** What stands against the other one is given up by two of its clerks. */
  private static void repaid() throws Exception {
    String there = "/staff/c/xuanwu/timebank/settlement";
    Visitor one = signIn("desk-1");
    goes(
        one.post(
            there + "/partners/" + town.bank.id() + "/repay",
            form("repay", "10", "repayWhy", "agreed")));
    Matcher approve =
        Pattern.compile("action=\"([^\"]*/approve)\"")
            .matcher(one.get(there + "/partners/" + town.bank.id()).body());
    assertThat(approve.find()).isTrue();
    assertThat(one.post(approve.group(1), form()).statusCode()).isEqualTo(403);
    goes(signIn("desk-2").post(approve.group(1), form()));
    town.tick();
    town.tick();
    assertThat(other.partner(town).stands()).isEqualTo(-30);
  }

  @Test
  void aPairingIsEnteredByOneAndConfirmedByAnother() throws Exception {
    Visitor clerk = signIn("desk-1");
    goes(clerk.post(HOME + "/keys", form()));
    assertThat(clerk.get(HOME).body()).contains("gongtong-settlement-1 cn-320106 http");
    HttpResponse<String> wrong = clerk.post(HOME, form("name", "建邺", "code", "x"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("不是完整的对接码", "value=\"建邺\"");
    UUID far = UUID.randomUUID();
    PairingCode code =
        new PairingCode(
            ScopeCode.of("cn-320105"),
            relay.address() + "/settlement/letters",
            NoteSigner.generate(far.toString(), new SecureRandom()).verifier());
    goes(clerk.post(HOME, form("name", "建邺", "code", code.text())));
    String one = HOME + "/partners/" + far;
    assertThat(clerk.get(one).body()).contains(code.fingerprint());
    HttpResponse<String> alone = clerk.post(one + "/confirm", form("version", "1"));
    assertThat(alone.statusCode()).isEqualTo(403);
    assertThat(alone.body()).contains("另一名工作人员");
    goes(signIn("desk-2").post(one + "/confirm", form("version", "1")));
    assertThat(link(far).state()).isEqualTo(PartnerLink.State.IN_FORCE);
    goes(clerk.post(one + "/stop", form()));
    assertThat(link(far).state()).isEqualTo(PartnerLink.State.ENDED);
    assertThat(clerk.get(HOME + "/partners/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  private static PartnerLink link(UUID partner) {
    return town.behind().partners.get().find(town.bank, partner).orThrow().link().orElseThrow();
  }
}
