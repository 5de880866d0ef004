package org.gongtong.server.wiring;

import com.google.inject.Inject;
import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.http.DescribedClient;
import org.gongtong.server.http.OpenApiBook;

/**
 * A server with three communities, and clients that hold its answers against its document.
 *
 * @param seen promises of the document that the clients have seen kept
 * @param desk what the staff's client sends with
 */
record ApiServer(
    TestServer server,
    OpenApiBook book,
    DescribedClient anyone,
    DescribedClient staff,
    Set<String> seen,
    HttpClient desk)
    implements AutoCloseable {

  static final String PASSWORD = "correct horse battery";
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  static ApiServer start(Class<?> test, InstantSource clock, Module... more)
      throws IOException, InterruptedException {
    Module[] modules = Arrays.copyOf(more, more.length + 2);
    modules[more.length] =
        binder -> Multibinder.newSetBinder(binder, StartTask.class).addBinding().to(Seed.class);
    // The steps are this test's to take.
    modules[more.length + 1] =
        binder ->
            OptionalBinder.newOptionalBinder(binder, JobsModule.Jobs.class)
                .setBinding()
                .toInstance(new JobsModule.Jobs(false));
    TestServer server = TestServer.start(test, Map.of(), clock, modules);
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
    HttpClient desk = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    DescribedClient staff =
        new DescribedClient(desk, site, book, seen).with("Origin", site.toString());
    ApiServer started = new ApiServer(server, book, anyone, staff, seen, desk);
    started.signIn();
    return started;
  }

  /** Signs the staff's client in, or in again when its session is over. */
  void signIn() throws IOException, InterruptedException {
    var answer =
        new TestServer.Visitor(desk, server.running().address())
            .post("/staff/sign-in", Map.of("login", "desk-1", "password", PASSWORD));
    if (answer.statusCode() != 303 && answer.statusCode() != 200) {
      throw new IllegalStateException("signing in: " + answer.statusCode());
    }
  }

  /** A client of its own, signed in; {@code desk-5} is a clerk of jiefang alone. */
  DescribedClient client(String login) throws IOException, InterruptedException {
    HttpClient own = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    URI site = server.running().address();
    new TestServer.Visitor(own, site)
        .post("/staff/sign-in", Map.of("login", login, "password", PASSWORD));
    return new DescribedClient(own, site, book, seen).with("Origin", site.toString());
  }

  @Override
  public void close() {
    server.close();
  }

  /** Three communities, the first of twelve parties with 100.00 m² each. */
  static final class Seed implements StartTask {
    private final CommunityService communities;
    private final RosterService rosters;
    private final StaffAccounts accounts;
    private final MandateService mandates;

    @Inject
    Seed(
        CommunityService communities,
        RosterService rosters,
        StaffAccounts accounts,
        MandateService mandates) {
      this.communities = communities;
      this.rosters = rosters;
      this.accounts = accounts;
      this.mandates = mandates;
    }

    @Override
    public List<String> run() {
      Actor test = Actor.system("test");
      for (String login : List.of("desk-1", "desk-2", "desk-5", "desk-9")) {
        accounts.add(test, login, PASSWORD).orThrow();
      }
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
      for (String login : List.of("desk-1", "desk-2", "desk-9")) {
        TestStaff.clerk(mandates, communities, login);
      }
      accounts.disable(test, "desk-9").orThrow();
      TestStaff.clerk(mandates, communities.require("jiefang").orThrow(), "desk-5");
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
