package org.gongtong.testkit.store;

import java.security.SecureRandom;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.election.MemoryElectionStore;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.MemoryCommunityStore;

/** Elections in memory keep their contract. */
class MemoryElectionTest implements ElectionContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final ElectionParts parts =
      new ElectionParts(
          work,
          new MemoryCommunityStore(work),
          new MemoryElectionStore(work),
          new MemoryAuditLog(work, new SecureRandom()));

  @Override
  public ElectionParts electionStore() {
    return parts;
  }
}
