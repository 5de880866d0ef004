package org.gongtong.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.server.browser.BrowserTest;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.TextSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page in a browser, under the strict content security policy: WCAG 2.2 AA and 7:1 contrast
 * by axe, no sideways scrolling at 320 px, targets as large as promised. Run with {@code
 * -Dgongtong.screenshots=true} it also leaves pictures in {@code target/pages}.
 */
@BrowserTest
class PageAccessTest {
  private static final String SITE = "http://gongtong.test/";
  private static final boolean PICTURES = Boolean.getBoolean("gongtong.screenshots");
  private static final String TARGETS =
      """
      () => [...document.querySelectorAll('body:not(.width-desk) main :is(button, .button, select, \
          .input, .answer, .check), .tool, .trail a')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height
            < (e.matches('.answer') ? 60 : 48))
        .map(e => e.outerHTML.slice(0, 120))
      """;
  private static final String CUT_OFF =
      """
      () => document.documentElement.scrollWidth <= window.innerWidth ? [] :
        [...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1
              && !e.closest('.table-frame > *'))
          .map(e => e.outerHTML.slice(0, 120)).slice(0, 3)
      """;

  private final PageRenderer renderer = new PageRenderer();

  @ParameterizedTest
  @CsvSource({"CHINESE,NORMAL", "CHINESE,LARGE", "ENGLISH,NORMAL", "ENGLISH,LARGE"})
  void everyPageIsWithinReachOfEverybody(Language language, TextSize size, Browser browser) {
    Map<String, String> site = new HashMap<>();
    SamplePages.all(language, size).forEach((name, page) -> site.put(name, renderer.render(page)));
    site.keySet().removeIf(name -> name.endsWith("Fragment"));
    List<String> faults = new ArrayList<>();
    try (BrowserContext context = browser.newContext()) {
      context.route("**/*", route -> answer(route, site));
      com.microsoft.playwright.Page tab = context.newPage();
      tab.onConsoleMessage(message -> faults.add(tab.url() + " console: " + message.text()));
      for (String name : site.keySet().stream().sorted().toList()) {
        tab.setViewportSize(320, 640);
        tab.navigate(SITE + name);
        inspect(tab, name, faults);
        if (PICTURES) {
          photograph(tab, name + "." + language.code() + "." + size.code());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static void inspect(com.microsoft.playwright.Page tab, String name, List<String> faults) {
    List<String> wide = (List<String>) tab.evaluate(CUT_OFF);
    wide.forEach(element -> faults.add(name + " wider than 320 px: " + element));
    List<String> small = (List<String>) tab.evaluate(TARGETS);
    small.forEach(element -> faults.add(name + " target too small: " + element));
    AxeRuleOptions on = new AxeRuleOptions();
    on.setEnabled(true);
    AxeRunOptions options = new AxeRunOptions();
    options.setRules(Map.of("color-contrast-enhanced", on, "target-size", on));
    AxeResults results = new AxeBuilder(tab).setLegacyMode(true).options(options).analyze();
    for (Rule rule : results.getViolations()) {
      faults.add(name + " " + rule.getId() + ": " + rule.getNodes().get(0).getHtml());
    }
  }

  private static void answer(Route route, Map<String, String> site) {
    String path = route.request().url().substring(SITE.length() - 1);
    Route.FulfillOptions answer =
        new Route.FulfillOptions()
            .setHeaders(Map.of("Content-Security-Policy", "default-src 'self'"));
    Assets.find(path)
        .ifPresentOrElse(
            asset ->
                route.fulfill(
                    answer.setContentType(asset.contentType()).setBodyBytes(asset.content())),
            () ->
                route.fulfill(
                    answer
                        .setContentType(PageRenderer.CONTENT_TYPE)
                        .setBody(site.getOrDefault(path.substring(1), "not sampled"))));
  }

  private static void photograph(com.microsoft.playwright.Page tab, String name) {
    for (int width : new int[] {360, 1280}) {
      tab.setViewportSize(width, 800);
      tab.screenshot(
          new com.microsoft.playwright.Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "pages", name + "." + width + ".png")));
    }
  }
}
