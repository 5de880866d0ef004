package org.gongtong.testkit.store;

import java.security.SecureRandom;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.timebank.ledger.MemoryLedgerInspection;
import org.gongtong.core.timebank.ledger.MemoryLedgerStore;
import org.gongtong.core.timebank.settlement.MemorySettlementStore;

/** Settlement in memory keeps its contract, between two stores that know nothing of each other. */
class MemorySettlementTest implements SettlementContract {

  private final SettlementParts here = parts();
  private final SettlementParts there = parts();

  private static SettlementParts parts() {
    MemoryUnitOfWork work = new MemoryUnitOfWork();
    MemoryLedgerStore store = new MemoryLedgerStore(work);
    return new SettlementParts(
        new LedgerParts(
            work,
            new MemoryCommunityStore(work),
            store,
            store,
            new MemoryLedgerInspection(store),
            new MemoryAuditLog(work, new SecureRandom())),
        new MemorySettlementStore(work));
  }

  @Override
  public SettlementParts settlement() {
    return here;
  }

  @Override
  public SettlementParts elsewhere() {
    return there;
  }

  @Override
  public int walks() {
    return 12;
  }
}
