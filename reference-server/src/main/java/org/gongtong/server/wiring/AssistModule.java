package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.decision.assisted.AssistedDesk;
import org.gongtong.core.decision.assisted.AssistedSlips;
import org.gongtong.core.decision.assisted.AssistedStore;
import org.gongtong.core.decision.callback.CallBackRule;
import org.gongtong.core.decision.callback.CallBackStore;
import org.gongtong.core.decision.callback.CallBacks;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.server.attachments.Attachments;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.decision.CallBackOperations;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.publiclog.LogReader;
import org.gongtong.server.storage.AttachmentTable;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.ballot.BallotReceipts;
import org.gongtong.server.ui.ballot.BallotViews;
import org.gongtong.server.ui.ballot.RollParts;
import org.gongtong.server.ui.desk.Site;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.staff.assist.AssistRoutes;
import org.gongtong.server.ui.staff.assist.AssistedListRoutes;
import org.gongtong.server.ui.staff.assist.CallBackRoutes;
import org.gongtong.server.ui.staff.assist.DoorOffice;
import org.gongtong.store.mariadb.MariaDbAssistedStore;
import org.gongtong.store.mariadb.MariaDbCallBackStore;

/** Assisted voting at the door: sessions, their evidence, and the pages for both sides of it. */
final class AssistModule extends AbstractModule {
  private final ServerConfig config;

  AssistModule(ServerConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(AssistedStore.class).toInstance(new MariaDbAssistedStore());
    bind(CallBackStore.class).toInstance(new MariaDbCallBackStore());
  }

  @Provides
  @Singleton
  AssistedDesk desk(
      UnitOfWork work,
      BallotBox box,
      AssistedStore store,
      AuditLog audit,
      StaffOwners own,
      IdSource ids,
      InstantSource clock) {
    return new AssistedDesk(
        work, box, store, audit, own, ids, clock, config.staff().assistedSession());
  }

  @Provides
  @Singleton
  AssistedSlips slips(
      UnitOfWork work, AssistedStore store, AuditLog audit, IdSource ids, InstantSource clock) {
    return new AssistedSlips(work, store, audit, ids, clock);
  }

  @Provides
  @Singleton
  CallBacks callBacks(
      UnitOfWork work,
      MotionStore motions,
      AssistedStore sessions,
      CallBackStore store,
      AuditLog audit,
      LogStore log,
      StaffOwners own,
      IdSource ids,
      InstantSource clock) {
    CallBackRule rule =
        new CallBackRule(config.staff().callBackLeast(), config.staff().callBackPercent());
    return new CallBacks(work, motions, sessions, store, audit, log, own, ids, clock, rule);
  }

  @ProvidesIntoSet
  @Singleton
  Operations callBackOperations(CallBacks calls, AssistedDesk desk) {
    return new CallBackOperations(calls, desk::ofMotion);
  }

  @ProvidesIntoSet
  @Singleton
  RouteGroup assistPages(
      UnitOfWork work,
      Pages pages,
      CommunityService communities,
      MotionReader motions,
      MotionViews views,
      RollParts parts,
      InstantSource clock,
      AssistedDesk desk,
      AssistedSlips slips,
      CallBacks calls,
      LogReader log,
      Site site,
      Supplier<PrintShop> shop,
      BallotBox box) {
    DoorOffice office = new DoorOffice(pages, communities, motions, views, parts, clock);
    Attachments files = new Attachments(work, AttachmentTable.ofAssistedSessions(), clock);
    BallotReceipts receipts = new BallotReceipts(log, site::base);
    BallotViews ballots = new BallotViews(views, parts);
    return javalin -> {
      new AssistRoutes(office, desk, box, ballots, files).addTo(javalin);
      new AssistedListRoutes(office, desk, slips, files, receipts, shop, site.officePhone())
          .addTo(javalin);
      new CallBackRoutes(office, desk, calls).addTo(javalin);
    };
  }
}
