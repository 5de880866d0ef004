package org.gongtong.server.wiring;

import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gongtong.server.auth.PasswordHash;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.store.mariadb.embedded.TestDatabase;

/** A full server within the test's JVM, on a schema of its own and any free ports. */
public record TestServer(TestDatabase database, RunningServer running, TestStaff staff)
    implements AutoCloseable {

  /** Starts one; settings by name, further modules as tests need. */
  public static TestServer start(
      Class<?> test, Map<String, String> settings, InstantSource clock, Module... more) {
    TestDatabase database = TestDatabase.fresh(test);
    // Of an earlier schema of this name, and not of this one's log.
    for (String file : new String[] {"log.key", "log.checkpoint"}) {
      keys(database).resolve(file).toFile().delete();
    }
    try {
      TestStaff staff = new TestStaff();
      Module[] modules = Arrays.copyOf(more, more.length + 1);
      modules[more.length] = staff;
      return new TestServer(database, startOn(database, settings, clock, modules), staff);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Where a schema's servers keep their keys. */
  static Path keys(TestDatabase database) {
    String schema = database.jdbcUrl().replaceFirst(".*/([^/?]+).*", "$1");
    return Path.of(System.getProperty("basedir", "."), "target", "test-server-keys", schema)
        .toAbsolutePath();
  }

  /** Starts a server on a schema that a server may have been on before. */
  public static RunningServer startOn(
      TestDatabase database, Map<String, String> settings, InstantSource clock, Module... more) {
    Map<String, String> all = new TreeMap<>(settings);
    // Tests send more than a person does; those about limits set their own.
    all.putIfAbsent("limit.account", "0");
    all.put("server.port", "0");
    all.put("admin.port", "0");
    all.put("db.url", database.jdbcUrl());
    all.put("db.user", database.user());
    all.put("db.password", database.password());
    all.putIfAbsent("keys.folder", keys(database).toString());
    Path home = home(database);
    ServerConfig config = new ConfigReader(Map.of(), Map.of()).read(Optional.of(home), all);
    Module timed =
        binder -> {
          OptionalBinder.newOptionalBinder(binder, InstantSource.class)
              .setBinding()
              .toInstance(clock);
          // Tests take steps themselves; a clock of its own would be there before them.
          OptionalBinder.newOptionalBinder(binder, JobsModule.Jobs.class)
              .setBinding()
              .toInstance(new JobsModule.Jobs(false));
          // Quick to make, and quick to guess.
          OptionalBinder.newOptionalBinder(binder, PasswordHash.class)
              .setBinding()
              .toInstance(new PasswordHash(new SecureRandom(), 64));
          // Clients of tests leave their connections open, and each stop would wait a second for
          // them.
          OptionalBinder.newOptionalBinder(binder, Listeners.Parting.class)
              .setBinding()
              .toInstance(new Listeners.Parting(Duration.ofMillis(200)));
        };
    Module[] modules = new Module[more.length + 1];
    modules[0] = timed;
    System.arraycopy(more, 0, modules, 1, more.length);
    return RunningServer.start(config, modules);
  }

  /** A home for each schema: a server that starts sweeps its spool, and other tests run beside. */
  static Path home(TestDatabase database) {
    String schema = database.jdbcUrl().replaceFirst("^.*/([a-z0-9_]+)\\?.*$", "$1");
    return Path.of(System.getProperty("basedir", "."), "target", "test-server-home", schema);
  }

  /** A browser without memory of others: cookies of its own, redirects not followed. */
  public Visitor visitor() {
    return visitor(running);
  }

  /** As {@link #visitor()}, where the address residents see is another machine's. */
  Visitor behindProxy() {
    return new Visitor(visitor().client(), URI.create("http://127.0.0.1:" + running.publicPort()));
  }

  /** A browser at a server. */
  public static Visitor visitor(RunningServer server) {
    HttpClient client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    return new Visitor(client, server.address());
  }

  @Override
  public void close() {
    running.close();
    database.close();
  }

  /** Sends what a browser on this site would send. */
  public record Visitor(HttpClient client, URI site) {

    public HttpRequest.Builder to(String path) {
      return HttpRequest.newBuilder(URI.create(site + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      return client.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return send(to(path));
    }

    /** Sends a form from a page of this site. */
    public HttpResponse<String> post(String path, Map<String, String> form)
        throws IOException, InterruptedException {
      return send(formTo(path, form).header("Origin", site.toString()));
    }

    /** A form, without a word on where it stands. */
    public HttpRequest.Builder formTo(String path, Map<String, String> form) {
      String body =
          form.entrySet().stream()
              .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
              .collect(Collectors.joining("&"));
      return to(path)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }
}
