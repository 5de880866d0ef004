package org.gongtong.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.wiring.AuthenticatorApp;
import org.gongtong.server.wiring.DeskClerk;
import org.gongtong.server.wiring.ElectionHall;
import org.gongtong.server.wiring.ElectionHall.Held;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.gongtong.server.wiring.TestStaff;
import org.gongtong.server.wiring.VotingHall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What those who hold an election try on it, each test named after the abuse. */
@Timeout(120)
class ElectionStaffIT {
  private static final int VOTERS = 12;

  private static AbuseScene scene;
  private static ElectionHall elections;

  @BeforeAll
  static void start() throws Exception {
    scene = new AbuseScene(ElectionStaffIT.class);
    elections = new ElectionHall(scene.server, scene.clock, scene.hall, scene.desk, "model");
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static Held opened(String title) throws Exception {
    Visitor one = elections.keeper("keeper-1");
    Visitor two = elections.keeper("keeper-2");
    return elections.opened(title, 2, ElectionHall.voters(VOTERS), one, two);
  }

  private static String code(Held held, int voter) {
    return held.codes().get("X-" + voter);
  }

  private static long codes(UUID id) throws Exception {
    return scene.count("select count(*) from voting_code where motion_id = '" + id + "'");
  }

  @Test
  void aMotionIsDraftedUnderTheIdOfAnElection() throws Exception {
    Held held = opened("被冒用编号的选举");
    Visitor clerk = elections.clerk();
    Map<String, String> form =
        DeskClerk.form(
            clerk.get("/staff/c/model/m/new"),
            "matter",
            AbuseScene.MATTER,
            "scope",
            "C01",
            "question",
            "同意吗？",
            "idempotency_key",
            held.id().toString());
    HttpResponse<String> drafted = clerk.post("/staff/c/model/m/new", form);
    assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(303);
    assertThat(DeskClerk.location(drafted)).doesNotContain(held.id().toString());
    HttpResponse<String> again = clerk.post("/staff/c/model/m/new", form);
    assertThat(DeskClerk.location(again)).isEqualTo(DeskClerk.location(drafted));
    HttpResponse<String> called =
        scene.call(
            scene.clerk("desk-2"),
            "POST",
            "/communities/model/motions",
            AbuseScene.draft("同意吗？"),
            "Idempotency-Key",
            held.id().toString());
    assertThat(called.statusCode()).isEqualTo(201);
    assertThat(called.body()).doesNotContain(held.id().toString());
    assertThat(
            scene.count(
                "select count(*) from motion_version where motion_id = '" + held.id() + "'"))
        .isZero();
    assertThat(clerk.get(DeskClerk.location(drafted)).statusCode()).isEqualTo(200);
    assertThat(clerk.get("/staff/c/model/m/" + held.id() + "/letters").statusCode()).isEqualTo(404);
    // The letters still lead to the ballot paper of the election.
    assertThat(codes(held.id())).isEqualTo(VOTERS);
    elections.vote(code(held, 1), 1);
  }

  @Test
  void anElectionIsDraftedUnderTheIdOfAMotion() throws Exception {
    Motion motion = scene.open(scene.here, "被冒用编号的议题").get(0);
    elections = new ElectionHall(scene.server, scene.clock, scene.hall, scene.desk, "model");
    elections.keeper("keeper-1");
    elections.keeper("keeper-2");
    String code = scene.hall.codes().issue(VotingHall.CLERK, motion.id(), List.of(1)).get(1);
    Map<String, String> fields = ElectionHall.draft("冒用编号的选举", 1, "keeper-1 甲\nkeeper-2 乙");
    fields.put("idempotency_key", motion.id().toString());
    String desk = elections.drafted(fields);
    assertThat(desk).doesNotContain(motion.id().toString());
    assertThat(elections.clerk().get("/staff/c/model/e/" + motion.id()).statusCode())
        .isEqualTo(404);
    assertThat(codes(motion.id())).isEqualTo(1);
    HttpResponse<String> in = scene.server.visitor().post("/vote", Map.of("code", code));
    assertThat(DeskClerk.location(in)).isEqualTo(Routes.choice());
  }

  @Test
  void oneClerkDeclaresAnElectionVoid() throws Exception {
    Held held = opened("一人作废的选举");
    elections.vote(code(held, 1), 1);
    String sealed =
        "select count(*) from election_sealed_ballot where election_id = '" + held.id() + "'";
    Map<String, String> form =
        DeskClerk.form(
            elections.clerk().get(held.at("steps/void")), "reason", "说不清", "witness", "desk-1");
    form.put("witness-password", TestStaff.PASSWORD);
    HttpResponse<String> alone = elections.clerk().post(held.at("steps/void"), form);
    assertThat(alone.statusCode()).isEqualTo(422);
    assertThat(alone.body()).contains("两名不同的人员");
    form.put("witness", "desk-2");
    form.put("witness-password", "guessed it");
    assertThat(elections.clerk().post(held.at("steps/void"), form).statusCode()).isIn(401, 422);
    assertThat(scene.count(sealed)).isEqualTo(1);
    form.put("witness-password", TestStaff.PASSWORD);
    HttpResponse<String> done = elections.clerk().post(held.at("steps/void"), form);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    assertThat(scene.count(sealed)).isZero();
  }

  /** What the password does not open at the sign-in, it does not sign at a count. */
  @Test
  void aColleaguesPasswordAloneSignsForHisSecondFactor() throws Exception {
    Held held = opened("同事只凭密码签字的选举");
    elections.vote(code(held, 1), 1);
    elections.closed(held);
    scene.server.staff().account("desk-9").grant("desk-9", MandateKind.COMMITTEE_STAFF, "model");
    Visitor colleague = scene.server.visitor();
    colleague.post("/staff/sign-in", Map.of("login", "desk-9", "password", TestStaff.PASSWORD));
    AuthenticatorApp app = AuthenticatorApp.setUp(colleague, scene.clock.instant());
    Map<String, String> form = elections.countForm(held, held.keys().toArray(new String[0]));
    form.put("witness", "desk-9");
    HttpResponse<String> bare = elections.count(held, form);
    assertThat(bare.statusCode()).isEqualTo(422);
    assertThat(bare.body()).contains("这个账号启用了第二重验证", "href=\"#witness-code\"");
    form.put("witness-code", "000000");
    assertThat(elections.count(held, form).body())
        .contains("验证码不对")
        .doesNotContain("value=\"000000\"");
    Map<String, String> voiding =
        DeskClerk.form(
            elections.clerk().get(held.at("steps/void")), "reason", "说不清", "witness", "desk-9");
    voiding.put("witness-password", TestStaff.PASSWORD);
    HttpResponse<String> undone = elections.clerk().post(held.at("steps/void"), voiding);
    assertThat(undone.statusCode()).isEqualTo(422);
    assertThat(undone.body()).contains("还要输入验证码");
    scene.clock.passes(Duration.ofSeconds(30));
    form.put("witness-code", app.code(scene.clock.instant()));
    HttpResponse<String> counted = elections.count(held, form);
    assertThat(counted.statusCode()).as(counted.body()).isEqualTo(303);
    HttpResponse<String> pressedTwice = elections.count(held, form);
    assertThat(DeskClerk.location(pressedTwice)).isEqualTo(DeskClerk.location(counted));
  }

  /** Two logins, both with every right, and one human being behind them. */
  @Test
  void onePersonCountsUnderTwoLogins() throws Exception {
    Held held = opened("一人两号计票的选举");
    elections.vote(code(held, 1), 1);
    elections.closed(held);
    scene.server.staff().account("desk-10").grant("desk-10", MandateKind.COMMITTEE_STAFF, "model");
    Map<String, String> person =
        DeskClerk.form(elections.clerk().get("/staff/c/model/persons"), "person-name", "两号");
    String made = DeskClerk.location(elections.clerk().post("/staff/c/model/persons", person));
    Visitor administrator = scene.holder(MandateKind.SECURITY_ADMINISTRATOR);
    for (String login : List.of("desk-1", "desk-10")) {
      String page = "/staff/logins/" + login + "/persons";
      Map<String, String> link =
          DeskClerk.form(administrator.get(page), "evidence", "员工证", "person", last(made));
      assertThat(administrator.post(page, link).statusCode()).isEqualTo(303);
    }
    Map<String, String> form = elections.countForm(held, held.keys().toArray(new String[0]));
    form.put("witness", "desk-10");
    HttpResponse<String> refused = elections.count(held, form);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("两名不同的人员");
    form.put("witness", "desk-2");
    assertThat(elections.count(held, form).statusCode()).isEqualTo(303);
  }

  private static String last(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  @Test
  void aCandidateHoldsTheElection() throws Exception {
    elections.keeper("keeper-1");
    elections.keeper("keeper-2");
    Map<String, String> fields = ElectionHall.draft("候选人经办的选举", 1, "keeper-1 甲\nkeeper-2 乙");
    fields.put("candidates", "候选人甲\n候选人乙 @-");
    Map<String, String> form = DeskClerk.form(elections.clerk().get("/staff/c/model/e/new"));
    form.putAll(fields);
    HttpResponse<String> unsaid = elections.clerk().post("/staff/c/model/e/new", form);
    assertThat(unsaid.statusCode()).isEqualTo(422);
    assertThat(unsaid.body()).contains("没有账号的写 @-");
    fields.put("candidates", "候选人甲 @desk-2\n候选人乙 @-");
    String desk = elections.drafted(fields);
    Visitor candidate = scene.clerk("desk-2");
    Map<String, String> sent = DeskClerk.form(candidate.get(desk + "/edit"));
    sent.putAll(fields);
    for (String at :
        List.of(
            "/edit",
            "/voters",
            "/voters/amend",
            "/steps/announce",
            "/steps/withdraw",
            "/steps/open",
            "/steps/close",
            "/steps/void",
            "/papers",
            "/letters",
            "/letters/reprint",
            "/key",
            "/count")) {
      HttpResponse<String> refused = candidate.post(desk + at, sent);
      assertThat(refused.statusCode()).as(at).isEqualTo(403);
      assertThat(refused.body()).as(at).contains("CANDIDATE_ACTS", "居民委员会组织法第十五条");
    }
    Map<String, String> fresh = DeskClerk.form(candidate.get("/staff/c/model/e/new"));
    fresh.putAll(fields);
    assertThat(candidate.post("/staff/c/model/e/new", fresh).statusCode()).isEqualTo(403);
  }

  @Test
  void aTrusteeHoldsNoMandate() throws Exception {
    elections.keeper("keeper-1");
    scene.server.staff().account("passer-by");
    Map<String, String> fields = ElectionHall.draft("过路人监票的选举", 1, "keeper-1 甲\npasser-by 过路人");
    String desk = elections.drafted(fields);
    elections.listed(desk, ElectionHall.voters(VOTERS));
    HttpResponse<String> refused =
        elections.step(desk, "announce", "opens", "2027-06-01T08:00", "closes", "2027-06-02T08:00");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("监票人 过路人 在本社区没有保管选举密钥的权限");
  }

  private static String announced(String title) throws Exception {
    elections.keeper("keeper-2");
    String desk = elections.drafted(ElectionHall.draft(title, 1, "keeper-7 甲\nkeeper-2 乙"));
    elections.listed(desk, ElectionHall.voters(VOTERS));
    elections.announced(desk, Duration.ofDays(1));
    return desk;
  }

  private static String page(String desk) throws Exception {
    return scene.server.visitor().get(desk.replace("/staff/c/", "/c/")).body();
  }

  @Test
  void aResetLoginReplacesAKey() throws Exception {
    Visitor keeper = elections.keeper("keeper-7");
    String desk = announced("密钥被换的选举");
    assertThat(page(desk)).contains("未生成").doesNotContain("密钥生成于");
    elections.key(keeper, desk);
    assertThat(page(desk)).contains("密钥生成于", "未生成");
    scene.clock.passes(Duration.ofMinutes(1));
    scene.server.staff().password("keeper-7", TestStaff.PASSWORD + "-2");
    Visitor other = scene.server.visitor();
    Map<String, String> in = Map.of("login", "keeper-7", "password", TestStaff.PASSWORD + "-2");
    assertThat(other.post("/staff/sign-in", in).statusCode()).isEqualTo(303);
    HttpResponse<String> refused = elections.makeKey(other, desk);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("TRUSTEE_LOGIN_RENEWED");
    scene.server.staff().password("keeper-7", TestStaff.PASSWORD);
  }

  @Test
  void aListIsCorrectedQuietly() throws Exception {
    elections.keeper("keeper-7");
    String desk = announced("名单被改的选举");
    Visitor clerk = elections.clerk();
    Map<String, String> form =
        DeskClerk.form(
            clerk.get(desk + "/voters"), "added", "X-91", "struck", "X-1\nX-2\nX-3\nX-4");
    HttpResponse<String> quiet = clerk.post(desk + "/voters/amend", form);
    assertThat(quiet.statusCode()).isEqualTo(422);
    assertThat(quiet.body()).contains("请写明原因");
    form.put("reason", "经核对已迁出");
    assertThat(clerk.post(desk + "/voters/amend", form).statusCode()).isEqualTo(303);
    assertThat(page(desk)).contains("经核对已迁出", "增加 不足 3 人，除名 4 人").doesNotContain("X-91");
  }
}
