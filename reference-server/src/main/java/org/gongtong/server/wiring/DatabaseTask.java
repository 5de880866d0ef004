package org.gongtong.server.wiring;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Function;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.RosterService;
import org.gongtong.server.auth.PasswordHash;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.StaffEvents;
import org.gongtong.server.auth.StaffLinks;
import org.gongtong.server.config.DatabaseConfig;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.config.StaffConfig;
import org.gongtong.server.wiring.embedded.OpenDatabase;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbCommunityStore;
import org.gongtong.store.mariadb.MariaDbMandateStore;
import org.gongtong.store.mariadb.MariaDbRosterStore;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;
import org.gongtong.store.mariadb.embedded.DatabaseAccess;
import org.gongtong.store.mariadb.embedded.EmbeddedMariaDb;

/** Work on the database by a command, without listeners. */
public final class DatabaseTask {
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
    try {
      return withOffice(config.database(), config, task);
    } catch (StartRefusal refusal) {
      if (refusal.kind() == StartRefusal.Kind.FOLDER_IN_USE
          && config.database() instanceof DatabaseConfig.Embedded embedded) {
        DatabaseAccess access =
            EmbeddedMariaDb.accessOfRunning(embedded.dataFolder()).orElseThrow(() -> refusal);
        return withOffice(
            new DatabaseConfig.External(access.jdbcUrl(), access.user(), access.password()),
            config,
            task);
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
      AuditLog audit = new MariaDbAuditLog();
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
}
