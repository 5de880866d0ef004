package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.place.Community;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** A coordinator at his board, from an open request to what is posted for the visit. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoardIT {
  private static final String BOARD = "/staff/c/model/timebank";
  private static final Pattern REQUEST = Pattern.compile(BOARD + "/requests/([0-9a-f-]{36})");
  private static final Pattern OFFER = Pattern.compile("name=\"offer\" value=\"([0-9a-f-]{36})\"");

  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T01:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static final BankSeed SEED = new BankSeed();

  private static TestServer server;
  private static Community community;
  private static TimeBank bank;
  private static Visitor clerk;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(BoardIT.class, Map.of(), CLOCK, HALL, SEED);
    community = HALL.community("model", "cn-42");
    SEED.seed(community);
    bank = SEED.desk.get().find(community.id()).orElseThrow();
    server.staff().account("desk-1").clerk("desk-1");
    clerk = signIn("desk-1");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Visitor signIn(String login) throws Exception {
    Visitor visitor = server.visitor();
    Map<String, String> form = Map.of("login", login, "password", TestStaff.PASSWORD);
    assertThat(visitor.post("/staff/sign-in", form).statusCode()).isEqualTo(303);
    return visitor;
  }

  private static Map<String, String> form(String... fields) {
    Map<String, String> form = new TreeMap<>();
    form.put("idempotency_key", UUID.randomUUID().toString());
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return form;
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private static String page(Visitor who, String path) throws Exception {
    HttpResponse<String> answer = who.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static Appointment only(AppointmentState state) {
    List<Appointment> found = SEED.visits.get().page(community.id(), null, Set.of(state), null, 50);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static Appointment made(HttpResponse<String> answer) {
    String address = answer.headers().firstValue("Location").orElseThrow();
    assertThat(address).startsWith(BOARD + "/visits/");
    UUID id = UUID.fromString(address.substring((BOARD + "/visits/").length()));
    return SEED.visits.get().find(id).orElseThrow();
  }

  private static HttpResponse<String> step(Appointment visit, String step, String... fields)
      throws Exception {
    Map<String, String> form = form(fields);
    form.put("version", Integer.toString(visit.version()));
    return clerk.post(BOARD + "/visits/" + visit.id() + "/" + step, form);
  }

  private static Appointment latest(Appointment visit) {
    return SEED.visits.get().find(visit.id()).orElseThrow();
  }

  private static String local(Instant instant) {
    return instant.atZone(community.zone()).toLocalDateTime().toString().substring(0, 16);
  }

  @Test
  @Order(1)
  void theBoardTellsWhatWaitsForWhom() throws Exception {
    assertThat(page(clerk, "/staff/c/model")).contains("href=\"" + BOARD + "\"");
    String board = page(clerk, BOARD);
    assertThat(board)
        .contains("还剩 ", "只服务了一个小时", "轮椅或行动不便", "（匹配度 ")
        .doesNotContain("wheelchair", "甲老人", "子志愿者", "style=");
    assertThat(REQUEST.matcher(board).results().count()).isEqualTo(3);
  }

  @Test
  @Order(2)
  void aMatchSaysWhyAndBecomesAVisitThatIsPaidFor() throws Exception {
    String board = page(clerk, BOARD);
    String request = first(Pattern.compile(REQUEST + "\">[^<]*代办"), board);
    String path = BOARD + "/requests/" + request;
    String matches = page(clerk, path);
    assertThat(matches).contains("地点：", "等候：", "时间：", "技能：");
    String offer = first(OFFER, matches);
    String from = first(Pattern.compile("name=\"from\" value=\"([^\"]+)\""), matches);
    Map<String, String> wish =
        form("offer", offer, "category", "errand", "from", from, "minutes", "60", "kind", "redeem");
    Map<String, String> tooLong = new TreeMap<>(wish);
    tooLong.put("minutes", "20000");
    tooLong.put("idempotency_key", UUID.randomUUID().toString());
    HttpResponse<String> refused = clerk.post(path, tooLong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("href=\"#offer-" + offer + "\"", "value=\"20000\"");
    for (String far : new String[] {"9999-12-31T23:59", "0000-01-01T00:00", "1000-01-01T00:00"}) {
      Map<String, String> never = new TreeMap<>(wish);
      never.put("from", far);
      never.put("idempotency_key", UUID.randomUUID().toString());
      assertThat(clerk.post(path, never).statusCode()).as(far).isBetween(400, 422);
    }
    HttpResponse<String> made = clerk.post(path, wish);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
    assertThat(clerk.post(path, wish).headers().firstValue("Location"))
        .isEqualTo(made.headers().firstValue("Location"));
    Appointment visit = made(made);
    assertThat(step(visit, "agree", "side", "provider").statusCode()).isEqualTo(303);
    assertThat(step(visit, "agree", "side", "receiver").statusCode()).isEqualTo(412);
    assertThat(step(latest(visit), "agree", "side", "receiver").statusCode()).isEqualTo(303);
    assertThat(latest(visit).state()).isEqualTo(AppointmentState.AGREED);
    assertThat(page(clerk, BOARD)).doesNotContain(request);
    HttpResponse<String> early = step(latest(visit), "absent", "side", "receiver");
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.body()).contains("href=\"#step-absent\"");
    CLOCK.passes(Duration.between(CLOCK.instant(), visit.visit().until().plusSeconds(600)));
    clerk = signIn("desk-1");
    assertThat(step(latest(visit), "check-in", "at", local(visit.visit().from())).statusCode())
        .isEqualTo(303);
    assertThat(
            step(latest(visit), "check-out", "at", local(visit.visit().from().minusSeconds(60)))
                .statusCode())
        .isEqualTo(422);
    for (String at : new String[] {"x", "9999-12-31T23:59", "0000-01-01T00:00"}) {
      assertThat(step(latest(visit), "check-out", "at", at).statusCode()).as(at).isEqualTo(422);
    }
    assertThat(step(latest(visit), "check-out", "at", local(visit.visit().until())).statusCode())
        .isEqualTo(303);
    assertThat(latest(visit).state()).isEqualTo(AppointmentState.DONE);
    assertThat(page(clerk, BOARD + "/visits/" + visit.id()))
        .contains("60 分钟", "desk-1", "<td role=\"cell\" data-label=\"步骤\">签退</td>")
        .contains("<dt>时间由谁付</dt><dd>接受方</dd>")
        .doesNotContain("/check-out\"");
  }

  @Test
  @Order(3)
  void aDisputeIsTakenUpAndDecidedWithAReason() throws Exception {
    Appointment visit = only(AppointmentState.DISPUTED);
    assertThat(step(visit, "decide", "minutes", "60", "why", "双方说明").statusCode()).isEqualTo(409);
    assertThat(step(visit, "mediate").statusCode()).isEqualTo(303);
    HttpResponse<String> bare = step(latest(visit), "decide", "minutes", "60", "why", " ");
    assertThat(bare.statusCode()).isEqualTo(422);
    assertThat(bare.body()).contains("href=\"#step-decide\"");
    assertThat(
            step(latest(visit), "decide", "minutes", "60", "agreed", "yes", "why", "双方说明")
                .statusCode())
        .isEqualTo(303);
    assertThat(latest(visit).state()).isEqualTo(AppointmentState.CONFIRMED);
    assertThat(page(clerk, BOARD + "/visits/" + visit.id()))
        .contains("60 分钟", ">接受方提出异议<", ">受理调解<", ">作出裁定<");
    assertThat(clerk.post(BOARD + "/visits/" + visit.id() + "/fly", form()).statusCode())
        .isEqualTo(404);
  }

  private static AccountState account(String name) {
    UUID person = SEED.reader.get().search(community.id(), name).get(0).person().id();
    return SEED.members.get().accountsOf(bank, person.toString()).get(0);
  }

  @Test
  @Order(4)
  void anAccountIsFoundByItsPersonEnteredIntoAndCorrected() throws Exception {
    AccountState before = account("子志愿者");
    UUID id = before.account().id();
    String path = BOARD + "/accounts/" + id;
    assertThat(page(clerk, BOARD + "/accounts?q=%E5%AD%90%E5%BF%97%E6%84%BF%E8%80%85"))
        .contains("href=\"" + path + "\"");
    assertThat(page(clerk, BOARD + "/accounts?q=" + id)).contains("href=\"" + path + "\"");
    assertThat(page(clerk, BOARD + "/accounts?q=nobody")).doesNotContain(BOARD + "/accounts/");
    assertThat(page(clerk, path)).doesNotContain("子志愿者");
    Map<String, String> entry =
        form("kind", "earn", "minutes", "30", "day", "2026-03-02", "why", "登记表第 12 行");
    assertThat(clerk.post(path + "/post", entry).statusCode()).isEqualTo(303);
    assertThat(clerk.post(path + "/post", entry).statusCode()).isEqualTo(303);
    assertThat(account("子志愿者").balance()).isEqualTo(before.balance() + 30);
    assertThat(page(clerk, path)).contains("登记表第 12 行", "+30");
    HttpResponse<String> unexplained =
        clerk.post(path + "/post", form("kind", "earn", "minutes", "30", "day", "2026-03-02"));
    assertThat(unexplained.statusCode()).isEqualTo(422);
    assertThat(unexplained.body()).contains("href=\"#why\"");
    HttpResponse<String> nobody =
        clerk.post(
            path + "/post",
            form("kind", "gift", "other", "x", "minutes", "5", "day", "2026-03-02", "why", "y"));
    assertThat(nobody.body()).contains("href=\"#other\"");
    for (String day : new String[] {"9999-12-31", "0000-01-01", "0001-01-01", "1752-09-14"}) {
      Map<String, String> odd = form("kind", "earn", "minutes", "5", "day", day, "why", "x");
      assertThat(clerk.post(path + "/post", odd).statusCode()).as(day).isBetween(400, 422);
      assertThat(clerk.get(path + "/statement.xlsx?from=" + day + "&to=" + day).statusCode())
          .as(day)
          .isEqualTo(200);
      assertThat(clerk.get(BOARD + "/services.xlsx?from=" + day + "&to=" + day).statusCode())
          .as(day)
          .isEqualTo(200);
    }
    String correct = path + "/lines/" + account("子志愿者").postings() + "/correct";
    assertThat(page(clerk, correct)).contains("+30");
    assertThat(clerk.post(correct, form("why", " ")).statusCode()).isEqualTo(422);
    assertThat(clerk.post(correct, form("why", "重复登记")).statusCode()).isEqualTo(303);
    assertThat(clerk.post(correct, form("why", "重复登记")).statusCode()).isEqualTo(409);
    assertThat(account("子志愿者").balance()).isEqualTo(before.balance());
    assertThat(page(clerk, path)).contains("重复登记", "冲正：获得");
    Statements.Page lines = SEED.statements.get().page(id, Statements.Order.RECORDED, null, 200);
    assertThat(page(clerk, path + "?before=3"))
        .contains("/lines/2/correct\"")
        .doesNotContain("/lines/3/correct\"");
    assertThat(lines.lines().get(0).posting().minutes()).isEqualTo(-30);
    assertThat(clerk.get(path + "/lines/999999/correct").statusCode()).isEqualTo(404);
    assertThat(clerk.get(BOARD + "/accounts/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  @Test
  @Order(5)
  void nobodyEntersTimeForHimself() throws Exception {
    AccountState own = account("丑志愿者");
    SEED.links
        .get()
        .link(Actor.staff("security-1"), "desk-1", UUID.fromString(own.account().holder()), "劳动合同")
        .orThrow();
    HttpResponse<String> refused =
        clerk.post(
            BOARD + "/accounts/" + own.account().id() + "/post",
            form("kind", "earn", "minutes", "30", "day", "2026-03-02", "why", "x"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(account("丑志愿者").balance()).isEqualTo(own.balance());
  }

  /** Neither a visit of one's own nor a match for one's own request. */
  @Test
  @Order(5)
  void nobodyArrangesOrRecordsHisOwnVisit() throws Exception {
    Appointment own = SEED.visits.get().page(community.id(), null, Set.of(), null, 1).get(0);
    server.staff().account("desk-7").clerk("desk-7");
    link("desk-7", own.visit().provider());
    Visitor colleague = signIn("desk-7");
    for (String step : List.of("agree", "cancel", "absent", "check-in", "check-out", "decide")) {
      Map<String, String> form = form("side", "receiver", "why", "x", "minutes", "5");
      form.put("version", Integer.toString(own.version()));
      form.put("at", local(own.visit().from()));
      String path = BOARD + "/visits/" + own.id() + "/" + step;
      assertThat(colleague.post(path, form).statusCode()).as(step).isEqualTo(403);
    }
    String path = BOARD + "/requests/" + first(REQUEST, page(colleague, BOARD));
    UUID request = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    link(
        "desk-7",
        SEED.work.get().read(t -> SEED.notices.get().find(t, request)).orElseThrow().member());
    Map<String, String> wish =
        form("offer", request.toString(), "category", "errand", "minutes", "60", "kind", "redeem");
    wish.put("from", local(CLOCK.instant().plus(Duration.ofHours(2))));
    HttpResponse<String> refused = colleague.post(path, wish);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
  }

  private static void link(String login, String person) {
    SEED.links
        .get()
        .link(Actor.staff("security-1"), login, UUID.fromString(person), "劳动合同")
        .orThrow();
  }

  @Test
  @Order(6)
  void aGridWorkerSeesHisBuildingsAndNoAccounts() throws Exception {
    server.staff().account("grid-1").grant("grid-1", MandateKind.GRID_WORKER, "model", "C01/6");
    Visitor grid = signIn("grid-1");
    String board = page(grid, BOARD);
    assertThat(board).doesNotContain("只服务了一个小时", "/requests/", "/accounts");
    assertThat(grid.get(BOARD + "/accounts").statusCode()).isEqualTo(403);
    Appointment elsewhere = SEED.visits.get().page(community.id(), null, Set.of(), null, 1).get(0);
    assertThat(grid.get(BOARD + "/visits/" + elsewhere.id()).statusCode()).isEqualTo(404);
    server.staff().account("auditor-1").grant("auditor-1", MandateKind.AUDITOR);
    Visitor auditor = signIn("auditor-1");
    String path = BOARD + "/accounts/" + account("子志愿者").account().id();
    assertThat(page(auditor, path)).doesNotContain("/post\"", "/correct\"");
    assertThat(auditor.get(BOARD).statusCode()).isEqualTo(403);
  }
}
