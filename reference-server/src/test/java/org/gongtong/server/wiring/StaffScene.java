package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Inject;
import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.Actor;
import org.gongtong.server.auth.FirstAdministrator;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.cli.GongtongCli;
import org.gongtong.store.mariadb.embedded.TestDatabase;

/** What tests of the staff's sign-in share: a server with logins, browsers, a look into tables. */
final class StaffScene {
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  static final String PASSWORD = "correct horse battery";

  private static final Pattern KEY = Pattern.compile("name=\"idempotency_key\" value=\"([^\"]+)\"");

  private StaffScene() {}

  /**
   * Logins desk-1, a security administrator, to desk-5, added when the server starts, unless they
   * are there.
   */
  static Module logins() {
    return binder ->
        Multibinder.newSetBinder(binder, StartTask.class).addBinding().to(Logins.class);
  }

  static final class Logins implements StartTask {
    private final StaffAccounts accounts;
    private final FirstAdministrator first;

    @Inject
    Logins(StaffAccounts accounts, FirstAdministrator first) {
      this.accounts = accounts;
      this.first = first;
    }

    @Override
    public List<String> run() {
      for (int i = 1; i <= 5; i++) {
        accounts.add(Actor.system("test"), "desk-" + i, PASSWORD);
      }
      first.appoint(Actor.system("test"), "desk-1");
      return List.of();
    }
  }

  static HttpResponse<String> signIn(TestServer.Visitor visitor, String login, String password)
      throws Exception {
    return visitor.post("/staff/sign-in", Map.of("login", login, "password", password));
  }

  /** From a place of its own, where the server believes the proxy. */
  static HttpResponse<String> signIn(
      TestServer.Visitor visitor, String address, String login, String password) throws Exception {
    return visitor.send(
        visitor
            .formTo("/staff/sign-in", Map.of("login", login, "password", password))
            .header("Origin", visitor.site().toString())
            .header("X-Forwarded-For", address));
  }

  static TestServer.Visitor signedIn(RunningServer server, String login) throws Exception {
    TestServer.Visitor visitor = TestServer.visitor(server);
    assertThat(location(signIn(visitor, login, PASSWORD))).isEqualTo("/staff");
    return visitor;
  }

  static boolean isIn(TestServer.Visitor visitor) throws Exception {
    return visitor.get("/staff").statusCode() == 200;
  }

  /** A form with the key of the page it stands on. */
  static HttpResponse<String> send(
      TestServer.Visitor visitor, String page, String path, Map<String, String> form)
      throws Exception {
    Map<String, String> all = new TreeMap<>(form);
    all.put("idempotency_key", found(KEY, visitor.get(page).body()));
    return visitor.post(path, all);
  }

  /** The first group of a pattern that must be found. */
  static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }

  static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
  }

  /** All rows of a query, a line each. */
  static String rows(TestDatabase database, String query) throws Exception {
    StringBuilder text = new StringBuilder();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          text.append(rows.getString(i)).append('|');
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** Runs a command of {@code staff} on a schema, and returns what it printed. */
  static String command(TestDatabase database, String... arguments) {
    List<String> all = new ArrayList<>(List.of("staff"));
    all.addAll(List.of(arguments));
    Path home = Path.of(System.getProperty("basedir", "."), "target", "test-server-home");
    all.addAll(List.of("--home", home.toString(), "--set", "db.url=" + database.jdbcUrl()));
    all.addAll(List.of("--set", "db.user=" + database.user()));
    all.addAll(List.of("--set", "db.password=" + database.password()));
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    GongtongCli.run(writer, writer, all.toArray(String[]::new));
    return said.toString();
  }
}
