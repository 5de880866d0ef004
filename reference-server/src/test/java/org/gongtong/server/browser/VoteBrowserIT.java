package org.gongtong.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.place.Community;
import org.gongtong.server.wiring.TestClock;
import org.gongtong.server.wiring.TestServer;
import org.gongtong.server.wiring.VotingHall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The vote as a resident sees it, with and without JavaScript, in both languages: every page of the
 * way within reach of everybody. Run with {@code -Dgongtong.screenshots=true} it also leaves
 * pictures at 360 and 1280 px in {@code target/screens}.
 */
@BrowserTest
@Timeout(120)
class VoteBrowserIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static TestServer server;
  private static Motion motion;
  private static Motion decided;
  private static Map<String, String> codes;

  private final List<String> faults = new ArrayList<>();
  private String inspected = "";

  @BeforeAll
  static void start() {
    server =
        TestServer.start(VoteBrowserIT.class, Map.of("office.phone", "027-00000000"), CLOCK, HALL);
    Community community = HALL.community("model", "cn-42");
    motion =
        HALL.announce(
            HALL.draft(
                community,
                "C01",
                "是否选聘物业服务人，为一号院提供保洁、门岗和公共设施维修服务（服务期三年）？",
                "一号院一直没有物业。居民代表会议提出，由一家物业服务企业统一负责保洁、门岗、公共照明和小修，"
                    + "每平方米每月 0.60 元。\n合同草案、服务标准和三家企业的报价在社区公告栏公布。"),
            Duration.ofDays(60));
    decided =
        HALL.announce(HALL.draft(community, "C01", "是否在一号院加装非机动车充电棚？", ""), Duration.ofDays(1));
    HALL.announce(HALL.draft(community, "C01", "是否修改停车管理规约？", ""), Duration.ofDays(90));
    CLOCK.passes(VotingHall.NOTICE);
    motion = HALL.open(motion);
    decided = HALL.open(decided);
    codes = HALL.letters(motion);
    Map<String, String> others = HALL.letters(decided);
    for (int room = 1; room <= 10; room++) {
      HALL.vote(decided, "C01-6-" + room, room <= 5 ? "for" : "against");
    }
    assertThat(others).hasSize(13);
    CLOCK.passes(Duration.ofDays(2));
    decided = HALL.result(decided);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"1,true,zh-CN", "2,true,en", "3,false,zh-CN"})
  void votesFromTheFirstPageToTheReceipt(
      int room, boolean scripts, String language, Browser browser) {
    inspected = scripts ? language : "";
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setLocale(language).setJavaScriptEnabled(scripts))) {
      PageInspection.prepare(context);
      Page tab = context.newPage();
      List<String> told = watch(tab);
      tab.navigate(server.running().address().toString());
      look(tab, "1-home");
      tab.click("main .card a");
      look(tab, "2-community");
      tab.click("main .card-open a");
      look(tab, "3-motion");
      tab.click("main a.button-wide");
      look(tab, "4-code");
      tab.fill("#code", "0000-0000-0000-0000");
      tab.click("main form button");
      look(tab, "5-code-wrong");
      tab.fill("#code", codes.get("C01-6-" + room));
      tab.click("main form button");
      look(tab, "6-choice");
      tab.click("main form button");
      look(tab, "7-choice-missing");
      tab.click("label.answer-for");
      tab.click("main form button");
      look(tab, "8-check");
      Page second = context.newPage();
      second.navigate(server.running().address() + "/vote/choice");
      second.click("label.answer-against");
      second.click("main form button");
      tab.click("main form button");
      look(tab, "9-receipt");
      assertThat(tab.url()).endsWith("/vote/receipt");
      assertThat(tab.textContent(".receipt-number")).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
      second.click("main form button");
      look(second, "10-already");
      assertThat(second.textContent("main")).contains(tab.textContent(".receipt-number"));
      assertThat(told).noneMatch(line -> line.contains(codes.get("C01-6-" + room)));
    }
    assertThat(HALL.ballots(motion.id(), "C01-6-" + room)).isEqualTo(1);
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"zh-CN", "en"})
  void whatElseAVoterMayMeet(String language, Browser browser) {
    inspected = language;
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setLocale(language))) {
      PageInspection.prepare(context);
      Page tab = context.newPage();
      String site = server.running().address().toString();
      tab.navigate(site + "/c/model/m/" + decided.id() + "/result");
      look(tab, "11-result");
      tab.navigate(site + "/vote/choice");
      look(tab, "12-session-over");
      tab.navigate(site + "/vote");
      tab.fill("#code", codes.get("C01-6-13"));
      tab.click("main form button");
      look(tab, "13-co-owners");
      tab.navigate(site + "/c/model/m/nothing");
      look(tab, "14-not-there");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void theSquareCodeFillsTheFormAndTravelsNowhereElse(Browser browser) {
    String code = codes.get("C01-6-5");
    try (BrowserContext context = browser.newContext()) {
      Page tab = context.newPage();
      List<String> told = watch(tab);
      tab.navigate(server.running().address() + "/vote#" + code);
      assertThat(tab.inputValue("#code")).isEqualTo(code);
      assertThat(tab.url()).endsWith("/vote");
      tab.click("main form button");
      assertThat(tab.url()).endsWith("/vote/choice");
      assertThat(told).isNotEmpty().noneMatch(line -> line.contains(code));
    }
  }

  @ParameterizedTest
  @CsvSource({"6,true", "7,false"})
  void goingBackAndReloadingMeetPages(int room, boolean scripts, Browser browser) {
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setLocale("zh-CN").setJavaScriptEnabled(scripts))) {
      Page tab = context.newPage();
      tab.navigate(server.running().address() + "/vote");
      tab.fill("#code", codes.get("C01-6-" + room));
      tab.click("main form button");
      tab.click("main form button");
      assertThat(tab.textContent("main")).contains("请选择同意、反对或弃权");
      tab.click("label.answer-against");
      tab.click("main form button");
      assertThat(tab.url()).endsWith("/vote/check");
      assertThat(tab.textContent(".chosen")).contains("反对");
      tab.reload();
      assertThat(tab.textContent(".chosen")).contains("反对");
      tab.click("button[name=lang]");
      assertThat(tab.url()).endsWith("/vote/check");
      assertThat(tab.textContent(".chosen")).contains("Against");
      tab.click("main .plain-link");
      assertThat(tab.isChecked("#choice-against")).isTrue();
      tab.goBack();
      assertThat(tab.textContent(".chosen")).contains("Against");
      assertThat(HALL.ballots(motion.id(), "C01-6-" + room)).isZero();
      tab.click("main form button");
      assertThat(tab.url()).endsWith("/vote/receipt");
      String number = tab.textContent(".receipt-number");
      tab.goBack();
      assertThat(tab.textContent("main")).contains("This ballot has been cast", number);
      tab.goBack();
      assertThat(tab.textContent("main")).contains("This ballot has been cast", number);
    }
    assertThat(HALL.ballots(motion.id(), "C01-6-" + room)).isEqualTo(1);
  }

  /** Addresses and referrers of everything a page asks for, but not what its forms send. */
  private static List<String> watch(Page tab) {
    List<String> told = new ArrayList<>();
    tab.onRequest((Request request) -> told.add(request.url() + " " + request.headers()));
    return told;
  }

  private void look(Page tab, String name) {
    if (inspected.isEmpty()) {
      return;
    }
    PageInspection.inspect(tab, inspected + " " + name, faults);
    PageInspection.photograph(tab, name + "." + inspected);
  }
}
