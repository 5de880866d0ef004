package org.gongtong.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.place.Community;
import org.gongtong.server.wiring.DeskClerk;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.gongtong.server.wiring.TestStaff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clerks might try with papers by the API, each test named after the abuse. */
@Timeout(120)
class PaperAbuseIT {
  private static AbuseScene scene;
  private static Visitor clerk;
  private static Visitor colleague;
  private static Motion inShenzhen;
  private static Motion besideIt;

  @BeforeAll
  static void start() throws Exception {
    scene = new AbuseScene(PaperAbuseIT.class);
    Community shenzhen = scene.hall.community("shenzhen", "cn-4403");
    List<Motion> open = scene.open(shenzhen, "是否选聘物业服务人？", "是否加装电梯？");
    inShenzhen = open.get(0);
    besideIt = open.get(1);
    clerk = scene.clerk("desk-1");
    colleague = scene.clerk("desk-2");
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void aProxyVotesForMoreThanItsCap() throws Exception {
    String path = "/motions/" + inShenzhen.id() + "/sheets";
    for (int room = 1; room <= 8; room++) {
      String sheet = byProxy(scene.sheet(room, "C01-6-" + room, "for"));
      assertThat(scene.call(clerk, "POST", path, sheet).statusCode()).isEqualTo(201);
    }
    AtomicInteger turn = new AtomicInteger();
    List<HttpResponse<String>> answers =
        AbuseScene.atOnce(
            8,
            () -> {
              int room = turn.incrementAndGet();
              String lines = byProxy(scene.lines("C01-6-" + room, "for"));
              return scene.call(colleague, "POST", path + "/" + room + "/check", lines);
            });
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(3);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 200)
        .allMatch(answer -> answer.body().contains("PROXY_OVER_CAP"));
  }

  private static String byProxy(String lines) {
    return lines.replace("\"choice\"", "\"proxy\":\"X1\",\"choice\"");
  }

  /** The clerk copies the last day of the paper; a day too late is refused, whoever enters it. */
  @Test
  void anExpiredProxyIsUsed() throws Exception {
    String path = "/motions/" + inShenzhen.id() + "/sheets";
    LocalDate today = scene.clock.instant().atZone(inShenzhen.zone()).toLocalDate();
    String sheet = scene.sheet(93, "C01-6-9", "for");
    HttpResponse<String> expired =
        scene.call(clerk, "POST", path, until(sheet, today.minusDays(1).toString()));
    assertThat(expired.statusCode()).as(expired.body()).isEqualTo(409);
    assertThat(expired.body())
        .contains("PROXY_EXPIRED", today.minusDays(1).toString(), today.toString());
    // Without a proxy, or as no day, it is not taken either.
    String alone = until(sheet, today.toString()).replace("\"proxy\":\"X2\",", "");
    HttpResponse<String> nobody = scene.call(clerk, "POST", path, alone);
    assertThat(nobody.statusCode()).isEqualTo(422);
    assertThat(nobody.body()).contains("PROXY_MISSING");
    for (String day : List.of("2026-02-30", "tomorrow", "+99999-01-01", "")) {
      assertThat(scene.call(clerk, "POST", path, until(sheet, day)).statusCode()).isEqualTo(422);
    }
    // One clerk who writes a later day than the paper has is found out by the other.
    String later = until(sheet, today.plusDays(30).toString());
    assertThat(scene.call(clerk, "POST", path, later).statusCode()).isEqualTo(201);
    String lines = scene.lines("C01-6-9", "for");
    String check = path + "/93/check";
    HttpResponse<String> late =
        scene.call(colleague, "POST", check, until(lines, today.minusDays(1).toString()));
    assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
    HttpResponse<String> differs =
        scene.call(colleague, "POST", check, until(lines, today.toString()));
    assertThat(differs.statusCode()).as(differs.body()).isEqualTo(200);
    assertThat(differs.body()).contains("\"differing\":[1]");
    assertThat(scene.hall.ballots(inShenzhen.id(), "C01-6-9")).isZero();
    // The page asks for the day beside the proxy, and says the same.
    String page = "/staff/c/shenzhen/m/" + inShenzhen.id() + "/sheets/95";
    Map<String, String> typed =
        DeskClerk.form(
            clerk.get(page), "channel", "paper", "received", today + " 09:00", "step", "save");
    typed.putAll(Map.of("part-1", "C01-6-9", "choice-1", "for", "proxy-1", "X8"));
    typed.put("until-1", today.minusDays(1).toString());
    HttpResponse<String> onPage = clerk.post(page, typed);
    assertThat(onPage.statusCode()).isEqualTo(422);
    assertThat(onPage.body()).contains("委托书的期限到 " + today.minusDays(1) + " 止");
    typed.put("until-1", today.toString());
    HttpResponse<String> onItsLastDay = clerk.post(page, typed);
    assertThat(onItsLastDay.statusCode()).as(onItsLastDay.body()).isEqualTo(303);
  }

  private static String until(String lines, String day) {
    return lines.replace(
        "\"choice\"", "\"proxy\":\"X2\",\"proxyUntil\":\"" + day + "\",\"choice\"");
  }

  @Test
  void aProxyIsForged() throws Exception {
    String path = "/motions/" + inShenzhen.id() + "/sheets";
    String own = scene.sheet(91, "C01-6-11", "for");
    for (String forged :
        List.of(
            own.replace("\"choice\"", "\"voter\":\"O1\",\"proxy\":\"O1\",\"choice\""),
            own.replace("\"lines\"", "\"witness\":\"desk-2\",\"lines\""),
            own.replace("\"paper\"", "\"visit\""),
            own.replace("\"paper\"", "\"web\""))) {
      HttpResponse<String> answer = scene.call(clerk, "POST", path, forged);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    }
    assertThat(scene.hall.ballots(inShenzhen.id(), "C01-6-11")).isZero();
  }

  /** Naming a colleague is not asking him: the second entry has the colleague's own account. */
  @Test
  void oneClerkEntersPaperTwiceUnderTwoNames() throws Exception {
    String path = "/motions/" + inShenzhen.id() + "/sheets";
    String sheet = scene.sheet(92, "C01-6-12", "for");
    assertThat(scene.call(clerk, "POST", path, sheet).statusCode()).isEqualTo(201);
    assertThat(scene.hall.ballots(inShenzhen.id(), "C01-6-12")).isZero();
    String check = path + "/92/check";
    String lines = scene.lines("C01-6-12", "for");
    HttpResponse<String> own = scene.call(clerk, "POST", check, lines);
    assertThat(own.statusCode()).isEqualTo(409);
    assertThat(own.body()).contains("SAME_PERSON");
    for (String name : List.of("witness", "actor", "login", "by")) {
      String named = lines.replace("{\"lines\"", "{\"" + name + "\":\"desk-2\",\"lines\"");
      assertThat(scene.call(clerk, "POST", check, named).statusCode()).isEqualTo(422);
    }
    // A key of his own is his own account, too.
    HttpResponse<String> made =
        clerk.post(
            "/staff/account/tokens",
            DeskClerk.form(
                clerk.get("/staff/account/tokens"),
                "name",
                "second me",
                "days",
                "1",
                "scope",
                "paper.enter"));
    Matcher token = Pattern.compile("gt_[0-9A-Za-z_-]{20,}").matcher(made.body());
    assertThat(token.find()).as(made.body()).isTrue();
    HttpResponse<String> byToken =
        scene.call(
            scene.server.visitor(),
            "POST",
            check,
            lines,
            "Authorization",
            "Bearer " + token.group());
    assertThat(byToken.statusCode()).as(byToken.body()).isEqualTo(409);
    assertThat(byToken.body()).contains("SAME_PERSON");
    // The signature of a ballot that was entered so is nobody's: there is none.
    assertThat(scene.hall.ballots(inShenzhen.id(), "C01-6-12")).isZero();
    assertThat(scene.call(colleague, "POST", check, lines).statusCode()).isEqualTo(200);
    assertThat(scene.hall.ballots(inShenzhen.id(), "C01-6-12")).isEqualTo(1);
  }

  /** Two accounts, both with every right, and one human being behind them. */
  @Test
  void onePersonEntersAndChecksPaperUnderTwoLogins() throws Exception {
    Visitor one = scene.clerk("desk-21");
    Visitor two = scene.clerk("desk-22");
    linkedToOnePerson("desk-21", "desk-22");
    String path = "/motions/" + besideIt.id() + "/sheets";
    String sheet = scene.sheet(94, "C01-6-10", "for");
    String lines = scene.lines("C01-6-10", "for");
    assertThat(scene.call(one, "POST", path, sheet).statusCode()).isEqualTo(201);
    HttpResponse<String> refused = scene.call(two, "POST", path + "/94/check", lines);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    assertThat(refused.body()).contains("SAME_PERSON");
    String pages = "/staff/c/shenzhen/m/" + besideIt.id();
    Map<String, String> form = DeskClerk.form(two.get(pages + "/sheets/94/check"), "step", "save");
    form.putAll(Map.of("part-1", "C01-6-10", "choice-1", "for", "received", "09:00"));
    HttpResponse<String> byForm = two.post(pages + "/sheets/94/check", form);
    assertThat(byForm.body()).contains("这张登记表是您录入的");
    assertThat(scene.hall.ballots(besideIt.id(), "C01-6-10")).isZero();
    assertThat(scene.call(colleague, "POST", path + "/94/check", lines).statusCode())
        .isEqualTo(200);
    // Nor does the second account sign what the first one corrects.
    Matcher ballot =
        Pattern.compile("/corrections/([0-9a-f-]{36})")
            .matcher(one.get(pages + "/sheets/94").body());
    assertThat(ballot.find()).isTrue();
    String page = pages + ballot.group();
    Map<String, String> correction =
        DeskClerk.form(one.get(page), "choice", "against", "reason", "看错了", "witness", "desk-22");
    correction.put("witness-password", TestStaff.PASSWORD);
    HttpResponse<String> signed = one.post(page, correction);
    assertThat(signed.statusCode()).isEqualTo(422);
    assertThat(signed.body()).contains("不能填自己的另一个账号");
    assertThat(scene.hall.ballots(besideIt.id(), "C01-6-10")).isEqualTo(1);
    correction.put("witness", "desk-2");
    assertThat(one.post(page, correction).statusCode()).isEqualTo(303);
  }

  /** As an administrator does it, who has seen a badge. */
  private static void linkedToOnePerson(String... logins) throws Exception {
    String persons = "/staff/c/shenzhen/persons";
    String made =
        DeskClerk.location(
            clerk.post(persons, DeskClerk.form(clerk.get(persons), "person-name", "两号")));
    Visitor administrator = scene.holder(MandateKind.SECURITY_ADMINISTRATOR);
    for (String login : logins) {
      String page = "/staff/logins/" + login + "/persons";
      String person = made.substring(made.lastIndexOf('/') + 1);
      Map<String, String> link =
          DeskClerk.form(administrator.get(page), "evidence", "员工证", "person", person);
      assertThat(administrator.post(page, link).statusCode()).isEqualTo(303);
    }
  }
}
