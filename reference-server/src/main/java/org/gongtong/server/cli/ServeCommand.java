package org.gongtong.server.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gongtong.server.config.DatabaseConfig;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.config.Setting;
import org.gongtong.server.wiring.Logs;
import org.gongtong.server.wiring.RunningServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the server and stays until it is told to stop (Ctrl-C, SIGTERM). */
@Command(name = "serve", description = "启动服务 / start the server")
final class ServeCommand implements Callable<Integer> {
  /** How long the end waits for a start that is under way. */
  private static final int START_LIMIT_SECONDS = 30;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private HomeOptions home = new HomeOptions();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = {"监听地址（默认 127.0.0.1）", "address to listen on (127.0.0.1 by default)"})
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = {"网页端口（默认 7070）", "port of the pages (7070 by default)"})
  private @Nullable String port;

  @Option(
      names = "--admin-port",
      paramLabel = "PORT",
      description = {"管理端口（默认 7071）", "admin port (7071 by default)"})
  private @Nullable String adminPort;

  @Option(
      names = "--demo",
      description = {"演示模式", "demo mode"})
  private boolean demo;

  @Option(
      names = "--stop-with-parent",
      description = {"父进程结束时停止", "stop when the process that started this one ends"})
  private boolean stopWithParent;

  @Override
  public Integer call() throws InterruptedException {
    ServerConfig config = home.read(flags());
    Logs.use(config.logFormat());
    Logs.ofServer(config);
    RunningServer server = startClosedAtEnd(config);
    tell(config, server);
    if (stopWithParent) {
      // A build tool that is told to stop dies without telling its child.
      ProcessHandle.current().parent().ifPresent(parent -> closeAfter(parent, server));
    }
    server.awaitStop();
    return ExitCode.OK;
  }

  /**
   * Starts the server, and sees to it that the end of this process closes it in good order, even
   * when the end is asked for in the middle of the start.
   */
  private static RunningServer startClosedAtEnd(ServerConfig config) {
    CompletableFuture<RunningServer> starting = new CompletableFuture<>();
    Thread atEnd =
        new Thread(
            () ->
                starting
                    .orTimeout(START_LIMIT_SECONDS, TimeUnit.SECONDS)
                    .handle(
                        (server, failure) -> {
                          if (server != null) {
                            server.close();
                            System.out.println("已停止 / stopped");
                            System.out.flush();
                          }
                          return null;
                        })
                    .join(),
            "stop");
    Runtime.getRuntime().addShutdownHook(atEnd);
    try {
      RunningServer server = RunningServer.start(config);
      starting.complete(server);
      return server;
    } catch (RuntimeException e) {
      starting.completeExceptionally(e);
      throw e;
    }
  }

  private static void closeAfter(ProcessHandle parent, RunningServer server) {
    Thread watch =
        new Thread(
            () -> {
              parent.onExit().join();
              server.close();
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new HashMap<>();
    put(flags, Setting.SERVER_HOST, host);
    put(flags, Setting.SERVER_PORT, port);
    put(flags, Setting.ADMIN_PORT, adminPort);
    put(flags, Setting.DEMO, demo ? "true" : null);
    return flags;
  }

  private static void put(Map<String, String> flags, Setting setting, @Nullable String value) {
    if (value != null) {
      flags.put(setting.key(), value);
    }
  }

  private void tell(ServerConfig config, RunningServer server) {
    PrintWriter out = GongtongCli.out(spec);
    Duration took = Duration.between(processStart(), Instant.now());
    out.printf(
        Locale.ROOT,
        "共同 Gongtong%s：已启动 / started (%.1f s)%n",
        config.demo() ? " 演示 demo" : "",
        took.toMillis() / 1000.0);
    out.println("  网址 address:  " + server.address());
    out.println("  管理 admin:    " + server.adminAddress() + "/readyz");
    if (config.database() instanceof DatabaseConfig.Embedded embedded) {
      out.println("  数据 data:     " + embedded.dataFolder());
    }
    server.notices().forEach(line -> out.println("  " + line));
    out.println("  停止 stop:     Ctrl-C");
    out.flush();
  }

  /**
   * When the operating system started this process, so that the time told is the one the user
   * waited.
   */
  private static Instant processStart() {
    return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
  }
}
