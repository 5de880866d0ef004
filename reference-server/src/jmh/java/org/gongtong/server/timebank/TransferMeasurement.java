package org.gongtong.server.timebank;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.SignInMethod;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.StaffMember;
import org.gongtong.server.auth.StaffSession;
import org.gongtong.server.auth.StaffStage;
import org.gongtong.server.auth.StaffTokens;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.wiring.RunningServer;
import org.gongtong.server.wiring.StartTask;
import org.gongtong.store.mariadb.embedded.EmbeddedMariaDb;
import org.gongtong.store.mariadb.embedded.EmbeddedSettings;

/**
 * The first process: the server, a bare route and the database, every commit on disk. Run it with
 * {@code ./mvnw -Pbench,bench-server -pl reference-server -am verify -DskipTests
 * -Dbench.main=org.gongtong.server.timebank.TransferMeasurement -Dbench=12000} (transfers a turn).
 * With {@code -Donly=ALONE} or {@code TOGETHER} among the JVM's options one half of it.
 */
public final class TransferMeasurement {

  private static final int ACCOUNTS = 10_000;

  private static final int CONNECTIONS = 32;
  private static final Actor SELF = Actor.system("measurement");
  private static final String CLERK = "clerk";

  private TransferMeasurement() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    boolean told = arguments.length > 0 && arguments[0].matches("\\d+");
    String turn = told ? arguments[0] : "12000";
    for (LedgerDesk.Sharing sharing :
        List.of(LedgerDesk.Sharing.ALONE, LedgerDesk.Sharing.TOGETHER)) {
      if (sharing.name().contains(System.getProperty("only", ""))) {
        measure(sharing, turn);
      }
    }
  }

  private static void measure(LedgerDesk.Sharing sharing, String turn) throws Exception {
    // Of its own: the log's key of another database would keep the log from being signed.
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "transfers");
    try (EmbeddedMariaDb database =
        EmbeddedMariaDb.start(
            EmbeddedSettings.in(folder.resolve("database"))
                .withExtraArguments(
                    List.of("--innodb-buffer-pool-size=4G", "--innodb-log-file-size=2G")))) {
      Map<String, String> settings =
          Map.of(
              "server.port", "0",
              "admin.port", "0",
              "db.url", database.access().jdbcUrl(),
              "db.user", database.access().user(),
              "db.password", database.access().password(),
              "db.pool-size", String.valueOf(CONNECTIONS));
      ServerConfig config =
          new ConfigReader(Map.of(), Map.of()).read(Optional.of(folder), settings);
      Seeding seeding = new Seeding(folder.resolve("accounts.txt"));
      Module shared =
          binder ->
              OptionalBinder.newOptionalBinder(binder, LedgerDesk.Sharing.class)
                  .setBinding()
                  .toInstance(sharing);
      try (RunningServer server = RunningServer.start(config, seeding, shared)) {
        Javalin bare = bare(seeding);
        try {
          load(
              List.of(
                  String.valueOf(server.address().getPort()),
                  String.valueOf(bare.port()),
                  folder.resolve("accounts.txt").toString(),
                  sharing.name(),
                  turn));
        } finally {
          bare.stop();
        }
      }
    }
  }

  private static void load(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), TransferLoad.class.getName()));
    command.addAll(arguments);
    Process load = new ProcessBuilder(command).inheritIO().start();
    int code = load.waitFor();
    if (code != 0) {
      throw new IllegalStateException("the load ended with " + code);
    }
  }

  /** A route that does nothing but write the rows. */
  private static Javalin bare(Seeding seeding) {
    BareRows rows = new BareRows(seeding.bank.orElseThrow(), seeding.accounts);
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
                      rows.write(connection);
                    }
                    context.status(204);
                  });
              config.routes.post(
                  "/bare-rows",
                  context -> {
                    try (Connection connection = seeding.database.orElseThrow().getConnection()) {
                      connection.setAutoCommit(false);
                      rows.writeAll(connection, Integer.parseInt(context.body()));
                    }
                    context.status(204);
                  });
            })
        .start("127.0.0.1", 0);
  }

  /** A bank, its members' accounts, and a clerk's token; as many accounts for the bare route. */
  private static final class Seeding extends AbstractModule {
    private final Path file;
    private final List<LedgerAccount> accounts = new ArrayList<>();
    private Optional<TimeBank> bank = Optional.empty();
    private Optional<DataSource> database = Optional.empty();

    Seeding(Path file) {
      this.file = file;
    }

    @ProvidesIntoSet
    StartTask seed(
        DataSource pool,
        CommunityService communities,
        BankDesk banks,
        AccountDesk desk,
        StaffAccounts staff,
        MandateService mandates,
        StaffTokens tokens,
        IdSource ids) {
      return () -> {
        database = Optional.of(pool);
        Community community = community(communities, "measured");
        TimeBank ours = bank(banks, community);
        List<LedgerAccount> members = open(desk, ids, ours);
        TimeBank bare = bank(banks, community(communities, "bare"));
        accounts.addAll(open(desk, ids, bare));
        bank = Optional.of(bare);
        staff.add(SELF, CLERK, "correct horse battery").orThrow();
        LocalDate first = LocalDate.of(2026, 1, 1);
        mandates
            .grant(
                SELF,
                new MandateService.Grant(
                    CLERK,
                    MandateKind.COMMITTEE_STAFF,
                    MandatePlace.community(community.id()),
                    first,
                    null),
                first)
            .orThrow();
        List<String> lines = new ArrayList<>();
        lines.add(
            tokens.make(session(ids), "measured", Set.of(Action.TIMEBANK_POST), 30).orThrow());
        members.forEach(member -> lines.add(member.id().toString()));
        write(lines);
        return List.of();
      };
    }

    private static StaffSession session(IdSource ids) {
      Instant now = Instant.now();
      return new StaffSession(
          ids.next(),
          new StaffMember(CLERK),
          StaffStage.OPEN,
          SignInMethod.PASSWORD,
          "127.0.0.1",
          "measurement",
          now,
          now,
          now.plusSeconds(3600));
    }

    private static Community community(CommunityService communities, String slug) {
      return communities
          .register(
              SELF,
              slug,
              LocalizedText.of("测量", "measured"),
              LocalizedText.of("测量", "measured"),
              ScopeCode.of("cn"),
              ZoneId.of("Asia/Shanghai"))
          .orThrow();
    }

    private static TimeBank bank(BankDesk banks, Community community) {
      return banks
          .open(SELF, community, RuleId.of("cn.time-bank.hours-exchange"), LocalDate.of(2026, 1, 1))
          .orThrow();
    }

    private static List<LedgerAccount> open(AccountDesk desk, IdSource ids, TimeBank bank) {
      List<LedgerAccount> all = new ArrayList<>();
      for (int from = 0; from < ACCOUNTS; from += 1000) {
        List<LedgerAccount> some = new ArrayList<>();
        for (int i = from; i < from + 1000; i++) {
          some.add(
              new LedgerAccount(
                  ids.next(),
                  bank.id(),
                  AccountKind.INDIVIDUAL,
                  "h" + i,
                  LocalDate.of(1950, 1, 1),
                  LocalDate.EPOCH,
                  null));
        }
        all.addAll(desk.openAll(SELF, bank, some).orThrow());
      }
      return all;
    }

    private void write(List<String> lines) {
      try {
        Files.write(file, lines);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
