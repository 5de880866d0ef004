package org.gongtong.testkit.store;

import java.security.SecureRandom;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.place.MemoryRosterStore;

/** The parts of the store in memory that most contracts need. */
final class MemoryParts {

  private MemoryParts() {}

  static StoreParts of(MemoryUnitOfWork work) {
    MemoryAuditLog log = new MemoryAuditLog(work, new SecureRandom());
    return new StoreParts(
        work,
        new MemoryCommunityStore(work),
        new MemoryRosterStore(work),
        new MemoryMotionStore(work),
        new MemoryBallotStore(work),
        log,
        log);
  }
}
