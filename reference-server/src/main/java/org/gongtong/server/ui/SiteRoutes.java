package org.gongtong.server.ui;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.SameSite;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.TextSize;
import org.jspecify.annotations.Nullable;

/** What belongs to no area: style sheet and script, and the switches of language and text size. */
public final class SiteRoutes implements RouteGroup {
  private static final int YEAR_SECONDS = 365 * 24 * 3600;

  private final PageRenderer renderer;
  private final boolean https;

  /**
   * @param https whether residents come by https
   */
  public SiteRoutes(PageRenderer renderer, boolean https) {
    this.renderer = renderer;
    this.https = https;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.fileRenderer(renderer);
    javalin.routes.get("/assets/{version}/{name}", SiteRoutes::asset, Audience.EVERYBODY);
    javalin.routes.post(Routes.preferences(), this::prefer, Audience.EVERYBODY);
  }

  private static void asset(Context context) {
    Assets.Asset asset = Assets.find(context.path()).orElseThrow(NotFoundResponse::new);
    context
        .header("Cache-Control", "public, max-age=" + YEAR_SECONDS + ", immutable")
        .contentType(asset.contentType())
        .result(asset.content());
  }

  private void prefer(Context context) {
    String lang = context.formParam(Pages.LANGUAGE);
    for (Language language : Language.values()) {
      remember(context, Pages.LANGUAGE, language.code(), lang);
    }
    String text = context.formParam(Pages.SIZE);
    for (TextSize size : TextSize.values()) {
      remember(context, Pages.SIZE, size.code(), text);
    }
    String back = context.formParam("back");
    context.redirect(
        back != null && Routes.isLocal(back) ? back : Routes.home(), HttpStatus.SEE_OTHER);
  }

  private void remember(Context context, String name, String code, @Nullable String chosen) {
    if (code.equals(chosen)) {
      context.cookie(new Cookie(name, code, "/", YEAR_SECONDS, https, true, null, SameSite.LAX));
    }
  }
}
