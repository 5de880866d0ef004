package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.TimeBankSite.BANK;
import static org.gongtong.server.wiring.TimeBankSite.transfer;

import java.time.Duration;
import java.time.Instant;
import org.gongtong.server.http.Cursor;
import org.gongtong.server.http.DescribedClient.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be is refused over the API, each by its own code, and leaves nothing behind. */
@Timeout(120)
class TimeBankInputIT {

  private static TimeBankSite site;

  @BeforeAll
  static void start() throws Exception {
    site = TimeBankSite.open(TimeBankInputIT.class);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @AfterEach
  void back() {
    site.at(TimeBankSite.START);
  }

  /** What is missing, negative, too much or of another form is named, and nothing is recorded. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"minutes\":60 | \"minutes\":0 | /minutes",
        "\"minutes\":60 | \"minutes\":-60 | /minutes",
        "\"minutes\":60 | \"minutes\":60.5 | /minutes",
        "\"minutes\":60 | \"minutes\":\"60\" | /minutes",
        "\"minutes\":60 | \"minutes\":4294967297 | /minutes",
        "\"minutes\":60 | \"minutes\":9223372036854775808 | /minutes",
        "\"minutes\":60 | \"minutes\":1e3 | /minutes",
        "\"minutes\":60 | \"minute\":60 | /minutes",
        "2026-03-02T08:00:00 | 2026-02-30T08:00:00 | /at",
        "2026-03-02T08:00:00 | 2026-03-02T08:00:00Z | /at",
        "2026-03-02T08:00:00 | 2026-03-02T08:00:00+08:00 | /at",
        "2026-03-02T08:00:00 | 1899-12-31T08:00:00 | /at",
        "2026-03-02T08:00:00 | 2200-01-01T08:00:00 | /at",
        "2026-03-02T08:00:00 | 0000-00-00T00:00:00 | /at",
        "\"kind\":\"earn\" | \"kind\":\"steal\" | /kind",
        "\"type\":\"post\" | \"type\":\"delete\" | /type",
        "\"to\":\" | \"to\":\"x | /to"
      })
  void aCommandThatIsWrongIsNamed(String good, String bad, String pointer) throws Exception {
    String sent = transfer("earn", "", site.accountOf("m-other"), 60).replace(good.strip(), bad);
    long before = site.balance(site.accountOf("m-other"));
    Reply refused = site.send(sent).is(422, "BODY_INVALID");
    assertThat(refused.json().at("/errors").findValuesAsString("pointer")).contains(pointer);
    assertThat(site.balance(site.accountOf("m-other"))).isEqualTo(before);
  }

  private static Reply propose(String provider, String receiver, String from, String until)
      throws Exception {
    return site.desk()
        .post(
            BANK + "/appointments",
            """
            {"provider":"%s","receiver":"%s","category":"errand","path":"C01/1","kind":"earn",
             "from":"%s","until":"%s"}"""
                .formatted(provider, receiver, from, until));
  }

  /** A visit of thirty hours, of one with himself, before joining, of strangers, of nothing. */
  @Test
  void aVisitThatCannotBeIsNotArranged() throws Exception {
    String helper = site.member("m-helper");
    String elder = site.member("m-elder");
    propose(helper, elder, "2026-03-03T01:00:00Z", "2026-03-04T07:00:00Z")
        .is(422, "VISIT_TOO_LONG");
    propose(helper, elder, "2026-03-03T01:00:00Z", "2026-03-03T01:00:00Z")
        .is(422, "VISIT_TIMES_REVERSED");
    propose(helper, elder, "2026-03-03T02:00:00Z", "2026-03-03T01:00:00Z")
        .is(422, "VISIT_TIMES_REVERSED");
    propose(helper, helper, "2026-03-03T01:00:00Z", "2026-03-03T02:00:00Z")
        .is(422, "VISIT_SAME_MEMBER");
    propose(helper, ApiCalls.UNKNOWN, "2026-03-03T01:00:00Z", "2026-03-03T02:00:00Z")
        .is(422, "VISIT_MEMBER_UNKNOWN");
    String late = site.person("", true).toString();
    site.desk()
        .post(
            BANK + "/accounts",
            "{\"kind\":\"individual\",\"person\":\"" + late + "\",\"opened\":\"2026-04-01\"}")
        .is(201);
    propose(helper, late, "2026-03-03T01:00:00Z", "2026-03-03T02:00:00Z")
        .is(422, "VISIT_BEFORE_JOINING");
    site.as("m-elder")
        .post(
            BANK + "/appointments",
            new TimeBankVisits(site)
                .visit("m-helper", "m-elder", TimeBankSite.START.minusSeconds(9_000), null, null))
        .is(422, "VISIT_IN_PAST");
    String wrong =
        new TimeBankVisits(site)
            .visit("m-helper", "m-elder", TimeBankSite.START.plusSeconds(60), null, null);
    site.desk()
        .post(BANK + "/appointments", wrong.replace("errand", "espionage"))
        .is(422, "VISIT_CATEGORY_UNKNOWN");
    site.desk()
        .post(BANK + "/appointments", wrong.replace("C01/1", "C99/1"))
        .is(422, "VISIT_PLACE_UNKNOWN");
    site.desk()
        .post(BANK + "/appointments", wrong.replace("redeem", "gift"))
        .is(422, "BODY_INVALID");
    site.desk()
        .post(BANK + "/appointments", wrong.replace("2026-", "9999-"))
        .is(422, "BODY_INVALID");
  }

  /** Nobody is at two places at once, and nothing is confirmed that was called off. */
  @Test
  void nobodyIsAtTwoVisitsAtOnce() throws Exception {
    TimeBankVisits visits = new TimeBankVisits(site);
    site.at(TimeBankSite.START.plus(Duration.ofDays(20)));
    visits.agreed("m-helper", "m-elder", null, null);
    String second = visits.proposed("m-helper", "m-other", null, null);
    visits.step("m-helper", second, "agree", "{\"side\":\"provider\"}").is(200);
    visits.step("m-other", second, "agree", "{\"side\":\"receiver\"}").is(409, "VISIT_OVERLAPS");
    visits.step("m-other", second, "cancel", "{\"side\":\"receiver\"}").is(200);
    visits
        .step("m-other", second, "confirm", "{\"side\":\"receiver\"}")
        .is(409, "VISIT_NOT_IN_STATE");
  }

  /** A clock that stands before the last step takes none, and says so. */
  @Test
  void aClockThatJumpsBackTakesNoStep() throws Exception {
    TimeBankVisits visits = new TimeBankVisits(site);
    Instant later = TimeBankSite.START.plus(Duration.ofDays(30));
    site.at(later);
    String id = visits.proposed("m-helper", "m-other", null, null);
    site.at(later.minus(Duration.ofHours(1)));
    visits.step("m-helper", id, "agree", "{\"side\":\"provider\"}").is(409, "VISIT_CLOCK_BACK");
    site.at(later.minusSeconds(3));
    visits.step("m-helper", id, "agree", "{\"side\":\"provider\"}").is(200);
    // The journal takes the later time and goes on.
    String other = site.accountOf("m-other");
    site.send(transfer("earn", "", other, 5)).is(200);
    site.at(later.minus(Duration.ofDays(5)));
    site.send(transfer("earn", "", other, 5)).is(200);
    Reply lines = site.desk().get(BANK + "/accounts/" + other + "/statement?limit=2").is(200);
    assertThat(lines.text("/items/0/recordedAt")).isEqualTo(lines.text("/items/1/recordedAt"));
  }

  @Test
  void anOfferThatCannotBeIsNotPosted() throws Exception {
    String good =
        """
        {"kind":"offer","categories":["errand"],"from":"2026-03-03T01:00:00Z",
         "until":"2026-03-03T05:00:00Z","minutes":60}""";
    site.as("m-helper").post(BANK + "/notices", good).is(201);
    site.as("m-helper")
        .post(BANK + "/notices", good.replace("60", "241"))
        .is(422, "NOTICE_MINUTES");
    site.as("m-helper")
        .post(BANK + "/notices", good.replace("\"errand\"", ""))
        .is(422, "NOTICE_CATEGORY_MISSING");
    site.as("m-helper").post(BANK + "/notices", good.replace("60", "0")).is(422, "BODY_INVALID");
    site.as("m-helper").post(BANK + "/notices", good.replace("05:", "00:")).is(422);
    site.as("m-none").post(BANK + "/notices", good).is(403, "NOT_PERMITTED");
    site.desk().post(BANK + "/notices", good).is(422, "VISIT_MEMBER_UNKNOWN");
  }

  /** What the core would throw at is named, as everything else is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"errand\"] | \"er<rand\"]",
        "\"errand\"] | \"er\\u200brand\"]",
        "\"cook\"] | \"<b>\"]",
        "\"cook\"] | \"co\\u202eok\"]",
        "\"cook\"] | \"co\\nok\"]",
        "\"stairs\"] | \">\"]",
        "C01/1 | %s"
      })
  void aCodeOrAPlaceThatIsNoneIsRefused(String good, String bad) throws Exception {
    String notice =
        """
        {"kind":"offer","categories":["errand"],"path":"C01/1","from":"2026-03-03T01:00:00Z",
         "until":"2026-03-03T05:00:00Z","minutes":60,"skills":["cook"],"mobility":["stairs"]}""";
    String sent = notice.replace(good, bad.equals("%s") ? "C".repeat(199) : bad);
    assertThat(sent).isNotEqualTo(notice);
    site.as("m-helper").post(BANK + "/notices", sent).is(422);
    String visit =
        new TimeBankVisits(site)
            .visit("m-helper", "m-elder", TimeBankSite.START.plusSeconds(60), null, null);
    if (!visit.equals(visit.replace(good.replace("]", ""), ""))) {
      String other = visit.replace(good.replace("]", ""), bad.equals("%s") ? "C".repeat(199) : bad);
      site.desk().post(BANK + "/appointments", other.replace("\"]", "\"")).is(422);
    }
  }

  /** A place in a list that no list gave. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31T23:59:59",
        "-999999999-01-01T00:00:00",
        "0000-01-01T00:00:00",
        "+10000-01-01T00:00:00"
      })
  void aCursorMadeByHandIsNone(String at) throws Exception {
    String statement = BANK + "/accounts/" + site.accountOf("m-other") + "/statement?after=";
    for (String order : new String[] {"RECORDED", "EFFECTIVE"}) {
      String filter = order.equals("EFFECTIVE") ? "&order=effective" : "";
      for (String sequence : new String[] {"1", "-9223372036854775808", "9223372036854775807"}) {
        site.desk()
            .get(statement + Cursor.of(order, at, sequence) + filter)
            .is(400, "CURSOR_INVALID");
      }
    }
  }

  @Test
  void aRuleOrADayThatIsNoneIsNamed() throws Exception {
    for (String bad :
        new String[] {
          "{\"from\":\"2026-13-01\"}",
          "{\"from\":\"1066-01-01\"}",
          "{\"from\":\"2026-03-09\",\"rule\":\"x\"}",
          "{\"from\":\"2026-03-09\",\"rule\":\"cn.time-bank\\u0000\"}",
          "{\"rule\":null}",
          "[]",
          "{\"from\":20260309}"
        }) {
      assertThat(site.desk().post(BANK + "/rules", bad).status()).as(bad).isBetween(400, 422);
    }
    assertThat(site.server().anyone().get(BANK + "/rules").is(200).json().at("/items").size())
        .isEqualTo(1);
  }
}
