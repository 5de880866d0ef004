package org.gongtong.store.mariadb;

import org.gongtong.testkit.store.OwnPaperContract;
import org.gongtong.testkit.store.PaperDeskContract;
import org.gongtong.testkit.store.PaperParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Paper ballots on MariaDB keep their contract. */
@Timeout(120)
class MariaDbPaperIT implements PaperDeskContract, OwnPaperContract {

  private static TestStore store;
  private static PaperParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbPaperIT.class, 10);
    parts = new PaperParts(store.parts(), new MariaDbPaperStore());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public PaperParts paperStore() {
    return parts;
  }
}
