package org.gongtong.server.ui.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import org.gongtong.core.kernel.Language;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.retention.DataClass;
import org.gongtong.server.retention.Retention;
import org.gongtong.server.retention.Span;
import org.gongtong.server.retention.Standing;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.text.Messages;

/** The page of what is kept and how long, for administrators and auditors. */
public final class RetentionRoutes implements RouteGroup {
  private final Pages pages;
  private final Retention retention;
  private final ZoneId zone;

  /**
   * @param zone of the server
   */
  public RetentionRoutes(Pages pages, Retention retention, ZoneId zone) {
    this.pages = pages;
    this.retention = retention;
    this.zone = zone;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(Routes.retention(), this::show, Action.SETTING_VIEW);
  }

  private void show(Context context) {
    Language language = pages.coreLanguage(context);
    Messages text = Messages.in(pages.language(context));
    List<RetentionPage.Row> rows =
        retention.standings().stream().map(standing -> row(standing, text, language)).toList();
    RetentionPage.Last last = retention.last().map(run -> last(run, text)).orElse(null);
    pages.show(context, new RetentionPage(pages.shell(context, ""), rows, last));
  }

  private static RetentionPage.Row row(Standing standing, Messages text, Language language) {
    DataClass dataClass = standing.dataClass();
    return new RetentionPage.Row(
        dataClass.code(),
        text.of(dataClass.text("what")),
        text.of(dataClass.text("for")),
        text.of(dataClass.text("basis")),
        standing.spans().stream().map(span -> words(span, text, language)).toList(),
        text.of(dataClass.text("since")),
        text.of(dataClass.end().text()),
        standing.due().map(text::number).orElse(""),
        standing.unknown().stream()
            .map(
                reason ->
                    text.of(
                        "error.with-remedy",
                        text.sentence(reason.text(language)),
                        reason.remedy(language)))
            .distinct()
            .toList());
  }

  private static String words(Span span, Messages text, Language language) {
    String words = span.text().in(language);
    if (span.citation().isPresent()) {
      String source = span.citation().get().text().in(language);
      words = text.of("retention.by-rule", words, source);
    }
    return span.overruled()
        .map(asked -> asked.in(language))
        .map(asked -> text.of("retention.overruled", asked))
        .map((words + " ")::concat)
        .orElse(words);
  }

  private RetentionPage.Last last(Retention.Run run, Messages text) {
    return new RetentionPage.Last(
        run.startedAt().atZone(zone),
        run.removed().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(
                entry ->
                    text.of(
                        "retention.removed",
                        text.of(entry.getKey().text("what")),
                        text.number(entry.getValue())))
            .toList(),
        run.failed().stream().map(DataClass::code).toList());
  }
}
