package org.gongtong.server.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Stage;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RouteTable;
import org.gongtong.server.secrecy.KeyFile;
import org.gongtong.server.secrecy.KeyFileException;
import org.gongtong.server.wiring.embedded.OpenDatabase;
import org.gongtong.server.wiring.packs.InstalledPacks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole server: database, object graph, listeners. Thread-safe. See the package's page for its
 * life.
 */
public final class RunningServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

  private static final Key<Set<StartTask>> START_TASKS = new Key<>() {};
  private static final Key<Set<StopTask>> STOP_TASKS = new Key<>() {};

  private final ServerConfig config;
  private final OpenDatabase database;
  private final InstalledPacks packs;
  private final Listeners listeners;
  private final Readiness readiness;
  private final Set<StopTask> stopTasks;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<String> notices;
  private boolean closing;

  private RunningServer(
      ServerConfig config,
      OpenDatabase database,
      InstalledPacks packs,
      Listeners listeners,
      Readiness readiness,
      Set<StopTask> stopTasks,
      List<String> notices) {
    this.config = config;
    this.database = database;
    this.packs = packs;
    this.listeners = listeners;
    this.readiness = readiness;
    this.stopTasks = stopTasks;
    this.notices = List.copyOf(notices);
  }

  /**
   * Starts everything and returns when the first request can be answered.
   *
   * <p>The server is made of {@link ServerParts}.
   *
   * @param more further Guice modules, for what it is to offer beyond that
   * @throws StartRefusal for reasons the operator can mend; nothing stays open then
   */
  public static RunningServer start(ServerConfig config, Module... more) {
    PrometheusMeterRegistry metrics = metrics();
    CompletableFuture<OpenDatabase> database =
        inThread(() -> OpenDatabase.open(config.database(), config.poolSize(), metrics));
    Listeners listeners = null;
    InstalledPacks packs = null;
    Set<StopTask> stopTasks = Set.of();
    try {
      makeKeys(config);
      packs = InstalledPacks.load(config.pluginsFolder(), config.home().resolve("conf"));
      List<Module> modules = new ArrayList<>();
      modules.add(
          new ServerModule(
              config,
              new AwaitedDataSource(database.thenApply(OpenDatabase::dataSource)),
              metrics));
      modules.add(new RulesModule(packs, metrics));
      modules.addAll(ServerParts.of(config));
      modules.addAll(List.of(more));
      Injector injector = Guice.createInjector(Stage.PRODUCTION, modules);
      listeners = injector.getInstance(Listeners.class);
      stopTasks = injector.getInstance(STOP_TASKS);
      listeners.startAdmin();
      OpenDatabase opened = database.join();
      RestoreEnding.ifUnfinished(opened.dataSource());
      List<String> notices = new ArrayList<>();
      injector.getInstance(START_TASKS).forEach(task -> notices.addAll(task.run()));
      listeners.startPublic();
      Readiness readiness = injector.getInstance(Readiness.class);
      RunningServer server =
          new RunningServer(config, opened, packs, listeners, readiness, stopTasks, notices);
      opened.announceAddress(server.address().toString());
      readiness.started();
      return server;
    } catch (RuntimeException e) {
      if (listeners != null) {
        listeners.stopAdmin();
      }
      if (packs != null) {
        packs.close();
      }
      runAll(stopTasks);
      throw afterClosing(database, e);
    }
  }

  /** Here, not within the graph: what is wrong with the file is the operator's to read. */
  private static void makeKeys(ServerConfig config) {
    try {
      new KeyFile(config.fieldKeys(), new SecureRandom()).readOrMake();
    } catch (KeyFileException e) {
      throw new StartRefusal(
          StartRefusal.Kind.KEYS,
          "加密字段的密钥文件无法使用，未启动：" + e.getMessage(),
          "The key file of encrypted fields cannot be used, so the server did not start: "
              + e.getMessage(),
          e);
    }
  }

  /**
   * Closes what came up and chooses what to say: that the folder is in use explains a port in use,
   * not the other way round.
   */
  private static RuntimeException afterClosing(
      CompletableFuture<OpenDatabase> database, RuntimeException failure) {
    try {
      database.join().close();
      return failure;
    } catch (CompletionException e) {
      return e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static void runAll(Set<StopTask> tasks) {
    for (StopTask task : tasks) {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.error("停止时出错 / a fault while stopping", e);
      }
    }
  }

  private static CompletableFuture<OpenDatabase> inThread(Supplier<OpenDatabase> opening) {
    return CompletableFuture.supplyAsync(
        opening, task -> new Thread(task, "database-start").start());
  }

  private static PrometheusMeterRegistry metrics() {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(metrics);
    new JvmThreadMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    new UptimeMetrics().bindTo(metrics);
    return metrics;
  }

  /** The address residents see. */
  public URI address() {
    return config.baseUrl(listeners.publicPort());
  }

  /** The port of the pages on this machine, which a proxy forwards to. */
  int publicPort() {
    return listeners.publicPort();
  }

  /** What the operator must be told at the start and no log may hold: tokens, demo passwords. */
  public List<String> notices() {
    return notices;
  }

  /** What the public listener answers, and whom. */
  public RouteTable routes() {
    return listeners.routes();
  }

  /** The address of the admin listener, on this machine. */
  public URI adminAddress() {
    return URI.create("http://127.0.0.1:" + listeners.adminPort());
  }

  /** Returns when the server has been closed. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Stops in good order; see the package's page. Doing so twice is harmless. */
  @Override
  public void close() {
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
    }
    LOG.info("正在停止 / stopping");
    readiness.stopping();
    try {
      listeners.stopPublic();
      listeners.stopAdmin();
    } finally {
      runAll(stopTasks);
      database.close();
      packs.close();
      stopped.countDown();
    }
  }
}
