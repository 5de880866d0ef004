package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.BundleReader;
import org.gongtong.core.decision.MotionLifecycle;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.RollReader;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.decision.paper.PaperAccount;
import org.gongtong.core.decision.paper.PaperAccounts;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.attachments.Attachments;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.jobs.MotionClock;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.recount.BundleGiving;
import org.gongtong.server.recount.RecountArchive;
import org.gongtong.server.storage.AttachmentTable;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.desk.AttachmentRoutes;
import org.gongtong.server.ui.desk.BlankSheetRoutes;
import org.gongtong.server.ui.desk.CommunityRoutes;
import org.gongtong.server.ui.desk.Desk;
import org.gongtong.server.ui.desk.DeskRoutes;
import org.gongtong.server.ui.desk.DocumentRoutes;
import org.gongtong.server.ui.desk.DocumentRoutes.SheetCount;
import org.gongtong.server.ui.desk.EarliestOpening;
import org.gongtong.server.ui.desk.LetterRoutes;
import org.gongtong.server.ui.desk.MotionDeskRoutes;
import org.gongtong.server.ui.desk.MotionFormRoutes;
import org.gongtong.server.ui.desk.MotionStepRoutes;
import org.gongtong.server.ui.desk.RecountRoutes;
import org.gongtong.server.ui.desk.Site;
import org.gongtong.server.ui.open.CountedResults;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.staff.StaffHomeRoutes;
import org.gongtong.server.ui.staff.VoterNamed;
import org.gongtong.server.wiring.packs.InstalledPacks;
import org.jspecify.annotations.Nullable;

/** The clerks' desk for motions: drafts, steps, letters, notices, certificates, recounts. */
final class DeskModule extends AbstractModule {
  private final ServerConfig config;

  DeskModule(ServerConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    OptionalBinder.newOptionalBinder(binder(), VoterNamed.class)
        .setBinding()
        .to(VotersOfOpenVotes.class);
    bind(Site.class).toInstance(new Site(config.configuredBaseUrl(), config.officePhone()));
  }

  @Provides
  @Singleton
  VotersOfOpenVotes voters(MotionReader reader, BallotBox box) {
    return new VotersOfOpenVotes(reader, box);
  }

  @Provides
  @Singleton
  RollReader rolls(UnitOfWork work, MotionStore motions, BallotStore ballots, RosterStore rosters) {
    return new RollReader(work, motions, ballots, rosters);
  }

  @Provides
  @Singleton
  RecountArchive archive(RollReader rolls) {
    return new RecountArchive(rolls);
  }

  @Provides
  @Singleton
  Attachments attachments(UnitOfWork work, InstantSource clock) {
    return new Attachments(work, AttachmentTable.ofMotions(), clock);
  }

  /** Made at the first print: its fonts take time that no start should pay. */
  @Provides
  @Singleton
  Supplier<PrintShop> shop() {
    return new Supplier<>() {
      private @Nullable PrintShop made;

      @Override
      public synchronized PrintShop get() {
        PrintShop shop = made == null ? new PrintShop() : made;
        made = shop;
        return shop;
      }
    };
  }

  @Provides
  @Singleton
  Desk desk(
      Pages pages,
      CommunityService communities,
      MotionReader reader,
      MotionViews views,
      InstantSource clock) {
    return new Desk(pages, communities, reader, views, clock);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup staffHome(
      Pages pages,
      InstalledPacks packs,
      CommunityService communities,
      RosterService rosters,
      MotionReader reader,
      ZoneId zone) {
    CommunityMotions motions = new CommunityMotions(reader);
    StaffHomeRoutes home =
        new StaffHomeRoutes(
            pages,
            communities,
            packs.report(),
            community ->
                new StaffHomeRoutes.Counts(
                    rosters.findLatest(community.id()).map(ImportedRoster::parts).orElse(0),
                    motions.in(community.id(), EnumSet.of(MotionState.OPEN)).size()));
    CommunityRoutes register = new CommunityRoutes(pages, communities, packs.report(), zone);
    return javalin -> {
      home.addTo(javalin);
      register.addTo(javalin);
    };
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup motions(
      Desk desk,
      MotionService motions,
      RosterService rosters,
      Attachments attachments,
      RuleBook book,
      TurnoutBoard board,
      CountedResults results,
      Permissions permissions,
      MotionClock clock,
      PaperAccounts papers) {
    EarliestOpening opening = new EarliestOpening(book);
    Supplier<Map<UUID, List<Reason>>> hindrances = clock::hindrances;
    return javalin -> {
      new DeskRoutes(desk, rosters, hindrances).addTo(javalin);
      new MotionFormRoutes(desk, motions, rosters, attachments, opening).addTo(javalin);
      new MotionDeskRoutes(desk, board, results, hindrances, new MotionLifecycle(book))
          .addTo(javalin);
      new MotionStepRoutes(desk, motions, opening, motion -> papers.account(motion).findings())
          .addTo(javalin);
      new AttachmentRoutes(desk, attachments, permissions).addTo(javalin);
    };
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup papers(
      Desk desk,
      RollReader rolls,
      RecountArchive archive,
      VotingCodes codes,
      CountedResults results,
      Permissions permissions,
      Supplier<PrintShop> shop,
      PaperAccounts accounts,
      Site site) {
    return javalin -> {
      new LetterRoutes(desk, rolls, codes, shop, site).addTo(javalin);
      new BlankSheetRoutes(desk, shop).addTo(javalin);
      new DocumentRoutes(desk, permissions, results, archive, codes, sheets(accounts), shop, site)
          .addTo(javalin);
    };
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup recounts(
      Desk desk,
      RecountArchive archive,
      BundleReader bundles,
      UnitOfWork work,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new RecountRoutes(desk, new BundleGiving(bundles, archive, work, audit, ids, clock));
  }

  private static Function<UUID, SheetCount> sheets(PaperAccounts accounts) {
    return motion -> {
      PaperAccount account = accounts.account(motion);
      return new SheetCount(account.issued(), account.returned(), account.spoilt());
    };
  }
}
