package org.gongtong.testkit.store;

import java.security.SecureRandom;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.people.MemoryPersonStore;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.place.MemoryRosterStore;

/** Persons in memory keep their contracts. */
class MemoryPersonTest
    implements PersonContract, PersonErasureContract, PersonRetentionContract, PersonAgeContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryAuditLog log = new MemoryAuditLog(work, new SecureRandom());
  private final PersonParts parts =
      new PersonParts(
          new StoreParts(
              work,
              new MemoryCommunityStore(work),
              new MemoryRosterStore(work),
              new MemoryMotionStore(work),
              new MemoryBallotStore(work),
              log,
              log),
          new MemoryPersonStore(work));

  @Override
  public PersonParts people() {
    return parts;
  }
}
