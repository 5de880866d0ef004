package org.gongtong.testkit.store;

import org.gongtong.core.decision.paper.MemoryPaperStore;
import org.gongtong.core.kernel.MemoryUnitOfWork;

/** Paper ballots in memory keep their contract. */
class MemoryPaperTest implements PaperDeskContract, OwnPaperContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final PaperParts parts = new PaperParts(MemoryParts.of(work), new MemoryPaperStore(work));

  @Override
  public PaperParts paperStore() {
    return parts;
  }
}
