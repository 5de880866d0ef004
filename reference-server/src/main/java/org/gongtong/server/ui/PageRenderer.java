package org.gongtong.server.ui;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.rendering.FileRenderer;
import java.util.Map;

/**
 * Draws pages with the templates that were compiled into the jar. Safe for use by many threads.
 *
 * <p>Registered with Javalin as {@code config.fileRenderer(renderer)}; controllers call {@link
 * #show}, which also names the charset, without which some browsers guess Chinese wrong.
 */
public final class PageRenderer implements FileRenderer {
  /** The media type of every page. */
  public static final String CONTENT_TYPE = "text/html; charset=utf-8";

  private static final String TEMPLATES = "org.gongtong.server.ui.jte";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PageRenderer.class.getClassLoader(), TEMPLATES);

  /** The page as HTML. */
  public String render(Page page) {
    StringOutput output = new StringOutput(16_384);
    engine.render(page.template(), Map.of("page", page), output);
    return output.toString();
  }

  /** Answers a request with a page; the status set before is kept. */
  public void show(Context context, Page page) {
    context.render(page.template(), Map.of("page", page)).contentType(CONTENT_TYPE);
  }

  @Override
  public String render(String filePath, Map<String, ?> model, Context context) {
    StringOutput output = new StringOutput(16_384);
    engine.render(filePath, Map.copyOf(model), output);
    return output.toString();
  }
}
