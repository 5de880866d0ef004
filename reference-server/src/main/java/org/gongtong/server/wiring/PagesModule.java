package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.decision.assisted.AssistedDesk;
import org.gongtong.core.decision.callback.CallBacks;
import org.gongtong.core.decision.election.ElectionReader;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.timebank.bank.BankDesk;
import org.gongtong.server.auth.SiteCookies;
import org.gongtong.server.auth.VoterDoor;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.publiclog.LogReader;
import org.gongtong.server.recount.RecountArchive;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.ballot.BallotReceipts;
import org.gongtong.server.ui.ballot.BallotRoutes;
import org.gongtong.server.ui.ballot.BallotViews;
import org.gongtong.server.ui.ballot.ChosenCookie;
import org.gongtong.server.ui.ballot.ReceiptCookie;
import org.gongtong.server.ui.ballot.RollParts;
import org.gongtong.server.ui.desk.Site;
import org.gongtong.server.ui.election.ElectionViews;
import org.gongtong.server.ui.open.CountedResults;
import org.gongtong.server.ui.open.LetterCount;
import org.gongtong.server.ui.open.OpenRoutes;
import org.gongtong.server.ui.open.OpenViews;
import org.gongtong.server.ui.part.MotionViews;

/** What anyone may read, and the ballot. */
final class PagesModule extends AbstractModule {

  /** How many elections a community's page lists. */
  private static final int ELECTIONS = 20;

  @Provides
  @Singleton
  MotionViews motionViews(RuleBook rules) {
    return new MotionViews(rules);
  }

  @Provides
  @Singleton
  CountedResults results(MotionReader reader, AssistedDesk assisted, CallBacks callBacks) {
    return new CountedResults(reader, assisted::counts, callBacks::published);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup openPages(
      Pages pages,
      MotionViews motions,
      CommunityService communities,
      MotionReader reader,
      TurnoutBoard board,
      CountedResults results,
      VotingCodes codes,
      RecountArchive archive,
      ElectionReader elections,
      BankDesk banks,
      InstantSource clock) {
    OpenViews views =
        new OpenViews(
            motions,
            motion -> letters(codes.count(motion)),
            motion -> archive.hashes(motion).map(h -> h.zip().hex()).asOptional().orElse(""));
    return new OpenRoutes(
        pages,
        views,
        communities,
        reader,
        board,
        results,
        (text, community) ->
            elections.publicPage(community.id(), null, ELECTIONS).stream()
                .map(election -> ElectionViews.head(text, community, election))
                .toList(),
        community -> banks.find(community.id()).isPresent(),
        clock);
  }

  private static LetterCount letters(VotingCodes.Count count) {
    return new LetterCount(count.issued(), count.reprinted());
  }

  @Provides
  @Singleton
  RollParts rollParts(UnitOfWork work, RosterStore rosters) {
    return (motion, ids) -> work.read(transaction -> find(transaction, rosters, motion, ids));
  }

  private static List<ExclusivePart> find(
      Transaction transaction, RosterStore rosters, Motion motion, Collection<String> ids) {
    VotingWindow window = motion.window();
    if (window == null) {
      return List.of();
    }
    // The roster the roll froze from. Another one of the same day could only word a place better.
    LocalDate day = window.opensAt().atZone(motion.zone()).toLocalDate();
    return rosters.findImportAsOf(transaction, motion.communityId(), day).stream()
        .flatMap(
            imported ->
                ids.stream().flatMap(id -> rosters.findPart(transaction, imported, id).stream()))
        .toList();
  }

  @Provides
  @Singleton
  BallotRoutes ballots(
      Pages pages,
      VoterDoor door,
      SiteCookies cookies,
      MotionViews motions,
      RollParts parts,
      CommunityService communities,
      MotionReader reader,
      BallotBox box,
      ElectionReader elections,
      LogReader log,
      Site site,
      SecureRandom random,
      IdSource ids,
      InstantSource clock) {
    return new BallotRoutes(
        pages,
        door,
        new ChosenCookie(cookies, random, clock),
        new ReceiptCookie(cookies, random, clock),
        new BallotReceipts(log, site::base),
        new BallotViews(motions, parts),
        communities,
        reader,
        box,
        id -> elections.find(id).isPresent(),
        ids,
        clock);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup ballotPages(BallotRoutes ballots) {
    return ballots;
  }
}
