package org.gongtong.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.wiring.DeskClerk;
import org.gongtong.server.wiring.ElectionHall;
import org.gongtong.server.wiring.ElectionHall.Held;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.gongtong.server.wiring.TestStaff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is tried on a secret election, each test named after the abuse. */
@Timeout(120)
class ElectionAbuseIT {
  private static final int VOTERS = 12;

  /** Elections that stay open, by title. */
  private static final Map<String, Held> LONG = new HashMap<>();

  private static AbuseScene scene;
  private static ElectionHall elections;
  private static Visitor one;
  private static Visitor two;

  @BeforeAll
  static void start() throws Exception {
    scene = new AbuseScene(ElectionAbuseIT.class);
    elections = new ElectionHall(scene.server, scene.clock, scene.hall, scene.desk, "model");
    one = elections.keeper("keeper-1");
    two = elections.keeper("keeper-2");
    List<String> titles = List.of("偷看结果的选举", "另一次选举", "投两次的选举", "混票的选举", "多选的选举", "卖票的选举");
    List<String> voters = ElectionHall.voters(VOTERS);
    LONG.putAll(elections.opened(titles, Duration.ofDays(300), 2, voters, one, two));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static Held opened(String title) throws Exception {
    one = elections.keeper("keeper-1");
    two = elections.keeper("keeper-2");
    return elections.opened(title, 2, ElectionHall.voters(VOTERS), one, two);
  }

  private static String code(Held held, int voter) {
    return held.codes().get("X-" + voter);
  }

  private static long rows(String table, Held held) throws SQLException {
    return scene.count(
        "select count(*) from " + table + " where election_id = '" + held.id() + "'");
  }

  /** What a table holds, as text. */
  private static String dump(String query) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Connection connection = scene.server.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          text.append(found.getString(column)).append('|');
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  @Test
  void administratorsLookAtInterimResultsOfAnElection() throws Exception {
    Held held = LONG.get("偷看结果的选举");
    elections.vote(code(held, 1), 1, 2);
    elections.vote(code(held, 2));
    elections.vote(code(held, 3), 4);
    Visitor anyone = scene.server.visitor();
    Visitor administrator = scene.holder(MandateKind.SYSTEM_ADMINISTRATOR);
    List<String> told = new ArrayList<>();
    for (Visitor who : List.of(anyone, elections.clerk(), administrator, one)) {
      HttpResponse<String> ballots = who.get(held.page() + "/ballots.txt");
      assertThat(ballots.statusCode()).isEqualTo(404);
      assertThat(ballots.body()).contains("ELECTION_NOT_COUNTED");
      String page = who.get(held.page()).body();
      told.add(page.replaceAll("(?s).*<main", "").replaceAll("(?s)</main>.*", ""));
      assertThat(page).contains("至少 3 人已参加投票").doesNotContain("得票</span>", "bar-figures");
      assertThat(who.get(held.at("count")).statusCode()).isIn(303, 403, 409);
    }
    assertThat(told).allMatch(told.get(0)::equals);
    for (String below : List.of("", "/voters", "/letters", "/papers")) {
      assertThat(elections.clerk().get(held.desk() + below).body())
          .as(below)
          .doesNotContain("bar-figures", " 票<");
    }
    // What the tables hold: three boxes of one length, and not a word of what is in them.
    assertThat(rows("election_opened_ballot", held)).isZero();
    assertThat(rows("election_sealed_ballot", held)).isEqualTo(3);
    assertThat(
            scene.count(
                "select count(distinct length(sealed)) from election_sealed_ballot"
                    + " where election_id = '"
                    + held.id()
                    + "'"))
        .isEqualTo(1);
    String events =
        dump(
            "select data from audit_event where type = 'election-participated'"
                + " and subject = '"
                + held.id()
                + "'");
    assertThat(events).contains("\"channel\":\"web\"").doesNotContain("choice", "ballot", "candid");
    assertThat(dump("select * from idempotency_key where scope not like 'staff:%'")).isEmpty();
  }

  @Test
  void aSingleTrusteeOpensTheBox() throws Exception {
    Held other = LONG.get("另一次选举");
    Held held = opened("一把钥匙的选举");
    elections.vote(code(held, 1), 1);
    elections.closed(held);
    String first = held.keys().get(0);
    Map<String, List<String>> tries = new HashMap<>();
    tries.put("开箱需要 2 份", List.of(first));
    tries.put("密钥码输入了两次", List.of(first, first));
    tries.put("不属于本次选举", List.of(first, other.keys().get(1)));
    tries.put("密钥码有误", List.of(first, held.keys().get(1).replace('-', '0')));
    for (Map.Entry<String, List<String>> attempt : tries.entrySet()) {
      Map<String, String> form =
          elections.countForm(held, attempt.getValue().toArray(new String[0]));
      HttpResponse<String> refused = elections.count(held, form);
      assertThat(refused.statusCode()).as(attempt.getKey()).isEqualTo(422);
      assertThat(refused.body())
          .contains(attempt.getKey())
          .doesNotContain(first, held.keys().get(1), TestStaff.PASSWORD);
    }
    assertThat(rows("election_sealed_ballot", held)).isEqualTo(1);
    assertThat(rows("election_opened_ballot", held)).isZero();
    assertThat(scene.server.visitor().get(held.page()).body()).contains("待计票");
    // Nothing of a key is kept: not its code, and no hash of a form with it in it.
    String kept =
        dump("select election from election_version") + dump("select * from idempotency_key");
    assertThat(kept).doesNotContain(first, first.replace("-", ""));
  }

  @Test
  void aTrusteesKeyIsMadeByAnotherOrToldAgain() throws Exception {
    one = elections.keeper("keeper-1");
    two = elections.keeper("keeper-2");
    String desk = elections.drafted(ElectionHall.draft("密钥的选举", 1, "keeper-1 甲\nkeeper-2 乙"));
    elections.listed(desk, ElectionHall.voters(VOTERS));
    elections.announced(desk, Duration.ofDays(1));
    Visitor stranger = elections.keeper("keeper-3");
    Visitor administrator = scene.holder(MandateKind.SYSTEM_ADMINISTRATOR);
    for (Visitor who : List.of(stranger, elections.clerk(), administrator)) {
      assertThat(who.get(desk + "/key").statusCode()).isEqualTo(403);
      Map<String, String> form = Map.of("idempotency_key", "019cac0f-0000-7000-8000-000000000000");
      assertThat(who.post(desk + "/key", form).statusCode()).isEqualTo(403);
    }
    Map<String, String> form = DeskClerk.form(one.get(desk + "/key"));
    HttpResponse<String> told = one.post(desk + "/key", form);
    assertThat(told.statusCode()).isEqualTo(200);
    String code = told.body().replaceAll("(?s).*receipt-number\">([0-9A-Z-]+)<.*", "$1");
    assertThat(told.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    HttpResponse<String> again = one.post(desk + "/key", form);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("KEY_TOLD").doesNotContain(code);
    assertThat(one.get(desk + "/key").body()).doesNotContain(code);
    HttpResponse<String> compared =
        one.post(desk + "/key/check", DeskClerk.form(one.get(desk + "/key"), "key-code", code));
    assertThat(compared.body()).contains("抄对了").doesNotContain(code);
  }

  @Test
  void theSameVoterTakesPartOnTheWebAndOnPaper() throws Exception {
    Held held = LONG.get("投两次的选举");
    for (int voter = 1; voter <= 3; voter++) {
      String id = "X-" + voter;
      Visitor web = elections.entered(code(held, voter));
      Map<String, String> form = DeskClerk.form(ElectionHall.check(web, 1));
      Map<String, String> mark =
          DeskClerk.form(elections.clerk().get(held.at("papers")), "voter", id);
      AtomicInteger turn = new AtomicInteger();
      List<Integer> statuses =
          AbuseScene.atOnce(
              16,
              () ->
                  turn.getAndIncrement() % 2 == 0
                      ? ElectionHall.marked(web, "/vote/election/check", form, 1).statusCode()
                      : elections.clerk().post(held.at("papers"), mark).statusCode());
      assertThat(statuses).allMatch(status -> status < 500);
    }
    assertThat(rows("election_participation", held)).isEqualTo(3);
    long web =
        scene.count(
            "select count(*) from election_participation where channel = 'web' and election_id = '"
                + held.id()
                + "'");
    assertThat(rows("election_sealed_ballot", held)).isEqualTo(web);
    // And afterwards, either way.
    elections.vote(code(held, 4), 1);
    HttpResponse<String> paper = elections.paper(held, "X-4");
    assertThat(paper.statusCode()).isEqualTo(422);
    assertThat(paper.body()).contains("在网上投票，不能再领取纸质选票");
    assertThat(elections.paper(held, "X-5").statusCode()).isEqualTo(200);
    Visitor late = elections.entered(code(held, 5));
    assertThat(DeskClerk.location(late.get("/vote/election"))).isEqualTo("/vote/election/receipt");
    assertThat(late.get("/vote/election/receipt").body()).contains("领取了纸质选票");
    assertThat(elections.paper(held, "X-5").statusCode()).isEqualTo(422);
    assertThat(rows("election_participation", held)).isEqualTo(5);
  }

  @Test
  void aBallotOfOneElectionIsPutIntoAnother() throws Exception {
    Held other = LONG.get("另一次选举");
    Held held = LONG.get("混票的选举");
    Visitor voter = elections.entered(code(held, 1));
    Map<String, String> form = DeskClerk.form(ElectionHall.check(voter, 2));
    voter.post("/vote", Map.of("code", code(other, 2)));
    for (String address : List.of("/vote/election", "/vote/election/check")) {
      HttpResponse<String> refused = ElectionHall.marked(voter, address, form, 2);
      assertThat(refused.statusCode()).as(address).isEqualTo(409);
      assertThat(refused.body()).contains("这不是现在打开的", "另一次选举");
    }
    Map<String, String> forged = new HashMap<>(form);
    forged.put("version", other.id() + "/3");
    assertThat(voter.post("/vote/election/check", forged).statusCode()).isEqualTo(409);
    for (Held each : List.of(held, other)) {
      assertThat(rows("election_participation", each)).isZero();
      assertThat(rows("election_sealed_ballot", each)).isZero();
    }
  }

  @Test
  void aBallotForMoreThanThereAreSeatsOrForNobodyKnownIsForged() throws Exception {
    Held held = LONG.get("多选的选举");
    Visitor voter = elections.entered(code(held, 1));
    Map<String, String> form = DeskClerk.form(ElectionHall.check(voter, 1));
    for (int[] forged : new int[][] {{9}, {1, 128}, {1, 2, 3}, {1, 2, 3, 4}}) {
      HttpResponse<String> sent = ElectionHall.marked(voter, "/vote/election", form, forged);
      String cookie = sent.headers().firstValue("Set-Cookie").orElseThrow().split("[=;]")[1];
      assertThat(voter.post("/vote/election/check", form).body()).contains("在另一个页面上改过");
      form.put("version", held.id() + "/1/" + ContentHash.of(cookie).hex());
      if (forged.length > 2) {
        assertThat(voter.post("/vote/election/check", form).body()).contains("CHOICES_TOO_MANY");
      }
    }
    assertThat(rows("election_participation", held)).isZero();
    assertThat(rows("election_sealed_ballot", held)).isZero();
  }

  @Test
  void aReceiptIsAskedForTheChoice() throws Exception {
    Held held = LONG.get("卖票的选举");
    List<String> pages = new ArrayList<>();
    TreeSet<String> numbers = new TreeSet<>();
    int[][] choices = {{1, 2}, {4}, {}};
    for (int i = 0; i < choices.length; i++) {
      Visitor voter = elections.entered(code(held, i + 1));
      Map<String, String> form = DeskClerk.form(ElectionHall.check(voter, choices[i]));
      HttpResponse<String> cast = voter.post("/vote/election/check", form);
      assertThat(cast.headers().map().toString()).doesNotContain("候选人");
      String number = ElectionHall.receipt(voter);
      numbers.add(number);
      // Alike for every choice, but for the number and its square.
      pages.add(
          voter
              .get("/vote/election/receipt")
              .body()
              .replace(number, "N")
              .replaceAll("<path d=\"[^\"]*\" fill=\"#000\"/>", ""));
      assertThat(voter.get("/vote/election/receipt").body()).doesNotContain("候选人");
      // Going back finds no paper and no check of it.
      for (String back : List.of("/vote/election", "/vote/election/check")) {
        assertThat(DeskClerk.location(voter.get(back))).isEqualTo("/vote/election/receipt");
      }
      assertThat(scene.server.visitor().get("/log/receipt/" + number).body())
          .contains(number)
          .doesNotContain("候选人");
    }
    assertThat(numbers).hasSize(3);
    assertThat(pages).allMatch(pages.get(0)::equals);
  }

  @Test
  void onePersonCountsAlone() throws Exception {
    Held held = opened("一人计票的选举");
    elections.vote(code(held, 1), 1);
    elections.closed(held);
    scene.server.staff().account("passer-by");
    Map<String, String> form = elections.countForm(held, held.keys().toArray(new String[0]));
    Map<String, String> witnesses =
        Map.of("desk-1", "两名不同的人员", "", "两名不同的人员", "passer-by", "见证", "nobody", "密码");
    for (Map.Entry<String, String> witness : witnesses.entrySet()) {
      Map<String, String> forged = new HashMap<>(form);
      forged.put("witness", witness.getKey());
      HttpResponse<String> refused = elections.count(held, forged);
      assertThat(refused.statusCode()).as(witness.getKey()).isIn(401, 422, 403);
      assertThat(refused.body())
          .as(witness.getKey())
          .contains(witness.getValue())
          .doesNotContain(held.keys().get(0));
    }
    Map<String, String> wrong = new HashMap<>(form);
    wrong.put("witness-password", "guessed it");
    assertThat(elections.count(held, wrong).statusCode()).isIn(401, 422);
    assertThat(rows("election_sealed_ballot", held)).isEqualTo(1);
    assertThat(elections.count(held, form).statusCode()).isEqualTo(303);
    // One ballot in a list of its own would be that voter's.
    HttpResponse<String> list = scene.server.visitor().get(held.page() + "/ballots.txt");
    assertThat(list.statusCode()).isEqualTo(404);
    assertThat(list.body()).contains("BALLOTS_TOO_FEW");
  }

  @Test
  void aCandidateKeepsAKey() throws Exception {
    Map<String, String> fields =
        new HashMap<>(ElectionHall.draft("候选人的选举", 1, "keeper-1 甲\nkeeper-2 乙"));
    elections.keeper("keeper-1");
    elections.keeper("keeper-2");
    fields.put("candidates", "候选人甲 @keeper-1\n候选人乙 @-");
    Map<String, String> form = DeskClerk.form(elections.clerk().get("/staff/c/model/e/new"));
    form.putAll(fields);
    HttpResponse<String> refused = elections.clerk().post("/staff/c/model/e/new", form);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("是候选人，不能担任监票人");
    form.put("candidates", "候选人甲 @-\n候选人乙 @-");
    form.put("trustees", "keeper-1 甲\nkeeper-1 丙");
    HttpResponse<String> twice = elections.clerk().post("/staff/c/model/e/new", form);
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("每人只保管一份密钥");
  }

  @Test
  void morePapersAreFoundThanWereGivenOut() throws Exception {
    Held held = opened("塞票的选举");
    for (int voter = 1; voter <= 3; voter++) {
      elections.vote(code(held, voter), 1);
      elections.paper(held, "X-" + (voter + 5));
    }
    elections.closed(held);
    Map<String, String> form = elections.countForm(held, held.keys().toArray(new String[0]));
    form.putAll(Map.of("found", "4", "invalid", "0", "blank", "0", "votes-1", "4"));
    form.putAll(Map.of("votes-2", "0", "votes-3", "0", "votes-4", "0"));
    HttpResponse<String> refused = elections.count(held, form);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("多于发出的 3 张");
    assertThat(rows("election_sealed_ballot", held)).isEqualTo(3);
    form = elections.countForm(held, held.keys().toArray(new String[0]));
    form.putAll(Map.of("found", "2", "invalid", "0", "blank", "0", "votes-1", "2"));
    form.putAll(Map.of("votes-2", "0", "votes-3", "0", "votes-4", "0"));
    HttpResponse<String> fewer = elections.count(held, form);
    assertThat(fewer.statusCode()).as(fewer.body()).isIn(303, 422);
  }

  @Test
  void aBallotIsSoughtAfterTheCount() throws Exception {
    Held held = opened("找票的选举");
    for (int voter = 1; voter <= 4; voter++) {
      elections.vote(code(held, voter), voter % 2 == 0 ? 1 : 2);
    }
    String sealed =
        dump("select id from election_sealed_ballot where election_id = '" + held.id() + "'");
    elections.closed(held);
    Map<String, String> form = elections.countForm(held, held.keys().toArray(new String[0]));
    assertThat(elections.count(held, form).statusCode()).isEqualTo(303);
    assertThat(rows("election_sealed_ballot", held)).isZero();
    assertThat(
            dump(
                "select position, choices from election_opened_ballot where election_id = '"
                    + held.id()
                    + "' order by position"))
        .isEqualTo("1|2|\n2|2|\n3|1|\n4|1|\n");
    // No id of a sealed ballot stands anywhere else.
    String all = dump("select * from audit_event") + dump("select * from election_version");
    for (String id : sealed.split("\\|\\s*")) {
      assertThat(all).doesNotContain(id);
    }
    // Sent again, the count is not done again.
    assertThat(elections.count(held, form).statusCode()).isIn(303, 409);
    assertThat(rows("election_opened_ballot", held)).isEqualTo(4);
  }
}
