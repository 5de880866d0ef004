package org.gongtong.store.mariadb;

import org.gongtong.testkit.store.AccountLinkContract;
import org.gongtong.testkit.store.PersonAgeContract;
import org.gongtong.testkit.store.PersonContract;
import org.gongtong.testkit.store.PersonErasureContract;
import org.gongtong.testkit.store.PersonMembersContract;
import org.gongtong.testkit.store.PersonParts;
import org.gongtong.testkit.store.PersonRetentionContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Persons on MariaDB keep their contracts. */
@Timeout(120)
class MariaDbPersonIT
    implements PersonContract,
        PersonErasureContract,
        PersonRetentionContract,
        PersonAgeContract,
        AccountLinkContract,
        PersonMembersContract {

  private static TestStore store;
  private static PersonParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbPersonIT.class, 10);
    parts = new PersonParts(store.parts(), new MariaDbPersonStore(), new MariaDbAccountLinkStore());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public PersonParts people() {
    return parts;
  }
}
