package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.VoterDoor;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.ballot.TypedCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The codes of voting letters, on a real server and database. */
@Timeout(60)
class VotingCodesIT {
  private static final Actor CLERK = Actor.staff("desk-1");
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));
  private static final Inside INSIDE = new Inside();
  private static TestServer server;

  /** The server's codes, and a route that says whose session a request has. */
  private static final class Inside extends AbstractModule {
    private VotingCodes codes;

    @ProvidesIntoSet
    RouteGroup tests(VotingCodes made, VoterDoor voters) {
      codes = made;
      return javalin ->
          javalin.routes.get(
              "/test/voter",
              context ->
                  context.result(
                      voters.find(context).map(s -> s.motionId() + " " + s.party()).orElse("none")),
              Audience.EVERYBODY);
    }
  }

  @BeforeAll
  static void start() {
    server =
        TestServer.start(VotingCodesIT.class, Map.of("server.behind-proxy", "true"), CLOCK, INSIDE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aCodeIsTypedOnceForASessionAndNeverKept() throws Exception {
    UUID motion = UUID.randomUUID();
    Map<Integer, String> codes = INSIDE.codes.issue(CLERK, motion, List.of(3, 1, 2));
    assertThat(codes.keySet()).containsExactly(1, 2, 3);
    assertThat(codes.values())
        .allMatch(c -> c.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"));
    assertThat(Set.copyOf(codes.values())).hasSize(3);
    assertThat(INSIDE.codes.issue(CLERK, motion, List.of(1, 2, 3, 4)).keySet()).containsExactly(4);
    assertThat(INSIDE.codes.count(motion)).isEqualTo(new VotingCodes.Count(4, 0));

    var visitor = server.visitor();
    assertThat(visitor.get("/test/voter").body()).isEqualTo("none");
    String code = codes.get(2);
    HttpResponse<String> page = visitor.get("/vote?c=" + code);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain(code).contains("name=\"code\"");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    HttpResponse<String> in =
        exchange(visitor, "192.0.2.10", code.toLowerCase(Locale.ROOT).replace('-', ' '));
    assertThat(location(in)).isEqualTo("/vote/choice");
    assertThat(in.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("voter=")
        .contains("HttpOnly", "SameSite=Strict", "Max-Age=1200");
    assertThat(visitor.get("/test/voter").body()).isEqualTo(motion + " 2");
    assertThat(exchange(server.visitor(), "192.0.2.10", code).statusCode()).isEqualTo(303);
    CLOCK.passes(Duration.ofMinutes(20));
    assertThat(visitor.get("/test/voter").body()).isEqualTo("none");

    String plain = TypedCode.normalise(code);
    String kept = dump("voting_code") + dump("voter_session") + dump("audit_event");
    assertThat(kept)
        .doesNotContain(plain, code)
        .contains(ContentHash.of(plain).hex(), "voting-codes-issued");
  }

  @Test
  void printingALetterAgainVoidsTheOldCodeNeedsAReasonAndIsCounted() throws Exception {
    UUID motion = UUID.randomUUID();
    String first = INSIDE.codes.issue(CLERK, motion, List.of(1, 2)).get(1);
    var visitor = server.visitor();
    exchange(visitor, "192.0.2.11", first);
    assertThat(INSIDE.codes.reprint(CLERK, motion, Set.of(1), "  ").refusals())
        .extracting(Reason::code)
        .containsExactly("REPRINT_REASON_MISSING");
    assertThat(INSIDE.codes.reprint(CLERK, motion, Set.of(1, 9), "lost").refusals())
        .extracting(Reason::code)
        .containsExactly("CODE_NOT_ISSUED");
    String second = INSIDE.codes.reprint(CLERK, motion, Set.of(1), "信件丢失").orThrow().get(1);
    assertThat(second).isNotEqualTo(first);
    assertThat(visitor.get("/test/voter").body()).isEqualTo("none");
    HttpResponse<String> old = exchange(visitor, "192.0.2.11", first);
    assertThat(old.statusCode()).isEqualTo(422);
    assertThat(old.body()).contains("旧表决码作废");
    assertThat(exchange(visitor, "192.0.2.11", second).statusCode()).isEqualTo(303);
    assertThat(INSIDE.codes.count(motion)).isEqualTo(new VotingCodes.Count(2, 1));
    assertThat(INSIDE.codes.reprints(motion))
        .containsExactly(new VotingCodes.Reprint(1, 1, CLOCK.instant(), CLERK, "信件丢失"));
  }

  @Test
  void twoClerksPrintingAtOnceGiveEachPartyOneCode() throws Exception {
    UUID motion = UUID.randomUUID();
    List<Integer> parties = IntStream.rangeClosed(1, 300).boxed().toList();
    var one = CompletableFuture.supplyAsync(() -> INSIDE.codes.issue(CLERK, motion, parties));
    var two = CompletableFuture.supplyAsync(() -> INSIDE.codes.issue(CLERK, motion, parties));
    Map<Integer, String> all = new TreeMap<>(one.get());
    two.get().forEach((party, code) -> assertThat(all.put(party, code)).isNull());
    assertThat(all.keySet()).containsExactlyElementsOf(parties);
    assertThat(INSIDE.codes.count(motion)).isEqualTo(new VotingCodes.Count(300, 0));
  }

  @Test
  void guessersAreToldNothingMoreAndTheRightCodeIsLetInAmongThem() throws Exception {
    UUID motion = UUID.randomUUID();
    String code = INSIDE.codes.issue(CLERK, motion, List.of(1)).get(1);
    var visitor = server.visitor();
    HttpResponse<String> shorter = exchange(visitor, "192.0.2.12", "K7QM-2X<script>");
    assertThat(shorter.statusCode()).isEqualTo(422);
    assertThat(shorter.body()).contains("表决码有 16 个字符，输入了 14 个").doesNotContain("<script>\"");
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> wrong = exchange(visitor, "192.0.2.12", "0000-0000-0000-00" + (10 + i));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(wrong.body()).contains("没有这个表决码");
    }
    INSIDE.codes.reprint(CLERK, motion, Set.of(1), "信件丢失").orThrow();
    for (String wrong : List.of("0000-0000-0000-0099", "0000", code)) {
      HttpResponse<String> refused = exchange(visitor, "192.0.2.12", wrong);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.body())
          .contains("次数过多", "正确的表决码现在就能用")
          .doesNotContain("没有这个表决码", "输入了", "旧表决码作废");
    }
    String right = INSIDE.codes.issue(CLERK, motion, List.of(2)).get(2);
    assertThat(location(exchange(server.visitor(), "192.0.2.12", right))).isEqualTo("/vote/choice");
    // As many as no estate types: a machine.
    for (int i = 23; i <= 200; i++) {
      assertThat(location(exchange(server.visitor(), "192.0.2.12", right)))
          .isEqualTo("/vote/choice");
      exchange(visitor, "192.0.2.12", "000000000000" + (1_000 + i));
    }
    HttpResponse<String> shut = exchange(server.visitor(), "192.0.2.12", right);
    assertThat(shut.statusCode()).isEqualTo(429);
    assertThat(shut.body()).contains("15 分钟后再试");
    assertThat(exchange(server.visitor(), "192.0.2.13", right).statusCode()).isEqualTo(303);
    // That somebody got in opens the door to nobody else.
    assertThat(exchange(visitor, "192.0.2.12", code).statusCode()).isEqualTo(429);
    assertThat(exchange(server.visitor(), "192.0.2.13", code).statusCode()).isEqualTo(422);
    CLOCK.passes(Duration.ofMinutes(15));
    assertThat(exchange(visitor, "192.0.2.12", code).statusCode()).isEqualTo(422);
  }

  private static HttpResponse<String> exchange(
      TestServer.Visitor visitor, String address, String code) throws Exception {
    return from(visitor, address, "/vote", Map.of("code", code));
  }

  private static HttpResponse<String> from(
      TestServer.Visitor visitor, String address, String path, Map<String, String> form)
      throws Exception {
    return visitor.send(
        visitor
            .formTo(path, form)
            .header("Origin", visitor.site().toString())
            .header("X-Forwarded-For", address));
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String dump(String table) throws Exception {
    StringBuilder text = new StringBuilder();
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + table)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          text.append(rows.getString(i)).append('|');
        }
      }
    }
    return text.toString();
  }
}
