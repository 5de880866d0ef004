package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.decision.paper.PaperAccounts;
import org.gongtong.core.decision.paper.PaperCorrections;
import org.gongtong.core.decision.paper.PaperDesk;
import org.gongtong.core.decision.paper.PaperStore;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.auth.VotingCodes;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.staff.paper.CorrectionRoutes;
import org.gongtong.server.ui.staff.paper.MotionOffice;
import org.gongtong.server.ui.staff.paper.SheetEntryRoutes;
import org.gongtong.server.ui.staff.paper.SheetListRoutes;
import org.gongtong.server.ui.staff.paper.SheetSettleRoutes;
import org.gongtong.store.mariadb.MariaDbPaperStore;

/** Paper ballots: sheets, their check, accounts and corrections, and the clerks' pages for them. */
final class PaperModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(PaperStore.class).toInstance(new MariaDbPaperStore());
  }

  @Provides
  @Singleton
  PaperDesk desk(
      UnitOfWork work,
      MotionStore motions,
      BallotStore ballots,
      BallotBox box,
      PaperStore papers,
      AuditLog audit,
      StaffOwners own,
      IdSource ids,
      InstantSource clock) {
    return new PaperDesk(work, motions, ballots, box, papers, audit, own, ids, clock);
  }

  @Provides
  @Singleton
  PaperAccounts accounts(
      UnitOfWork work,
      MotionStore motions,
      PaperStore papers,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new PaperAccounts(work, motions, papers, audit, ids, clock);
  }

  @Provides
  @Singleton
  PaperCorrections corrections(
      UnitOfWork work, MotionStore motions, BallotStore ballots, BallotBox box, StaffOwners own) {
    return new PaperCorrections(work, motions, ballots, box, own);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup paperPages(
      Pages pages,
      CommunityService communities,
      MotionReader motions,
      MotionViews views,
      InstantSource clock,
      PaperDesk desk,
      PaperAccounts accounts,
      PaperCorrections corrections,
      SignIn signIn,
      Permissions permissions,
      VotingCodes codes) {
    MotionOffice office = new MotionOffice(pages, communities, motions, views, clock);
    return javalin -> {
      new SheetListRoutes(office, accounts, corrections, codes::count).addTo(javalin);
      new SheetEntryRoutes(office, desk).addTo(javalin);
      new SheetSettleRoutes(office, desk).addTo(javalin);
      new CorrectionRoutes(office, corrections, signIn, permissions).addTo(javalin);
    };
  }
}
