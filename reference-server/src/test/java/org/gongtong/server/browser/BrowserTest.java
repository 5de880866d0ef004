package org.gongtong.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Marks a test class that needs a browser; a method or constructor parameter of type {@link
 * Browser} receives the one Chromium that stays open for the whole run.
 *
 * <p>Where the machine has no Chromium, each test is reported as skipped, by name; with {@code
 * BROWSER_TESTS=required} (as in CI) it fails instead. With {@code BROWSER_TESTS=off} it is skipped
 * anyway.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserTest.Chromium.class)
public @interface BrowserTest {

  /** Finds, starts and hands out the browser. */
  final class Chromium implements ExecutionCondition, ParameterResolver {
    private static final List<String> NAMES =
        // The headless shell draws the same page with a third less work than a whole browser.
        List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS =
        List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      String asked = Optional.ofNullable(System.getenv("BROWSER_TESTS")).orElse("");
      if (asked.equals("off") && context.getTestMethod().isPresent()) {
        return ConditionEvaluationResult.disabled("BROWSER_TESTS=off");
      }
      boolean required = asked.equals("required");
      // Classes pass, so that each method is reported by its own name.
      if (required || context.getTestMethod().isEmpty() || find().isPresent()) {
        return ConditionEvaluationResult.enabled("browser at hand, or required");
      }
      return ConditionEvaluationResult.disabled(
          "no browser: install one of " + NAMES + " to run this test");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(BrowserTest.class))
          .getOrComputeIfAbsent("running", key -> Running.start(), Running.class)
          .browser();
    }

    private static Optional<Path> find() {
      String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin");
      return NAMES.stream()
          .flatMap(name -> Stream.of(path.split(":")).map(folder -> Path.of(folder, name)))
          .filter(Files::isExecutable)
          .findFirst();
    }

    private record Running(Playwright playwright, Browser browser)
        implements ExtensionContext.Store.CloseableResource, AutoCloseable {
      static Running start() {
        Path chromium =
            find()
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "BROWSER_TESTS=required, but none of " + NAMES + " is on the PATH"));
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(FLAGS));
        return new Running(playwright, browser);
      }

      @Override
      public void close() {
        browser.close();
        playwright.close();
      }
    }
  }
}
