package org.gongtong.server.wiring;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Function;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.server.auth.PasswordHash;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.StaffEvents;
import org.gongtong.server.auth.StaffLinks;
import org.gongtong.server.config.DatabaseConfig;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.config.StaffConfig;
import org.gongtong.server.wiring.embedded.OpenDatabase;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;
import org.gongtong.store.mariadb.embedded.DatabaseAccess;
import org.gongtong.store.mariadb.embedded.EmbeddedMariaDb;

/** Work on the database by a command, without listeners. */
public final class DatabaseTask {
  private DatabaseTask() {}

  /**
   * What a command may do about staff.
   *
   * @param links invitations, resets, the break-glass code
   */
  public record Staff(StaffAccounts accounts, StaffLinks links) {}

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
  public static <T> T withStaff(ServerConfig config, Function<Staff, T> task) {
    try {
      return withStaff(config.database(), config.staff(), task);
    } catch (StartRefusal refusal) {
      if (refusal.kind() == StartRefusal.Kind.FOLDER_IN_USE
          && config.database() instanceof DatabaseConfig.Embedded embedded) {
        DatabaseAccess access =
            EmbeddedMariaDb.accessOfRunning(embedded.dataFolder()).orElseThrow(() -> refusal);
        return withStaff(
            new DatabaseConfig.External(access.jdbcUrl(), access.user(), access.password()),
            config.staff(),
            task);
      }
      throw refusal;
    }
  }

  private static <T> T withStaff(
      DatabaseConfig config, StaffConfig staff, Function<Staff, T> task) {
    try (OpenDatabase database = OpenDatabase.open(config, 2, new SimpleMeterRegistry())) {
      SecureRandom random = new SecureRandom();
      InstantSource clock = InstantSource.system();
      MariaDbUnitOfWork work = new MariaDbUnitOfWork(database.dataSource(), random);
      IdSource ids = new IdSource(clock, random);
      StaffEvents events = new StaffEvents(new MariaDbAuditLog(), ids, clock);
      StaffAccounts accounts =
          new StaffAccounts(work, new PasswordHash(random), random, events, clock, staff);
      return task.apply(
          new Staff(accounts, new StaffLinks(work, accounts, random, events, ids, clock, staff)));
    }
  }
}
