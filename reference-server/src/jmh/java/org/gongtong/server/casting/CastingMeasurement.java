package org.gongtong.server.casting;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.javalin.Javalin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionLifecycle;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.TakenIds;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.wiring.RunningServer;
import org.gongtong.server.wiring.StartTask;
import org.gongtong.store.mariadb.embedded.TestDatabase;

/**
 * Measures casting. Run it with {@code ./mvnw -Pbench,bench-server -pl reference-server -am verify
 * -DskipTests -Dbench.main=org.gongtong.server.casting.CastingMeasurement}.
 */
public final class CastingMeasurement {

  /** Voters of each vote; two thirds of them to warm up with. */
  static final int PARTIES = 120_000;

  private static final int CONNECTIONS = 32;
  private static final Actor SELF = Actor.system("measurement");

  private CastingMeasurement() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    // Of its own: the log's key of another database would keep the log from being signed.
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "casting");
    Path codes = folder.resolve("codes.txt");
    try (TestDatabase database = TestDatabase.fresh(CastingMeasurement.class)) {
      Map<String, String> settings =
          Map.of(
              "server.port", "0",
              "admin.port", "0",
              "db.url", database.jdbcUrl(),
              "db.user", database.user(),
              "db.password", database.password(),
              "db.pool-size", String.valueOf(CONNECTIONS));
      ServerConfig config =
          new ConfigReader(Map.of(), Map.of()).read(Optional.of(folder), settings);
      Seeding seeding = new Seeding(codes);
      try (RunningServer server = RunningServer.start(config, seeding)) {
        Javalin bare = bare(seeding);
        try {
          load(server, bare, seeding, database, codes);
        } finally {
          bare.stop();
        }
      }
    }
  }

  private static void load(
      RunningServer server, Javalin bare, Seeding seeding, TestDatabase database, Path codes)
      throws Exception {
    Process load =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                CastingLoad.class.getName(),
                String.valueOf(server.address().getPort()),
                String.valueOf(bare.port()),
                codes.toString(),
                database.jdbcUrl(),
                database.user(),
                database.password(),
                seeding.motions.get(2).toString(),
                String.valueOf(CONNECTIONS),
                seeding.motions.get(0).toString())
            .inheritIO()
            .start();
    int code = load.waitFor();
    if (code != 0) {
      throw new IllegalStateException("the load ended with " + code);
    }
  }

  /** A route that does nothing but write the rows. */
  private static Javalin bare(Seeding seeding) {
    AtomicInteger next = new AtomicInteger();
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
              config.routes.post(
                  "/bare",
                  context -> {
                    DataSource database = seeding.database.orElseThrow();
                    try (Connection connection = database.getConnection()) {
                      connection.setAutoCommit(false);
                      BareRows.write(connection, seeding.motions.get(1), next.incrementAndGet());
                    }
                    context.status(204);
                  });
            })
        .start("127.0.0.1", 0);
  }

  /** An estate of one-flat owners and three open votes: for the server, the bare route and JDBC. */
  private static final class Seeding extends AbstractModule {
    private final Path codes;
    private final List<UUID> motions = new ArrayList<>();
    private Optional<DataSource> database = Optional.empty();
    private Instant now = Instant.now();

    Seeding(Path codes) {
      this.codes = codes;
    }

    @ProvidesIntoSet
    StartTask seed(
        DataSource pool,
        UnitOfWork work,
        CommunityStore communities,
        RosterStore rosters,
        MotionStore motionStore,
        BallotStore ballots,
        AuditLog audit,
        RuleBook rules,
        IdSource ids,
        VotingCodes votingCodes) {
      return () -> {
        database = Optional.of(pool);
        Instant today = now;
        now = today.minus(Duration.ofDays(40));
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Community community =
            new CommunityService(work, communities, audit, ids, () -> now)
                .register(
                    SELF,
                    "estate",
                    LocalizedText.of("测量", "measured"),
                    LocalizedText.of("测量", "measured"),
                    ScopeCode.of("cn"),
                    zone)
                .orThrow();
        new RosterService(work, rosters, audit, ids, () -> now, zone)
            .apply(SELF, community.id(), estate(), now.atZone(zone).toLocalDate())
            .orThrow();
        MotionService service =
            new MotionService(
                work,
                motionStore,
                ballots,
                rosters,
                audit,
                new MotionLifecycle(rules),
                TakenIds.NONE,
                ids,
                () -> now);
        for (int i = 0; i < 3; i++) {
          motions.add(open(service, community, ids.next(), today));
        }
        List<Integer> parties = new ArrayList<>();
        for (int party = 1; party <= PARTIES; party++) {
          parties.add(party);
        }
        write(votingCodes.issue(SELF, motions.get(0), parties).values());
        return List.of();
      };
    }

    private Motion openAt(MotionService service, Motion draft, Instant opens) {
      Motion announced =
          service
              .announce(SELF, draft.id(), draft.version(), opens, opens.plus(Duration.ofDays(30)))
              .orThrow();
      now = opens;
      return service.open(SELF, announced.id(), announced.version()).orThrow();
    }

    private UUID open(MotionService service, Community community, UUID id, Instant today) {
      now = today.minus(Duration.ofDays(40));
      Motion draft =
          service
              .draft(
                  SELF,
                  community,
                  id,
                  new MotionContent(
                      RuleId.of("cn.civil-code.278.4"),
                      "measured?",
                      "",
                      VotingScope.everything(),
                      List.of()))
              .orThrow();
      return openAt(service, draft, today.minus(Duration.ofDays(10))).id();
    }

    private void write(Iterable<String> lines) {
      try {
        Files.write(codes, lines);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private static Roster estate() {
      List<ExclusivePart> parts = new ArrayList<>(PARTIES);
      for (int i = 1; i <= PARTIES; i++) {
        String owner = "o" + i;
        parts.add(
            new ExclusivePart(
                "P" + i,
                "C01",
                String.valueOf(1 + i / 90),
                "1",
                String.valueOf(i),
                PartKind.DWELLING,
                new FloorArea(8_000 + i % 700),
                AreaBasis.REGISTRY,
                List.of(owner),
                owner,
                PartStatus.DELIVERED));
      }
      return new Roster(parts);
    }
  }
}
