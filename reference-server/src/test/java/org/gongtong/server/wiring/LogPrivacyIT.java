package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.google.inject.multibindings.Multibinder;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.place.Community;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RequestLog;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.log.LogLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What the log has, and has not, of people who sign in, vote and hand in a roster. */
@Timeout(120)
class LogPrivacyIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));

  /** What must be in no line, in whatever place it was sent. */
  private static final List<String> PERSONAL =
      List.of("王小明", "wang-xiaoming", "13800000000", "420500199001011234", "correct horse");

  private final Lines lines = new Lines();

  /** Every line as the file would have it, and as the terminal would. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final List<String> all = new ArrayList<>();
    private final LogLayout words = new LogLayout();
    private final LogLayout json = new LogLayout();

    Lines() {
      json.setJson(true);
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
      all.add(words.doLayout(event));
      all.add(json.doLayout(event));
    }

    synchronized String text() {
      return String.join("", all);
    }
  }

  @BeforeEach
  void listen() {
    lines.start();
    logger("org.gongtong").setLevel(Level.DEBUG);
    logger(RequestLog.class.getName()).setLevel(Level.INFO);
    logger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(lines);
    logger("org.gongtong").setLevel(null);
    logger(RequestLog.class.getName()).setLevel(Level.OFF);
  }

  @Test
  void namesCodesTokensCookiesAndQueriesAreInNoLine() throws Exception {
    List<String> secrets = new ArrayList<>(PERSONAL);
    try (RosterSite site = RosterSite.start(LogPrivacyIT.class, CLOCK)) {
      Community community = site.community("model");
      TestServer.Visitor clerk = site.clerk(RosterSite.FIRST);
      clerk.get(
          "/staff?owner=王小明&phone=13800000000&token=wang-xiaoming".replace("王小明", "%E7%8E%8B"));
      byte[] roster =
          RosterSite.csv("C01-1-101,C01,1,1,101,dwelling,80.00,registry,王小明,王小明,delivered");
      site.check(clerk, community, "王小明 13800000000.csv", roster, "2026-03-01").apply(clerk);
      site.upload(
          clerk,
          community,
          "bad.csv",
          "name\n王小明,420500199001011234\n".getBytes(StandardCharsets.UTF_8),
          "");
      assertThat(site.parts(community)).hasSize(1);
      assertThat(clerk.get("/c/wang-xiaoming").statusCode()).isEqualTo(404);
      assertThat(clerk.get("/c/model").statusCode()).isEqualTo(200);
      clerk.send(clerk.to("/staff/none/wang-xiaoming").header("User-Agent", "wang-xiaoming"));
      clerk.post("/staff/sign-in", Map.of("login", "wang-xiaoming", "password", "correct horse"));
    }
    votes(secrets);
    String log = lines.text();
    assertThat(log)
        .contains("actor=desk-1", "route=/staff/sign-in", "actor=voter", "\"status\":303")
        .contains("route=/c/{community} status=200", "community=model")
        .contains("route=/vote/check", "\"message\":\"request\"");
    for (String secret : secrets) {
      assertThat(log).doesNotContain(secret).doesNotContain(secret.replace("-", ""));
    }
  }

  private static void votes(List<String> secrets) throws Exception {
    VotingHall hall = new VotingHall(CLOCK);
    try (TestServer server = TestServer.start(LogPrivacyIT.class, Map.of(), CLOCK, hall)) {
      Community community = hall.community("model", "cn-42");
      Motion motion =
          hall.announce(hall.draft(community, "C01", "是否选聘物业服务人？", ""), Duration.ofDays(60));
      CLOCK.passes(VotingHall.NOTICE);
      motion = hall.open(motion);
      String code = hall.letters(motion).get("C01-6-2");
      secrets.add(code);
      TestServer.Visitor voter = VotePages.entered(server, code);
      voter.post("/vote", Map.of("code", "0000-0000-0000-0000"));
      voter = VotePages.entered(server, code);
      String page = voter.get("/vote/choice").body();
      String check = VotePages.choose(voter, page, "for").body();
      secrets.add(VotePages.fields(check).get("idempotency_key"));
      assertThat(voter.post("/vote/check", VotePages.fields(check)).statusCode()).isEqualTo(303);
      secrets.add(VotePages.receiptNumber(voter.get("/vote/receipt").body()));
      assertThat(hall.ballots(motion.id(), "C01-6-2")).isEqualTo(1);
      voter
          .client()
          .cookieHandler()
          .orElseThrow()
          .get(URI.create(server.running().address() + "/vote"), Map.of())
          .values()
          .forEach(
              cookies ->
                  cookies.forEach(
                      cookie -> secrets.add(cookie.substring(cookie.indexOf('=') + 1))));
    }
  }

  @Test
  void logInjectionByHeadersPathsAndValues() throws Exception {
    RouteGroup broken =
        javalin ->
            javalin.routes.post(
                "/test/{community}",
                context -> {
                  throw new IllegalStateException("at " + context.formParam("text"));
                },
                Audience.EVERYBODY);
    try (TestServer server =
        TestServer.start(
            LogPrivacyIT.class,
            Map.of(),
            CLOCK,
            binder ->
                Multibinder.newSetBinder(binder, RouteGroup.class)
                    .addBinding()
                    .toInstance(broken))) {
      TestServer.Visitor visitor = server.visitor();
      String value = "\r\nINFO forged-value\u001b[2J";
      assertThat(visitor.post("/test/a", Map.of("text", value)).statusCode()).isEqualTo(500);
      visitor.post("/test/a%0D%0AINFO%20forged-path", Map.of("text", value));
      visitor.post("/test/forged-path", Map.of("text", value));
      String head =
          "GET /none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
              + "X-Request-Id: abcdefgh%0d%0aforged\r\nUser-Agent: a\u0001\tforged\r\n\r\n";
      URI site = server.running().address();
      try (Socket socket = new Socket(site.getHost(), site.getPort())) {
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        socket.getInputStream().readAllBytes();
      }
    }
    String log = lines.text();
    assertThat(log).contains("POST /test/{community} failed", "forged-value");
    assertThat(log.lines().filter(line -> line.contains("forged")))
        .allMatch(line -> line.startsWith("\t") || line.startsWith("{"));
    assertThat(log.replaceAll("[\\n\\t]", "")).doesNotContainPattern("\\p{Cntrl}");
    assertThat(log).doesNotContain("forged-path");
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
