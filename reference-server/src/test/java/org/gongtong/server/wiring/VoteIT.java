package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.VotePages.assertRefused;
import static org.gongtong.server.wiring.VotePages.choose;
import static org.gongtong.server.wiring.VotePages.entered;
import static org.gongtong.server.wiring.VotePages.fields;
import static org.gongtong.server.wiring.VotePages.location;
import static org.gongtong.server.wiring.VotePages.mentions;
import static org.gongtong.server.wiring.VotePages.receiptNumber;
import static org.gongtong.server.wiring.VotePages.rows;
import static org.gongtong.server.wiring.VotePages.theChoiceIsTakenAway;
import static org.gongtong.server.wiring.VotePages.theResultShowsWhatWasCounted;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.gongtong.core.decision.BallotEntry;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.place.Community;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Reading and voting without JavaScript, on a real server and database. */
@Timeout(60)
class VoteIT {
  private static final String HTML = "<script>alert('x')</script><b onclick=1>";
  private static final Duration LONG = Duration.ofDays(60);
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
  private static TestServer server;
  private static Community community;
  private static Community sichuan;
  private static Motion main;
  private static Motion other;
  private static Motion small;
  private static Motion brief;
  private static Motion counted;
  private static Motion inSichuan;
  private static Motion draft;
  private static final Map<Motion, Map<String, String>> CODES = new HashMap<>();

  @BeforeAll
  static void start() {
    LOG.start();
    logger("org.gongtong").setLevel(Level.DEBUG);
    logger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(LOG);
    server = TestServer.start(VoteIT.class, Map.of("office.phone", "027-00000000"), CLOCK, HALL);
    community = HALL.community("model", "cn-42");
    sichuan = HALL.community("sichuan", "cn-51");
    draft = HALL.draft(community, "", "不该公开的草稿？", "");
    main = announced(community, "C01", "是否选聘物业服务人？" + HTML, LONG);
    other = announced(community, "", "是否修改管理规约？", LONG);
    small = announced(community, "C02", "是否更换门禁？", LONG);
    brief = announced(community, "C01", "是否粉刷楼道？", Duration.ofDays(2));
    counted = announced(community, "C01", "是否安装路灯？", Duration.ofDays(2));
    inSichuan = announced(sichuan, "C01", "是否选聘物业服务人？", LONG);
    CLOCK.passes(VotingHall.NOTICE);
    main = opened(main);
    other = opened(other);
    small = opened(small);
    brief = opened(brief);
    counted = opened(counted);
    inSichuan = opened(inSichuan);
  }

  @AfterAll
  static void stop() {
    logger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(LOG);
    logger("org.gongtong").setLevel(null);
    server.close();
  }

  @Test
  void votesByCodeAndKeepsAReceipt() throws Exception {
    Visitor voter = server.visitor();
    String code = code(main, 1);
    assertThat(voter.get("/vote").body()).contains("输入表决码").doesNotContain(code);
    HttpResponse<String> in =
        voter.post("/vote", Map.of("code", " " + code.toLowerCase(Locale.ROOT).replace("-", " ")));
    assertThat(location(in)).isEqualTo("/vote/choice");
    HttpResponse<String> choice = voter.get("/vote/choice");
    assertThat(choice.body()).contains("是否选聘物业服务人？", "《民法典》第278条");
    HttpResponse<String> none = voter.post("/vote/choice", fields(choice.body()));
    HttpResponse<String> missing = voter.get(location(none));
    assertThat(missing.body()).contains("请选择同意、反对或弃权");
    HttpResponse<String> check = choose(voter, missing.body(), "for");
    assertThat(check.statusCode()).isEqualTo(200);
    assertThat(check.body())
        .contains("请核对您的选择", "投出以后不能修改")
        .contains("C01 6栋1单元1室", "C01 P栋1单元车位 14", "160.15 平方米");
    assertThat(HALL.ballots(main.id(), "C01-6-1")).isZero();
    HttpResponse<String> cast = voter.post("/vote/check", fields(check.body()));
    assertThat(location(cast)).isEqualTo("/vote/receipt");
    theChoiceIsTakenAway(cast);
    assertThat(HALL.ballots(main.id(), "C01-6-1")).isEqualTo(1);

    HttpResponse<String> receipt = voter.get("/vote/receipt");
    String number = receiptNumber(receipt.body());
    assertThat(receipt.body()).contains("您已经投票", "<dd class=\"chosen\">同意</dd>", "车位 14");
    CLOCK.passes(Duration.ofMinutes(3));
    assertThat(voter.get("/vote/receipt").body())
        .contains(number, "已经不再显示")
        .doesNotContain("class=\"chosen\"", "车位 14");
    HttpResponse<String> ended = voter.get("/vote/choice");
    assertThat(ended.statusCode()).isEqualTo(409);
    assertThat(ended.body()).contains("这张票已经投过了", number);

    Visitor later = entered(server, code);
    HttpResponse<String> again = later.get("/vote/choice");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains(number, "网上投票").doesNotContain("class=\"chosen\"");
    assertThat(later.get("/vote/receipt").statusCode()).isEqualTo(303);
  }

  @Test
  void oneOfTwoTabsWinsAndTheSameFormTwiceCastsOnce() throws Exception {
    Visitor voter = entered(server, code(main, 2));
    String one = choose(voter, voter.get("/vote/choice").body(), "for").body();
    String two = choose(voter, voter.get("/vote/choice").body(), "against").body();
    assertThat(location(voter.post("/vote/check", fields(one)))).isEqualTo("/vote/receipt");
    HttpResponse<String> lost = voter.post("/vote/check", fields(two));
    assertThat(lost.statusCode()).isEqualTo(409);
    String number = receiptNumber(voter.get("/vote/receipt").body());
    assertThat(lost.body()).contains("这张票已经投过了", number);
    assertThat(location(voter.post("/vote/check", fields(one)))).isEqualTo("/vote/receipt");
    assertThat(voter.get("/vote/receipt").body()).contains(number, "class=\"chosen\"");

    // The reply was lost with its cookie: the form alone leads to the receipt, without the choice.
    Visitor elsewhere = server.visitor();
    Map<String, String> guess = fields(one);
    guess.put("choice", "for");
    assertThat(location(elsewhere.post("/vote/check", guess))).isEqualTo("/vote/receipt");
    assertThat(elsewhere.get("/vote/receipt").body())
        .contains(number)
        .doesNotContain("class=\"chosen\"", "C01 6栋");
    assertThat(HALL.ballots(main.id(), "C01-6-2")).isEqualTo(1);
  }

  @Test
  void twoTabsAtTheVerySameTimeCastOnce() throws Exception {
    Visitor voter = entered(server, code(main, 3));
    List<String> checks = new ArrayList<>();
    for (String choice : List.of("for", "against", "abstain", "for")) {
      checks.add(choose(voter, voter.get("/vote/choice").body(), choice).body());
    }
    List<CompletableFuture<Integer>> sent = new ArrayList<>();
    for (String check : checks) {
      sent.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return voter.post("/vote/check", fields(check)).statusCode();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    List<Integer> statuses = sent.stream().map(CompletableFuture::join).toList();
    assertThat(statuses).containsOnlyOnce(303).allMatch(s -> s == 303 || s == 409 || s == 403);
    assertThat(HALL.ballots(main.id(), "C01-6-3")).isEqualTo(1);
  }

  @Test
  void aFormOfAnotherBallotIsCastForNeither() throws Exception {
    Visitor voter = entered(server, code(main, 4));
    String first = choose(voter, voter.get("/vote/choice").body(), "for").body();
    voter.post("/vote", Map.of("code", code(other, 5)));
    for (String address : List.of("/vote/check", "/vote/choice")) {
      HttpResponse<String> refused = voter.post(address, fields(first));
      assertThat(refused.statusCode()).as(address).isEqualTo(409);
      assertThat(refused.body()).contains("这不是现在打开的表决票", "是否修改管理规约？");
    }
    assertThat(HALL.ballots(main.id(), "C01-6-4")).isZero();
    assertThat(HALL.ballots(other.id(), "C01-6-5")).isZero();
  }

  @Test
  void theCloseComesBetweenChoosingAndCasting() throws Exception {
    Visitor voter = entered(server, code(brief, 6));
    Visitor slow = server.visitor();
    String check = choose(voter, voter.get("/vote/choice").body(), "for").body();
    slow.post("/vote", Map.of("code", code(counted, 6)));
    String stillOpen = slow.get("/vote/choice").body();
    assertThat(stillOpen).contains("是否安装路灯？");
    CLOCK.passes(Duration.between(CLOCK.instant(), brief.window().closesAt()));
    assertThat(entered(server, code(brief, 7)).get("/vote/choice").statusCode()).isEqualTo(200);
    CLOCK.passes(Duration.ofMillis(1));
    Visitor late = entered(server, code(brief, 6));
    HttpResponse<String> refused = late.post("/vote/check", fields(check));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("表决已经结束", "2026年3月19日");
    assertThat(HALL.ballots(brief.id(), "C01-6-6")).isZero();
    theResultShowsWhatWasCounted(server.visitor(), HALL, counted, path(counted));
  }

  @Test
  void htmlIsShownAndNeverRun() throws Exception {
    Visitor voter = entered(server, code(main, 7));
    HttpResponse<String> choice = voter.get("/vote/choice");
    HttpResponse<String> check = choose(voter, choice.body(), "against");
    List<String> pages =
        List.of(
            voter.get("/c/model").body(),
            voter.get(path(main)).body(),
            choice.body(),
            check.body());
    voter.post("/vote/check", fields(check.body()));
    List<String> all = new ArrayList<>(pages);
    all.add(voter.get("/vote/receipt").body());
    all.add(voter.get("/vote/choice").body());
    for (String page : all) {
      assertThat(page)
          .contains("&lt;script&gt;")
          .doesNotContain("<script>alert")
          .doesNotContain("<b onclick");
    }
  }

  @Test
  void aGetChangesNothing() throws Exception {
    Visitor voter = entered(server, code(main, 8));
    String check = choose(voter, voter.get("/vote/choice").body(), "for").body();
    Map<String, String> fields = fields(check);
    String query =
        "?choice=for&code=" + code(main, 9) + "&idempotency_key=" + fields.get("idempotency_key");
    Map<String, Long> before = rows(server);
    for (String path :
        List.of(
            "/",
            "/c/model",
            path(main),
            path(main) + "/turnout",
            path(main) + "/result",
            "/vote" + query,
            "/vote/choice" + query,
            "/vote/check" + query,
            "/vote/receipt" + query)) {
      assertThat(voter.get(path).statusCode()).as(path).isLessThan(500);
      assertThat(server.visitor().get(path).body()).as(path).doesNotContain(code(main, 9));
    }
    assertThat(rows(server)).isEqualTo(before);
    assertThat(location(voter.post("/vote/check", fields))).isEqualTo("/vote/receipt");
    assertThat(rows(server)).isNotEqualTo(before);
  }

  @Test
  void aCodeReachesNoLogAndNoAddress() throws Exception {
    String code = code(main, 9);
    Visitor voter = server.visitor();
    HttpResponse<String> wrong = voter.post("/vote", Map.of("code", code + "0"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    HttpResponse<String> in = voter.post("/vote", Map.of("code", code));
    voter.get("/vote/choice");
    voter.post("/vote", Map.of("code", code, "broken", "%00"));
    for (HttpResponse<String> answer : List.of(wrong, in)) {
      assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
      assertThat(answer.headers().map().toString()).doesNotContain(code, code.replace("-", ""));
    }
    assertThat(LOG.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> CODES.values().stream().anyMatch(all -> mentions(line, all)));
  }

  @Test
  void coOwnersNameAVoterAndThenTheSameCodeVotes() throws Exception {
    String code = CODES.get(main).get("C01-6-13");
    Visitor voter = entered(server, code);
    HttpResponse<String> waiting = voter.get("/vote/choice");
    assertThat(waiting.statusCode()).isEqualTo(409);
    assertThat(waiting.body()).contains("共有人还没有确定由谁投票", "推选书", "027-00000000");
    HALL.box().nameVoter(VotingHall.CLERK, main.id(), "C01-6-13", "O14", "推选书 1 号").orThrow();
    HttpResponse<String> choice = voter.get("/vote/choice");
    assertThat(choice.statusCode()).isEqualTo(200);
    HttpResponse<String> check = choose(voter, choice.body(), "abstain");
    assertThat(location(voter.post("/vote/check", fields(check.body()))))
        .isEqualTo("/vote/receipt");
  }

  @Test
  void whoVotedOnPaperIsToldSo() throws Exception {
    HALL.box()
        .record(
            main.id(),
            new BallotEntry(
                HALL.ids().next(),
                "C01-6-10",
                null,
                Channel.PAPER,
                CLOCK.instant(),
                "against",
                null,
                new Evidence("sheet 1 line 1", VotingHall.CLERK, "desk-2")))
        .orThrow();
    HttpResponse<String> refused = entered(server, code(main, 10)).get("/vote/choice");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("这张票已经投过了", "纸质票").doesNotContain("反对");
  }

  @Test
  void whereSigningInCountsItIsRecordedAndTold() throws Exception {
    Visitor voter = entered(server, code(inSichuan, 1));
    HttpResponse<String> choice = voter.get("/vote/choice");
    assertThat(choice.body()).contains("就已经算参加了这次表决");
    assertThat(HALL.ballots(inSichuan.id(), "C01-6-1")).isZero();
    assertThat(VotePages.turnout(server, CLOCK, path(inSichuan))).contains(">0</strong>");
    entered(server, code(inSichuan, 2));
    entered(server, code(inSichuan, 3));
    assertThat(VotePages.turnout(server, CLOCK, path(inSichuan))).contains(">3</strong>");
    HttpResponse<String> check = choose(voter, choice.body(), "for");
    assertThat(location(voter.post("/vote/check", fields(check.body()))))
        .isEqualTo("/vote/receipt");
    assertThat(VotePages.turnout(server, CLOCK, path(inSichuan))).contains(">3</strong>");
    assertThat(entered(server, code(main, 11)).get("/vote/choice").body()).doesNotContain("就已经算参加");
  }

  @Test
  void aSessionEnds() throws Exception {
    Visitor voter = entered(server, code(main, 12));
    String check = choose(voter, voter.get("/vote/choice").body(), "for").body();
    CLOCK.passes(Duration.ofMinutes(21));
    for (HttpResponse<String> answer :
        List.of(voter.get("/vote/choice"), voter.post("/vote/check", fields(check)))) {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("请重新打开");
    }
    assertThat(HALL.ballots(main.id(), "C01-6-12")).isZero();
  }

  @Test
  void whatIsNotThereIsRefusedWithARemedy() throws Exception {
    Visitor reader = server.visitor();
    assertRefused(reader.get("/c/nowhere"), "COMMUNITY_UNKNOWN", "从首页选择社区");
    assertRefused(reader.get("/c/%3Cscript%3E"), "COMMUNITY_UNKNOWN", "&lt;script&gt;");
    for (String motion : List.of("garbage", draft.id().toString(), inSichuan.id().toString())) {
      for (String below : List.of("", "/turnout", "/result")) {
        assertRefused(reader.get("/c/model/m/" + motion + below), "MOTION_UNKNOWN", "从社区页面选择议题");
      }
    }
    assertThat(reader.get("/c/model").body()).doesNotContain("不该公开的草稿");
  }

  @Test
  void nothingOfTheChoicesIsTellableBeforeTheCount() throws Exception {
    Visitor reader = server.visitor();
    assertThat(reader.get("/").body()).contains("样板社区", "项正在表决");
    String page = reader.get(path(main)).body();
    assertThat(page).contains("参与情况", "data-refresh", "怎样才算通过");
    for (String path : List.of(path(main), path(main) + "/turnout")) {
      assertThat(reader.get(path).body())
          .doesNotContain("<th scope=\"row\">同意", "figure.for", "outcome");
    }
    assertRefused(reader.get(path(main) + "/result"), "NOT_COUNTED", "等到计票之后");
    assertThat(reader.get(path(small) + "/turnout").body())
        .contains("不足 10 位")
        .doesNotContain("<svg");
    assertThat(reader.get(path(main) + "/turnout").body()).doesNotContain("<html");
  }

  private static Motion announced(Community home, String scope, String question, Duration open) {
    String explanation = "说明第一段。\n\n第二段。" + HTML;
    return HALL.announce(HALL.draft(home, scope, question, explanation), open);
  }

  private static Motion opened(Motion announced) {
    Motion open = HALL.open(announced);
    CODES.put(open, HALL.letters(open));
    return open;
  }

  private static String code(Motion motion, int room) {
    return CODES.get(motion).get("C01-6-" + room);
  }

  private static String path(Motion motion) {
    String home = motion.communityId().equals(community.id()) ? "model" : "sichuan";
    return "/c/" + home + "/m/" + motion.id();
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
