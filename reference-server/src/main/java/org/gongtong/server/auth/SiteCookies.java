package org.gongtong.server.auth;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of this site: no script reads them, no other site's form sends them. Where residents
 * come by https they never travel without it, and no other host of the same domain can set them
 * ({@code __Host-}). Thread-safe.
 */
public final class SiteCookies {
  private final boolean https;

  /**
   * @param https whether the address residents see begins with {@code https:}
   */
  public SiteCookies(boolean https) {
    this.https = https;
  }

  /** Sets a cookie; with a negative age it ends with the browser. */
  public void set(Context context, String name, String value, int maxAgeSeconds, SameSite site) {
    context.cookie(new Cookie(name(name), value, "/", maxAgeSeconds, https, true, null, site));
  }

  /** The value that came with the request. */
  public @Nullable String find(Context context, String name) {
    return context.cookie(name(name));
  }

  /** Takes a cookie away. */
  public void remove(Context context, String name) {
    set(context, name, "", 0, SameSite.LAX);
  }

  /**
   * Sets a cookie that travels to this path and below alone, never from another site; with an age
   * of 0 it is taken away. A neighbouring host of the domain could set it, too: its value must
   * prove itself.
   */
  public void setBelow(Context context, String path, String name, String value, int maxAgeSeconds) {
    context.cookie(
        new Cookie(
            nameBelow(name), value, path, maxAgeSeconds, https, true, null, SameSite.STRICT));
  }

  /** The value of a cookie of {@link #setBelow} that came with the request. */
  public @Nullable String findBelow(Context context, String name) {
    return context.cookie(nameBelow(name));
  }

  /** {@code __Host-} is for cookies of the whole site only. */
  private String nameBelow(String name) {
    return https ? "__Secure-" + name : name;
  }

  private String name(String name) {
    return https ? "__Host-" + name : name;
  }
}
