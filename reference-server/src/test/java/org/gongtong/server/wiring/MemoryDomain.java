package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.decision.MotionLifecycle;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.CommunityService;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.place.MemoryRosterStore;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.RuleBook;

/** The domain's services in memory. */
final class MemoryDomain extends AbstractModule {
  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryCommunityStore communities = new MemoryCommunityStore(work);
  private final MemoryRosterStore rosters = new MemoryRosterStore(work);
  private final MemoryMotionStore motions = new MemoryMotionStore(work);
  private final MemoryBallotStore ballots = new MemoryBallotStore(work);
  private final MemoryAuditLog audit = new MemoryAuditLog(work);

  @Provides
  @Singleton
  CommunityService communities(IdSource ids, InstantSource clock) {
    return new CommunityService(work, communities, audit, ids, clock);
  }

  @Provides
  @Singleton
  RosterService rosters(IdSource ids, InstantSource clock, ZoneId zone) {
    return new RosterService(work, rosters, audit, ids, clock, zone);
  }

  @Provides
  @Singleton
  MotionService motions(IdSource ids, InstantSource clock, RuleBook book) {
    return new MotionService(
        work, motions, ballots, rosters, audit, new MotionLifecycle(book), ids, clock);
  }

  @Provides
  @Singleton
  MotionReader reader() {
    return new MotionReader(work, motions, ballots);
  }

  @Provides
  @Singleton
  BallotBox box(IdSource ids, InstantSource clock) {
    return new BallotBox(work, motions, ballots, audit, ids, clock);
  }

  @Provides
  @Singleton
  TurnoutBoard board(InstantSource clock) {
    return new TurnoutBoard(work, motions, ballots, clock, 10);
  }
}
