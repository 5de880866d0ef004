package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.EventFinder;
import org.gongtong.core.audit.EventSearch;
import org.gongtong.core.kernel.Actor;
import org.gongtong.testkit.store.EventFinderContract;
import org.gongtong.testkit.store.StoreParts;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events on MariaDB are found by an index, and in a long log as quickly as in a short one. */
@Timeout(120)
class MariaDbEventFinderIT implements EventFinderContract {
  private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Set<String> TYPES = Set.of("long-one", "long-two", "long-none");
  private static final int PAGE = 50;

  private static TestStore store;
  private static EventFinder finder;

  @BeforeAll
  static void open() {
    // One connection, so that its counters are those of the search.
    store = TestStore.fresh(MariaDbEventFinderIT.class, 1);
    finder = new MariaDbEventFinder(RandomGenerator.of("L64X128MixRandom"));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public StoreParts store() {
    return store.parts();
  }

  @Override
  public EventFinder finder() {
    return finder;
  }

  @Test
  void aPageReadsAsManyRowsOfALongLogAsOfAShortOne() {
    fill(0, 1_500);
    Map<String, Long> few = Map.of("all", all(), "day", day(), "actor", actor(), "one", subject());
    fill(1_500, 9_000);
    assertThat(all()).isLessThanOrEqualTo(few.get("all") + PAGE);
    assertThat(day()).isLessThanOrEqualTo(few.get("day") + PAGE);
    assertThat(actor()).isLessThanOrEqualTo(few.get("actor") + PAGE);
    assertThat(subject()).isLessThanOrEqualTo(few.get("one") + PAGE);
    assertThat(all()).as("the counters count").isGreaterThan(PAGE);
  }

  /** As many as go into statements of several lengths, residents among them. */
  @Test
  void eachOfManyInOneTransactionIsListedUnderItsOwnNumber() {
    fill(20_000, 20_343);
    assertThat(
            one(
                "select count(*) from audit_listed l join audit_event e on e.sequence = l.sequence"))
        .as("listed")
        .isEqualTo(one("select count(*) from audit_event where actor_kind <> 'RESIDENT'"));
    assertThat(
            one(
                """
                select count(*) from audit_listed l join audit_event e on e.sequence = l.sequence
                where l.type <> e.type or l.subject <> e.subject or l.actor_id <> e.actor_id
                  or l.actor_kind <> e.actor_kind or l.recorded_at <> e.recorded_at"""))
        .as("listed as another")
        .isZero();
  }

  private static long one(String question) {
    return Jdbi.create(store.pool())
        .withHandle(handle -> handle.createQuery(question).mapTo(Long.class).one());
  }

  private static void fill(int from, int to) {
    StoreParts parts = store.parts();
    parts
        .work()
        .write(
            transaction -> {
              for (int i = from; i < to; i++) {
                Instant at = DAY.plusSeconds(i);
                Actor actor = i % 3 == 0 ? Actor.resident("O" + i) : Actor.staff("desk-" + i % 2);
                parts
                    .audit()
                    .append(
                        transaction,
                        new AuditEvent(
                            new UUID(7, i),
                            Disclosure.SEALED,
                            "test",
                            i % 5 == 0 ? "long-one" : i % 5 == 1 ? "long-two" : "hidden",
                            "subject-" + i % 2,
                            actor,
                            at,
                            at,
                            Map.of()));
              }
              return to;
            });
  }

  private static long all() {
    return reads(new EventSearch(TYPES, null, null, null, null));
  }

  private static long day() {
    return reads(new EventSearch(TYPES, null, null, DAY, DAY.plusSeconds(300)));
  }

  private static long actor() {
    return reads(new EventSearch(TYPES, null, Actor.staff("desk-1"), null, null));
  }

  private static long subject() {
    return reads(new EventSearch(TYPES, "subject-1", null, null, DAY.plusSeconds(300)));
  }

  private static long reads(EventSearch search) {
    long before = counted();
    store.parts().work().read(transaction -> finder.newest(transaction, search, null, PAGE));
    return counted() - before;
  }

  /** Rows read so far by this connection. */
  private static long counted() {
    return Jdbi.create(store.pool())
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select sum(variable_value) from information_schema.session_status
                        where variable_name in ('HANDLER_READ_NEXT', 'HANDLER_READ_PREV',
                          'HANDLER_READ_KEY', 'HANDLER_READ_RND_NEXT', 'HANDLER_READ_FIRST',
                          'HANDLER_READ_LAST')""")
                    .mapTo(Long.class)
                    .one());
  }
}
