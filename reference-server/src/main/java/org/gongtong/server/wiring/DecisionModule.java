package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.time.InstantSource;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotStore;
import org.gongtong.core.decision.BundleReader;
import org.gongtong.core.decision.MotionLifecycle;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.MotionTimer;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.decision.election.ElectionStore;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.CommunityStore;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.store.mariadb.MariaDbBallotStore;
import org.gongtong.store.mariadb.MariaDbCommunityStore;
import org.gongtong.store.mariadb.MariaDbMotionStore;
import org.gongtong.store.mariadb.MariaDbRosterStore;

/** Communities, motions and ballot boxes: the core's services on the tables of MariaDB. */
final class DecisionModule extends AbstractModule {

  /** With fewer parties on the roll, turnout would tell who voted. */
  private static final int TURNOUT_MINIMUM = 10;

  @Override
  protected void configure() {
    bind(CommunityStore.class).toInstance(new MariaDbCommunityStore());
    bind(RosterStore.class).toInstance(new MariaDbRosterStore());
    bind(MotionStore.class).toInstance(new MariaDbMotionStore());
    bind(BallotStore.class).toInstance(new MariaDbBallotStore());
  }

  @Provides
  @Singleton
  CommunityService communities(
      UnitOfWork work, CommunityStore store, AuditLog audit, IdSource ids, InstantSource clock) {
    return new CommunityService(work, store, audit, ids, clock);
  }

  @Provides
  @Singleton
  BundleReader bundles(UnitOfWork work, MotionStore motions, BallotStore ballots, AuditLog audit) {
    return new BundleReader(work, motions, ballots, audit);
  }

  @Provides
  @Singleton
  MotionService motions(
      UnitOfWork work,
      MotionStore store,
      ElectionStore elections,
      BallotStore ballots,
      RosterStore rosters,
      AuditLog audit,
      RuleBook rules,
      IdSource ids,
      InstantSource clock) {
    return new MotionService(
        work,
        store,
        ballots,
        rosters,
        audit,
        new MotionLifecycle(rules),
        (transaction, id) -> elections.find(transaction, id).isPresent(),
        ids,
        clock);
  }

  @Provides
  @Singleton
  MotionReader reader(UnitOfWork work, MotionStore motions, BallotStore ballots) {
    return new MotionReader(work, motions, ballots);
  }

  @Provides
  @Singleton
  BallotBox box(
      UnitOfWork work,
      MotionStore motions,
      BallotStore ballots,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    return new BallotBox(work, motions, ballots, audit, ids, clock);
  }

  @Provides
  @Singleton
  TurnoutBoard turnout(
      UnitOfWork work, MotionStore motions, BallotStore ballots, InstantSource clock) {
    return new TurnoutBoard(work, motions, ballots, clock, TURNOUT_MINIMUM, SmallCells.OF_THREE);
  }

  @Provides
  @Singleton
  MotionTimer timer(
      UnitOfWork work, MotionStore motions, MotionService service, InstantSource clock) {
    return new MotionTimer(work, motions, service, clock);
  }
}
