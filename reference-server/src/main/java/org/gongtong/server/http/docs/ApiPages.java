package org.gongtong.server.http.docs;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.gongtong.core.kernel.Language;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.Problem;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.Speech;

/** The documentation's pages: {@code /api} and {@code /api/problems}. */
public final class ApiPages implements RouteGroup {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String STYLE = "/org/gongtong/server/http/api.css";

  private final Map<Language, String> document = new EnumMap<>(Language.class);
  private final Map<Language, String> codes = new EnumMap<>(Language.class);
  private final byte[] style;

  public ApiPages(ApiDocument document) {
    for (Language language : Language.values()) {
      this.document.put(language, DocumentPage.draw(document.root(), language));
      this.codes.put(language, CodesPage.draw(language));
    }
    try (InputStream in = ApiPages.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + STYLE);
      }
      this.style = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + STYLE, e);
    }
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get("/api", context -> show(context, document), Audience.EVERYBODY);
    javalin.routes.get(Problem.TYPES, context -> show(context, codes), Audience.EVERYBODY);
    javalin.routes.get(
        "/api/style.css",
        context ->
            context
                .header("Cache-Control", "max-age=3600")
                .result(style)
                .contentType("text/css; charset=utf-8"),
        Audience.EVERYBODY);
  }

  private static void show(Context context, Map<Language, String> pages) {
    Language language = Speech.of(context);
    context
        .header("Cache-Control", "no-cache")
        .header("Vary", "Accept-Language, Cookie")
        .result(pages.getOrDefault(language, ""))
        .contentType(HTML);
  }
}
