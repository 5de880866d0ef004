package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.EventFinder;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.oversight.EventReading;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.staff.MandateViews;
import org.gongtong.server.ui.staff.MyMandateRoutes;
import org.gongtong.server.ui.staff.audit.EventRoutes;
import org.gongtong.store.mariadb.MariaDbEventFinder;

/** What shows who did what, and who may: the auditor's pages, and one's own mandates. */
final class OversightModule extends AbstractModule {

  @Provides
  @Singleton
  EventFinder finder(SecureRandom random) {
    return new MariaDbEventFinder(random);
  }

  @Provides
  @Singleton
  EventReading reading(
      UnitOfWork work,
      AuditLog audit,
      EventFinder finder,
      IdSource ids,
      InstantSource clock,
      Permissions permissions) {
    return new EventReading(work, audit, finder, ids, clock, permissions.server());
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup eventPages(Pages pages, EventReading events, ZoneId zone) {
    return new EventRoutes(pages, events, zone);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup myMandates(
      Pages pages, CommunityService communities, Permissions permissions, InstantSource clock) {
    return new MyMandateRoutes(pages, new MandateViews(communities, permissions.server(), clock));
  }
}
