package org.gongtong.server.http;

import io.javalin.http.Context;
import org.gongtong.core.kernel.Language;

/** The language of a page of the API's documentation. */
public final class Speech {

  private Speech() {}

  /** By {@code ?lang=}, else by the site's cookie, else as the browser asks, else Chinese. */
  public static Language of(Context context) {
    String asked = context.queryParam("lang");
    String chosen = asked == null ? context.cookie("lang") : asked;
    if ("en".equals(chosen)) {
      return Language.EN;
    }
    if ("zh".equals(chosen)) {
      return Language.ZH_CN;
    }
    return Negotiation.language(context.header("Accept-Language"));
  }
}
