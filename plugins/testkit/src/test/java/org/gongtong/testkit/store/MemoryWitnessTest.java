package org.gongtong.testkit.store;

import org.gongtong.core.audit.MemoryWitnessStore;
import org.gongtong.core.audit.WitnessStore;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.UnitOfWork;

class MemoryWitnessTest implements WitnessStoreContract {
  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryWitnessStore witnessed = new MemoryWitnessStore(work);

  @Override
  public UnitOfWork work() {
    return work;
  }

  @Override
  public WitnessStore witnessed() {
    return witnessed;
  }
}
