package org.gongtong.testkit.store;

import java.security.SecureRandom;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.people.MemoryMandateStore;
import org.gongtong.core.place.MemoryCommunityStore;

/** Mandates in memory keep their contract. */
class MemoryMandateTest implements MandateContract, FollowedMandateContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final PeopleParts parts =
      new PeopleParts(
          work,
          new MemoryCommunityStore(work),
          new MemoryMandateStore(work),
          new MemoryAuditLog(work, new SecureRandom()));

  @Override
  public PeopleParts people() {
    return parts;
  }
}
