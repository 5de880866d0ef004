package org.gongtong.server.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What every page is held to: WCAG 2.2 AA by axe, no sideways scrolling, large targets. */
public final class PageInspection {
  private static final String TARGETS =
      """
      () => [...document.querySelectorAll('body:not(.width-desk) main :is(button, .button, select, \
          .input, .answer, .check), .tool, .trail a')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height
            < (e.matches('.answer') ? 60 : 48))
        .map(e => e.outerHTML.slice(0, 120))
      """;
  private static final String WIDER =
      """
      () => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)
        > document.documentElement.clientWidth
      """;
  private static final String CUT_OFF =
      """
      () => document.documentElement.scrollWidth <= window.innerWidth ? [] :
        [...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1
              && !e.closest('.table-frame > *'))
          .map(e => e.outerHTML.slice(0, 120)).slice(0, 3)
      """;

  // A resident does not know that a table can be pushed sideways; a clerk does.
  private static final String CUT_TABLES =
      """
      () => [...document.querySelectorAll('body:not(.width-desk) .table-frame')]
        .filter(e => e.scrollWidth > e.clientWidth + 1)
        .map(e => e.getAttribute('aria-label'))
      """;

  // Words of letters only: Chinese may break anywhere, and a long id has to.
  private static final String BROKEN_WORDS =
      """
      () => [...document.querySelectorAll('.answer, button, .button, label, legend, h1, h2, .tag')]
        .filter(e => e.offsetParent).flatMap(e => {
          const broken = [];
          const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            for (const word of text.data.matchAll(/[A-Za-z’']+/g)) {
              const range = document.createRange();
              range.setStart(text, word.index);
              range.setEnd(text, word.index + word[0].length);
              const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top)));
              if (lines.size > 1) broken.push(word[0]);
            }
          }
          return broken;
        })
      """;

  // One call for all at a width: each costs the test a turn.
  private static final String WORDS_AND_TABLES =
      "() => ({'breaks the word': (%s)(), 'cuts the table': (%s)()})"
          .formatted(BROKEN_WORDS.strip(), CUT_TABLES.strip());

  private static final String NARROW =
      "() => ({'wider than 320 px': (%s)(), 'target too small': (%s)(), ...(%s)()})"
          .formatted(CUT_OFF.strip(), TARGETS.strip(), WORDS_AND_TABLES);

  // 7:1 includes the ordinary rule of 4.5:1. axe is called directly, which takes half the time of
  // its builder.
  private static final String AXE =
      """
      async () => (await axe.run(document, {
          resultTypes: ['violations'],
          rules: {
            'color-contrast-enhanced': {enabled: true},
            'color-contrast': {enabled: false},
            'target-size': {enabled: true}
          }
        })).violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 160))
      """;

  private PageInspection() {}

  /** Adds every fault of the page that is shown now; leaves the window 320 px wide. */
  public static void inspect(Page tab, String name, List<String> faults) {
    fits(tab, name, faults);
    violations(tab).forEach(violation -> faults.add(name + " " + violation));
  }

  /**
   * Adds what is too wide at 320 px or too small, and words broken in the middle there or at 360
   * px; axe, which takes longer, is not asked.
   */
  @SuppressWarnings("unchecked")
  public static void fits(Page tab, String name, List<String> faults) {
    // A click returns as soon as the next page begins, when it may still be empty.
    tab.waitForLoadState();
    for (int width : new int[] {360, 320}) {
      tab.setViewportSize(width, 640);
      Map<String, List<String>> found =
          (Map<String, List<String>>) tab.evaluate(width == 320 ? NARROW : WORDS_AND_TABLES);
      found.forEach(
          (what, where) ->
              where.forEach(one -> faults.add(name + " at " + width + " px " + what + ": " + one)));
    }
  }

  /**
   * Adds that the page is wider than a phone or a clerk's screen, if so; leaves it as on a phone.
   */
  public static void fitsScreens(Page tab, String name, List<String> faults) {
    tab.waitForLoadState();
    for (int width : new int[] {1280, 360}) {
      tab.setViewportSize(width, 800);
      if (Boolean.TRUE.equals(tab.evaluate(WIDER))) {
        faults.add(name + " is wider than " + width + " px");
      }
    }
  }

  /** Has axe in every page of this context from the start, for tests that inspect each of them. */
  public static void prepare(BrowserContext context) {
    context.addInitScript(AxeBuilder.getAxeScript());
  }

  /** What axe finds in the page that is shown now. */
  @SuppressWarnings("unchecked")
  public static List<String> violations(Page tab) {
    if (!Boolean.TRUE.equals(tab.evaluate("() => 'axe' in window"))) {
      tab.evaluate(AxeBuilder.getAxeScript());
    }
    return (List<String>) tab.evaluate(AXE);
  }

  /** Whether this run leaves pictures. */
  public static boolean photographs() {
    return Boolean.getBoolean("gongtong.screenshots");
  }

  /**
   * Leaves pictures of the page at 360 and 1280 px in {@code target/screens}, when run with {@code
   * -Dgongtong.screenshots=true}; the window stays as narrow as a phone's.
   */
  public static void photograph(Page tab, String name) {
    if (!photographs()) {
      return;
    }
    for (int width : new int[] {1280, 360}) {
      tab.setViewportSize(width, 800);
      tab.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "screens", name + "." + width + ".png")));
    }
  }
}
