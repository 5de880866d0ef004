package org.gongtong.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Refusals of the API: problem details (RFC 9457) with {@code reasons[]}, each text in both
 * languages. Thread-safe.
 */
public final class ApiProblems implements ProblemWriter {
  /** The addresses it answers for. */
  public static final String PREFIX = "/api/";

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void write(Context context, int status, List<Reason> unmet) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("status", status);
    problem.put("title", unmet.get(0).text().en());
    problem.put("reasons", unmet.stream().map(ApiProblems::reason).toList());
    problem.put("requestId", RequestFrame.id(context));
    try {
      context
          .status(status)
          .result(JSON.writeValueAsBytes(problem))
          .contentType("application/problem+json");
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("maps of texts and numbers are always JSON", e);
    }
  }

  private static Map<String, @Nullable Object> reason(Reason reason) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("code", reason.code());
    map.put("zh", reason.text().zh());
    map.put("en", reason.text().en());
    map.put("remedyZh", reason.remedy().zh());
    map.put("remedyEn", reason.remedy().en());
    map.put("figures", reason.figures());
    map.put("rule", reason.rule() == null ? null : reason.rule().value());
    map.put("citation", reason.citation() == null ? null : reason.citation().text().zh());
    return map;
  }
}
