package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.TimeBankSite.BANK;
import static org.gongtong.server.wiring.TimeBankSite.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A seeded random run over HTTP: what holds of the ledger after every single command. */
@Timeout(300)
class TimeBankRandomIT {

  private static final long SEED = 20260302L;

  /** Of the exchange, both ways; inclusive. */
  private static final long LIMIT = 1_200;

  private static final List<String> LOGINS = List.of("m-helper", "m-elder", "m-other", "desk-2");

  private static TimeBankSite site;
  private static final List<String> MEMBERS = new ArrayList<>();
  private static String pool;
  private static String reserve;
  private static String team;

  /** A command as it was sent and what became of it. */
  private record Sent(String key, String json, int status, String body) {}

  @BeforeAll
  static void start() throws Exception {
    site = TimeBankSite.open(TimeBankRandomIT.class);
    for (String login : LOGINS) {
      MEMBERS.add(site.accountOf(login));
    }
    Reply bank = site.server().anyone().get(BANK).is(200);
    pool = bank.text("/pool");
    reserve = bank.text("/reserve");
    team =
        site.desk()
            .post(
                BANK + "/accounts",
                "{\"kind\":\"group\",\"holder\":\"team-1\",\"opened\":\"2026-01-01\"}")
            .is(201)
            .text("/id");
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void everyStepLeavesAnExactLedger() throws Exception {
    takeSteps(60, SEED);
  }

  /** Together with the others no more than one page of a statement holds. */
  @Test
  @Tag("endurance")
  void everyStepOfALongerRunDoes() throws Exception {
    takeSteps(130, SEED + 1);
  }

  private static void takeSteps(int steps, long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    List<Sent> all = new ArrayList<>();
    List<String> operations = new ArrayList<>();
    List<String> holds = new ArrayList<>();
    Map<String, String> before = state();
    int refused = 0;
    for (int step = 0; step < steps; step++) {
      String json = command(random, operations, holds);
      String key = "random-run-" + seed + "-" + step;
      Reply reply = site.send(key, json);
      all.add(new Sent(key, json, reply.status(), reply.response().body()));
      Map<String, String> after = state();
      if (reply.status() == 200) {
        (json.contains("\"hold\"") ? holds : operations).add(reply.text("/operation"));
        assertThat(after).as(json).isNotEqualTo(before);
      } else {
        refused++;
        assertThat(after).as(json + reply.response().body()).isEqualTo(before);
      }
      exact(after, json);
      before = after;
    }
    assertThat(refused).isBetween(steps / 10, steps - steps / 10);
    assertThat(holds).isNotEmpty();
    // All of it again: the same answers, and nothing moves.
    for (Sent sent : all) {
      Reply again = site.send(sent.key(), sent.json());
      assertThat(again.status()).as(sent.json()).isEqualTo(sent.status());
      if (sent.status() == 200) {
        assertThat(again.json().at("/again").asBoolean()).isTrue();
      }
    }
    assertThat(state()).isEqualTo(before);
    assertThat(site.desk().get(BANK + "/check").is(200).json().at("/sound").asBoolean()).isTrue();
  }

  private static String command(
      SplittableRandom random, List<String> operations, List<String> holds) {
    String one = MEMBERS.get(random.nextInt(MEMBERS.size()));
    String other = MEMBERS.get(random.nextInt(MEMBERS.size()));
    long minutes = 1 + random.nextInt(500);
    String at = "\"at\":\"2026-03-02T08:00:00\"";
    return switch (random.nextInt(10)) {
      case 0, 1 -> transfer("earn", "", random.nextInt(4) == 0 ? team : one, minutes);
      case 2, 3 -> transfer("redeem", one, other, minutes);
      case 4 -> transfer("donate", random.nextInt(3) == 0 ? team : one, "", minutes);
      case 5 -> transfer("grant", "", one, minutes);
      case 6 -> transfer("gift", one, other, minutes);
      case 7 ->
          "{\"type\":\"reverse\",%s,\"operation\":\"%s\"}".formatted(at, any(random, operations));
      case 8 ->
          transfer("redeem", one, other, minutes)
              .replace("\"post\"", "\"hold\",\"expiresAt\":\"2026-04-01T00:00:00Z\"");
      default ->
          random.nextBoolean()
              ? "{\"type\":\"end\",%s,\"operation\":\"%s\",\"end\":\"voided\"}"
                  .formatted(at, any(random, holds))
              : "{\"type\":\"end\",%s,\"operation\":\"%s\",\"end\":\"posted\",\"minutes\":%d}"
                  .formatted(at, any(random, holds), minutes);
    };
  }

  private static String any(SplittableRandom random, List<String> of) {
    return of.isEmpty() ? ApiCalls.UNKNOWN : of.get(random.nextInt(of.size()));
  }

  /** All accounts, with the parts that restricted time has come to lie in. */
  private static List<String> accounts(Map<String, String> state) {
    return state.keySet().stream().filter(key -> key.length() == 36).toList();
  }

  /** Accounts, statements and holds, letter by letter. */
  private static Map<String, String> state() throws Exception {
    DescribedClient desk = site.desk();
    List<String> all = new ArrayList<>(List.of(team, pool, reserve));
    for (String login : LOGINS) {
      Reply own = desk.get(BANK + "/accounts?holder=" + site.member(login)).is(200);
      own.json().at("/items").forEach(item -> all.add(item.at("/id").asString()));
    }
    Map<String, String> state = new LinkedHashMap<>();
    for (String account : all) {
      String path = BANK + "/accounts/" + account;
      for (String what : List.of("", "/statement?limit=200", "/holds")) {
        state.put(account + what, desk.get(path + what).is(200).response().body());
      }
    }
    return state;
  }

  private static void exact(Map<String, String> state, String step) {
    long sum = 0;
    for (String account : accounts(state)) {
      JsonNode standing = json(state.get(account));
      long balance = standing.at("/balance").asLong();
      long held = standing.at("/held").asLong();
      sum += balance;
      long postings = 0;
      long sequence = standing.at("/postings").asLong();
      long running = balance;
      for (JsonNode line : json(state.get(account + "/statement?limit=200")).at("/items")) {
        assertThat(line.at("/sequence").asLong()).as(step).isEqualTo(sequence--);
        assertThat(line.at("/balance").asLong()).as(step).isEqualTo(running);
        running -= line.at("/minutes").asLong();
        postings += line.at("/minutes").asLong();
      }
      assertThat(sequence).as(step).isZero();
      assertThat(postings).as(step).isEqualTo(balance);
      long pending = 0;
      for (JsonNode hold : json(state.get(account + "/holds")).at("/items")) {
        pending += hold.at("/minutes").asLong();
      }
      assertThat(held).as(step).isEqualTo(pending).isNotNegative();
      if (MEMBERS.contains(account)) {
        assertThat(balance - held).as(step).isGreaterThanOrEqualTo(-LIMIT);
        assertThat(balance).as(step).isLessThanOrEqualTo(2 * LIMIT);
      } else if (!account.equals(reserve)) {
        assertThat(balance - held).as(step).isNotNegative();
      }
    }
    assertThat(sum).as(step).isZero();
  }

  private static JsonNode json(String body) {
    return new tools.jackson.databind.ObjectMapper().readTree(body);
  }
}
