package org.gongtong.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gongtong.server.ui.open.HomePage;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.TextSize;
import org.junit.jupiter.api.Test;

class PageRendererTest {

  @Test
  void answersThroughJavalinInUtf8() throws Exception {
    PageRenderer renderer = new PageRenderer();
    Page page = SamplePages.all(Language.CHINESE, TextSize.NORMAL).get("open-home");
    Javalin server =
        Javalin.create(
            config -> {
              config.fileRenderer(renderer);
              config.routes.get("/", context -> renderer.show(context.status(404), page));
            });
    try {
      server.start("127.0.0.1", 0);
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                      .build(),
                  HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("content-type").orElseThrow())
          .isEqualToIgnoringWhitespace("text/html;charset=utf-8");
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains("在这里查看小区正在表决的事项")
          .isEqualTo(renderer.render(page));
    } finally {
      server.stop();
    }
  }

  @Test
  void everyViewModelNamesATemplateThatTheJarHas() {
    assertThat(SamplePages.all(Language.ENGLISH, TextSize.NORMAL).values())
        .map(Page::template)
        .contains(new HomePage(anyShell(), List.of()).template())
        .allMatch(
            template -> template.matches("(open|ballot|election|staff|timebank)/[a-zA-Z]+\\.jte"));
  }

  @Test
  void assetsAreFoundByTheAddressOfThisReleaseOnly() {
    assertThat(Assets.path("gongtong.css")).matches("/assets/[0-9a-f]{12}/gongtong.css");
    assertThat(Assets.find(Assets.path("gongtong.css"))).isPresent();
    assertThat(Assets.find("/assets/000000000000/gongtong.css")).isEmpty();
    assertThat(Assets.find("/assets/../messages_zh.properties")).isEmpty();
  }

  private static Shell anyShell() {
    return SamplePages.shell(Language.ENGLISH, TextSize.NORMAL, null);
  }
}
