package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.StaffScene.found;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateService;
import org.gongtong.server.http.DescribedClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tokens and mandates of programs are remembered for a second: what is ended ends at once where it
 * is ended, within that second at another server on the same database, and what has an end of its
 * own ends at it. The clock stands still, so that nothing is forgotten by itself.
 */
@Timeout(120)
class RememberedAccessIT {
  private static final String TOKENS = "/staff/account/tokens";
  private static final Pattern TOKEN = Pattern.compile("<code>(gt_[0-9A-Z]{47})</code>");
  private static final Pattern ID = Pattern.compile("name=\"token\" value=\"([0-9a-f-]{36})\"");
  private static final Duration SPAN = Duration.ofSeconds(1);
  private static final Actor TEST = Actor.system("test");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final TestClock CLOCK = new TestClock(StaffScene.START);
  private static ApiServer here;
  private static RunningServer other;
  private TestServer.Visitor owner;
  private String login;

  @BeforeAll
  static void start() throws Exception {
    here = ApiServer.start(RememberedAccessIT.class, CLOCK);
    other = TestServer.startOn(here.server().database(), Map.of(), CLOCK);
  }

  @AfterAll
  static void stop() {
    other.close();
    here.close();
  }

  /** A member of staff of his own for each test. */
  @BeforeEach
  void signIn() throws Exception {
    login = "clerk-" + UUID.randomUUID().toString().substring(0, 8);
    here.server().staff().account(login);
    owner = here.server().visitor();
    owner.post("/staff/sign-in", Map.of("login", login, "password", TestStaff.PASSWORD));
  }

  private String token() throws Exception {
    HttpResponse<String> made =
        StaffScene.send(
            owner, TOKENS, TOKENS, Map.of("name", "p", "days", "1", "scope", "timebank.read"));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    return found(TOKEN, made.body());
  }

  private static DescribedClient at(RunningServer server, String token) {
    return new DescribedClient(
            HttpClient.newHttpClient(), server.address(), here.book(), here.seen())
        .with("Authorization", "Bearer " + token);
  }

  /** Whether he is let past for what a mandate is needed for, though there is no bank. */
  private static boolean may(RunningServer server, String token) throws Exception {
    int status = at(server, token).get("/communities/heping/timebank/check").status();
    assertThat(status).isIn(403, 404);
    return status == 404;
  }

  @Test
  void aTokenRevokedHere() throws Exception {
    String token = token();
    at(here.server().running(), token).get("/communities").is(200);
    at(other, token).get("/communities").is(200);
    String id = found(ID, owner.get(TOKENS).body());
    StaffScene.send(owner, TOKENS, TOKENS + "/revoke", Map.of("token", id));
    at(here.server().running(), token).get("/communities").is(401, "TOKEN_REVOKED");
    CLOCK.passes(SPAN.minusMillis(1));
    at(other, token).get("/communities").is(200);
    CLOCK.passes(Duration.ofMillis(1));
    at(other, token).get("/communities").is(401, "TOKEN_REVOKED");
  }

  @Test
  void aPasswordChangedAndALoginDisabledHere() throws Exception {
    String token = token();
    at(here.server().running(), token).get("/communities").is(200);
    here.server().staff().password(login, TestStaff.PASSWORD + "2");
    at(here.server().running(), token).get("/communities").is(401, "TOKEN_REVOKED");
    owner.post("/staff/sign-in", Map.of("login", login, "password", TestStaff.PASSWORD + "2"));
    String second = token();
    at(here.server().running(), second).get("/communities").is(200);
    at(other, second).get("/communities").is(200);
    here.server().staff().disable(login);
    at(here.server().running(), second).get("/communities").is(401, "TOKEN_UNKNOWN");
    CLOCK.passes(SPAN);
    at(other, second).get("/communities").is(401, "TOKEN_UNKNOWN");
  }

  @Test
  void aMandateEndedHere() throws Exception {
    Mandate mandate = here.server().staff().grant(login, MandateKind.COMMITTEE_STAFF, "heping");
    String token = token();
    assertThat(may(here.server().running(), token)).isTrue();
    assertThat(may(other, token)).isTrue();
    LocalDate today = LocalDate.of(2026, 3, 1);
    here.server().staff().mandates().end(TEST, mandate.id(), today, "test", today).orThrow();
    assertThat(may(here.server().running(), token)).isFalse();
    assertThat(may(other, token)).as("for a second more").isTrue();
    CLOCK.passes(SPAN);
    assertThat(may(other, token)).isFalse();
    grant(today, null);
    assertThat(may(here.server().running(), token)).as("granted again, at once").isTrue();
  }

  private void grant(LocalDate from, @Nullable LocalDate to) {
    MandatePlace place = MandatePlace.community(here.server().staff().community("heping").id());
    here.server()
        .staff()
        .mandates()
        .grant(
            TEST,
            new MandateService.Grant(login, MandateKind.COMMITTEE_STAFF, place, from, to),
            from)
        .orThrow();
  }

  @Test
  void whatHasAnEndEndsAtItThoughItIsRemembered() throws Exception {
    String token = token();
    Instant over = CLOCK.instant().plus(Duration.ofDays(1));
    CLOCK.passes(Duration.ofDays(1).minusMillis(1));
    at(here.server().running(), token).get("/communities").is(200);
    CLOCK.passes(Duration.ofMillis(1));
    assertThat(CLOCK.instant()).isEqualTo(over);
    at(here.server().running(), token).get("/communities").is(401, "TOKEN_EXPIRED");
    // A mandate, at midnight of its place.
    signIn();
    String another = token();
    LocalDate day = LocalDate.ofInstant(CLOCK.instant(), SHANGHAI);
    grant(day, day.plusDays(1));
    Instant midnight = day.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
    CLOCK.passes(Duration.between(CLOCK.instant(), midnight).minusMillis(1));
    assertThat(may(here.server().running(), another)).isTrue();
    CLOCK.passes(Duration.ofMillis(1));
    assertThat(may(here.server().running(), another)).isFalse();
  }
}
