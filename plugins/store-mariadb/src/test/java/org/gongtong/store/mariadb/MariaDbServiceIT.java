package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gongtong.testkit.store.ServiceContract;
import org.gongtong.testkit.store.ServiceParts;
import org.gongtong.testkit.store.StoreParts;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services on MariaDB keep their contract. */
@Timeout(120)
class MariaDbServiceIT implements ServiceContract {

  private static TestStore store;
  private static ServiceParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbServiceIT.class, 10);
    StoreParts all = store.parts();
    parts =
        new ServiceParts(
            all.work(),
            all.communities(),
            new MariaDbMandateStore(),
            new MariaDbAppointmentStore(),
            new MariaDbNoticeStore(),
            all.audit());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public ServiceParts services() {
    return parts;
  }

  /** Who is taken for a time is found by keys, however many appointments there are. */
  @Test
  void whoIsTakenIsFoundByKeys() {
    List<Map<String, Object>> plan =
        Jdbi.create(store.pool())
            .withHandle(
                handle ->
                    handle
                        .createQuery("explain " + MariaDbAppointmentStore.MEETING)
                        .bind("community", "0190a000-0000-7000-8000-000000000000")
                        .bind("member", "H1")
                        .bind("from", "2026-03-02 00:00:00")
                        .bind("until", "2026-03-02 01:00:00")
                        .mapToMap()
                        .list());
    assertThat(plan)
        .extracting(row -> row.get("key"))
        .contains("appointment_now_provider", "appointment_now_receiver");
  }
}
