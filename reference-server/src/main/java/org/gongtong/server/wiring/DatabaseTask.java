package org.gongtong.server.wiring;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.Witness;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.Outcome;
import org.gongtong.server.auth.PasswordHash;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.StaffEvents;
import org.gongtong.server.auth.StaffLinks;
import org.gongtong.server.config.DatabaseConfig;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.config.StaffConfig;
import org.gongtong.server.people.FieldRotation;
import org.gongtong.server.people.PersonVault;
import org.gongtong.server.publiclog.LogComparison;
import org.gongtong.server.publiclog.LogKeys;
import org.gongtong.server.publiclog.LogRenewal;
import org.gongtong.server.publiclog.LogState;
import org.gongtong.server.retention.Retention;
import org.gongtong.server.storage.backup.Backup;
import org.gongtong.server.storage.backup.Manifest;
import org.gongtong.server.storage.backup.Restore;
import org.gongtong.server.storage.backup.RestoreCheck;
import org.gongtong.server.storage.backup.RestoredAccess;
import org.gongtong.server.storage.backup.RestoredCodes;
import org.gongtong.server.storage.backup.UncountedElection;
import org.gongtong.server.wiring.doctor.Finding;
import org.gongtong.server.wiring.doctor.LogCheckup;
import org.gongtong.server.wiring.embedded.OpenDatabase;
import org.gongtong.server.wiring.packs.InstalledPacks;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbCommunityStore;
import org.gongtong.store.mariadb.MariaDbLogStore;
import org.gongtong.store.mariadb.MariaDbMandateStore;
import org.gongtong.store.mariadb.MariaDbPersonStore;
import org.gongtong.store.mariadb.MariaDbRosterStore;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;
import org.gongtong.store.mariadb.MariaDbWitnessStore;
import org.gongtong.store.mariadb.embedded.DatabaseAccess;
import org.gongtong.store.mariadb.embedded.EmbeddedMariaDb;

/** Work on the database by a command, without listeners. */
public final class DatabaseTask {
  /** What is asked of a restored database before it counts; the public log's check joins here. */
  private static final List<RestoreCheck> RESTORE_CHECKS = List.of();

  private DatabaseTask() {}

  /**
   * Opens the database, which migrates it, and closes it.
   *
   * @return the version of the tables, or "0" when there are none
   * @throws StartRefusal when that cannot be done
   */
  public static String migrate(ServerConfig config) {
    try (OpenDatabase database =
        OpenDatabase.open(config.database(), 2, new SimpleMeterRegistry())) {
      return database.schemaVersion();
    }
  }

  /**
   * Works on the logins of staff, beside a server that runs on the same database if there is one.
   *
   * @throws StartRefusal when the database cannot be opened
   */
  public static <T> T withOffice(ServerConfig config, Function<StaffOffice, T> task) {
    return besideServer(config, database -> withOffice(database, config, task));
  }

  /**
   * Takes a backup, beside a server that runs on the same database if there is one.
   *
   * @return what is in it, or why there is none
   * @throws StartRefusal when the database cannot be opened
   */
  public static Outcome<Manifest> backup(ServerConfig config, Path file) {
    return asItIs(
        config,
        database ->
            new Backup(database.dataSource(), InstantSource.system())
                .to(file, database.schemaVersion()));
  }

  /**
   * The elections whose sealed box is in the database as it is now.
   *
   * @throws StartRefusal when the database cannot be opened
   */
  public static List<UncountedElection> uncounted(ServerConfig config) {
    return asItIs(config, database -> UncountedElection.in(database.dataSource()));
  }

  /**
   * Looks at a database and leaves its tables as they are, beside a server that runs on it if there
   * is one.
   *
   * @throws StartRefusal when the database cannot be opened
   */
  public static <T> T asItIs(ServerConfig config, Function<OpenDatabase, T> task) {
    return besideServer(
        config,
        access -> {
          try (OpenDatabase database =
              OpenDatabase.openAsIs(access, 2, new SimpleMeterRegistry())) {
            return task.apply(database);
          }
        });
  }

  /**
   * What a restore did.
   *
   * @param manifest what was restored
   * @param access what was ended afterwards
   * @param codes voting codes that may be valid again
   */
  public record Restored(Manifest manifest, RestoredAccess access, RestoredCodes codes) {}

  /**
   * Puts a backup into an empty database, brings its tables up to date, and ends what came back
   * with it that opens doors or tells others.
   *
   * @param kept what is not ended
   * @return what was restored, or why nothing was
   * @throws StartRefusal when the database cannot be opened
   */
  public static Outcome<Restored> restore(
      ServerConfig config, Path file, RestoredAccess.Kept kept) {
    Outcome<Manifest> restored;
    try (OpenDatabase database =
        OpenDatabase.openAsIs(config.database(), 2, new SimpleMeterRegistry())) {
      restored = new Restore(database.dataSource(), database, RESTORE_CHECKS).from(file);
    }
    return restored.map(
        manifest -> {
          migrate(config);
          return asItIs(
              config,
              database ->
                  new Restored(
                      manifest,
                      RestoreEnding.finish(database.dataSource(), kept),
                      RestoredCodes.in(database.dataSource())));
        });
  }

  /**
   * Examines the public log, as after a restore.
   *
   * @throws StartRefusal when the database cannot be opened
   */
  public static Finding examineLog(ServerConfig config) {
    LogKeys keys = new LogKeys(config.keysFolder());
    return asItIs(config, database -> LogCheckup.examine(database.dataSource(), keys));
  }

  /**
   * As a witness that was restored: takes a checkpoint for the last that was signed of its log.
   *
   * @param note with the log's signature and that of this witness
   * @return what came of it; {@code NOT_OURS} where there is no key of a witness
   * @throws StartRefusal when the database cannot be opened
   */
  public static Witness.Confirmed confirmWitnessed(ServerConfig config, String note) {
    return asWitness(config, witness -> witness.confirm(note));
  }

  /**
   * As a witness that was restored: takes somebody's word that nothing was signed of a log.
   *
   * @throws StartRefusal when the database cannot be opened
   */
  public static Witness.Confirmed confirmNotWitnessed(ServerConfig config, String origin) {
    return asWitness(config, witness -> witness.confirmNothing(origin));
  }

  private static Witness.Confirmed asWitness(
      ServerConfig config, Function<Witness, Witness.Confirmed> task) {
    return new LogKeys(config.keysFolder())
        .findWitness()
        .map(
            signer ->
                onLog(
                    config,
                    (work, store) ->
                        task.apply(
                            new Witness(
                                work,
                                new MariaDbWitnessStore(),
                                config.witnessing().logs(),
                                signer,
                                InstantSource.system()))))
        .orElse(Witness.Confirmed.NOT_OURS);
  }

  private static <T> T onLog(ServerConfig config, BiFunction<UnitOfWork, LogStore, T> task) {
    return asItIs(
        config,
        database -> {
          SecureRandom random = new SecureRandom();
          return task.apply(
              new MariaDbUnitOfWork(database.dataSource(), random), new MariaDbLogStore(random));
        });
  }

  /**
   * Holds a restored log against a checkpoint from before.
   *
   * @param note the newest that somebody kept
   * @return how it stands, {@link LogState#OTHER_KEY} where there is no key
   * @throws StartRefusal when the database cannot be opened
   */
  public static LogState confirmLog(ServerConfig config, String note) {
    LogKeys keys = new LogKeys(config.keysFolder());
    return keys.find()
        .map(
            signer ->
                onLog(
                    config,
                    (work, store) ->
                        new LogComparison(work, store, keys, signer.verifier()).confirm(note)))
        .orElse(LogState.OTHER_KEY);
  }

  /**
   * Puts all encrypted details of persons under the newest key, beside a server that runs on the
   * same database if there is one.
   *
   * @param fresh whether a new key is made first
   * @return how many fields were sealed again
   * @throws StartRefusal when the database cannot be opened
   */
  public static int rotateKeys(ServerConfig config, boolean fresh) {
    SecureRandom random = new SecureRandom();
    return besideServer(
        config,
        access -> {
          try (OpenDatabase database = OpenDatabase.open(access, 2, new SimpleMeterRegistry())) {
            PersonVault vault = new PersonVault(config.fieldKeys(), random);
            if (fresh) {
              vault.rotate();
            }
            return new FieldRotation(
                    new MariaDbUnitOfWork(database.dataSource(), random),
                    new MariaDbPersonStore(),
                    vault)
                .run();
          }
        });
  }

  /**
   * Works with retention, beside a server that runs on the same database if there is one.
   *
   * @throws StartRefusal when the database cannot be opened
   */
  public static <T> T withRetention(ServerConfig config, Function<Retention, T> task) {
    return besideServer(
        config,
        access -> {
          try (OpenDatabase database = OpenDatabase.open(access, 2, new SimpleMeterRegistry());
              InstalledPacks packs =
                  InstalledPacks.load(config.pluginsFolder(), config.home().resolve("conf"))) {
            SecureRandom random = new SecureRandom();
            InstantSource clock = InstantSource.system();
            return task.apply(
                RetentionParts.of(
                    config,
                    new MariaDbUnitOfWork(database.dataSource(), random),
                    packs.ruleBook(),
                    random,
                    new IdSource(clock, random),
                    clock));
          }
        });
  }

  /**
   * Works on journals of time banks, beside a server that runs on the same database if there is
   * one.
   *
   * @throws StartRefusal when the database cannot be opened
   */
  public static <T> T withJournals(ServerConfig config, Function<JournalOffice, T> task) {
    return besideServer(
        config,
        access -> {
          try (OpenDatabase database = OpenDatabase.open(access, 2, new SimpleMeterRegistry())) {
            return task.apply(new JournalOffice(database));
          }
        });
  }

  /** An embedded database is one process: a second command joins the one that is there. */
  private static <T> T besideServer(ServerConfig config, Function<DatabaseConfig, T> task) {
    try {
      return task.apply(config.database());
    } catch (StartRefusal refusal) {
      if (refusal.kind() == StartRefusal.Kind.FOLDER_IN_USE
          && config.database() instanceof DatabaseConfig.Embedded embedded) {
        DatabaseAccess access =
            EmbeddedMariaDb.accessOfRunning(embedded.dataFolder()).orElseThrow(() -> refusal);
        return task.apply(
            new DatabaseConfig.External(access.jdbcUrl(), access.user(), access.password()));
      }
      throw refusal;
    }
  }

  private static <T> T withOffice(
      DatabaseConfig config, ServerConfig settings, Function<StaffOffice, T> task) {
    try (OpenDatabase database = OpenDatabase.open(config, 2, new SimpleMeterRegistry())) {
      SecureRandom random = new SecureRandom();
      InstantSource clock = InstantSource.system();
      UnitOfWork work = new MariaDbUnitOfWork(database.dataSource(), random);
      AuditLog audit = new MariaDbAuditLog(random);
      IdSource ids = new IdSource(clock, random);
      StaffConfig staff = settings.staff();
      StaffEvents events = new StaffEvents(audit, ids, clock);
      StaffAccounts accounts =
          new StaffAccounts(work, new PasswordHash(random), random, events, clock, staff);
      RosterService rosters =
          new RosterService(work, new MariaDbRosterStore(), audit, ids, clock, settings.zone());
      return task.apply(
          new StaffOffice(
              accounts,
              new StaffLinks(work, accounts, random, events, ids, clock, staff),
              new MandateService(
                  work,
                  new MariaDbMandateStore(),
                  accounts::mayBeUsed,
                  PeopleModule.places(rosters),
                  audit,
                  ids,
                  clock),
              new CommunityService(work, new MariaDbCommunityStore(), audit, ids, clock),
              clock,
              settings.zone()));
    }
  }

  /**
   * Renews the public log, where no server runs on the database.
   *
   * @throws StartRefusal when the database cannot be opened
   * @throws IllegalStateException if there is no log to renew
   */
  public static LogRenewal.Renewed renewLog(ServerConfig config, Actor actor, String reason) {
    try (OpenDatabase database =
        OpenDatabase.open(config.database(), 2, new SimpleMeterRegistry())) {
      SecureRandom random = new SecureRandom();
      InstantSource clock = InstantSource.system();
      return new LogRenewal(
              new MariaDbUnitOfWork(database.dataSource(), random),
              new MariaDbLogStore(random),
              new MariaDbAuditLog(random),
              new LogKeys(config.keysFolder()),
              new IdSource(clock, random),
              clock,
              random)
          .renew(actor, reason);
    }
  }
}
