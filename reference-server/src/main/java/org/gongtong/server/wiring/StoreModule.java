package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.auth.AccessMemory;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.store.mariadb.MariaDbAuditLog;
import org.gongtong.store.mariadb.MariaDbUnitOfWork;
import org.gongtong.store.mariadb.Remembered;

/**
 * The ground the core's services stand on: transactions, the audit log, and what the core never
 * takes by itself: clock, randomness, ids, zone.
 */
final class StoreModule extends AbstractModule {
  private final ServerConfig config;

  StoreModule(ServerConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    // A test sets a clock of its own by the same OptionalBinder's setBinding().
    OptionalBinder.newOptionalBinder(binder(), InstantSource.class)
        .setDefault()
        .toInstance(InstantSource.system());
    SecureRandom random = new SecureRandom();
    bind(SecureRandom.class).toInstance(random);
    bind(RandomGenerator.class).toInstance(random);
    bind(ZoneId.class).toInstance(config.zone());
    bind(AuditLog.class).toInstance(new MariaDbAuditLog(random));
  }

  @Provides
  @Singleton
  UnitOfWork unitOfWork(DataSource database, RandomGenerator random, AccessMemory memory) {
    MariaDbUnitOfWork work = new MariaDbUnitOfWork(database, random, config.timeBankBatch());
    work.whenChanged(Remembered.ACCESS, memory::forget);
    return work;
  }

  @Provides
  @Singleton
  AccessMemory memory(InstantSource clock) {
    return new AccessMemory(clock);
  }

  @Provides
  @Singleton
  IdSource ids(InstantSource clock, RandomGenerator random) {
    return new IdSource(clock, random);
  }
}
