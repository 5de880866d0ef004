package org.gongtong.server.http.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.Language;
import org.gongtong.server.browser.BrowserTest;
import org.gongtong.server.browser.ElementKinds;
import org.gongtong.server.browser.PageInspection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The documentation's pages: within reach of everybody, and with nothing in them but text. Axe
 * looks at all of them under {@code -Pendurance} only: they are as long as books, of a few kinds of
 * paragraphs and rows.
 */
@BrowserTest
class ApiPagesTest {

  private static final Pattern PIECE =
      Pattern.compile("<section[^>]*>.*?</section>|<tr[^>]*>.*?</tr>", Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource(Language.class)
  void theyFit(Language language, Browser browser) throws IOException {
    inspect(language, browser, UnaryOperator.identity(), PageInspection::fits);
  }

  @Test
  void theyAreWithinReach(Browser browser) throws IOException {
    UnaryOperator<String> shortened = page -> ElementKinds.shortened(page, PIECE);
    inspect(Language.ZH_CN, browser, shortened, PageInspection::inspect);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @Tag("endurance")
  void theyAreAllWithinReach(Language language, Browser browser) throws IOException {
    inspect(language, browser, UnaryOperator.identity(), PageInspection::inspect);
  }

  private interface Inspection {
    void look(Page tab, String name, List<String> faults);
  }

  private static void inspect(
      Language language, Browser browser, UnaryOperator<String> change, Inspection inspection)
      throws IOException {
    String style;
    try (var in = ApiPages.class.getResourceAsStream("/org/gongtong/server/http/api.css")) {
      style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    try (BrowserContext context = browser.newContext()) {
      Page tab = context.newPage();
      for (String page :
          List.of(
              DocumentPage.draw(new ApiDocument().root(), language), CodesPage.draw(language))) {
        tab.setContent(
            change.apply(page).replaceAll("<link[^>]*>", "<style>" + style + "</style>"));
        List<String> faults = new ArrayList<>();
        inspection.look(tab, language.tag(), faults);
        assertThat(faults).isEmpty();
        String name = page.contains("id=\"getMotion\"") ? "api" : "codes";
        PageInspection.photograph(tab, name + "." + language.tag());
      }
    }
  }

  @Test
  void itSaysWhichPermissionAnOperationTakes() {
    assertThat(DocumentPage.draw(new ApiDocument().root(), Language.EN))
        .contains("Permission: import a roster (<code>roster.import</code>).");
    assertThat(DocumentPage.draw(new ApiDocument().root(), Language.ZH_CN))
        .contains("权限：发布公告（<code>motion.announce</code>）。");
  }

  @Test
  void textIsEscaped() {
    String page = new HtmlPage(Language.EN, "<b>&\"", "/api").text("<script>").end();
    assertThat(page).contains("<title>&lt;b&gt;&amp;&quot;</title>", "&lt;script&gt;");
    assertThat(page).doesNotContain("<script");
  }
}
