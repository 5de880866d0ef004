package org.gongtong.server.wiring;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.config.Setting;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.RouteTable;

/** The two HTTP listeners: the public one, and the admin one that is open on loopback only. */
@Singleton
final class Listeners {
  private static final String LOOPBACK = "127.0.0.1";

  /**
   * How long a connection may be silent before it is cut off, once the server stops.
   *
   * @param silence Jetty's own is a second: a request on its way has time to come
   */
  record Parting(Duration silence) {}

  private final ServerConfig config;
  private final Parting parting;
  private final Javalin open;
  private final Javalin admin;
  private final RouteTable routes;

  @Inject
  Listeners(
      ServerConfig config,
      Parting parting,
      Set<RouteGroup> groups,
      Readiness readiness,
      PrometheusMeterRegistry metrics) {
    this.config = config;
    this.parting = parting;
    this.open = Javalin.create(javalin -> configurePublic(javalin, groups));
    this.routes = RouteTable.of(open);
    this.admin = Javalin.create(javalin -> configureAdmin(javalin, readiness, metrics));
  }

  private void configurePublic(JavalinConfig javalin, Set<RouteGroup> groups) {
    common(javalin, config.stopTimeout());
    SlowRequests slow = new SlowRequests(config.limits().requestTime());
    javalin.jetty.modifyServer(slow::watch);
    javalin.jetty.modifyHttpConfiguration(http -> http.addCustomizer(slow));
    groups.forEach(group -> group.addTo(javalin));
  }

  private static void configureAdmin(
      JavalinConfig javalin, Readiness readiness, PrometheusMeterRegistry metrics) {
    common(javalin, Duration.ofSeconds(1));
    // Alive means that this process answers; it must not depend on anything else.
    javalin.routes.get("/livez", context -> json(context, 200, "alive"));
    javalin.routes.get("/readyz", context -> answerReadiness(context, readiness.check()));
    javalin.routes.get(
        "/metrics",
        context ->
            context
                .contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(metrics.scrape()));
  }

  private static void common(JavalinConfig javalin, Duration stopTimeout) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    // Javalin's default cuts running requests off when it stops.
    javalin.jetty.modifyServer(
        server -> {
          server.setStopTimeout(stopTimeout.toMillis());
          // For what Jetty refuses before any handler sees it.
          ErrorHandler terse = new ErrorHandler();
          terse.setShowStacks(false);
          terse.setShowCauses(false);
          terse.setShowMessageInTitle(false);
          server.setErrorHandler(terse);
        });
    // Our sessions are our own; a servlet's would be looked for in every request's cookies.
    javalin.jetty.modifyServletContextHandler(
        servlets -> servlets.getSessionHandler().setUsingCookies(false));
    javalin.jetty.modifyHttpConfiguration(
        http -> {
          http.setUriCompliance(UriCompliance.DEFAULT);
          http.setSendServerVersion(false);
        });
    javalin.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
  }

  private static void answerReadiness(Context context, Readiness.State state) {
    json(
        context,
        state == Readiness.State.READY ? 200 : 503,
        state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static void json(Context context, int status, String word) {
    context
        .status(status)
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result("{\"status\":\"" + word + "\"}");
  }

  void startAdmin() {
    start(admin, LOOPBACK, config.adminPort(), Setting.ADMIN_PORT, "--admin-port");
  }

  void startPublic() {
    start(open, config.host(), config.port(), Setting.SERVER_PORT, "--port");
  }

  /** What the public listener answers. */
  RouteTable routes() {
    return routes;
  }

  int publicPort() {
    return open.port();
  }

  int adminPort() {
    return admin.port();
  }

  void stopPublic() {
    stop(open);
  }

  void stopAdmin() {
    stop(admin);
  }

  private void stop(Javalin app) {
    for (Connector connector : app.jettyServer().server().getConnectors()) {
      if (connector instanceof AbstractConnector ours) {
        ours.setShutdownIdleTimeout(parting.silence().toMillis());
      }
    }
    app.stop();
  }

  private static void start(Javalin app, String host, int port, Setting setting, String option) {
    try {
      app.start(host, port);
    } catch (JavalinBindException e) {
      throw new StartRefusal(
          StartRefusal.Kind.PORT_IN_USE,
          String.format(
              Locale.ROOT,
              "无法监听 %s 端口 %d：可能另一个共同实例或其他程序正在使用（查看：%s）。请停止它，或用 %s 换一个端口（也可设置 %s 或 %s）。",
              host,
              port,
              whoListens(port),
              option,
              setting.key(),
              setting.variable()),
          String.format(
              Locale.ROOT,
              "Cannot listen on %s port %d: another Gongtong or another program may be using it (to see which: %s). "
                  + "Stop it, or choose another port with %s (or %s, or %s).",
              host,
              port,
              whoListens(port),
              option,
              setting.key(),
              setting.variable()),
          e);
    }
  }

  private static String whoListens(int port) {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return "netstat -ano | findstr :" + port;
    }
    return os.startsWith("mac") ? "lsof -nP -iTCP:" + port : "ss -ltnp 'sport = :" + port + "'";
  }
}
