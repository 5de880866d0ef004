package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.place.RosterStore;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.intake.RosterTurns;
import org.gongtong.server.intake.WaitingRosters;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.staff.FrozenRolls;
import org.gongtong.server.ui.staff.NamedVoterRoutes;
import org.gongtong.server.ui.staff.RosterDesk;
import org.gongtong.server.ui.staff.RosterImportRoutes;
import org.gongtong.server.ui.staff.RosterRoutes;
import org.gongtong.server.ui.staff.VoterNamed;

/** Rosters: the service, and the clerks' pages. */
final class RosterModule extends AbstractModule {
  private final ServerConfig config;

  RosterModule(ServerConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    // Set by whoever takes voters over into rolls that are frozen.
    OptionalBinder.newOptionalBinder(binder(), VoterNamed.class)
        .setDefault()
        .toInstance((actor, community, part, voter, evidence) -> 0);
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

  /** One for the pages and the API: they share a heap. */
  @Provides
  @Singleton
  RosterTurns turns() {
    return new RosterTurns();
  }

  @Provides
  @Singleton
  FrozenRolls frozen(MotionReader motions) {
    CommunityMotions all = new CommunityMotions(motions);
    return communityId ->
        all.in(communityId, EnumSet.of(MotionState.OPEN, MotionState.CLOSED)).stream()
            .map(motion -> motion.content().question())
            .toList();
  }

  @Provides
  @Singleton
  WaitingRosters waiting(IdSource ids, InstantSource clock) {
    WaitingRosters waiting = new WaitingRosters(config.home().resolve("spool/rosters"), ids, clock);
    try {
      waiting.clean();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clean the spool folder in " + config.home(), e);
    }
    return waiting;
  }

  @Provides
  @Singleton
  RosterDesk desk(
      Pages pages, CommunityService communities, RosterService rosters, InstantSource clock) {
    return new RosterDesk(pages, communities, rosters, clock);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup pages(
      RosterDesk desk,
      WaitingRosters waiting,
      FrozenRolls frozen,
      RosterTurns turns,
      VoterNamed listener) {
    return javalin -> {
      new RosterRoutes(desk).addTo(javalin);
      new RosterImportRoutes(desk, waiting, frozen, turns).addTo(javalin);
      new NamedVoterRoutes(desk, listener).addTo(javalin);
    };
  }
}
