package org.gongtong.server.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.SignInReason;

/**
 * Refusals of the API: problem details (RFC 9457) with {@code reasons[]}, each text in both
 * languages. Thread-safe.
 */
public final class ApiProblems implements ProblemWriter {
  /** The addresses it answers for. */
  public static final String PREFIX = "/api/";

  private static final String BEARER = "Bearer realm=\"gongtong\"";

  @Override
  public void write(Context context, int status, List<Reason> unmet) {
    send(context, new Problem(status, unmet, List.of(), List.of()));
  }

  static void send(Context context, Problem problem) {
    Language language = Negotiation.language(context.header("Accept-Language"));
    challenge(problem).ifPresent(text -> context.header("WWW-Authenticate", text));
    context
        .status(problem.status())
        .header("Cache-Control", "no-store")
        .header("Content-Language", language.tag())
        .header("Vary", "Accept-Language")
        .result(JsonText.write(problem.toMap(language, RequestFrame.id(context))))
        .contentType(Problem.MEDIA_TYPE);
  }

  /**
   * RFC 9110 asks for a challenge, RFC 6750 for what is wrong with a token. The scheme of sessions
   * is our own, so that no browser opens a dialogue.
   */
  private static Optional<String> challenge(Problem problem) {
    String code = problem.code();
    if (problem.status() == 401) {
      return Optional.of(
          code.startsWith("TOKEN_")
              ? BEARER + ", error=\"invalid_token\""
              : "Session realm=\"gongtong\", " + BEARER);
    }
    return code.equals(SignInReason.TOKEN_SCOPE.name())
        ? Optional.of(BEARER + ", error=\"insufficient_scope\"")
        : Optional.empty();
  }
}
