package org.gongtong.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.place.Community;
import org.gongtong.server.wiring.DeskClerk;
import org.gongtong.server.wiring.TestServer.Visitor;
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

  @BeforeAll
  static void start() throws Exception {
    scene = new AbuseScene(PaperAbuseIT.class);
    Community shenzhen = scene.hall.community("shenzhen", "cn-4403");
    inShenzhen = scene.open(shenzhen, "是否选聘物业服务人？").get(0);
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
}
