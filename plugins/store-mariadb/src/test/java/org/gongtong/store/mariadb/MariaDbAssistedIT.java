package org.gongtong.store.mariadb;

import org.gongtong.testkit.store.AssistedCorrectionContract;
import org.gongtong.testkit.store.AssistedDeskContract;
import org.gongtong.testkit.store.AssistedParts;
import org.gongtong.testkit.store.CallBackContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Assisted sessions and call-backs on MariaDB keep their contracts. */
@Timeout(120)
class MariaDbAssistedIT
    implements AssistedDeskContract, AssistedCorrectionContract, CallBackContract {

  private static TestStore store;
  private static AssistedParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbAssistedIT.class, 10);
    parts =
        new AssistedParts(store.parts(), new MariaDbAssistedStore(), new MariaDbCallBackStore());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public AssistedParts assistedStore() {
    return parts;
  }
}
