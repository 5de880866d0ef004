package org.gongtong.store.mariadb;

import org.gongtong.testkit.store.LedgerContract;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.StoreParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Ledgers on MariaDB keep their contract. */
@Timeout(120)
class MariaDbLedgerIT implements LedgerContract {

  private static TestStore store;
  private static LedgerParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbLedgerIT.class, 20);
    StoreParts all = store.parts();
    parts =
        new LedgerParts(
            all.work(),
            all.communities(),
            new MariaDbLedgerStore(),
            new MariaDbJournalReader(),
            all.audit());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public LedgerParts ledger() {
    return parts;
  }
}
