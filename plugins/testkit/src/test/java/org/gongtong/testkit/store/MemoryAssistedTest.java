package org.gongtong.testkit.store;

import org.gongtong.core.decision.assisted.MemoryAssistedStore;
import org.gongtong.core.decision.callback.MemoryCallBackStore;
import org.gongtong.core.kernel.MemoryUnitOfWork;

/** Assisted sessions and call-backs in memory keep their contracts. */
class MemoryAssistedTest
    implements AssistedDeskContract, AssistedCorrectionContract, CallBackContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final AssistedParts parts =
      new AssistedParts(
          MemoryParts.of(work), new MemoryAssistedStore(work), new MemoryCallBackStore(work));

  @Override
  public AssistedParts assistedStore() {
    return parts;
  }
}
