package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.people.MandateStore;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.RosterService;
import org.gongtong.server.auth.AccessMemory;
import org.gongtong.server.auth.FirstAdministrator;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.http.Admission;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.staff.MandateRoutes;
import org.gongtong.server.ui.staff.MandateViews;
import org.gongtong.store.mariadb.MariaDbMandateStore;

/** Who may do what: mandates, what they give, and the pages to grant them. */
final class PeopleModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(MandateStore.class).toInstance(new MariaDbMandateStore());
  }

  @Provides
  @Singleton
  MandateService mandates(
      UnitOfWork work,
      MandateStore store,
      StaffAccounts accounts,
      RosterService rosters,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new MandateService(work, store, accounts::mayBeUsed, places(rosters), audit, ids, clock);
  }

  static Predicate<MandatePlace> places(RosterService rosters) {
    return place -> {
      UUID community = place.communityId();
      return community != null && rosters.hasPlace(community, place.path());
    };
  }

  @Provides
  @Singleton
  Permissions permissions(
      StaffDoor door,
      MandateService mandates,
      AccessMemory memory,
      InstantSource clock,
      ZoneId zone) {
    return new Permissions(door, mandates::heldBy, memory, clock, zone);
  }

  @Provides
  @Singleton
  Admission admission(
      StaffDoor door, Permissions permissions, CommunityService communities, MotionReader motions) {
    return new Admission(door, permissions, communities, motions);
  }

  @Provides
  @Singleton
  FirstAdministrator firstAdministrator(MandateService mandates, InstantSource clock, ZoneId zone) {
    return new FirstAdministrator(mandates, clock, zone);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup mandatePages(
      Pages pages,
      MandateService mandates,
      CommunityService communities,
      StaffAccounts accounts,
      Permissions permissions,
      InstantSource clock) {
    return new MandateRoutes(
        pages,
        mandates,
        communities,
        accounts,
        new MandateViews(communities, permissions.server(), clock));
  }
}
