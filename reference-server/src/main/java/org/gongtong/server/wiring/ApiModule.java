package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.decision.assisted.AssistedDesk;
import org.gongtong.core.decision.paper.PaperAccounts;
import org.gongtong.core.decision.paper.PaperDesk;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.auth.Idempotency;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.http.Api;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.Repeats;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.decision.AssistedOperations;
import org.gongtong.server.http.decision.BallotOperations;
import org.gongtong.server.http.decision.MotionOperations;
import org.gongtong.server.http.decision.PaperOperations;
import org.gongtong.server.http.decision.SheetOperations;
import org.gongtong.server.http.decision.StepOperations;
import org.gongtong.server.http.docs.ApiDocument;
import org.gongtong.server.http.docs.ApiPages;
import org.gongtong.server.http.place.CommunityOperations;
import org.gongtong.server.http.place.PlaceOperations;
import org.gongtong.server.http.place.RosterOperations;
import org.gongtong.server.http.rules.MatterOperations;
import org.gongtong.server.http.rules.PackOperations;
import org.gongtong.server.intake.RosterTurns;
import org.gongtong.server.ui.open.CountedResults;
import org.gongtong.server.wiring.packs.InstalledPacks;

/** The API: its operations, its document and its pages. */
final class ApiModule extends AbstractModule {

  @Override
  protected void configure() {
    ApiDocument document = new ApiDocument();
    Multibinder.newSetBinder(binder(), Operations.class).addBinding().toInstance(document);
    Multibinder.newSetBinder(binder(), RouteGroup.class)
        .addBinding()
        .toInstance(new ApiPages(document));
  }

  @Provides
  @Singleton
  Repeats repeats(Idempotency idempotency, IdSource ids) {
    return new Repeats(idempotency, ids);
  }

  @Provides
  @Singleton
  Api api(Set<Operations> areas, StaffDoor door, Permissions permissions, Repeats repeats) {
    return new Api(areas, door, permissions, repeats);
  }

  @ProvidesIntoSet
  RouteGroup api(Api api) {
    return api;
  }

  @ProvidesIntoSet
  @Singleton
  Operations communities(CommunityService communities) {
    return new CommunityOperations(communities);
  }

  @ProvidesIntoSet
  @Singleton
  Operations places(CommunityService communities, RosterService rosters) {
    return new PlaceOperations(communities, rosters);
  }

  @ProvidesIntoSet
  @Singleton
  Operations rosters(CommunityService communities, RosterService rosters, RosterTurns turns) {
    return new RosterOperations(communities, rosters, turns);
  }

  @Provides
  @Singleton
  MotionOperations motions(
      CommunityService communities, MotionReader reader, MotionService service) {
    return new MotionOperations(communities, reader, service);
  }

  @ProvidesIntoSet
  Operations motions(MotionOperations motions) {
    return motions;
  }

  @ProvidesIntoSet
  @Singleton
  Operations steps(MotionOperations motions, MotionService service) {
    return new StepOperations(motions, service);
  }

  @ProvidesIntoSet
  @Singleton
  Operations ballots(MotionOperations motions, TurnoutBoard board, CountedResults results) {
    return new BallotOperations(
        motions,
        board,
        motion -> results.of(motion).map(CountedResults.Counted::result),
        motion ->
            results
                .of(motion)
                .map(found -> new BallotOperations.Doors(found.assisted(), found.callBacks()))
                .orThrow());
  }

  @ProvidesIntoSet
  @Singleton
  Operations sheets(PaperDesk desk) {
    return new SheetOperations(desk);
  }

  @ProvidesIntoSet
  @Singleton
  Operations assisted(
      MotionOperations motions, MotionReader reader, AssistedDesk desk, RosterService rosters) {
    return new AssistedOperations(motions, reader, desk, places(rosters));
  }

  /** The path of the entrance that a part lies in now. */
  private static BiFunction<Community, String, Optional<String>> places(RosterService rosters) {
    return (community, part) ->
        rosters
            .findLatest(community.id())
            .flatMap(latest -> rosters.findPart(latest, part))
            .map(ExclusivePart::path);
  }

  @ProvidesIntoSet
  @Singleton
  Operations papers(
      MotionOperations motions,
      MotionReader reader,
      BallotBox box,
      PaperAccounts accounts,
      RosterService rosters) {
    return new PaperOperations(motions, reader, box, accounts, places(rosters));
  }

  @ProvidesIntoSet
  @Singleton
  Operations matters(RuleBook book) {
    return new MatterOperations(book);
  }

  @ProvidesIntoSet
  @Singleton
  Operations packs(InstalledPacks packs) {
    return new PackOperations(packs.report());
  }
}
