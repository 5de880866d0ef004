package org.gongtong.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.SignInReason;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.StaffTokens;
import org.gongtong.server.auth.StaffTokens.Bearer;
import org.gongtong.server.auth.TokenText;
import org.jspecify.annotations.Nullable;

/**
 * Takes {@code Authorization: Bearer} (RFC 6750) below {@code /api/}. Whoever sends it is known by
 * it alone: a cookie beside it counts for nothing, which is why such a request needs to prove no
 * page of this site. A token in an address is refused, for addresses are written down everywhere.
 */
public final class BearerGate implements RouteGroup {
  private static final String SCHEME = "bearer ";

  private final StaffTokens tokens;
  private final StaffDoor door;

  public BearerGate(StaffTokens tokens, StaffDoor door) {
    this.tokens = tokens;
    this.door = door;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.before(ApiProblems.PREFIX + "*", this::look);
  }

  private void look(Context context) {
    for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
      if (parameter.getKey().equals("access_token")
          || parameter.getValue().stream().anyMatch(v -> v.startsWith(TokenText.PREFIX))) {
        throw new RefusedRequest(400, SignInReason.TOKEN_IN_ADDRESS.because().refuses());
      }
    }
    String token = token(context);
    if (token == null) {
      return;
    }
    Outcome<Bearer> bearer = tokens.find(token);
    if (bearer instanceof Outcome.Accepted<Bearer> accepted) {
      door.enter(context, accepted.value());
    } else {
      throw new RefusedRequest(401, bearer.refusals());
    }
  }

  /** What stands behind the scheme; null when the request has no such header. */
  static @Nullable String token(Context context) {
    String header = context.header("Authorization");
    return header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        ? header.substring(SCHEME.length()).strip()
        : null;
  }
}
