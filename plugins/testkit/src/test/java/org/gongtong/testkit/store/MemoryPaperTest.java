package org.gongtong.testkit.store;

import java.security.SecureRandom;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.decision.paper.MemoryPaperStore;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.MemoryCommunityStore;

/** Paper ballots in memory keep their contract. */
class MemoryPaperTest implements PaperDeskContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final PaperParts parts =
      new PaperParts(
          work,
          new MemoryCommunityStore(work),
          new MemoryMotionStore(work),
          new MemoryBallotStore(work),
          new MemoryPaperStore(work),
          new MemoryAuditLog(work, new SecureRandom()));

  @Override
  public PaperParts paperStore() {
    return parts;
  }
}
