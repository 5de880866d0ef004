package org.gongtong.testkit.store;

import java.security.SecureRandom;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.people.MemoryAccountLinkStore;
import org.gongtong.core.people.MemoryMandateStore;
import org.gongtong.core.people.MemoryPersonStore;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.timebank.bank.MemoryBankStore;
import org.gongtong.core.timebank.grant.MemoryRoundStore;
import org.gongtong.core.timebank.grant.RoundStore;
import org.gongtong.core.timebank.ledger.MemoryLedgerInspection;
import org.gongtong.core.timebank.ledger.MemoryLedgerStore;
import org.gongtong.core.timebank.service.MemoryAppointmentStore;
import org.gongtong.core.timebank.service.MemoryNoticeStore;

/** A whole time bank in memory keeps its contract. */
class MemoryBankTest
    implements BankContract, CircumstanceContract, GrantContract, GrantRoundContract {

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryLedgerStore ledger = new MemoryLedgerStore(work);
  private final MemoryCommunityStore communities = new MemoryCommunityStore(work);
  private final MemoryAuditLog audit = new MemoryAuditLog(work, new SecureRandom());
  private final MemoryPersonStore persons = new MemoryPersonStore(work);
  private final BankParts parts =
      new BankParts(
          new LedgerParts(
              work, communities, ledger, ledger, new MemoryLedgerInspection(ledger), audit),
          new ServiceParts(
              work,
              communities,
              new MemoryMandateStore(work),
              new MemoryAppointmentStore(work),
              new MemoryNoticeStore(work),
              audit),
          persons,
          new MemoryAccountLinkStore(work, persons),
          new MemoryBankStore(work));

  private final MemoryRoundStore rounds =
      new MemoryRoundStore(work, new MemoryLedgerInspection(ledger));

  @Override
  public RoundStore rounds() {
    return rounds;
  }

  @Override
  public BankParts bank() {
    return parts;
  }
}
