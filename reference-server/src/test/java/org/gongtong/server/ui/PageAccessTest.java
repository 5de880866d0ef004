package org.gongtong.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gongtong.server.browser.BrowserTest;
import org.gongtong.server.browser.ElementKinds;
import org.gongtong.server.browser.PageInspection;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.TextSize;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page in a browser, under the strict content security policy: WCAG 2.2 AA and 7:1 contrast
 * by axe, no sideways scrolling at 320 px, targets as large as promised. In every build axe looks
 * at the fullest page of each template and at as many more as have all kinds of elements; under
 * {@code -Pendurance} at every page in every language and size. Run with {@code
 * -Dgongtong.screenshots=true} it also leaves pictures in {@code target/screens}.
 */
@BrowserTest
class PageAccessTest {
  private final PageRenderer renderer = new PageRenderer();

  @Test
  void everyPageIsWithinReachOfEverybody(Browser browser) throws IOException {
    Map<String, String> site = site(Language.CHINESE, TextSize.NORMAL);
    if (!PageInspection.photographs()) {
      Set<String> chosen = ElementKinds.cover(site, fullest(site));
      assertThat(chosen).hasSizeGreaterThan(site.size() / 3);
      site.keySet().retainAll(chosen);
    }
    inspect(site, "zh.normal", browser, true);
  }

  /** Of each template the page that says most. */
  private static Set<String> fullest(Map<String, String> site) {
    Map<Class<?>, String> names = new HashMap<>();
    SamplePages.all(Language.CHINESE, TextSize.NORMAL)
        .forEach(
            (name, page) -> {
              if (site.containsKey(name)) {
                names.merge(
                    page.getClass(),
                    name,
                    (one, other) ->
                        site.get(one).length() >= site.get(other).length() ? one : other);
              }
            });
    return Set.copyOf(names.values());
  }

  @Test
  void theLongestTextInTheLargestTypeFits(Browser browser) throws IOException {
    inspect(site(Language.ENGLISH, TextSize.LARGE), "en.large", browser, false);
  }

  @Tag("endurance")
  @ParameterizedTest
  @CsvSource({"CHINESE,NORMAL", "CHINESE,LARGE", "ENGLISH,NORMAL", "ENGLISH,LARGE"})
  void soItIsInEveryLanguageAndSize(Language language, TextSize size, Browser browser)
      throws IOException {
    inspect(site(language, size), language.code() + "." + size.code(), browser, true);
  }

  private Map<String, String> site(Language language, TextSize size) {
    Map<String, String> site = new TreeMap<>();
    SamplePages.all(language, size).forEach((name, page) -> site.put(name, renderer.render(page)));
    site.keySet().removeIf(name -> name.endsWith("Fragment"));
    return site;
  }

  private static void inspect(
      Map<String, String> site, String pictures, Browser browser, boolean asksAxe)
      throws IOException {
    List<String> faults = new ArrayList<>();
    try (PageSite server = PageSite.of(site);
        BrowserContext context = browser.newContext()) {
      if (asksAxe) {
        PageInspection.prepare(context);
      }
      com.microsoft.playwright.Page tab = context.newPage();
      tab.onConsoleMessage(message -> faults.add(tab.url() + " console: " + message.text()));
      for (String name : site.keySet()) {
        tab.navigate(server.address(name));
        if (asksAxe) {
          PageInspection.inspect(tab, name, faults);
        } else {
          PageInspection.fits(tab, name, faults);
        }
        PageInspection.photograph(tab, name + "." + pictures);
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void theInspectorSeesFaults(Browser browser) {
    String faulty =
        """
        <!DOCTYPE html><html lang="zh-CN"><head><title>x</title></head><body class="width-reading">
        <main><h1>标题</h1><p style="color:#767676">这一行字太淡，看不清楚。</p><img src="x.png">
        <button>小</button><button style="width:3em;overflow-wrap:anywhere">Abstain</button><p><a href="/">首页</a></p>
        <table width="900"><tr><td>宽</td></tr></table></main></body></html>
        """;
    List<String> faults = new ArrayList<>();
    try (BrowserContext context = browser.newContext()) {
      com.microsoft.playwright.Page tab = context.newPage();
      tab.setContent(faulty);
      PageInspection.inspect(tab, "faulty", faults);
    }
    assertThat(faults)
        .anyMatch(fault -> fault.contains("wider than 320 px"))
        .anyMatch(fault -> fault.contains("target too small"))
        .anyMatch(fault -> fault.contains("at 360 px breaks the word: Abstain"))
        .anyMatch(fault -> fault.contains("color-contrast-enhanced"))
        .anyMatch(fault -> fault.contains("image-alt"));
  }
}
