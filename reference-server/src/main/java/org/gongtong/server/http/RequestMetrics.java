package org.gongtong.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times requests by route pattern, method and status. Never by path: a path may hold an
 * id, and a stranger could make as many series as he likes.
 */
public final class RequestMetrics implements RouteGroup {
  private static final String BEGAN = "gongtong.request.began";

  private record Series(String method, String route, int status) {}

  private final MeterRegistry metrics;
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  public RequestMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.before(context -> context.attribute(BEGAN, System.nanoTime()));
    javalin.routes.after(this::record);
  }

  private void record(Context context) {
    Long began = context.attribute(BEGAN);
    if (began == null) {
      return;
    }
    timers
        .computeIfAbsent(
            new Series(method(context), route(context), context.statusCode()), this::timer)
        .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
  }

  /** To ask the registry at each request costs more than to time it. */
  private Timer timer(Series series) {
    return Timer.builder("http.server.requests")
        .tag("method", series.method())
        .tag("route", series.route())
        .tag("status", Integer.toString(series.status()))
        .register(metrics);
  }

  /** HTTP lets a client invent methods. */
  static String method(Context context) {
    HandlerType method = context.method();
    return HandlerType.commonHttp().contains(method) ? method.name() : "other";
  }

  /** The pattern that matched, or "none". */
  static String route(Context context) {
    Endpoint matched = context.endpoints().matchedHttpEndpoint();
    return matched == null ? "none" : matched.path;
  }
}
