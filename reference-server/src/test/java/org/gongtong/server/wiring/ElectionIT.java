package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionReader;
import org.gongtong.core.decision.election.OpenedBallots;
import org.gongtong.server.print.ReadBack;
import org.gongtong.server.publiclog.LogKeeper;
import org.gongtong.server.wiring.ElectionHall.Held;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Elections from the draft to the recount, over HTTP, on a real server and database. */
@Timeout(120)
class ElectionIT {
  private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("开到 HH:mm");
  private static final Duration SESSION = Duration.ofMinutes(20);
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T01:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static final DeskClerk DESK = new DeskClerk();
  private static final Parts PARTS = new Parts();
  private static TestServer server;
  private static ElectionHall elections;
  private static Visitor one;
  private static Visitor two;

  /** Parts of the server that a test looks at. */
  static final class Parts extends AbstractModule {
    private @Inject Provider<LogKeeper> keeper;
    private @Inject Provider<ElectionReader> reader;

    @Override
    protected void configure() {
      requestInjection(this);
    }

    void turn() {
      keeper.get().turn();
    }

    Election election(Held held) {
      return reader.get().require(held.id()).orThrow();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server =
        TestServer.start(
            ElectionIT.class, Map.of("office.phone", "027-00000000"), CLOCK, HALL, DESK, PARTS);
    HALL.community("model", "cn-42");
    elections = new ElectionHall(server, CLOCK, HALL, DESK, "model");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Held opened(String title, int voters) throws Exception {
    one = elections.keeper("keeper-1");
    two = elections.keeper("keeper-2");
    return elections.opened(title, 2, ElectionHall.voters(voters), one, two);
  }

  @Test
  void aWholeElectionIsHeldCountedAndCountedAgain() throws Exception {
    Held held = opened("第五届居民委员会委员选举", 12);
    String open = server.visitor().get(held.page()).body();
    assertThat(open)
        .contains("第五届居民委员会委员选举", "候选人甲", "正在投票", "社区服务中心", "城市居民委员会组织法")
        .contains("应选", "2 人");
    assertThat(server.visitor().get("/c/model").body()).contains(held.page(), "正在投票");

    List<String> receipts = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      receipts.add(elections.vote(held.codes().get("X-" + i), 1, 2));
    }
    receipts.add(elections.vote(held.codes().get("X-5"), 1));
    receipts.add(elections.vote(held.codes().get("X-6")));
    for (int i = 7; i <= 9; i++) {
      HttpResponse<String> paper = elections.paper(held, "X-" + i);
      assertThat(paper.statusCode()).as(paper.body()).isEqualTo(200);
      assertThat(paper.body()).contains("可以给 X-" + i + " 一张选票");
    }
    assertThat(new TreeSet<>(receipts)).hasSize(6);
    assertThat(server.visitor().get(held.page()).body()).contains("至少 9 人已参加投票", "共 12 人");

    // The receipt is in the public log, and the log says nothing of the choice.
    PARTS.turn();
    HttpResponse<String> logged = server.visitor().get("/log/receipt/" + receipts.get(0));
    assertThat(logged.statusCode()).isEqualTo(200);
    assertThat(logged.body()).contains("receipt").doesNotContain("候选人");

    elections.closed(held);
    String count = elections.clerk().get(held.at("count")).body();
    assertThat(count)
        .contains("任意 2 把", "共发出 3 张")
        .contains("name=\"key-1\" type=\"password\" value=\"\" autocomplete=\"off\"");
    Map<String, String> form =
        elections.countForm(held, held.keys().get(0), held.keys().get(1).toLowerCase());
    form.putAll(Map.of("found", "3", "invalid", "1", "blank", "0", "votes-1", "1", "votes-2", "2"));
    form.putAll(Map.of("votes-3", "0", "votes-4", "0"));
    HttpResponse<String> counted = elections.count(held, form);
    assertThat(counted.statusCode()).as(counted.body()).isEqualTo(303);
    assertThat(DeskClerk.location(counted)).isEqualTo(held.page());

    // 9 took part: six online, three papers. 甲 has 5 + 1, 乙 4 + 2, both more than half of nine.
    HttpResponse<String> result = server.visitor().get(held.page());
    assertThat(result.body())
        .contains("选出 2 人。", "已计票", "当选", "6/9", "0/9", "废票", "下载选票（6 张）")
        .contains("其中纸质选票 1 票", "其中纸质选票 2 票", "其中纸质选票 0 票", "纸质票数加上")
        .doesNotContain("另行选举。");
    HttpResponse<String> file = server.visitor().get(held.page() + "/ballots.txt");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment;");
    OpenedBallots ballots = OpenedBallots.parse(file.body());
    assertThat(ballots.ballots()).hasSize(6);
    assertThat(result.body()).contains(ballots.root().hex());
    Election election = PARTS.election(held);
    assertThat(ElectionReader.recount(election, ballots).agrees()).isTrue();
    HttpResponse<String> english =
        server.visitor().send(server.visitor().to(held.page()).header("Accept-Language", "en"));
    assertThat(english.body()).contains("2 people are elected.", "Organic Law");

    // Whoever comes again is told that he took part, after the count too, and others that it is
    // over.
    HttpResponse<String> late = elections.entered(held.codes().get("X-12")).get("/vote/election");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("投票已经结束");
    Visitor later = elections.entered(held.codes().get("X-1"));
    assertThat(DeskClerk.location(later.get("/vote/election"))).isEqualTo("/vote/election/receipt");
    assertThat(ElectionHall.receipt(later)).isEqualTo(receipts.get(0));
  }

  @Test
  void aVoterMarksChecksAndGoesBack() throws Exception {
    Held held = opened("楼组长选举", 10);
    Visitor voter = elections.entered(held.codes().get("X-1"));
    HttpResponse<String> paper = voter.get("/vote/election");
    assertThat(paper.body())
        .contains("最多选 2 人。", "候选人丁", "type=\"checkbox\"")
        .doesNotContain("checked>");
    HttpResponse<String> many =
        ElectionHall.marked(voter, "/vote/election", DeskClerk.form(paper), 1, 2, 4);
    assertThat(DeskClerk.location(many)).isEqualTo("/vote/election");
    HttpResponse<String> again = voter.get("/vote/election");
    assertThat(again.body()).contains("3 人太多了，最多选 2 人。请去掉 1 人。");
    assertThat(again.body().split(" checked>", -1)).hasSize(4);
    assertThat(DeskClerk.location(voter.get("/vote/election/check"))).isEqualTo("/vote/election");

    assertThat(ElectionHall.check(voter).body()).contains("您没有选任何人");
    HttpResponse<String> check = ElectionHall.check(voter, 4);
    assertThat(check.body().replaceAll("<svg[^§]*?</svg>\\s*", ""))
        .contains("class=\"chosen\"       ><span lang=\"zh-CN\">候选人丁")
        .contains("class=\"chosen\" hidden><span lang=\"zh-CN\">候选人甲")
        .contains(UNTIL.withZone(ElectionHall.ZONE).format(CLOCK.instant().plus(SESSION)));
    assertThat(voter.get("/vote/election/receipt").statusCode()).isEqualTo(303);
    Map<String, String> form = DeskClerk.form(check);
    HttpResponse<String> cast = voter.post("/vote/election/check", form);
    assertThat(DeskClerk.location(cast)).isEqualTo("/vote/election/receipt");
    assertThat(cast.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.matches("marked=; Path=/vote; Expires=Thu, 01 Jan 1970.*"));
    String receipt = ElectionHall.receipt(voter);
    // A second press of the button.
    HttpResponse<String> twice = voter.post("/vote/election/check", form);
    assertThat(DeskClerk.location(twice)).isEqualTo("/vote/election/receipt");
    assertThat(ElectionHall.receipt(voter)).isEqualTo(receipt);
    assertThat(DeskClerk.location(voter.get("/vote/choice"))).isEqualTo("/vote/election");
    CLOCK.passes(Duration.ofMinutes(21));
    assertThat(voter.get("/vote/election/receipt").statusCode()).isEqualTo(403);
  }

  @Test
  void whatIsSentAndAnsweredAfterTheMarksHasOneLengthWhateverIsChosen() throws Exception {
    Held held = opened("一样长的选举", 10);
    Set<Integer> checks = new TreeSet<>();
    Set<Integer> papers = new TreeSet<>();
    Set<Integer> casts = new TreeSet<>();
    Set<String> answers = new TreeSet<>();
    int[][] choices = {{}, {1}, {4}, {1, 2}, {3, 4}};
    for (int i = 0; i < choices.length; i++) {
      Visitor voter = elections.entered(held.codes().get("X-" + (i + 1)));
      HttpResponse<String> check = ElectionHall.check(voter, choices[i]);
      checks.add(check.body().length());
      papers.add(voter.get("/vote/election").body().length());
      Map<String, String> form = DeskClerk.form(check);
      // The browser sends hidden fields alone, and the cookie, whose length is tested below.
      assertThat(check.body()).doesNotContain("name=\"choice\"");
      casts.add(form.toString().length());
      HttpResponse<String> cast = voter.post("/vote/election/check", form);
      answers.add(cast.statusCode() + DeskClerk.location(cast) + cast.headers().map().keySet());
    }
    assertThat(checks).hasSize(1);
    assertThat(papers).hasSize(1);
    assertThat(casts).hasSize(1);
    assertThat(answers).hasSize(1);
  }

  @Test
  void whatASecondWindowMarkedIsNotCastUnseen() throws Exception {
    Held held = opened("两个页面的选举", 5);
    Visitor voter = elections.entered(held.codes().get("X-1"));
    Map<String, String> first = DeskClerk.form(ElectionHall.check(voter, 1));
    HttpResponse<String> second = ElectionHall.check(voter, 2);
    HttpResponse<String> refused = voter.post("/vote/election/check", first);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("您在另一个页面上改过选择", "/vote/election/check");
    assertThat(DeskClerk.location(voter.get("/vote/election/receipt"))).isEqualTo("/vote/election");
    assertThat(DeskClerk.location(voter.post("/vote/election/check", DeskClerk.form(second))))
        .isEqualTo("/vote/election/receipt");
  }

  @Test
  void theCookieOfAMarkedPaperHasOneLengthAndTheClockTakesTheSteps() throws Exception {
    one = elections.keeper("keeper-1");
    two = elections.keeper("keeper-2");
    String desk = elections.drafted(ElectionHall.draft("到时自动的选举", 3, "keeper-1 甲\nkeeper-2 乙"));
    elections.listed(desk, ElectionHall.voters(3));
    elections.announced(desk, Duration.ofDays(2));
    elections.key(one, desk);
    elections.passes(ElectionHall.NOTICE);
    DESK.clock().look();
    assertThat(elections.clerk().get(desk).body()).contains("KEYS_MISSING", "已公告", "2 把中已生成 1 把");
    two = elections.keeper("keeper-2");
    elections.key(two, desk);
    DESK.clock().look();
    assertThat(elections.clerk().get(desk).body())
        .contains("正在投票", "不足 10 人")
        .doesNotContain("KEYS_MISSING");
    String id = desk.substring(desk.lastIndexOf('/') + 1);
    Map<Integer, String> codes =
        HALL.codes().issue(VotingHall.CLERK, UUID.fromString(id), List.of(1));
    Visitor voter = elections.entered(codes.get(1));
    Map<String, String> form = DeskClerk.form(voter.get("/vote/election"));
    Set<Integer> lengths = new TreeSet<>();
    for (int[] choice : new int[][] {{}, {1}, {2, 4}, {1, 2, 3}, {1, 2, 3, 4}}) {
      HttpResponse<String> marked = ElectionHall.marked(voter, "/vote/election", form, choice);
      assertThat(marked.headers().allValues("Set-Cookie"))
          .singleElement()
          .asString()
          .startsWith("marked=")
          .contains("Path=/vote;", "HttpOnly", "SameSite=Strict")
          .satisfies(cookie -> lengths.add(cookie.indexOf(';')));
    }
    assertThat(lengths).hasSize(1);
    elections.passes(Duration.ofDays(3));
    DESK.clock().look();
    assertThat(elections.clerk().get(desk).body()).contains("待计票");
  }

  @Test
  void lettersHaveACodeForEachVoterAndNoBallot() throws Exception {
    Held held = opened("信件的选举", 10);
    String letters = held.at("letters");
    HttpResponse<String> page = elections.clerk().get(letters);
    assertThat(page.body()).contains(">10</dd>");
    HttpResponse<String> all = elections.clerk().post(letters, DeskClerk.form(page));
    assertThat(all.statusCode()).isEqualTo(409);
    assertThat(all.body()).contains("ELECTION_LETTERS_ALL_PRINTED");
    HttpResponse<byte[]> pdf =
        DeskClerk.postForFile(
            elections.clerk(),
            letters + "/reprint",
            DeskClerk.form(elections.clerk().get(letters), "voter", "X-3", "reason", "信件受潮"));
    assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
    String letter = String.join("", ReadBack.pages(pdf.body()));
    assertThat(letter)
        .contains("选民X-3", "序号3", "候选人丙", "补发第1次", "最多选2人", "投票站")
        .doesNotContain("签名", "沿此线剪下");
    Visitor old = server.visitor();
    assertThat(old.post("/vote", Map.of("code", held.codes().get("X-3"))).body()).contains("作废");
    HttpResponse<String> unknown =
        elections
            .clerk()
            .post(
                letters + "/reprint",
                DeskClerk.form(elections.clerk().get(letters), "voter", "X-99", "reason", "丢失"));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("选民名单上没有 “X-99”");
  }

  @Test
  void fewPapersAreReadOneByOneAndMixed() throws Exception {
    Held held = opened("纸质票很少的选举", 5);
    for (int i = 1; i <= 3; i++) {
      elections.vote(held.codes().get("X-" + i), 1);
    }
    elections.paper(held, "X-4");
    elections.closed(held);
    String[] keys = held.keys().toArray(new String[0]);
    Map<String, String> sums = elections.countForm(held, keys);
    sums.putAll(Map.of("found", "1", "invalid", "0", "blank", "0", "votes-1", "0"));
    sums.putAll(Map.of("votes-2", "1", "votes-3", "0", "votes-4", "0"));
    HttpResponse<String> tells = elections.count(held, sums);
    assertThat(tells.statusCode()).isEqualTo(422);
    assertThat(tells.body()).contains("逐张录入纸质选票").doesNotContain(keys[0], keys[1]);
    Map<String, String> read = elections.countForm(held, keys);
    read.putAll(Map.of("invalid", "0", "read", "2"));
    HttpResponse<String> counted = elections.count(held, read);
    assertThat(counted.statusCode()).as(counted.body()).isEqualTo(303);
    assertThat(server.visitor().get(held.page() + "/ballots.txt").body()).isEqualTo("2\n1\n1\n1\n");
  }

  @Test
  void whatIsNotThereOrNotAnnouncedIsNotFound() throws Exception {
    elections.keeper("keeper-1");
    HALL.community("elsewhere", "cn-42");
    Visitor clerk = DESK.signedIn(server, "desk-1");
    String draft = elections.drafted(ElectionHall.draft("不该公开的草稿", 1, "keeper-1 甲\ndesk-2 乙"));
    String id = draft.substring(draft.lastIndexOf('/') + 1);
    Visitor anyone = server.visitor();
    for (String path :
        List.of(
            "/c/model/e/" + id,
            "/c/model/e/" + id + "/ballots.txt",
            "/c/elsewhere/e/" + id,
            "/c/model/e/garbage",
            "/c/model/e/" + PermissionScene.NOBODY)) {
      HttpResponse<String> none = anyone.get(path);
      assertThat(none.statusCode()).as(path).isEqualTo(404);
      assertThat(none.body()).contains("ELECTION_UNKNOWN").doesNotContain("不该公开的草稿");
    }
    assertThat(anyone.get("/c/model").body()).doesNotContain("不该公开的草稿");
    assertThat(clerk.get(draft).body()).contains("不该公开的草稿");
    for (String below : List.of("", "/edit", "/voters", "/letters", "/papers", "/count", "/key")) {
      String path = "/staff/c/elsewhere/e/" + id + below;
      assertThat(clerk.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aListIsRefusedWithItsFaultsAndCorrectedAfterObjections() throws Exception {
    one = elections.keeper("keeper-1");
    String desk = elections.drafted(ElectionHall.draft("名单的选举", 1, "keeper-1 甲\ndesk-2 乙"));
    Visitor clerk = elections.clerk();
    HttpResponse<String> faulty =
        clerk.post(
            desk + "/voters",
            DeskClerk.form(clerk.get(desk + "/voters"), "voters", "X-1\nX-1\n13800138000"));
    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body()).contains("第 2 行", "编号“X-1”重复", "第 3 行", "手机号码");
    HttpResponse<String> file =
        DeskClerk.uploadAs(
            "file",
            clerk,
            desk + "/voters",
            DeskClerk.form(clerk.get(desk + "/voters")),
            DeskClerk.Paper.of("voters.csv", "编号,姓名\nX-1,甲\nX-2,乙\n"));
    assertThat(file.statusCode()).as(file.body()).isEqualTo(303);
    assertThat(clerk.get(desk + "/voters").body()).contains(">2</dd>");
    elections.announced(desk, Duration.ofDays(1));
    HttpResponse<String> amended =
        clerk.post(
            desk + "/voters/amend",
            DeskClerk.form(
                clerk.get(desk + "/voters"),
                "reason",
                "核对户籍",
                "added",
                "X-3\nX-4",
                "struck",
                "X-1"));
    assertThat(amended.statusCode()).as(amended.body()).isEqualTo(303);
    assertThat(clerk.get(desk + "/voters").body()).contains(">3</dd>");
    String page = desk.replace("/staff/c/", "/c/") + "/listed";
    Visitor anyone = server.visitor();
    assertThat(anyone.get(desk.replace("/staff/c/", "/c/")).body()).contains(page);
    assertThat(anyone.get(page).body()).contains("查一查").doesNotContain("role=\"status\"");
    assertThat(anyone.post(page, Map.of("voter", " Ｘ-3 ")).body()).contains("“X-3”在选民名单上");
    for (String none : List.of("X-1", "X-99", "X", "<b>")) {
      assertThat(anyone.post(page, Map.of("voter", none)).body())
          .as(none)
          .contains("不在选民名单上", "可以更正")
          .doesNotContain("<b>");
    }
  }
}
