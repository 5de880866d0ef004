package org.gongtong.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.gongtong.core.kernel.IdSource;
import org.slf4j.MDC;

/**
 * What every answer of the public listener carries, refusals included: a request id and the headers
 * that tell a browser what it must not do. What a handler sets later (an asset's caching, say)
 * wins.
 *
 * <p>A client may bring an id in {@code X-Request-Id}; it comes back, and every log line of the
 * request has it. No log line has a query, a body or a header: see ADR 0141.
 */
public final class RequestFrame implements RouteGroup {
  /** The header with the request's id, both ways. */
  public static final String ID_HEADER = "X-Request-Id";

  private static final String ID = "gongtong.request.id";
  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  /** Encoded once; whether one is there already nobody need look. */
  private static final List<HttpField> HEADERS =
      List.of(
          field(
              "Content-Security-Policy",
              "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
                  + " object-src 'none'"),
          field("X-Content-Type-Options", "nosniff"),
          field("X-Frame-Options", "DENY"),
          // Not no-referrer: browsers then hide the Origin of our own forms, which SameSiteOnly
          // needs.
          field("Referrer-Policy", "same-origin"),
          field("Cross-Origin-Opener-Policy", "same-origin"),
          field("Cross-Origin-Resource-Policy", "same-origin"),
          field(
              "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
          field("Cache-Control", "no-store"));

  private static final HttpField ONLY_HTTPS =
      field("Strict-Transport-Security", "max-age=31536000");

  private final IdSource ids;
  private final boolean https;

  /**
   * @param https whether residents come by https
   */
  public RequestFrame(IdSource ids, boolean https) {
    this.ids = ids;
    this.https = https;
  }

  /** The id of a request, for pages and log lines. */
  public static String id(Context context) {
    String id = context.attribute(ID);
    return id == null ? "-" : id;
  }

  private static HttpField field(String name, String value) {
    return new PreEncodedHttpField(name, value);
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.jetty.modifyHttpConfiguration(http -> http.addCustomizer(this::warn));
    javalin.routes.before(this::begin);
    javalin.routes.after(context -> MDC.remove("request"));
  }

  private void begin(Context context) {
    String brought = context.header(ID_HEADER);
    String id =
        brought != null && ACCEPTABLE.matcher(brought).matches() ? brought : ids.next().toString();
    context.attribute(ID, id);
    MDC.put("request", id);
    context.header(ID_HEADER, id);
  }

  private Request warn(Request request, HttpFields.Mutable answer) {
    HEADERS.forEach(answer::add);
    if (https) {
      answer.add(ONLY_HTTPS);
    }
    return request;
  }
}
