package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.TimeBankSite.BANK;
import static org.gongtong.server.wiring.TimeBankSite.key;
import static org.gongtong.server.wiring.TimeBankSite.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.DescribedClient.Reply;
import org.gongtong.testkit.store.AtOnce;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many come at once over HTTP: what adds up goes on adding up, and one of fifty wins. */
@Timeout(180)
class TimeBankCrowdIT {
  private static final int CLIENTS = 32;
  private static final int EACH = 40;
  private static final int CROWD = 50;

  private static TimeBankSite site;

  @BeforeAll
  static void start() throws Exception {
    site = TimeBankSite.open(TimeBankCrowdIT.class);
    for (String login : List.of("desk-1", "m-helper", "m-elder")) {
      site.as(login);
    }
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  /** What a test does over HTTP. */
  private interface Call {
    Reply send() throws Exception;
  }

  private static Reply sent(Call call) {
    try {
      return call.send();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSound() {
    Reply check = sent(() -> site.desk().get(BANK + "/check").is(200));
    assertThat(check.json().at("/faults").size()).as(check.response().body()).isZero();
    return check.json().at("/sound").asBoolean();
  }

  private static long postings() {
    return sent(() -> site.desk().get(BANK + "/check").is(200)).json().at("/postings").asLong();
  }

  /** The check reads all accounts and all postings on one view: they have to sum to zero. */
  @Test
  void everyReadAddsUpToTheSame() throws Exception {
    List<String> accounts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      accounts.add(site.account(site.person("", true).toString()).is(201).text("/id"));
    }
    long before = postings();
    AtomicBoolean over = new AtomicBoolean();
    List<Integer> views =
        AtOnce.run(
            CLIENTS + 1,
            number -> {
              int done = 0;
              if (number == CLIENTS) {
                for (; !over.get(); done++) {
                  assertThat(isSound()).isTrue();
                }
                return done;
              }
              SplittableRandom random = new SplittableRandom(number);
              try {
                for (int i = 0; i < EACH; i++) {
                  int from = random.nextInt(8);
                  int to = (from + 1 + random.nextInt(7)) % 8;
                  String body =
                      transfer(
                          "redeem", accounts.get(from), accounts.get(to), 1 + random.nextInt(90));
                  Reply reply = sent(() -> site.send(body));
                  assertThat(reply.status()).isIn(200, 409);
                  done += reply.status() == 200 ? 1 : 0;
                }
              } finally {
                // The first to be ready ends the reading: the others are still under way.
                over.set(number == 0 || over.get());
              }
              return done;
            });
    assertThat(views.get(CLIENTS)).as("reads meanwhile").isPositive();
    long posted = views.stream().limit(CLIENTS).mapToLong(Integer::longValue).sum();
    assertThat(posted).isGreaterThan(CLIENTS * EACH / 2);
    long total = 0;
    for (String account : accounts) {
      total += site.balance(account);
    }
    assertThat(total).isZero();
    assertThat(postings() - before).isEqualTo(2 * posted);
    assertThat(isSound()).isTrue();
  }

  private static Map<String, Long> crowd(IntFunction<Call> calls) throws Exception {
    return AtOnce.run(CROWD, number -> sent(calls.apply(number))).stream()
        .collect(
            Collectors.groupingBy(
                reply ->
                    reply.status() == 200
                        ? "200" + (reply.json().at("/again").asBoolean() ? " again" : "")
                        : reply.status() + " " + reply.text("/code"),
                Collectors.counting()));
  }

  @Test
  void oneOfFiftyReversals() throws Exception {
    String helper = site.accountOf("m-other");
    String posted = site.send(transfer("earn", "", helper, 40)).is(200).text("/operation");
    String back =
        "{\"type\":\"reverse\",\"at\":\"2026-03-02T08:30:00\",\"operation\":\"" + posted + "\"}";
    long before = site.balance(helper);
    assertThat(crowd(number -> () -> site.send(back)))
        .isEqualTo(Map.of("200", 1L, "409 ALREADY_REVERSED", CROWD - 1L));
    assertThat(site.balance(helper)).isEqualTo(before - 40);
    assertThat(isSound()).isTrue();
  }

  /** Fifty commands of other content with one key. */
  @Test
  void oneOfFiftyHasTheKey() throws Exception {
    String other = site.accountOf("m-other");
    String key = key();
    long before = site.balance(other);
    assertThat(crowd(number -> () -> site.send(key, transfer("earn", "", other, 1 + number))))
        .isEqualTo(Map.of("200", 1L, "409 KEY_CONFLICT", CROWD - 1L));
    assertThat(site.balance(other) - before).isBetween(1L, (long) CROWD);
    String same = key();
    assertThat(crowd(number -> () -> site.send(same, transfer("earn", "", other, 1))))
        .isEqualTo(Map.of("200", 1L, "200 again", CROWD - 1L));
    assertThat(isSound()).isTrue();
  }

  /** The receiver taps fifty times on the last confirmation that a service needs. */
  @Test
  void oneOfFiftyConfirmations() throws Exception {
    TimeBankVisits visits = new TimeBankVisits(site);
    String id = visits.done("m-helper", "m-elder", null, null);
    visits.step("m-helper", id, "confirm", "{\"side\":\"provider\"}").is(200);
    Reply now = visits.read(id);
    String version = "\"v" + now.json().at("/version").asInt() + "\"";
    String elder = site.accountOf("m-elder");
    long before = site.balance(elder);
    DescribedClient member = site.as("m-elder");
    Map<String, Long> answers =
        crowd(
            number ->
                () ->
                    member.post(
                        BANK + "/appointments/" + id + "/confirm",
                        "{\"side\":\"receiver\"}",
                        Map.of("If-Match", version)));
    assertThat(answers).containsEntry("200", 1L);
    assertThat(answers.keySet()).noneMatch(answer -> answer.equals("200 again"));
    assertThat(visits.read(id).text("/state")).isEqualTo("confirmed");
    assertThat(site.balance(elder)).isEqualTo(before - 52);
    site.at(TimeBankSite.START);
    site.as("desk-1");
    assertThat(isSound()).isTrue();
  }
}
