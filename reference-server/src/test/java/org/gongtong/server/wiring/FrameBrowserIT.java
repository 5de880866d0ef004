package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gongtong.core.kernel.Actor;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.VoterDoor;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.browser.BrowserTest;
import org.gongtong.server.http.RouteGroup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What only a browser shows: the code behind {@code #}, forms under the headers, a refused upload.
 */
@BrowserTest
@Timeout(90)
class FrameBrowserIT {
  private static final Inside INSIDE = new Inside();
  private static final UUID MOTION = UUID.randomUUID();
  private static TestServer server;
  private static String code;

  /** The server's parts, and what reached it. */
  private static final class Inside extends AbstractModule {
    private final List<String> addresses = new CopyOnWriteArrayList<>();
    private VotingCodes codes;

    @ProvidesIntoSet
    RouteGroup tests(VotingCodes made, VoterDoor voters) {
      codes = made;
      return javalin -> {
        javalin.routes.before(
            context ->
                addresses.add(
                    context.method()
                        + " "
                        + context.fullUrl()
                        + " "
                        + context.header("Referer")
                        + " "
                        + context.header("Sec-Fetch-Site")));
        javalin.routes.get(
            "/test/voter",
            context ->
                context.result(
                    voters.find(context).map(s -> s.motionId() + " " + s.party()).orElse("none")),
            Audience.EVERYBODY);
        javalin.routes.get(
            "/test/upload",
            context ->
                context.html(
                    "<form method=post enctype=multipart/form-data><input type=file name=f><button>go</button></form>"),
            Audience.EVERYBODY);
        javalin.routes.post("/test/upload", context -> context.result("taken"), Audience.EVERYBODY);
      };
    }
  }

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            FrameBrowserIT.class,
            java.util.Map.of(),
            new TestClock(Instant.parse("2026-03-01T00:00:00Z")),
            INSIDE);
    code = INSIDE.codes.issue(Actor.staff("desk-1"), MOTION, List.of(1)).get(1);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theSquareCodeFillsTheFormAndReachesNoServerButByPost(Browser browser) {
    INSIDE.addresses.clear();
    try (BrowserContext context = browser.newContext()) {
      Page tab = context.newPage();
      tab.navigate(server.running().address() + "/vote#" + code);
      assertThat(tab.inputValue("#code")).isEqualTo(code);
      assertThat(tab.url()).endsWith("/vote");
      tab.click("main button");
      assertThat(tab.url()).endsWith("/vote/choice");
      tab.navigate(server.running().address() + "/test/voter");
      assertThat(tab.textContent("body")).isEqualTo(MOTION + " 1");
    }
    assertThat(INSIDE.addresses)
        .isNotEmpty()
        .noneMatch(address -> address.contains(code) || address.contains(code.replace("-", "")));
  }

  @Test
  void withoutScriptsTheCodeIsTyped(Browser browser) {
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setLocale("zh-CN").setJavaScriptEnabled(false))) {
      Page tab = context.newPage();
      tab.navigate(server.running().address() + "/vote#" + code);
      assertThat(tab.inputValue("#code")).isEmpty();
      tab.fill("#code", code.toLowerCase(java.util.Locale.ROOT).replace('-', ' '));
      tab.click("main button");
      tab.navigate(server.running().address() + "/test/voter");
      assertThat(tab.textContent("body")).isEqualTo(MOTION + " 1");
      tab.navigate(server.running().address() + "/vote");
      tab.click("button[name=lang]");
      assertThat(tab.getAttribute("html", "lang")).isEqualTo("en");
      assertThat(tab.url()).endsWith("/vote");
    }
  }

  @Test
  void anUploadOf200MegabytesGetsAPageThatSaysSo(Browser browser) throws IOException {
    Path huge = Path.of(System.getProperty("basedir", "."), "target", "huge.xlsx");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw");
        BrowserContext context =
            browser.newContext(new Browser.NewContextOptions().setLocale("zh-CN"))) {
      file.setLength(200L << 20);
      Page tab = context.newPage();
      tab.navigate(server.running().address() + "/test/upload");
      tab.setInputFiles("input", huge);
      tab.click("button");
      tab.waitForSelector("h1");
      assertThat(tab.textContent("main")).contains("超过 1 MiB", "BODY_TOO_LARGE");
    } finally {
      Files.deleteIfExists(huge);
    }
  }
}
