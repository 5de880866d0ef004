package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandatePlace.Extent;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.auth.AccessMemory;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.PermissionTable;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.Rights;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RouteTable;
import org.gongtong.server.wiring.packs.InstalledPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The page of permissions is what the server decides: all its routes, as they are registered, by
 * all kinds of mandates, as they are judged. The expected page lies in target/permissions.md after
 * a run. That requests are judged so is shown by {@link PermissionAbuseIT}.
 */
class PermissionsReferenceTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Community HERE =
      new Community(
          new UUID(0, 1),
          "here",
          LocalizedText.of("本社区", "here"),
          LocalizedText.of("某市", "somewhere"),
          ScopeCode.of("cn"),
          ZONE);
  private static final String PART = "C01/6";

  @TempDir Path home;

  @Test
  void thePageIsWhatTheServerDecides() throws IOException {
    StringBuilder page = new StringBuilder("# Permissions · 权限\n\n");
    page.append(
        "Every route of the public listener and whom it answers. This page is compared with the program by a test;\n"
            + "a route that names nobody keeps the server from starting. ● allowed within the place and the days of the\n"
            + "mandate · ◐ allowed for the places of the mandate alone, when it is for a part of the community ·\n"
            + "empty: refused with 403 `NOT_PERMITTED` and what it takes. What one may not even see is answered 404.\n");
    page.append("\n## Staff with a mandate · 任职人员\n\n| route | action |");
    for (MandateKind kind : MandateKind.values()) {
      page.append(" " + kind.text().en() + " · " + kind.text().zh() + " |");
    }
    page.append("\n|---|---|").append("---|".repeat(MandateKind.values().length)).append("\n");
    List<RouteTable.Route> routes = routes().routes();
    for (RouteTable.Route route : routes) {
      if (route.role() instanceof Action action) {
        page.append(row(route, "`" + action.code() + "` " + action.text().zh()));
        for (MandateKind kind : MandateKind.values()) {
          page.append(" ").append(sign(kind, action)).append(" |");
        }
        page.append("\n");
      }
    }
    page.append("\n## Everybody else · 其他\n\n| route | whom it is for · 对象 |\n|---|---|\n");
    for (RouteTable.Route route : routes) {
      if (route.role() instanceof Audience audience) {
        page.append(row(route, words(audience))).append("\n");
      }
    }
    page.append("\n## Actions without a route · 没有单独地址的权限\n\n");
    for (Action action : Action.values()) {
      if (routes.stream().noneMatch(route -> route.role() == action)) {
        page.append("- `" + action.code() + "` " + action.text().zh() + " · ")
            .append(action.text().en() + ": " + givers(action) + "\n");
      }
    }
    assertThat(routes).hasSizeGreaterThan(80);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/permissions.md"), page);
    assertThat(Files.readString(Path.of("../docs/reference/permissions.md")))
        .isEqualTo(page.toString());
  }

  @Test
  void theDocumentOfTheApiNamesTheSameActions() throws IOException {
    Map<String, String> described = new TreeMap<>();
    try (InputStream in =
        PermissionsReferenceTest.class.getResourceAsStream(
            "/org/gongtong/server/http/openapi.json")) {
      JsonNode paths = new ObjectMapper().readTree(in).get("paths");
      for (String path : paths.propertyNames()) {
        for (String method : paths.get(path).propertyNames()) {
          JsonNode operation = paths.get(path).get(method);
          described.put(
              method.toUpperCase(Locale.ROOT) + " /api/v1" + path,
              Optional.ofNullable(operation.get("x-action")).map(JsonNode::asString).orElse(""));
        }
      }
    }
    Map<String, String> registered = new TreeMap<>();
    for (RouteTable.Route route : routes().routes()) {
      if (route.path().startsWith("/api/v1")) {
        registered.put(
            route.method() + " " + route.path(),
            route.role() instanceof Action action ? action.code() : "");
      }
    }
    assertThat(registered).isEqualTo(described);
  }

  @Test
  void everyActionIsGivenBySomeKindOfMandateThatCanReachIt() {
    for (Action action : Action.values()) {
      assertThat(PermissionTable.givers(action)).as(action.name()).isNotEmpty();
      for (MandateKind kind : PermissionTable.givers(action)) {
        assertThat(sign(kind, action)).as(kind + " " + action).isNotEmpty();
      }
    }
  }

  @Test
  void aRouteThatNamesNobodyKeepsTheServerFromStarting() {
    assertThatThrownBy(
            () ->
                RouteTable.of(
                    Javalin.create(
                        javalin ->
                            javalin.routes.get(
                                "/staff/forgotten", context -> context.result("x")))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GET /staff/forgotten");
  }

  /** The routes as a server has them, which asks no database for them. */
  private RouteTable routes() {
    ServerConfig config =
        new ConfigReader(Map.of(), Map.of()).read(Optional.of(home), Map.of("server.port", "0"));
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (InstalledPacks packs =
        InstalledPacks.load(config.pluginsFolder(), home.resolve("holidays"))) {
      List<Module> modules = new ArrayList<>();
      CompletableFuture<DataSource> never = new CompletableFuture<>();
      modules.add(new ServerModule(config, new AwaitedDataSource(never), metrics));
      modules.add(new RulesModule(packs, metrics));
      modules.addAll(ServerParts.of(config));
      Injector injector = Guice.createInjector(modules);
      return injector.getInstance(Listeners.class).routes();
    }
  }

  private static String row(RouteTable.Route route, String words) {
    return "| `" + route.method() + " " + route.path() + "` | " + words + " |";
  }

  private static String words(Audience audience) {
    return switch (audience) {
      case EVERYBODY -> "everybody · 任何人";
      case VOTERS -> "holders of a voting letter · 持表决信的业主";
      case MEMBERS -> "holders of a member's card · 持时间银行卡的成员";
      case STAFF -> "any signed-in member of staff · 任何已登录的工作人员";
    };
  }

  private static String givers(Action action) {
    return PermissionTable.givers(action).stream()
        .map(kind -> kind.text().en())
        .collect(Collectors.joining(", "));
  }

  /** Judged by what a request is judged by. */
  private static String sign(MandateKind kind, Action action) {
    boolean whole =
        Arrays.stream(Extent.values())
            .filter(extent -> extent != Extent.PLACE && kind.isFor(extent))
            .anyMatch(extent -> rights(kind, place(extent)).may(action, subject(action)));
    boolean part =
        kind.isFor(Extent.PLACE)
            && rights(kind, place(Extent.PLACE)).may(action, Subject.at(HERE, PART + "/2"));
    boolean beyond =
        kind.isFor(Extent.PLACE)
            && rights(kind, place(Extent.PLACE)).may(action, Subject.at(HERE, "C01/7/2"));
    assertThat(beyond && action.reach() == Action.Reach.PLACE).as("another building").isFalse();
    return part && action.reach() == Action.Reach.PLACE ? "◐" : whole ? "●" : "";
  }

  private static Subject subject(Action action) {
    return action.reach() == Action.Reach.SERVER ? Subject.server(ZONE) : Subject.of(HERE);
  }

  private static MandatePlace place(Extent extent) {
    return switch (extent) {
      case SERVER -> MandatePlace.server();
      case COMMUNITY -> MandatePlace.community(HERE.id());
      case PLACE -> new MandatePlace(HERE.id(), PART);
    };
  }

  private static Rights rights(MandateKind kind, MandatePlace place) {
    Mandate mandate =
        new Mandate(
            new UUID(0, 2),
            "desk-1",
            kind,
            place,
            DateRange.from(TODAY),
            NOW,
            Actor.system("test"),
            "",
            null);
    StaffDoor nobody = null;
    return new Permissions(
            nobody, login -> List.of(mandate), new AccessMemory(() -> NOW), () -> NOW, ZONE)
        .of("desk-1");
  }
}
