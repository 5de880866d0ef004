package org.gongtong.testkit.store;

import java.security.SecureRandom;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.decision.assisted.MemoryAssistedStore;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.MemoryCommunityStore;

/** Assisted sessions in memory keep their contract. */
class MemoryAssistedTest implements AssistedDeskContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final AssistedParts parts =
      new AssistedParts(
          work,
          new MemoryCommunityStore(work),
          new MemoryMotionStore(work),
          new MemoryBallotStore(work),
          new MemoryAssistedStore(work),
          new MemoryAuditLog(work, new SecureRandom()));

  @Override
  public AssistedParts assistedStore() {
    return parts;
  }
}
