package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.gongtong.core.audit.EventFinder;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.place.MemoryRosterStore;
import org.junit.jupiter.api.Test;

/** The store in memory keeps all contracts. */
class MemoryStoreTest
    implements UnitOfWorkContract,
        CommunityStoreContract,
        RosterStoreContract,
        RosterDeskContract,
        MotionStoreContract,
        BallotStoreContract,
        DecisionServicesContract,
        LogStoreContract,
        EventFinderContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryAuditLog log = new MemoryAuditLog(work, new SecureRandom());
  private final StoreParts parts =
      new StoreParts(
          work,
          new MemoryCommunityStore(work),
          new MemoryRosterStore(work),
          new MemoryMotionStore(work),
          new MemoryBallotStore(work),
          log,
          log);

  @Override
  public StoreParts store() {
    return parts;
  }

  @Override
  public EventFinder finder() {
    return log;
  }

  @Test
  void aWorkInsideAnotherIsRefused() {
    assertThatThrownBy(() -> work.write(outer -> work.write(inner -> true)))
        .isInstanceOf(IllegalStateException.class);
  }
}
