package org.gongtong.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace.Extent;
import org.gongtong.core.place.Community;
import org.gongtong.server.wiring.DeskClerk;
import org.gongtong.server.wiring.TestClock;
import org.gongtong.server.wiring.TestServer;
import org.gongtong.server.wiring.TestServer.Visitor;
import org.gongtong.server.wiring.TestStaff;
import org.gongtong.server.wiring.VotingHall;

/** A server with a community, two clerks of it, and what those who abuse it do. */
final class AbuseScene implements AutoCloseable {
  static final String MATTER = "cn.civil-code.278.4";

  final TestClock clock = new TestClock(Instant.parse("2026-03-02T01:00:00Z"));
  final VotingHall hall = new VotingHall(clock);
  final DeskClerk desk = new DeskClerk();
  final TestServer server;
  final Community here;

  AbuseScene(Class<?> test, Module... more) {
    Module[] modules = new Module[more.length + 2];
    modules[0] = hall;
    modules[1] = desk;
    System.arraycopy(more, 0, modules, 2, more.length);
    server = TestServer.start(test, Map.of("office.phone", "027-00000000"), clock, modules);
    here = hall.community("model", "cn-42");
  }

  /** A clerk of every community there is now, signed in. */
  Visitor clerk(String login) throws Exception {
    return desk.signedIn(server, login);
  }

  /** Somebody with one mandate alone, signed in. */
  Visitor holder(MandateKind kind) throws Exception {
    TestStaff staff = server.staff().account(kind.code());
    if (kind.isFor(Extent.SERVER)) {
      staff.grant(kind.code(), kind);
    } else {
      staff.grant(kind.code(), kind, "model");
    }
    Visitor visitor = server.visitor();
    Map<String, String> form = Map.of("login", kind.code(), "password", TestStaff.PASSWORD);
    assertThat(visitor.post("/staff/sign-in", form).statusCode()).isEqualTo(303);
    return visitor;
  }

  /** Votes that are open from now on, for a month. */
  List<Motion> open(Community home, String... questions) {
    List<Motion> announced = new ArrayList<>();
    for (String question : questions) {
      announced.add(hall.announce(hall.draft(home, "C01", question, ""), Duration.ofDays(30)));
    }
    clock.passes(VotingHall.NOTICE);
    return announced.stream().map(hall::open).toList();
  }

  /** A request to the API as our own pages would send it; further headers in pairs. */
  HttpRequest.Builder api(Visitor who, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        who.to("/api/v1" + path)
            .header("Origin", who.site().toString())
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    List<String> all = new ArrayList<>(List.of(headers));
    if (!all.contains("Idempotency-Key")) {
      all.addAll(List.of("Idempotency-Key", UUID.randomUUID().toString()));
    }
    if (!body.isEmpty() && !all.contains("Content-Type")) {
      all.addAll(List.of("Content-Type", "application/json"));
    }
    for (int i = 0; i < all.size(); i += 2) {
      request.header(all.get(i), all.get(i + 1));
    }
    return request;
  }

  HttpResponse<String> call(Visitor who, String method, String path, String body, String... headers)
      throws Exception {
    return who.send(api(who, method, path, body, headers));
  }

  static String draft(String question) {
    return "{\"matter\":\"" + MATTER + "\",\"question\":\"" + question + "\"}";
  }

  /** The lines of a sheet with one paper, as the second person sends them. */
  String lines(String part, String choice) {
    return """
        {"lines":[{"line":1,"part":"%s","receivedAt":"%s","choice":"%s"}]}"""
        .formatted(part, clock.instant(), choice);
  }

  /** A sheet with one paper, as the first person sends it. */
  String sheet(int number, String part, String choice) {
    return lines(part, choice)
        .replaceFirst("\\{", "{\"sheet\":" + number + ",\"channel\":\"paper\",");
  }

  /** Two clerks enter a paper, each under an account of his own; what the second is answered. */
  HttpResponse<String> entered(
      Visitor first, Visitor second, Motion motion, int number, String part, String choice)
      throws Exception {
    String sheets = "/motions/" + motion.id() + "/sheets";
    HttpResponse<String> begun = call(first, "POST", sheets, sheet(number, part, choice));
    return begun.statusCode() != 201
        ? begun
        : call(second, "POST", sheets + "/" + number + "/check", lines(part, choice));
  }

  /** Does the same so many times at the very same moment; what came of it, as many. */
  static <T> List<T> atOnce(int times, Callable<T> act) throws Exception {
    CyclicBarrier together = new CyclicBarrier(times);
    ExecutorService crowd = Executors.newFixedThreadPool(times);
    try {
      List<Future<T>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        all.add(
            crowd.submit(
                () -> {
                  together.await();
                  return act.call();
                }));
      }
      List<T> came = new ArrayList<>();
      for (Future<T> one : all) {
        came.add(one.get());
      }
      return came;
    } finally {
      crowd.shutdownNow();
    }
  }

  /** The first column of the first row of a query. */
  long count(String query) throws SQLException {
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    }
  }

  static String page(Motion motion) {
    return "/staff/c/model/m/" + motion.id();
  }

  @Override
  public void close() {
    server.close();
  }
}
