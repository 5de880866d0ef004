package org.gongtong.store.mariadb;

import org.gongtong.testkit.store.MandateContract;
import org.gongtong.testkit.store.PeopleParts;
import org.gongtong.testkit.store.StoreParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Mandates on MariaDB keep their contract. */
@Timeout(120)
class MariaDbMandateIT implements MandateContract {

  private static TestStore store;
  private static PeopleParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbMandateIT.class, 10);
    StoreParts all = store.parts();
    parts = new PeopleParts(all.work(), all.communities(), new MariaDbMandateStore(), all.audit());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public PeopleParts people() {
    return parts;
  }
}
