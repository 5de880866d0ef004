package org.gongtong.server.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not what was asked for, as RFC 9457 has it. Immutable.
 *
 * <p>The members {@code title} and {@code detail} are in the one language the client prefers; the
 * reasons and errors hold both.
 *
 * @param status the HTTP status
 * @param reasons why, met ones too; the first that is not met gives the problem its type
 * @param faults the places of the request that are wrong
 * @param lines the places of a file that are wrong, each as it is sent
 */
public record Problem(
    int status, List<Reason> reasons, List<Fault> faults, List<Map<String, Object>> lines) {

  /** The media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The page that explains each type; a type is this and {@code #} and its code. */
  public static final String TYPES = "/api/problems";

  private static final Map<Integer, LocalizedText> TITLES =
      Map.ofEntries(
          Map.entry(400, LocalizedText.of("请求有误", "Bad request")),
          Map.entry(401, LocalizedText.of("需要登录", "Sign-in required")),
          Map.entry(403, LocalizedText.of("没有权限", "Not allowed")),
          Map.entry(404, LocalizedText.of("没有找到", "Not found")),
          Map.entry(405, LocalizedText.of("不支持的方法", "Method not allowed")),
          Map.entry(406, LocalizedText.of("无法按要求的类型作答", "Not acceptable")),
          Map.entry(409, LocalizedText.of("与当前状态不符", "In conflict with the present state")),
          Map.entry(412, LocalizedText.of("版本已变", "Version has changed")),
          Map.entry(411, LocalizedText.of("须说明大小", "Length required")),
          Map.entry(413, LocalizedText.of("正文过大", "Body too large")),
          Map.entry(415, LocalizedText.of("不支持的正文类型", "Unsupported media type")),
          Map.entry(422, LocalizedText.of("内容不被接受", "Content not accepted")),
          Map.entry(428, LocalizedText.of("须说明版本", "Version required")),
          Map.entry(429, LocalizedText.of("请求过多", "Too many requests")),
          Map.entry(500, LocalizedText.of("服务器出错", "Server fault")),
          Map.entry(503, LocalizedText.of("暂时无法服务", "Not available")));

  /**
   * @throws IllegalArgumentException if no reason is unmet
   */
  public Problem {
    reasons = List.copyOf(reasons);
    faults = List.copyOf(faults);
    lines = List.copyOf(lines);
    if (reasons.stream().allMatch(Reason::met)) {
      throw new IllegalArgumentException("a problem has a reason that is not met");
    }
  }

  /** A problem of the protocol. */
  public static Problem of(Reason reason) {
    return new Problem(StatusOf.code(reason.code()), List.of(reason), List.of(), List.of());
  }

  /** A problem of the protocol whose text has no figures. */
  public static Problem of(ReasonCode reason) {
    return of(reason.because().refuses());
  }

  /** A refusal by the core. */
  public static Problem of(Outcome.Refused<?> refused) {
    return new Problem(
        StatusOf.refusal(refused.verdict().unmet()),
        refused.verdict().reasons(),
        List.of(),
        List.of());
  }

  /** Several places that are wrong; {@code reason} says so of the whole. */
  static Problem of(ApiReason reason, List<Fault> faults) {
    Reason whole = reason.because().figure("count", faults.size()).refuses();
    return new Problem(reason.status(), List.of(whole), faults, List.of());
  }

  /**
   * A file of which nothing is taken.
   *
   * @param count how many places are wrong; those in {@code lines} are the first of them
   */
  public static Problem ofFile(long count, List<Map<String, Object>> lines) {
    Reason whole = ApiReason.FILE_REFUSED.because().figure("count", count).refuses();
    return new Problem(ApiReason.FILE_REFUSED.status(), List.of(whole), List.of(), lines);
  }

  /** The code of the first reason that is not met. */
  public String code() {
    return first().code();
  }

  private Reason first() {
    return reasons.stream().filter(reason -> !reason.met()).findFirst().orElseThrow();
  }

  /** As it is sent. */
  Map<String, @Nullable Object> toMap(Language language, String requestId) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("type", TYPES + "#" + code());
    LocalizedText title = TITLES.getOrDefault(status, LocalizedText.of("出错", "Problem"));
    map.put("title", title.in(language));
    map.put("status", status);
    map.put("detail", detail(language));
    map.put("instance", "urn:gongtong:request:" + requestId);
    map.put("code", code());
    map.put("reasons", reasons.stream().map(Shapes::reason).toList());
    if (!faults.isEmpty()) {
      map.put("errors", faults.stream().map(Fault::toMap).toList());
    }
    if (!lines.isEmpty()) {
      map.put("lines", lines);
    }
    return map;
  }

  private String detail(Language language) {
    Reason first = first();
    return language == Language.ZH_CN
        ? first.text(language) + "。" + first.remedy(language) + "。"
        : capital(first.text(language)) + ". " + capital(first.remedy(language)) + ".";
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
