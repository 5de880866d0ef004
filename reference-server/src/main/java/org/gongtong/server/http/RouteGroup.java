package org.gongtong.server.http;

import io.javalin.config.JavalinConfig;

/**
 * Routes that belong together, an area's for instance. Every group bound in {@code wiring} is put
 * on the public listener; filters of an earlier group run before those of a later one. Called once,
 * at start.
 */
@FunctionalInterface
public interface RouteGroup {
  /** Adds the routes by {@code javalin.routes}. */
  void addTo(JavalinConfig javalin);
}
