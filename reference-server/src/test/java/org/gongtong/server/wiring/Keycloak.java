package org.gongtong.server.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Keycloak of the test's own, unpacked by the build, on a free loopback port, with the realm of
 * {@code oidc/street-realm.json} and nothing kept.
 */
record Keycloak(Process process, URI address) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String ADMINISTRATOR = "administrator-of-the-test";

  static Keycloak start() throws IOException, InterruptedException {
    Path target = Path.of(System.getProperty("basedir", "."), "target").toAbsolutePath();
    Path home;
    try (Stream<Path> unpacked = Files.list(target.resolve("keycloak"))) {
      home = unpacked.filter(Files::isDirectory).findFirst().orElseThrow();
    }
    Path imports = Files.createDirectories(home.resolve("data/import"));
    Files.copy(
        Path.of("src/test/resources/oidc/street-realm.json"),
        imports.resolve("street-realm.json"),
        StandardCopyOption.REPLACE_EXISTING);
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                "sh",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--import-realm")
            .redirectErrorStream(true)
            .redirectOutput(target.resolve("keycloak.log").toFile());
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMINISTRATOR);
    Process process = builder.start();
    Keycloak keycloak = new Keycloak(process, URI.create("http://127.0.0.1:" + port));
    try {
      keycloak.await();
      return keycloak;
    } catch (IOException | InterruptedException | RuntimeException e) {
      keycloak.close();
      throw e;
    }
  }

  /** Of the realm. */
  URI issuer() {
    return URI.create(address + "/realms/street");
  }

  /** The administrator there puts somebody into a group, or takes him out. */
  void group(String user, String group, boolean in) throws IOException, InterruptedException {
    String token =
        first(
            "access_token",
            HttpRequest.newBuilder(
                    URI.create(address + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username="
                            + ADMINISTRATOR
                            + "&password="
                            + ADMINISTRATOR)));
    String admin = address + "/admin/realms/street/";
    String person = first("id", asked(token, admin + "users?exact=true&username=" + user).GET());
    String wanted =
        first(
            "id",
            asked(
                    token,
                    admin
                        + "groups?exact=true&search="
                        + URLEncoder.encode(group, StandardCharsets.UTF_8))
                .GET());
    HttpRequest.Builder change = asked(token, admin + "users/" + person + "/groups/" + wanted);
    answered(in ? change.PUT(BodyPublishers.noBody()) : change.DELETE());
  }

  private static HttpRequest.Builder asked(String token, String address) {
    return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
  }

  private static String first(String member, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    String answer = answered(request);
    Matcher found = Pattern.compile("\"" + member + "\":\"([^\"]+)\"").matcher(answer);
    if (!found.find()) {
      throw new IOException("no " + member + " in " + answer);
    }
    return found.group(1);
  }

  private static String answered(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private void await() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest asked =
        HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration")).build();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      try {
        if (client.send(asked, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not up yet.
      }
      if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
        throw new IOException("Keycloak ended: see target/keycloak.log");
      }
    }
    throw new IOException("Keycloak does not answer: see target/keycloak.log");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    // The script starts Java as its child, or becomes it.
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    for (ProcessHandle one : all) {
      try {
        one.onExit().get(20, TimeUnit.SECONDS);
      } catch (Exception e) {
        one.destroyForcibly();
      }
    }
    if (process.isAlive()) {
      throw new UncheckedIOException(new IOException("Keycloak does not stop"));
    }
  }
}
