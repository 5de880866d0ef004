package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.multibindings.Multibinder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Assets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every request passes, on a real server. */
@Timeout(60)
class FrameIT {
  private static TestServer server;

  @BeforeAll
  static void start() {
    RouteGroup extra =
        javalin -> {
          javalin.routes.get(
              "/test/broken",
              context -> {
                throw new IllegalStateException("select secret from inside");
              },
              Audience.EVERYBODY);
          javalin.routes.post(
              "/test/echo", context -> context.result(context.body()), Audience.EVERYBODY);
          javalin.routes.post(
              "/api/test", context -> context.result(context.body()), Audience.EVERYBODY);
          javalin.routes.post("/staff/test", context -> context.result("never"), Audience.STAFF);
        };
    server =
        TestServer.start(
            FrameIT.class,
            Map.of(),
            InstantSource.system(),
            binder ->
                Multibinder.newSetBinder(binder, RouteGroup.class).addBinding().toInstance(extra));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyAnswerCarriesTheHeadersWhateverBecomesOfIt() throws Exception {
    var visitor = server.visitor();
    for (String path :
        new String[] {
          "/no/such/page",
          "/test/broken",
          "/test/echo",
          "/staff/packs",
          "/api/none",
          "/preferences",
          Assets.path("gongtong.css"),
          "/assets/0/gongtong.css"
        }) {
      HttpResponse<String> answer = visitor.get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'self'", "frame-ancestors 'none'");
      assertThat(answer.headers().firstValue("X-Content-Type-Options"))
          .as(path)
          .hasValue("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).hasValue("same-origin");
      assertThat(answer.headers().firstValue("X-Request-Id").orElse("")).as(path).hasSize(36);
      assertThat(answer.headers().firstValue("Cache-Control"))
          .as(path)
          .hasValue(
              path.equals(Assets.path("gongtong.css"))
                  ? "public, max-age=31536000, immutable"
                  : "no-store");
    }
  }

  @Test
  void aRequestIdComesBackUnlessItIsNone() throws Exception {
    var visitor = server.visitor();
    assertThat(visitor.send(visitor.to("/").header("X-Request-Id", "from-proxy-1")).headers())
        .satisfies(h -> assertThat(h.firstValue("X-Request-Id")).hasValue("from-proxy-1"));
    assertThat(
            visitor
                .send(visitor.to("/").header("X-Request-Id", "<script>alert</script>"))
                .headers())
        .satisfies(h -> assertThat(h.firstValue("X-Request-Id").orElse("")).hasSize(36));
  }

  @Test
  void refusalsArePagesInTheReadersLanguageAndShowNothingOfTheInside() throws Exception {
    var visitor = server.visitor();
    HttpResponse<String> missing = visitor.get("/no/such/page");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("没有这个页面", "NOT_FOUND", "<html lang=\"zh-CN\"");
    HttpResponse<String> english =
        visitor.send(visitor.to("/no/such/page").header("Accept-Language", "en-GB,zh;q=0.5"));
    assertThat(english.body()).contains("There is no such page", "<html lang=\"en\"");
    HttpResponse<String> broken = visitor.get("/test/broken");
    assertThat(broken.statusCode()).isEqualTo(500);
    assertThat(broken.body())
        .contains("SERVER_FAULT", broken.headers().firstValue("X-Request-Id").orElseThrow())
        .doesNotContain("secret", "IllegalState", "at org.");
    assertThat(visitor.get("/test/echo").statusCode()).isEqualTo(405);
    HttpResponse<String> api = visitor.get("/api/none");
    assertThat(api.statusCode()).isEqualTo(404);
    assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(api.body()).contains("\"reasons\":[{\"code\":\"NOT_FOUND\"");
  }

  @Test
  void theSwitchesAreCookiesAndLeadBackToThisSiteOnly() throws Exception {
    var visitor = server.visitor();
    HttpResponse<String> set =
        visitor.post(
            "/preferences", Map.of("lang", "en", "text", "large", "back", "/no/such/page?x=1"));
    assertThat(set.statusCode()).isEqualTo(303);
    assertThat(set.headers().firstValue("Location")).hasValue("/no/such/page?x=1");
    assertThat(visitor.get("/no/such/page").body())
        .contains("<html lang=\"en\" class=\"text-large\"");
    for (String back :
        new String[] {"https://evil.example/", "//evil.example", "/\\evil.example"}) {
      assertThat(
              visitor.post("/preferences", Map.of("back", back)).headers().firstValue("Location"))
          .as(back)
          .hasValue("/");
    }
  }

  @Test
  void formsOfOtherSitesAreRefused() throws Exception {
    var visitor = server.visitor();
    var form = Map.of("a", "b");
    assertThat(visitor.post("/test/echo", form).statusCode()).isEqualTo(200);
    assertThat(visitor.send(visitor.formTo("/test/echo", form)).statusCode()).isEqualTo(403);
    for (String origin :
        new String[] {"http://evil.example", "null", "http://localhost.evil.example"}) {
      HttpResponse<String> refused =
          visitor.send(visitor.formTo("/test/echo", form).header("Origin", origin));
      assertThat(refused.statusCode()).as(origin).isEqualTo(403);
      assertThat(refused.body()).contains("CROSS_SITE");
    }
    for (String where : new String[] {"cross-site", "same-site", "nonsense"}) {
      assertThat(
              visitor
                  .send(
                      visitor
                          .formTo("/test/echo", form)
                          .header("Origin", visitor.site().toString())
                          .header("Sec-Fetch-Site", where))
                  .statusCode())
          .as(where)
          .isEqualTo(403);
    }
    assertThat(visitor.send(visitor.formTo("/api/test", form)).statusCode()).isEqualTo(200);
    assertThat(
            visitor
                .send(visitor.formTo("/api/test", form).header("Cookie", "staff=x"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void theDeskIsBehindTheSignIn() throws Exception {
    var visitor = server.visitor();
    HttpResponse<String> led = visitor.get("/staff/packs?x=%E4%B8%AD");
    assertThat(led.statusCode()).isEqualTo(303);
    assertThat(led.headers().firstValue("Location"))
        .hasValue("/staff/sign-in?to=%2Fstaff%2Fpacks%3Fx%3D%25E4%25B8%25AD");
    assertThat(visitor.get("/staff").statusCode()).isEqualTo(303);
    HttpResponse<String> posted = visitor.post("/staff/test", Map.of("a", "b"));
    assertThat(posted.statusCode()).isEqualTo(303);
    assertThat(posted.headers().firstValue("Location")).hasValue("/staff/sign-in");
  }

  @Test
  void aHugeUploadIsRefusedBeforeItIsSent() throws Exception {
    String head =
        "POST /test/echo HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 209715200\r\n\r\n";
    String answer = answerTo(head);
    assertThat(answer).startsWith("HTTP/1.1 413").contains("BODY_TOO_LARGE", "1 MiB", "</html>");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("connection: close");
    assertThat(answerTo(head.replace("/test/echo", "/staff/test"))).contains("413", "32 MiB");
    var visitor = server.visitor();
    byte[] tooMuch = new byte[(1 << 20) + 1];
    HttpResponse<String> sent =
        visitor.send(
            visitor
                .to("/test/echo")
                .header("Origin", visitor.site().toString())
                .POST(BodyPublishers.ofByteArray(tooMuch)));
    assertThat(sent.statusCode()).isEqualTo(413);
  }

  /** What comes back when only the head of a request was sent. */
  private static String answerTo(String head) throws IOException {
    URI site = server.running().address();
    try (Socket socket = new Socket(site.getHost(), site.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[1000]);
      out.flush();
      StringBuilder answer = new StringBuilder();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8192];
      while (answer.indexOf("</html>") < 0) {
        int read = in.read(buffer);
        if (read < 0) {
          break;
        }
        answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
      }
      return answer.toString();
    }
  }
}
