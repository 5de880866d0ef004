package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.place.Community;
import org.gongtong.server.browser.BrowserTest;
import org.gongtong.server.browser.PageInspection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A clerk imports a roster in a browser, without JavaScript having to do anything: every page
 * within WCAG 2.2 AA by axe, none wider than the window. With {@code -Dgongtong.screenshots=true}
 * it leaves pictures in {@code target/screens}.
 */
@BrowserTest
@Timeout(180)
class RosterBrowserIT {

  // The picture is as wide as what can be scrolled to, which the root element alone does not tell.

  private static RosterSite site;

  private final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void start() {
    site =
        RosterSite.start(
            RosterBrowserIT.class, new TestClock(Instant.parse("2026-03-01T02:00:00Z")));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void aClerkImportsARoster(Browser browser) {
    importARoster("zh", browser);
  }

  @Test
  @Tag("endurance")
  void aClerkImportsARosterInEnglish(Browser browser) {
    importARoster("en", browser);
  }

  private void importARoster(String language, Browser browser) {
    Community here = site.community("model-" + language);
    try (BrowserContext context = browser.newContext()) {
      context.addCookies(List.of(new Cookie("lang", language).setUrl(site.address())));
      PageInspection.prepare(context);
      Page tab = context.newPage();
      tab.setDefaultTimeout(120_000);
      tab.onConsoleMessage(message -> note(tab, message.type(), message.text()));
      signIn(tab, here);
      look(tab, "roster-1-empty." + language);
      tab.click("main .button");
      look(tab, "roster-2-upload." + language);
      send(tab, "faulty.csv", "text/csv", faulty());
      assertThat(tab.locator("tbody tr").count()).isEqualTo(8);
      look(tab, "roster-3-faults." + language);
      tab.click("main .button");
      send(tab, "名册2026.csv", "text/csv", first());
      look(tab, "roster-4-first." + language);
      tab.click("main .button");
      assertThat(tab.url()).endsWith("?done=1");
      look(tab, "roster-5-list." + language);
      tab.navigate(site.address() + RosterSite.roster(here) + "/import");
      send(tab, "later.csv", "text/csv", second());
      look(tab, "roster-6-second." + language);
      tab.click("main .button");
      tab.click("a[href*='voter']");
      look(tab, "roster-7-voter." + language);
      tab.click("main .button");
      assertThat(tab.locator(".field-error").count()).isEqualTo(2);
      look(tab, "roster-8-voter-faults." + language);
      tab.selectOption("#voter", "10028");
      tab.fill("#evidence", "2026-17");
      tab.click("main .button");
      assertThat(tab.url()).endsWith("?done=3");
    }
    assertThat(site.parts(here)).hasSize(6);
    assertThat(faults).isEmpty();
  }

  private static void signIn(Page tab, Community here) {
    tab.navigate(site.address() + RosterSite.roster(here));
    tab.fill("#login", RosterSite.FIRST);
    tab.fill("#password", RosterSite.PASSWORD);
    tab.click("main .button");
    assertThat(tab.url()).endsWith("/roster");
  }

  private static void send(Page tab, String name, String type, byte[] content) {
    tab.setInputFiles("#file", new FilePayload(name, type, content));
    tab.fill("#effective", "2026-02-01");
    tab.click("main .button");
  }

  private void note(Page tab, String type, String text) {
    // Chromium logs the 422 of a form that came back.
    if (!text.contains("422")) {
      faults.add(tab.url() + " " + type + ": " + text);
    }
  }

  private void look(Page tab, String name) {
    PageInspection.fitsScreens(tab, name, faults);
    PageInspection.violations(tab).forEach(violation -> faults.add(name + " " + violation));
    PageInspection.photograph(tab, name);
  }

  private static byte[] faulty() {
    return RosterSite.csv(
        "C01-6-2-301,C01,6,2,301,dwelling,89.555,registry,10027;10028,,delivered",
        "C01-6-2-301,C01,6,2,302,dwelling,-3,registry,10029,10029,delivered",
        "C01-6-2-401,C01/6,,2,401,castle,１２.５,registry,13800138000,,delivered");
  }

  private static byte[] first() {
    return ("姓名,专有部分编号,小区,楼栋,单元,房号,用途,面积,面积依据,业主编号,表决人编号,交付状态\n"
            + "某,C01-6-2-301,一号院,6,2,301,住宅,89.55,登记,10027;10028,,已交付\n"
            + "某,C01-6-2-302,一号院,6,2,302,住宅,90.10,登记,10029,10029,已交付\n"
            + "某,C01-6-2-401,一号院,6,2,401,住宅,89.55,登记,10030;10031,10031,已交付\n"
            + "某,C01-P-014,一号院,P,0,B-014,车位,12.50,合同,10029,10029,已交付\n"
            + "某,C02-1-0-S3,二号院,1,0,S3,商铺,240.00,实测,D1,D1,未售\n")
        .getBytes(Charset.forName("GBK"));
  }

  private static byte[] second() {
    return ("专有部分编号,小区,楼栋,单元,房号,用途,面积,面积依据,业主编号,表决人编号,交付状态\n"
            + "C01-6-2-301,一号院,6,2,301,住宅,90.05,登记,10027;10028,,已交付\n"
            + "C01-6-2-302,一号院,6,2,302,住宅,90.10,登记,10029,10029,已交付\n"
            + "C01-6-2-401,一号院,6,2,401,住宅,89.55,登记,10030;10031,10031,已交付\n"
            + "C01-6-2-402,一号院,6,2,402,住宅,89.55,登记,10032,,已交付\n"
            + "C01-P-014,一号院,P,0,B-014,车位,12.50,合同,10027;10028,,已交付\n"
            + "C01-P-015,一号院,P,0,B-015,车位,12.50,合同,D1,D1,未售\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
