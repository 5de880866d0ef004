package org.gongtong.server.http;

import io.javalin.http.Context;
import java.util.List;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Reason;

/**
 * Refusals of the API: problem details (RFC 9457) with {@code reasons[]}, each text in both
 * languages. Thread-safe.
 */
public final class ApiProblems implements ProblemWriter {
  /** The addresses it answers for. */
  public static final String PREFIX = "/api/";

  @Override
  public void write(Context context, int status, List<Reason> unmet) {
    send(context, new Problem(status, unmet, List.of(), List.of()));
  }

  static void send(Context context, Problem problem) {
    Language language = Negotiation.language(context.header("Accept-Language"));
    if (problem.status() == 401) {
      // RFC 9110 asks for a challenge. The scheme is our own, so that no browser opens a dialogue.
      context.header("WWW-Authenticate", "Session realm=\"gongtong\"");
    }
    context
        .status(problem.status())
        .header("Cache-Control", "no-store")
        .header("Content-Language", language.tag())
        .header("Vary", "Accept-Language")
        .result(JsonText.write(problem.toMap(language, RequestFrame.id(context))))
        .contentType(Problem.MEDIA_TYPE);
  }
}
