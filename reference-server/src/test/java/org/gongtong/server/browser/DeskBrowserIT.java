package org.gongtong.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.place.Community;
import org.gongtong.server.wiring.DeskClerk;
import org.gongtong.server.wiring.TestClock;
import org.gongtong.server.wiring.TestServer;
import org.gongtong.server.wiring.VotingHall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The desk as a clerk sees it, in both languages: axe at zero, nothing wider than 320 px. Leaves
 * pictures at 360 and 1280 px in {@code target/screens}.
 */
@BrowserTest
@Timeout(180)
class DeskBrowserIT {
  private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-02T00:00:00Z"));
  private static final VotingHall HALL = new VotingHall(CLOCK);
  private static final DeskClerk CLERK = new DeskClerk();
  private static TestServer server;
  private static Motion draft;
  private static Motion open;
  private static Motion decided;

  private final List<String> faults = new ArrayList<>();
  private String pictures = "";

  @BeforeAll
  static void start() throws Exception {
    server =
        TestServer.start(
            DeskBrowserIT.class, Map.of("office.phone", "027-00000000"), CLOCK, HALL, CLERK);
    Community community = HALL.community("model", "cn-42");
    open =
        HALL.announce(
            HALL.draft(community, "C01", "是否选聘物业服务人，为一号院提供保洁、门岗和公共设施维修服务（服务期三年）？", "一号院一直没有物业。"),
            Duration.ofDays(20));
    decided =
        HALL.announce(HALL.draft(community, "C01", "是否在一号院加装非机动车充电棚？", ""), Duration.ofDays(1));
    draft = HALL.draft(community, "C01/6", "是否更换六栋供水立管？", "水管已用三十年。\n预算 12 万元。");
    HALL.announce(HALL.draft(community, "C02", "是否修改停车管理规约？", ""), Duration.ofDays(90));
    CLOCK.passes(VotingHall.NOTICE);
    open = HALL.open(open);
    decided = HALL.open(decided);
    HALL.letters(decided);
    HALL.codes().issue(VotingHall.CLERK, open.id(), IntStream.rangeClosed(1, 5).boxed().toList());
    HALL.codes().reprint(VotingHall.CLERK, open.id(), java.util.Set.of(2), "没有收到").orThrow();
    for (int room = 1; room <= 10; room++) {
      HALL.vote(decided, "C01-6-" + room, room <= 8 ? "for" : "against");
      if (room < 5) {
        HALL.vote(open, "C01-6-" + room, "for");
      }
    }
    CLOCK.passes(Duration.ofDays(2));
    decided = HALL.result(decided);
    CLERK.signedIn(server, "desk-1");
    server.staff().grant("desk-1", MandateKind.SUBDISTRICT_OFFICER);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theDeskIsWithinReachOfEverybody(Browser browser) {
    lookAtTheDesk("zh-CN", browser);
  }

  @Test
  @Tag("endurance")
  void theDeskIsWithinReachOfEverybodyInEnglish(Browser browser) {
    lookAtTheDesk("en", browser);
  }

  private void lookAtTheDesk(String language, Browser browser) {
    pictures = language;
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setLocale(language))) {
      PageInspection.prepare(context);
      Page tab = context.newPage();
      tab.navigate(server.running().address() + "/staff");
      tab.fill("#login", "desk-1");
      tab.fill("#password", "correct horse battery");
      tab.click("main form button");
      look(tab, "desk-1-home");
      tab.navigate(server.running().address() + "/staff/communities/new");
      tab.fill("#slug", "X");
      tab.click("main form button");
      look(tab, "desk-2-register");
      tab.navigate(server.running().address() + "/staff/c/model");
      look(tab, "desk-3-desk");
      tab.navigate(server.running().address() + "/staff/c/model/m/new");
      tab.click("details summary");
      look(tab, "desk-4-form");
      tab.click("main form .button");
      look(tab, "desk-5-form-wrong");
      motion(tab, draft, "", "desk-6-draft");
      motion(tab, draft, "/edit", "desk-7-edit");
      motion(tab, draft, "/steps/announce", "desk-8-announce");
      tab.fill("#opens", "2026-03-21T08:00");
      tab.fill("#closes", "2026-03-20T08:00");
      tab.click("main form .button");
      look(tab, "desk-9-announce-wrong");
      motion(tab, draft, "/steps/withdraw", "desk-10-withdraw");
      motion(tab, open, "", "desk-11-open");
      motion(tab, open, "/letters", "desk-12-letters");
      motion(tab, open, "/steps/decide", "desk-13-refused");
      motion(tab, decided, "", "desk-14-posted");
      tab.navigate(server.running().address() + "/staff/mandates");
      look(tab, "desk-15-not-permitted");
    }
    assertThat(faults).isEmpty();
  }

  private void motion(Page tab, Motion motion, String page, String name) {
    tab.navigate(server.running().address() + "/staff/c/model/m/" + motion.id() + page);
    look(tab, name);
  }

  private void look(Page tab, String name) {
    PageInspection.inspect(tab, pictures + " " + name, faults);
    PageInspection.photograph(tab, name + "." + pictures);
  }
}
