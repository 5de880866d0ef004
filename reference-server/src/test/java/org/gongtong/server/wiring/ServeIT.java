package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.google.inject.multibindings.Multibinder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.cli.GongtongCli;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RequestLog;
import org.gongtong.server.http.RouteGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * The server as a process of its own, on a real database in one home folder that all tests share.
 */
@Timeout(90)
class ServeIT {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path HOME = MODULE.resolve("target").resolve("serve-it-home-" + schema());
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<Served> children = new ArrayList<>();
  private final StringWriter said = new StringWriter();

  /** A home that an earlier build left is of use only if the schema is the same. */
  private static String schema() {
    StringBuilder text = new StringBuilder();
    for (Path module : List.of(MODULE, MODULE.resolve("../plugins/store-mariadb"))) {
      try (Stream<Path> files = Files.list(module.resolve("src/main/resources/db/migration"))) {
        for (Path file : files.sorted().toList()) {
          text.append(file.getFileName()).append(Files.readString(file, StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return ContentHash.of(text.toString()).hex().substring(0, 12);
  }

  @AfterEach
  void end() throws Exception {
    ((Logger) LoggerFactory.getLogger(RequestLog.class)).setLevel(Level.OFF);
    for (Served child : children) {
      child.process.destroy();
      child.untilEnded();
    }
  }

  @Test
  void answersTellsItsAddressesAndLeavesNothingBehindOnSigterm() throws Exception {
    Served served = serve("--port", "0", "--admin-port", "0").untilStarted();
    assertThat(get(served.admin("/livez")).statusCode()).isEqualTo(200);
    HttpResponse<String> ready = get(served.admin("/readyz"));
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).isEqualTo("{\"status\":\"ready\"}");
    assertThat(get(served.address + "/no/such/page").statusCode()).isEqualTo(404);
    assertThat(get(served.admin("/metrics")).body())
        .contains("hikaricp_connections_active{pool=\"gongtong\"}")
        .contains(
            "http_server_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1");
    // Beside the server, which holds the folder.
    assertThat(call("staff", "list")).as(said.toString()).isZero();
    Path backup = HOME.resolve("backup.zip");
    Files.deleteIfExists(backup);
    assertThat(call("backup", backup.toString())).as(said.toString()).isZero();
    assertThat(call("doctor")).as(said.toString()).isZero();
    assertThat(said.toString()).contains("Database: it answers", "Tables: they fit this program");
    ProcessHandle database = databaseProcess();
    served.process.destroy();
    served.untilEnded();
    assertThat(served.process.exitValue()).isEqualTo(143);
    assertThat(database.isAlive()).isFalse();
    assertThat(served.untilEnded()).contains("/staff/set-up", "one-time token");
    assertThat(served.untilEnded()).doesNotContain("DEBUG", "identified by", password());
  }

  @Test
  void recoversFromADeadDatabaseAndFromItsOwnDeath() throws Exception {
    Served first = serve("--port", "0", "--admin-port", "0").untilStarted();
    ProcessHandle database = databaseProcess();
    database.destroyForcibly();
    database.onExit().get(10, TimeUnit.SECONDS);
    while (get(first.admin("/readyz")).statusCode() != 200) {
      assertThat(first.process.isAlive()).isTrue();
    }
    assertThat(databaseProcess().pid()).isNotEqualTo(database.pid());

    ProcessHandle leftBehind = databaseProcess();
    first.process.destroyForcibly();
    first.untilEnded();
    assertThat(leftBehind.isAlive()).isTrue();
    Served second = serve("--port", "0", "--admin-port", "0").untilStarted();
    assertThat(get(second.admin("/readyz")).statusCode()).isEqualTo(200);
    assertThat(leftBehind.isAlive()).isFalse();
  }

  @Test
  void saysWhoHoldsTheFolderOrThatThePortIsBusyAndExitsWithThree() throws Exception {
    Served first = serve("--port", "0", "--admin-port", "0").untilStarted();
    int port = URI.create(first.address).getPort();
    // The same port as well: the folder is the better explanation.
    Served second = serve("--port", Integer.toString(port), "--admin-port", "0");
    second.untilEnded();
    assertThat(second.process.exitValue()).isEqualTo(3);
    assertThat(second.untilEnded())
        .contains("正被另一个实例使用")
        .contains(
            "in use by another instance (process " + first.process.pid() + ", at " + first.address)
        .doesNotContain("Exception");
    first.process.destroy();
    first.untilEnded();

    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String taken = Integer.toString(busy.getLocalPort());
      for (String option : List.of("--port", "--admin-port")) {
        String other = option.equals("--port") ? "--admin-port" : "--port";
        assertThat(call("serve", option, taken, other, "0")).isEqualTo(3);
        assertThat(said.toString())
            .contains("无法监听 127.0.0.1 端口 " + taken)
            .contains(
                "Cannot listen on 127.0.0.1 port " + taken, "choose another port with " + option)
            .doesNotContain("Exception");
      }
    }
    assertThat(HOME.resolve("data/mariadbd.pid")).doesNotExist();
  }

  @Test
  void letsARunningRequestEndAndSaysNotReadyMeanwhile() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    RouteGroup slow =
        javalin ->
            javalin.routes.get(
                "/slow",
                context -> {
                  inside.countDown();
                  goOn.await();
                  context.result("counted");
                },
                Audience.EVERYBODY);
    RunningServer server =
        RunningServer.start(
            config("0", "0"),
            binder ->
                Multibinder.newSetBinder(binder, RouteGroup.class).addBinding().toInstance(slow));
    CompletableFuture<HttpResponse<String>> answer =
        HTTP.sendAsync(request(server.address() + "/slow"), BodyHandlers.ofString());
    inside.await();
    Thread closing = new Thread(server::close);
    closing.start();
    String readyz = server.adminAddress() + "/readyz";
    while (get(readyz).statusCode() == 200) {
      assertThat(closing.isAlive()).isTrue();
    }
    assertThat(get(readyz).body()).isEqualTo("{\"status\":\"stopping\"}");
    goOn.countDown();
    assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("counted");
    closing.join();
    server.close();
  }

  @Test
  void leavesNothingBehindWhenToldToStopWhileStarting() throws Exception {
    Files.deleteIfExists(HOME.resolve("data/gongtong.owner")); // of a run that was killed
    Served served = serve("--port", "0", "--admin-port", "0");
    while (Files.notExists(HOME.resolve("data/gongtong.owner"))) {
      assertThat(served.process.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    served.process.destroy();
    served.untilEnded();
    assertThat(served.process.exitValue()).isEqualTo(143);
    assertThat(HOME.resolve("data/gongtong.owner")).doesNotExist();
    assertThat(HOME.resolve("data/mariadbd.pid")).doesNotExist();
  }

  @Test
  void migratesFromTheCommandLine() throws Exception {
    assertThat(call("migrate")).isZero();
    assertThat(said.toString()).contains("the database is up to date: ");
  }

  @Test
  void saysThatAnExternalDatabaseCannotBeReached() {
    int code =
        call(
            "serve",
            "--admin-port",
            "0",
            "--port",
            "0",
            "--set",
            "db.url=jdbc:mariadb://127.0.0.1:1/gongtong?connectTimeout=500",
            "--set",
            "db.user=app",
            "--set",
            "db.password=hunter2");
    assertThat(code).isEqualTo(1);
    assertThat(said.toString())
        .contains("Cannot connect to the database: ", "Check db.url, db.user and db.password")
        .doesNotContain("hunter2");
  }

  /** Runs a command that ends by itself within this process. */
  private int call(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", HOME.toString()));
    // The log of this process is the tests'.
    all.addAll(List.of("--set", "log.format=text", "--set", "log.folder="));
    PrintWriter writer = new PrintWriter(said, true);
    return GongtongCli.run(writer, writer, all.toArray(String[]::new));
  }

  private static ServerConfig config(String port, String adminPort) {
    return new ConfigReader(Map.of(), Map.of())
        .read(Optional.of(HOME), Map.of("server.port", port, "admin.port", adminPort));
  }

  private Served serve(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("serve", "--home", HOME.toString()));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  private Served run(String... arguments) throws IOException {
    Files.createDirectories(HOME);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dguice_bytecode_gen_option=DISABLED",
            "-cp",
            System.getProperty("java.class.path"),
            GongtongCli.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GONGTONG_"));
    Served served = new Served(builder.start());
    children.add(served);
    return served;
  }

  private static ProcessHandle databaseProcess() throws IOException {
    String pid = Files.readString(HOME.resolve("data/mariadbd.pid")).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static String password() throws IOException {
    return Files.readString(HOME.resolve("data/mariadb.password")).strip();
  }

  private static HttpRequest request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).build();
  }

  private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return HTTP.send(request(address), BodyHandlers.ofString());
  }

  /** A child process and what it says. */
  private static final class Served {
    private final Process process;
    private final StringBuffer said = new StringBuffer();
    private final CountDownLatch startedOrEnded = new CountDownLatch(1);
    private final Thread listener;
    private volatile String address = "";
    private volatile String adminAddress = "";

    Served(Process process) {
      this.process = process;
      this.listener = new Thread(this::listen, "listener");
      listener.start();
    }

    private void listen() {
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          said.append(line).append('\n');
          String value = line.substring(line.lastIndexOf(' ') + 1);
          if (line.contains("网址 address:")) {
            address = value;
          } else if (line.contains("管理 admin:")) {
            adminAddress = value.replace("/readyz", "");
          } else if (line.contains("停止 stop:")) {
            startedOrEnded.countDown();
          }
        }
      } catch (IOException e) {
        said.append(e);
      } finally {
        startedOrEnded.countDown();
      }
    }

    Served untilStarted() throws InterruptedException {
      startedOrEnded.await();
      assertThat(said).contains("停止 stop:");
      return this;
    }

    /** Waits for the end and returns everything that was said. */
    String untilEnded() throws InterruptedException {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      listener.join();
      return said.toString();
    }

    String admin(String path) {
      return adminAddress + path;
    }
  }
}
