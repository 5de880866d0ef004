package org.gongtong.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongtong.server.auth.RequestActor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line a request: its id, method, the route's pattern, status, milliseconds, who sent it (a
 * login, or "voter", never which) and the community and motion it was about. No address, query,
 * header or body: those hold names and codes (ADR 0141).
 */
public final class RequestLog implements RouteGroup {
  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

  /** What a path may say of the place: ids and the names of communities in addresses. */
  private static final List<String> PLACES = List.of("community", "motion");

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{2,40}");

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.requestLogger.http(RequestLog::write);
  }

  private static void write(Context context, Float millis) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("method", RequestMetrics.method(context))
            .addKeyValue("route", RequestMetrics.route(context))
            .addKeyValue("status", context.statusCode())
            .addKeyValue("ms", Math.round(millis));
    Optional<String> actor = RequestActor.of(context);
    if (actor.isPresent()) {
      line = line.addKeyValue("actor", actor.get());
    }
    Endpoint matched = context.endpoints().matchedHttpEndpoint();
    // Of a path that leads nowhere nobody knows what stands in it: a code, perhaps.
    boolean led = matched != null && context.statusCode() < 400;
    Map<String, String> parameters = led ? context.pathParamMap() : Map.of();
    for (String place : PLACES) {
      String value = parameters.get(place);
      if (value != null && ID.matcher(value).matches()) {
        line = line.addKeyValue(place, value);
      }
    }
    MDC.put("request", RequestFrame.id(context));
    try {
      line.log("request");
    } finally {
      MDC.remove("request");
    }
  }
}
