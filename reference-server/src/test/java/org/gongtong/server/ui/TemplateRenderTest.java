package org.gongtong.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.TextSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page, in both languages and both sizes, draws; the files are left for people to open. */
class TemplateRenderTest {
  private static final Path PAGES = Path.of("target", "pages");
  private final PageRenderer renderer = new PageRenderer();

  @ParameterizedTest
  @CsvSource({"CHINESE,NORMAL", "CHINESE,LARGE", "ENGLISH,NORMAL", "ENGLISH,LARGE"})
  void everyPageIsOneWholeDocumentWithoutInlineStyleOrScript(Language language, TextSize size)
      throws IOException {
    Files.createDirectories(PAGES);
    for (Map.Entry<String, Page> sample : SamplePages.all(language, size).entrySet()) {
      String html = renderer.render(sample.getValue()).strip();
      if (!sample.getKey().endsWith("Fragment")) {
        assertThat(html)
            .as(sample.getKey())
            .startsWith("<!DOCTYPE html>")
            .contains("<html lang=\"" + language.tag() + "\" class=\"text-" + size.code() + "\">")
            .endsWith("</html>")
            .containsOnlyOnce("<h1")
            .containsOnlyOnce("<script");
      }
      assertThat(html)
          .as(sample.getKey())
          .doesNotContain(" style=", "<style", "javascript:", " onclick")
          .doesNotContainPattern("\\bnull\\b");
      write(sample.getKey() + "." + language.code() + "." + size.code(), html);
    }
  }

  @Test
  void theFilesForPeopleFindTheirStyleSheet() throws IOException {
    Path assets = Files.createDirectories(PAGES.resolve("assets"));
    for (String name : new String[] {"gongtong.css", "gongtong.js", "seal.svg"}) {
      Assets.Asset asset = Assets.find(Assets.path(name)).orElseThrow();
      assertThat(asset.content()).as(name).isNotEmpty();
      Files.write(assets.resolve(name), asset.content());
    }
  }

  private static void write(String name, String html) throws IOException {
    String local = html.replaceAll("/assets/[0-9a-f]{12}/", "assets/");
    Files.write(PAGES.resolve(name + ".html"), local.getBytes(StandardCharsets.UTF_8));
  }
}
