package org.gongtong.server.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.server.auth.AuthReason;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Idempotency-Key} as draft-ietf-httpapi-idempotency-key-header has it: a
 * structured-field string, in quotes. Without quotes it is taken too, as most clients send it.
 */
final class CommandKey {

  private static final Pattern FORM =
      Pattern.compile("\"([A-Za-z0-9._~-]{8,80})\"|([A-Za-z0-9._~-]{8,80})");

  private CommandKey() {}

  /**
   * The key itself.
   *
   * @throws ProblemException {@link ApiReason#KEY_REQUIRED} or {@link AuthReason#KEY_MALFORMED}
   */
  static String required(@Nullable String header) {
    if (header == null) {
      throw new ProblemException(ApiReason.KEY_REQUIRED);
    }
    Matcher form = FORM.matcher(header.strip());
    if (!form.matches()) {
      throw new ProblemException(AuthReason.KEY_MALFORMED);
    }
    String quoted = form.group(1);
    return quoted == null ? form.group(2) : quoted;
  }
}
