package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.Witness;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.log.LogFileRoutes;
import org.gongtong.server.http.log.WitnessRoutes;
import org.gongtong.server.publiclog.LogKeeper;
import org.gongtong.server.publiclog.LogKeys;
import org.gongtong.server.publiclog.LogReader;
import org.gongtong.server.publiclog.WitnessRounds;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.desk.Site;
import org.gongtong.server.ui.open.LogRoutes;
import org.gongtong.store.mariadb.MariaDbLogStore;
import org.gongtong.store.mariadb.MariaDbWitnessStore;

/** The public log: kept, signed, published. */
final class LogModule extends AbstractModule {
  private final ServerConfig config;

  LogModule(ServerConfig config) {
    this.config = config;
  }

  @Provides
  @Singleton
  LogStore store(SecureRandom random) {
    return new MariaDbLogStore(random);
  }

  @Provides
  @Singleton
  LogKeys keys() {
    return new LogKeys(config.keysFolder());
  }

  @Provides
  @Singleton
  NoteSigner signer(LogKeys keys, SecureRandom random) {
    return keys.signer(origin(random), random);
  }

  /** What a new log is called: its address, or where there is none yet, a name of its own. */
  private String origin(SecureRandom random) {
    byte[] own = new byte[8];
    random.nextBytes(own);
    return config
            .configuredBaseUrl()
            .map(url -> url.getAuthority() + url.getPath().replaceFirst("/$", ""))
            .orElseGet(() -> "gongtong-" + HexFormat.of().formatHex(own))
        + "/log";
  }

  @Provides
  @Singleton
  LogKeeper keeper(UnitOfWork work, LogStore store, LogKeys keys, NoteSigner signer) {
    return new LogKeeper(work, store, keys, signer);
  }

  @Provides
  @Singleton
  WitnessRounds rounds(UnitOfWork work, LogStore store) {
    return new WitnessRounds(work, store, config.witnessing().witnesses());
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup witness(
      UnitOfWork work, LogKeys keys, NoteSigner log, SecureRandom random, InstantSource clock) {
    NoteSigner signer = keys.witness(log.verifier().name() + "/witness", random);
    return new WitnessRoutes(
        new Witness(work, new MariaDbWitnessStore(), config.witnessing().logs(), signer, clock));
  }

  @Provides
  @Singleton
  LogReader reader(UnitOfWork work, LogStore store, AuditLog audit, NoteSigner signer) {
    return new LogReader(work, store, audit, signer.verifier());
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup files(LogReader log) {
    return new LogFileRoutes(log);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup pages(Pages pages, LogReader log, Site site) {
    return new LogRoutes(pages, log, site::base);
  }

  @ProvidesIntoSet
  StartTask start(LogKeeper keeper, WitnessRounds rounds, JobsModule.Jobs jobs) {
    return () -> {
      if (jobs.running()) {
        keeper.start();
        rounds.start();
      }
      return List.of();
    };
  }

  @ProvidesIntoSet
  StopTask stop(LogKeeper keeper, WitnessRounds rounds) {
    return () -> {
      rounds.close();
      keeper.close();
    };
  }
}
