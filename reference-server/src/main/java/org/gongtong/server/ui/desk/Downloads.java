package org.gongtong.server.ui.desk;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Answers with a file to keep, which no browser shows as a page of this site. */
public final class Downloads {
  public static final String PDF = "application/pdf";

  private Downloads() {}

  public static void give(Context context, String mediaType, String name, byte[] content) {
    head(context, mediaType, name);
    context.result(content);
  }

  /** The headers alone; the body is streamed after. */
  public static void head(Context context, String mediaType, String name) {
    context
        .contentType(mediaType)
        .header("Content-Disposition", disposition(name))
        .header("X-Content-Type-Options", "nosniff");
  }

  /** RFC 6266: an ASCII name for the old, and the whole one encoded. */
  private static String disposition(String name) {
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .map(code -> code > 0x20 && code < 0x7F && "\"\\%;".indexOf(code) < 0 ? code : '_')
        .forEach(plain::appendCodePoint);
    String whole = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
  }
}
