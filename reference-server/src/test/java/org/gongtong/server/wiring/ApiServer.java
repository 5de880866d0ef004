package org.gongtong.server.wiring;

import com.google.inject.Inject;
import com.google.inject.multibindings.Multibinder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.auth.StaffMember;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.OpenApiBook;
import org.gongtong.server.http.RouteGroup;

/**
 * A server with three communities, and clients that hold its answers against its document.
 *
 * @param seen promises of the document that the clients have seen kept
 */
record ApiServer(
    TestServer server,
    OpenApiBook book,
    DescribedClient anyone,
    DescribedClient staff,
    Set<String> seen)
    implements AutoCloseable {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  static ApiServer start(Class<?> test, InstantSource clock)
      throws IOException, InterruptedException {
    RouteGroup pretended =
        javalin ->
            javalin.routes.before(
                "/api/*",
                context -> {
                  String login = context.header("X-Test-Staff");
                  if (login != null) {
                    context.attribute("gongtong.staff", Optional.of(new StaffMember(login)));
                  }
                });
    TestServer server =
        TestServer.start(
            test,
            Map.of(),
            clock,
            binder ->
                Multibinder.newSetBinder(binder, RouteGroup.class)
                    .addBinding()
                    .toInstance(pretended),
            binder ->
                Multibinder.newSetBinder(binder, StartTask.class).addBinding().to(Seed.class));
    HttpClient client = HttpClient.newHttpClient();
    URI site = server.running().address();
    String document =
        client
            .send(
                HttpRequest.newBuilder(URI.create(site + "/api/v1/openapi.json")).build(),
                BodyHandlers.ofString())
            .body();
    OpenApiBook book = new OpenApiBook(document);
    Set<String> seen = new ConcurrentSkipListSet<>();
    DescribedClient anyone = new DescribedClient(client, site, book, seen);
    DescribedClient staff = anyone.with("X-Test-Staff", "desk-1").with("Origin", site.toString());
    return new ApiServer(server, book, anyone, staff, seen);
  }

  @Override
  public void close() {
    server.close();
  }

  /** Three communities, the first of twelve parties with 100.00 m² each. */
  static final class Seed implements StartTask {
    private final CommunityService communities;
    private final RosterService rosters;

    @Inject
    Seed(
        CommunityService communities,
        UnitOfWork work,
        RosterStore store,
        AuditLog audit,
        IdSource ids,
        InstantSource clock) {
      this.communities = communities;
      this.rosters = new RosterService(work, store, audit, ids, clock, SHANGHAI);
    }

    @Override
    public List<String> run() {
      for (String slug : List.of("heping", "jiefang", "xinhua")) {
        communities
            .register(
                Actor.system("test"),
                slug,
                LocalizedText.of("社区 " + slug, "Community " + slug),
                LocalizedText.of("湖北省宜昌市", "Yichang, Hubei"),
                ScopeCode.of("cn-4205"),
                SHANGHAI)
            .orThrow();
      }
      rosters
          .apply(
              Actor.system("test"),
              communities.require("heping").orThrow().id(),
              roster(),
              LocalDate.of(2026, 1, 1))
          .orThrow();
      return List.of();
    }

    private static Roster roster() {
      List<ExclusivePart> parts = new ArrayList<>();
      for (int i = 1; i <= 12; i++) {
        parts.add(
            new ExclusivePart(
                "P" + i,
                "C01",
                "1",
                i <= 6 ? "1" : "2",
                "10" + i,
                PartKind.DWELLING,
                new FloorArea(100_00),
                AreaBasis.REGISTRY,
                i == 12 ? List.of("O12", "O13") : List.of("O" + i),
                i == 12 ? null : "O" + i,
                PartStatus.DELIVERED));
      }
      return new Roster(parts);
    }
  }
}
