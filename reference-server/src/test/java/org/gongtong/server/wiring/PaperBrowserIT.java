package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.server.wiring.PaperScene.fill;
import static org.gongtong.server.wiring.PaperScene.sheet;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongtong.server.browser.BrowserTest;
import org.gongtong.server.browser.PageInspection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Paper ballots by keyboard, with and without JavaScript, and every page of them as it really is:
 * axe at zero, nothing cut off at 360 px, in both languages. With {@code -Dgongtong.screenshots=
 * true} it leaves pictures in {@code target/screens}.
 */
@BrowserTest
@Timeout(240)
class PaperBrowserIT {
  private static final String FOCUSED = "() => document.activeElement.id";
  private static PaperScene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = PaperScene.start(PaperBrowserIT.class);
    TestServer.Visitor first = scene.signedIn("desk-1");
    TestServer.Visitor second = scene.signedIn("desk-2");
    fill(first, scene.sheets() + "/1", sheet("P-01 for", "P-02 against", "P-03 abstain"));
    fill(second, scene.sheets() + "/1/check", sheet("P-01 for", "P-02 against", "P-03 abstain"));
    fill(first, scene.sheets() + "/2", sheet("P-04 for", "P-05 against"));
    fill(second, scene.sheets() + "/2/check", sheet("P-04 against"));
    fill(second, scene.sheets() + "/3", sheet("P-06 for"));
    PaperScene.send(
        first,
        scene.sheets(),
        scene.sheets() + "/reconcile",
        Map.of("issued", "30", "returned", "8", "spoilt", "1"));
    fill(
        first,
        scene.correction(scene.inTheBox().get(0).id()),
        Map.of("choice", "against", "reason", "对照纸质票，录错"));
  }

  @AfterAll
  static void stop() {
    scene.stop();
  }

  @Test
  void enterGoesFromPaperToPaperAndNeverSaves(Browser browser) {
    try (BrowserContext context = open(browser, "zh-CN", true)) {
      Page tab = signedIn(context);
      tab.navigate(scene.site() + scene.sheets() + "/5");
      tab.focus("#received");
      type(tab, PaperScene.RECEIVED, "Enter", "Ｐ－１１", "Enter", "1", "Enter");
      assertThat(tab.evaluate(FOCUSED)).isEqualTo("part-2");
      type(tab, "p-12", "Tab", "2", "Enter");
      assertThat(tab.evaluate(FOCUSED)).isEqualTo("part-3");
      assertThat(tab.inputValue("#choice-1")).isEqualTo("for");
      assertThat(tab.inputValue("#choice-2")).isEqualTo("against");
      tab.click("button[value=save]");
      assertThat(tab.url()).endsWith("/sheets");
      assertThat(tab.textContent("main table")).contains("5", "待复核");
    }
  }

  @Test
  void withoutScriptsEnterLooksAndTheButtonSaves(Browser browser) {
    try (BrowserContext context = open(browser, "zh-CN", false)) {
      Page tab = signedIn(context);
      tab.navigate(scene.site() + scene.sheets() + "/6");
      tab.fill("#received", PaperScene.RECEIVED);
      tab.click("#part-1");
      type(tab, "P-13", "Tab", "3", "Tab", "Tab", "Tab", "Tab", "P-99", "Enter");
      tab.waitForSelector(".fault");
      assertThat(tab.textContent("main")).contains("第 2 行：专有部分不在本次表决的名册内");
      assertThat(tab.inputValue("#part-1")).isEqualTo("P-13");
      assertThat(tab.inputValue("#choice-1")).isEqualTo("abstain");
      tab.fill("#part-2", "");
      tab.focus("#part-1");
      tab.keyboard().press("Enter");
      tab.waitForSelector("[role=status]");
      assertThat(tab.textContent("main")).contains("检查过 1 行，没有发现问题。还没有保存。");
      tab.click("button[value=save]");
      assertThat(tab.url()).endsWith("/sheets");
    }
  }

  @Test
  void everyPageIsWithinReachInBothLanguages(Browser browser) {
    List<String> faults = new ArrayList<>();
    for (String language : List.of("zh-CN", "en-GB")) {
      try (BrowserContext context = open(browser, language, true)) {
        PageInspection.prepare(context);
        Page tab = signedIn(context);
        tab.onConsoleMessage(message -> faults.add(tab.url() + " console: " + message.text()));
        visit(tab, faults, language, "list", scene.sheets());
        visit(tab, faults, language, "sheet", scene.sheets() + "/1");
        visit(tab, faults, language, "settle", scene.sheets() + "/2/settle");
        visit(tab, faults, language, "check", scene.sheets() + "/3/check");
        visit(tab, faults, language, "correction", scene.correction(scene.inTheBox().get(0).id()));
        tab.navigate(scene.site() + scene.sheets() + "/8");
        tab.fill("#received", PaperScene.RECEIVED);
        tab.fill("#part-1", "Ｐ－１４");
        tab.selectOption("#choice-1", "for");
        tab.fill("#part-2", "P-99");
        tab.selectOption("#choice-2", "against");
        tab.fill("#part-3", "P-15");
        tab.fill("#received-3", "3-1 8:00");
        tab.click("button[value=save]");
        inspect(tab, faults, language, "entry-refused");
      }
    }
    // The browser tells the console of each refused form; that is no fault of the page.
    faults.removeIf(fault -> fault.contains("console") && fault.contains("422"));
    assertThat(faults).isEmpty();
  }

  private static void visit(
      Page tab, List<String> faults, String language, String name, String path) {
    tab.navigate(scene.site() + path);
    inspect(tab, faults, language, name);
  }

  private static void inspect(Page tab, List<String> faults, String language, String name) {
    PageInspection.fitsScreens(tab, name, faults);
    PageInspection.photograph(tab, "paper-" + name + "." + language);
    // The markup is the same in both languages; samples of all pages are tried in both elsewhere.
    if (language.equals("zh-CN")) {
      PageInspection.violations(tab).forEach(fault -> faults.add(name + " " + fault));
    }
  }

  private static void type(Page tab, String... keys) {
    for (String key : keys) {
      if (key.equals("Enter") || key.equals("Tab")) {
        tab.keyboard().press(key);
      } else {
        tab.keyboard().type(key);
      }
    }
  }

  private static Page signedIn(BrowserContext context) {
    Page tab = context.newPage();
    tab.navigate(scene.site() + "/staff/sign-in?to=" + scene.sheets());
    tab.fill("input[name=login]", "desk-1");
    tab.fill("input[name=password]", "correct horse battery");
    tab.click("main button");
    tab.waitForURL("**/sheets");
    return tab;
  }

  private static BrowserContext open(Browser browser, String language, boolean scripts) {
    return browser.newContext(
        new Browser.NewContextOptions().setLocale(language).setJavaScriptEnabled(scripts));
  }
}
