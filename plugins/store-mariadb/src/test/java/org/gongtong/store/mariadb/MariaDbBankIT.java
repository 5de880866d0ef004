package org.gongtong.store.mariadb;

import org.gongtong.core.timebank.grant.RoundStore;
import org.gongtong.testkit.store.BankContract;
import org.gongtong.testkit.store.BankParts;
import org.gongtong.testkit.store.CircumstanceContract;
import org.gongtong.testkit.store.GrantContract;
import org.gongtong.testkit.store.GrantRoundContract;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.ServiceParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** A whole time bank on MariaDB keeps its contract. */
@Timeout(120)
class MariaDbBankIT
    implements BankContract, CircumstanceContract, GrantContract, GrantRoundContract {

  private static TestStore store;
  private static BankParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbBankIT.class, 20);
    LedgerParts ledger = store.ledgerParts();
    parts =
        new BankParts(
            ledger,
            new ServiceParts(
                ledger.work(),
                ledger.communities(),
                new MariaDbMandateStore(),
                new MariaDbAppointmentStore(),
                new MariaDbNoticeStore(),
                ledger.audit()),
            new MariaDbPersonStore(),
            new MariaDbAccountLinkStore(),
            new MariaDbBankStore());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public RoundStore rounds() {
    return new MariaDbRoundStore();
  }

  @Override
  public BankParts bank() {
    return parts;
  }
}
