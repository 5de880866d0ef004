package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.RosterService;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.intake.WaitingRosters;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.staff.FrozenRolls;
import org.gongtong.server.ui.staff.NamedVoterRoutes;
import org.gongtong.server.ui.staff.RosterDesk;
import org.gongtong.server.ui.staff.RosterImportRoutes;
import org.gongtong.server.ui.staff.RosterRoutes;
import org.gongtong.server.ui.staff.VoterNamed;

/** The clerks' pages about rosters. */
final class RosterModule extends AbstractModule {
  private final ServerConfig config;

  RosterModule(ServerConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    // The area of decisions sets both bindings.
    OptionalBinder.newOptionalBinder(binder(), FrozenRolls.class)
        .setDefault()
        .toInstance(communityId -> List.of());
    OptionalBinder.newOptionalBinder(binder(), VoterNamed.class)
        .setDefault()
        .toInstance((actor, community, part, voter, evidence) -> {});
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
      RosterDesk desk, WaitingRosters waiting, FrozenRolls frozen, VoterNamed listener) {
    return javalin -> {
      new RosterRoutes(desk).addTo(javalin);
      new RosterImportRoutes(desk, waiting, frozen).addTo(javalin);
      new NamedVoterRoutes(desk, listener).addTo(javalin);
    };
  }
}
