package org.gongtong.server.http.log;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.gongtong.core.audit.tile.TileId;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.publiclog.LogReader;
import org.jspecify.annotations.Nullable;

/** The files of the public log. Reads only. */
public final class LogFileRoutes implements RouteGroup {
  private static final String TEXT = "text/plain; charset=utf-8";

  private final LogReader log;

  public LogFileRoutes(LogReader log) {
    this.log = log;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get("/log/checkpoint", this::checkpoint, Audience.EVERYBODY);
    javalin.routes.get(
        "/log/cosigned",
        context -> answer(context, log.cosigned().orElse(null), "no-cache"),
        Audience.EVERYBODY);
    javalin.routes.get("/log/key", this::key, Audience.EVERYBODY);
    javalin.routes.get("/log/tile/<file>", this::tile, Audience.EVERYBODY);
  }

  private void checkpoint(Context context) {
    answer(context, log.note().orElse(null), "no-cache");
  }

  private void key(Context context) {
    answer(context, log.key() + "\n", "no-cache");
  }

  private static void answer(Context context, @Nullable String text, String caching) {
    context.contentType(TEXT);
    if (text == null) {
      context.status(HttpStatus.NOT_FOUND).result("not signed yet\n");
      return;
    }
    openToAll(context, caching);
    context.result(text);
  }

  private void tile(Context context) {
    Optional<byte[]> file = TileId.parse("tile/" + context.pathParam("file")).flatMap(log::file);
    if (file.isEmpty()) {
      context.status(HttpStatus.NOT_FOUND).contentType(TEXT).result("no such tile\n");
      return;
    }
    // A file of this name has no other bytes, unless the log is renewed after a loss.
    openToAll(context, "public, max-age=600");
    context.contentType("application/octet-stream").result(file.get());
  }

  /** Public data without cookies: pages of others, such as a monitor's, may read it. */
  private static void openToAll(Context context, String caching) {
    context.header(Header.CACHE_CONTROL, caching);
    context.header(Header.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    context.header("Cross-Origin-Resource-Policy", "cross-origin");
  }
}
