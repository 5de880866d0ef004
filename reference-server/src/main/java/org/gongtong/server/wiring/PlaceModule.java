package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.place.RosterStore;
import org.gongtong.store.mariadb.MariaDbCommunityStore;
import org.gongtong.store.mariadb.MariaDbRosterStore;

/** Communities and their rosters, kept in MariaDB. */
final class PlaceModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(CommunityStore.class).toInstance(new MariaDbCommunityStore());
    bind(RosterStore.class).toInstance(new MariaDbRosterStore());
  }

  @Provides
  @Singleton
  CommunityService communities(
      UnitOfWork work, CommunityStore store, AuditLog audit, IdSource ids, InstantSource clock) {
    return new CommunityService(work, store, audit, ids, clock);
  }

  /** For the days of other zones ask it for {@link RosterService#in}. */
  @Provides
  @Singleton
  RosterService rosters(
      UnitOfWork work,
      RosterStore store,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      ZoneId zone) {
    return new RosterService(work, store, audit, ids, clock, zone);
  }
}
