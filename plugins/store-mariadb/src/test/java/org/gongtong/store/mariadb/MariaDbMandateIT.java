package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gongtong.testkit.store.FollowedMandateContract;
import org.gongtong.testkit.store.MandateContract;
import org.gongtong.testkit.store.PeopleParts;
import org.gongtong.testkit.store.StoreParts;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mandates on MariaDB keep their contract. */
@Timeout(120)
class MariaDbMandateIT implements MandateContract, FollowedMandateContract {

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

  /** A request of staff costs one look at a key, however many mandates there are. */
  @Test
  void whatAnAccountHoldsIsFoundByItsKey() {
    Map<String, Object> first =
        Jdbi.create(store.pool())
            .withHandle(
                handle ->
                    handle
                        .createQuery("explain " + MariaDbMandateStore.HELD_BY)
                        .bind(0, "desk-1")
                        .mapToMap()
                        .first());
    assertThat(first).containsEntry("key", "mandate_holder").containsEntry("type", "ref");
  }

  @Override
  public PeopleParts people() {
    return parts;
  }
}
