package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace.Extent;
import org.gongtong.core.place.Community;
import org.gongtong.server.http.RouteTable;
import org.gongtong.server.wiring.TestServer.Visitor;

/**
 * A server with a community that has a draft and an open vote, and an account for each kind of
 * mandate there, {@code auditor-1} and so on; and one who is a clerk of another community.
 */
final class PermissionScene implements AutoCloseable {
  static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  /** Tests let years pass in which nothing happens. */
  static final Map<String, String> SETTINGS = Map.of("retention.most-idle-days", "36500");

  final TestClock clock = new TestClock(Instant.parse("2026-03-02T01:00:00Z"));
  final VotingHall hall = new VotingHall(clock);
  final TestServer server;
  final TestStaff staff;
  final Community here;
  final Motion draft;
  final Motion open;
  private final Map<MandateKind, Visitor> roles = new EnumMap<>(MandateKind.class);
  private Visitor stranger;

  PermissionScene(Class<?> test, Module... more) throws Exception {
    DeskClerk clerk = new DeskClerk();
    Module[] modules = Arrays.copyOf(more, more.length + 2);
    modules[more.length] = hall;
    modules[more.length + 1] = clerk;
    server = TestServer.start(test, SETTINGS, clock, modules);
    staff = server.staff();
    here = hall.community("model", "cn-42");
    clerk.registerCommunity("elsewhere");
    draft = hall.draft(here, "C01", "草稿里的秘密问题？", "");
    Motion announced = hall.announce(hall.draft(here, "C01", "公开的问题？", ""), Duration.ofDays(30));
    clock.passes(VotingHall.NOTICE);
    open = hall.open(announced);
    for (MandateKind kind : MandateKind.values()) {
      staff.account(login(kind));
      if (kind.isFor(Extent.COMMUNITY)) {
        staff.grant(login(kind), kind, "model");
      } else {
        staff.grant(login(kind), kind);
      }
    }
    staff.account("clerk-2").grant("clerk-2", MandateKind.COMMITTEE_STAFF, "elsewhere");
    signIn();
  }

  /** Signs everybody in again: time passes in some tests, and sessions end. */
  void signIn() throws Exception {
    for (MandateKind kind : MandateKind.values()) {
      roles.put(kind, signIn(login(kind)));
    }
    stranger = signIn("clerk-2");
  }

  Visitor signIn(String login) throws Exception {
    Visitor visitor = server.visitor();
    Map<String, String> form = Map.of("login", login, "password", TestStaff.PASSWORD);
    assertThat(visitor.post("/staff/sign-in", form).statusCode()).isEqualTo(303);
    return visitor;
  }

  static String login(MandateKind kind) {
    return kind.code() + "-1";
  }

  Visitor as(MandateKind kind) {
    return roles.get(kind);
  }

  Visitor stranger() {
    return stranger;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), here.zone());
  }

  /** Sends what a route takes, with a motion of the community; nothing of it is in order. */
  static HttpResponse<String> send(Visitor who, RouteTable.Route route, String motion)
      throws Exception {
    String path =
        route
            .path()
            .replace("{community}", "model")
            .replace("{motion}", motion)
            .replace("{sheet}", "1")
            .replaceAll("\\{[a-z]+\\}", NOBODY);
    var request =
        who.to(path)
            .header("Origin", who.site().toString())
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("If-Match", "\"v1\"");
    if (!route.method().equals("GET")) {
      boolean api = route.path().startsWith("/api/");
      request.header(
          "Content-Type", api ? "application/json" : "application/x-www-form-urlencoded");
      request.method(route.method(), BodyPublishers.ofString(api ? "{}" : "a=b"));
    }
    return who.send(request);
  }

  @Override
  public void close() {
    server.close();
  }
}
