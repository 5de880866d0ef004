package org.gongtong.server.http;

import org.gongtong.server.auth.AuthReason;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Idempotency-Key} as draft-ietf-httpapi-idempotency-key-header has it: a
 * structured-field string, in quotes. Without quotes it is taken too, as most clients send it.
 */
final class CommandKey {

  private static final int LEAST = 8;
  private static final int MOST = 80;

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
    String text = header.strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    String key = quoted ? text.substring(1, text.length() - 1) : text;
    if (!isKey(key)) {
      throw new ProblemException(AuthReason.KEY_MALFORMED);
    }
    return key;
  }

  /** By hand: a pattern takes longer than all else that is done with a header. */
  private static boolean isKey(String text) {
    if (text.length() < LEAST || text.length() > MOST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '.'
              || c == '_'
              || c == '~'
              || c == '-';
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
