package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gongtong.core.audit.EventFinder;
import org.gongtong.core.kernel.MemoryUnitOfWork;
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
  private final StoreParts parts = MemoryParts.of(work);

  @Override
  public StoreParts store() {
    return parts;
  }

  @Override
  public EventFinder finder() {
    return (EventFinder) parts.audit();
  }

  @Test
  void aWorkInsideAnotherIsRefused() {
    assertThatThrownBy(() -> work.write(outer -> work.write(inner -> true)))
        .isInstanceOf(IllegalStateException.class);
  }
}
