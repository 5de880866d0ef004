package org.gongtong.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site's page makes a browser send. Asked of every method that may change
 * something, in this order:
 *
 * <ol>
 *   <li>{@code Authorization: Bearer} to the API: no cookie counts then ({@link BearerGate});
 *   <li>else {@code Sec-Fetch-Site}, where the browser sends it (https and localhost): {@code
 *       same-origin} or {@code none};
 *   <li>else {@code Origin}: host and port of this request, or the configured address;
 *   <li>neither: a program, not a browser of this decade. Only the API lets it in, and only without
 *       cookies, for then there is nothing it could borrow.
 * </ol>
 *
 * No hidden token is needed (ADR 0142).
 */
public final class SameSiteOnly implements RouteGroup {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final @Nullable String configured;

  /**
   * @param configured the address residents see, where the operator gave one
   */
  public SameSiteOnly(Optional<URI> configured) {
    this.configured = configured.map(URI::getRawAuthority).map(SameSiteOnly::lower).orElse(null);
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.before(
        context -> {
          if (!SAFE.contains(context.method().name()) && !allowed(context)) {
            throw new RefusedRequest(403, RequestReason.CROSS_SITE.because().refuses());
          }
        });
  }

  private boolean allowed(Context context) {
    if (context.path().startsWith(ApiProblems.PREFIX) && BearerGate.token(context) != null) {
      return true; // known by its token alone, which no other site has
    }
    String site = context.header("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = context.header("Origin");
    if (origin != null) {
      return isOurs(origin, context.header("Host"));
    }
    return isForPrograms(context.path()) && context.header("Cookie") == null;
  }

  private static boolean isForPrograms(String path) {
    return path.startsWith(ApiProblems.PREFIX)
        || path.equals("/witness/add-checkpoint")
        || path.equals("/settlement/letters");
  }

  private boolean isOurs(String origin, @Nullable String host) {
    int slashes = origin.indexOf("://");
    if (slashes < 0) {
      return false; // "null": a browser that does not tell
    }
    String authority = lower(origin.substring(slashes + 3));
    return (host != null && authority.equals(lower(host))) || authority.equals(configured);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
