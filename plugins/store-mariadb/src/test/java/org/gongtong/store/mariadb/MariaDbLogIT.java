package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Commitment;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.audit.WitnessStore;
import org.gongtong.core.audit.tile.LogCheck;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.testkit.store.StoreParts;
import org.gongtong.testkit.store.WitnessStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the public log promises where several write and integrate at once. */
class MariaDbLogIT implements WitnessStoreContract {

  private static TestStore database;
  private static StoreParts store;

  @BeforeAll
  static void start() {
    database = TestStore.fresh(MariaDbLogIT.class, 12);
    store = database.parts();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Override
  public UnitOfWork work() {
    return store.work();
  }

  @Override
  public WitnessStore witnessed() {
    return new MariaDbWitnessStore();
  }

  /** Of two first checkpoints at once, of different pasts, one is kept. */
  @Test
  void twoFirstCheckpointsAtOnceAreNotBothKept() throws Exception {
    String origin = UUID.randomUUID() + ".example/log";
    CountDownLatch bothLooked = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<Boolean>> kept = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        TreeHead head = new TreeHead(5, ContentHash.of("past " + i));
        kept.add(threads.submit(() -> keepFirst(origin, head, bothLooked)));
      }
      assertThat(List.of(kept.get(0).get(), kept.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean keepFirst(String origin, TreeHead head, CountDownLatch bothLooked) {
    MariaDbWitnessStore witnessed = new MariaDbWitnessStore();
    return store
        .work()
        .write(
            t -> {
              if (witnessed.lock(t, origin).isPresent()) {
                return false;
              }
              bothLooked.countDown();
              await(bothLooked);
              witnessed.keep(t, origin, Optional.empty(), head);
              return true;
            });
  }

  /** The lower number commits last, when the higher one was integrated long ago. */
  @Test
  void anEventCommittedLateUnderALowerNumberIsNotSkipped() throws Exception {
    AuditEvent late = event("late");
    AuditEvent early = event("early");
    CountDownLatch numbered = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> slow =
          other.submit(
              () ->
                  store
                      .work()
                      .write(
                          t -> {
                            store.audit().append(t, late);
                            // Reading has it written, and with that numbered.
                            store.audit().find(t, late.id());
                            numbered.countDown();
                            return await(mayCommit);
                          }));
      await(numbered);
      append(early);
      integrateAll();
      assertThat(find(early).index()).isPresent();
      mayCommit.countDown();
      slow.get(20, TimeUnit.SECONDS);
    } finally {
      other.shutdownNow();
    }
    assertThat(sequence(late)).isLessThan(sequence(early));
    integrateAll();
    assertThat(find(late).index().getAsLong()).isGreaterThan(find(early).index().getAsLong());
    assertThatTheLogIsWhole();
  }

  /** Four write, some of what they write is undone, and two integrate meanwhile. */
  @Test
  void whatIsWrittenMeanwhileIsIntegratedOnce() throws Exception {
    String subject = UUID.randomUUID().toString();
    AtomicBoolean writing = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Future<?>> writers = new ArrayList<>();
    List<Future<?>> sequencers = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        writers.add(threads.submit(() -> writeAndUndo(subject)));
      }
      for (int i = 0; i < 2; i++) {
        Sequencer sequencer = new Sequencer(store.work(), store.log());
        sequencers.add(
            threads.submit(
                () -> {
                  while (writing.get()) {
                    sequencer.integrate();
                  }
                }));
      }
      for (Future<?> writer : writers) {
        writer.get(60, TimeUnit.SECONDS);
      }
      writing.set(false);
      for (Future<?> sequencer : sequencers) {
        sequencer.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    integrateAll();
    assertThat(places(subject)).hasSize(4 * 150).doesNotHaveDuplicates();
    assertThatTheLogIsWhole();
    long size = store.work().<Long>read(t -> store.log().head(t).size());
    assertThat(highestPlace()).isEqualTo(size - 1);
  }

  private static void writeAndUndo(String subject) {
    for (int i = 0; i < 200; i++) {
      boolean undone = i % 4 == 3;
      AuditEvent event = event(subject);
      try {
        store
            .work()
            .write(
                t -> {
                  store.audit().append(t, event);
                  store.audit().find(t, event.id());
                  if (undone) {
                    throw new IllegalArgumentException("undone");
                  }
                  return t;
                });
      } catch (IllegalArgumentException e) {
        assertThat(undone).isTrue();
      }
    }
  }

  /** Rows from before there was a log are sealed when they get their place. */
  @Test
  void eventsFromBeforeThereWasALogAreSealed() {
    UUID id = UUID.randomUUID();
    store
        .work()
        .write(
            t ->
                MariaDbTransaction.writing(t)
                    .execute(
                        """
                        insert into audit_event
                          (id, area, type, subject, actor_kind, actor_id, effective_at,
                           recorded_at, data)
                        values (?, 'place', 'roster-imported', 's', 'STAFF', 'clerk',
                          '2026-03-01 08:00:00', '2026-03-01 08:00:00', '{"parts":3}')""",
                        id.toString()));
    integrateAll();
    LoggedEvent logged = store.work().read(t -> store.audit().find(t, id)).orElseThrow();
    assertThat(logged.index()).isPresent();
    Commitment what = logged.sealed().what();
    String text = logged.sealed().event().canonicalWhat();
    assertThat(Commitment.opens(what.hash(), what.salt(), text)).isTrue();
    assertThatTheLogIsWhole();
  }

  /** A tile that somebody changed is not built upon. */
  @Test
  void aChangedTileStopsTheLog() {
    append(event("changed"));
    integrateAll();
    flipFirstBit();
    append(event("changed"));
    Sequencer fresh = new Sequencer(store.work(), store.log());
    assertThatThrownBy(fresh::integrate).isInstanceOf(IllegalStateException.class);
    flipFirstBit();
    assertThat(fresh.integrate()).isEqualTo(1);
    assertThatTheLogIsWhole();
  }

  private static void flipFirstBit() {
    store
        .work()
        .write(
            t ->
                MariaDbTransaction.writing(t)
                    .execute(
                        """
                        update log_tile set content = concat(
                          char(ascii(substr(content, 1, 1)) ^ 1 using binary), substr(content, 2))
                        where level = 0 order by position desc limit 1"""));
  }

  private static long highestPlace() {
    return store
        .work()
        .<Long>read(
            t ->
                MariaDbTransaction.reading(t)
                    .createQuery("select max(first_index + length - 1) from log_run")
                    .mapTo(Long.class)
                    .one());
  }

  private static boolean await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AuditEvent event(String subject) {
    Instant now = Instant.parse("2026-03-01T00:00:00Z");
    return new AuditEvent(
        UUID.randomUUID(),
        Disclosure.SEALED,
        "place",
        "checked",
        subject,
        Actor.staff("clerk"),
        now,
        now,
        Map.of());
  }

  private static void append(AuditEvent event) {
    store
        .work()
        .write(
            t -> {
              store.audit().append(t, event);
              return t;
            });
  }

  private static void integrateAll() {
    Sequencer sequencer = new Sequencer(store.work(), store.log());
    while (sequencer.integrate() == Sequencer.MOST) {
      Thread.onSpinWait();
    }
  }

  private static LoggedEvent find(AuditEvent event) {
    return store.work().read(t -> store.audit().find(t, event.id())).orElseThrow();
  }

  private static long sequence(AuditEvent event) {
    return store
        .work()
        .<Long>read(
            t ->
                MariaDbTransaction.reading(t)
                    .createQuery("select sequence from audit_event where id = ?")
                    .bind(0, event.id().toString())
                    .mapTo(Long.class)
                    .one());
  }

  private static List<Long> places(String subject) {
    return store.work().read(t -> store.audit().ofSubject(t, subject)).stream()
        .flatMapToLong(logged -> logged.index().stream())
        .boxed()
        .toList();
  }

  private static void assertThatTheLogIsWhole() {
    Optional<LogCheck.Finding> finding =
        store.work().read(t -> new LogCheck(store.log().tiles(t), store.log().head(t), null).run());
    assertThat(finding).isEmpty();
  }
}
