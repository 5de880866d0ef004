package org.gongtong.testkit.store;

import java.security.SecureRandom;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.timebank.ledger.MemoryLedgerInspection;
import org.gongtong.core.timebank.ledger.MemoryLedgerStore;

/** Ledgers in memory keep their contract. */
class MemoryLedgerTest implements LedgerContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryLedgerStore store = new MemoryLedgerStore(work);
  private final LedgerParts parts =
      new LedgerParts(
          work,
          new MemoryCommunityStore(work),
          store,
          store,
          new MemoryLedgerInspection(store),
          new MemoryAuditLog(work, new SecureRandom()));

  @Override
  public LedgerParts ledger() {
    return parts;
  }
}
