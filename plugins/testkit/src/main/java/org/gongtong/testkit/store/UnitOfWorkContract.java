package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongtong.core.audit.AuditEntry;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.junit.jupiter.api.Test;

/**
 * What a unit of work and an audit log promise. Extension point: test classes of stores have it.
 */
public interface UnitOfWorkContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** What was written is seen afterwards, as it was, and inside the work at once. */
  @Test
  default void whatIsCommittedIsSeen() {
    AuditEvent event = SampleRosters.event(UUID.randomUUID().toString());
    List<AuditEvent> inside =
        store()
            .work()
            .write(
                transaction -> {
                  store().audit().append(transaction, event);
                  return about(event.subject(), all(transaction));
                });
    assertThat(inside).containsExactly(event);
    assertThat(eventsAbout(event.subject())).containsExactly(event);
    assertThat(eventsAbout(event.subject()).get(0).canonicalWhat())
        .isEqualTo(event.canonicalWhat());
  }

  /** An exception undoes all writes of the work, and comes out as it was. */
  @Test
  default void anExceptionLeavesNothing() {
    AuditEvent event = SampleRosters.event(UUID.randomUUID().toString());
    IllegalStateException failure = new IllegalStateException("in the middle");
    assertThatThrownBy(
            () ->
                store()
                    .work()
                    .write(
                        transaction -> {
                          store().audit().append(transaction, event);
                          throw failure;
                        }))
        .isSameAs(failure);
    assertThat(eventsAbout(event.subject())).isEmpty();
  }

  /** A failed work does not spoil the next. */
  @Test
  default void theNextWorkIsUnharmed() {
    anExceptionLeavesNothing();
    whatIsCommittedIsSeen();
  }

  /** Who only reads cannot write. */
  @Test
  default void aReadCannotWrite() {
    AuditEvent event = SampleRosters.event(UUID.randomUUID().toString());
    assertThatThrownBy(
            () ->
                store()
                    .work()
                    .read(
                        transaction -> {
                          store().audit().append(transaction, event);
                          return true;
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(eventsAbout(event.subject())).isEmpty();
  }

  /** A transaction ends with its work. */
  @Test
  default void aTransactionIsOverAfterItsWork() {
    List<Transaction> kept = new ArrayList<>();
    store().work().write(kept::add);
    store().work().read(kept::add);
    for (Transaction over : kept) {
      assertThatThrownBy(() -> store().audit().page(over, 0, 1))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  /** A transaction of another store is refused. */
  @Test
  default void aForeignTransactionIsRefused() {
    new MemoryUnitOfWork()
        .read(
            foreign -> {
              assertThatThrownBy(() -> store().audit().page(foreign, 0, 1))
                  .isInstanceOf(IllegalArgumentException.class);
              assertThatThrownBy(
                      () -> store().rosters().findLatestImport(foreign, UUID.randomUUID()))
                  .isInstanceOf(IllegalArgumentException.class);
              return true;
            });
  }

  /** Pages follow one another without gap or repetition, and have sane sizes. */
  @Test
  default void pagesCoverAllEvents() {
    String subject = UUID.randomUUID().toString();
    List<AuditEvent> events = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      AuditEvent event = SampleRosters.event(subject);
      events.add(event);
      store()
          .work()
          .write(
              transaction -> {
                store().audit().append(transaction, event);
                return true;
              });
    }
    assertThat(eventsAbout(subject)).containsExactlyElementsOf(events);
    for (int limit : new int[] {0, -1, 1001}) {
      assertThatThrownBy(
              () -> store().work().read(transaction -> store().audit().page(transaction, 0, limit)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Many writers at once: each work takes place once. */
  @Test
  default void writersAtOnceLoseNothing() throws Exception {
    String subject = UUID.randomUUID().toString();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        running.add(
            threads.submit(
                () ->
                    store()
                        .work()
                        .write(
                            transaction -> {
                              store().audit().append(transaction, SampleRosters.event(subject));
                              return true;
                            })));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(eventsAbout(subject)).hasSize(40).doesNotHaveDuplicates();
  }

  /**
   * Works that may share a transaction each take place once, and one that throws leaves nothing.
   */
  @Test
  default void worksTogetherLoseNothing() throws Exception {
    String subject = UUID.randomUUID().toString();
    List<Boolean> done =
        AtOnce.run(
            16,
            number -> {
              try {
                return store()
                    .work()
                    .writeTogether(
                        subject,
                        transaction -> {
                          store().audit().append(transaction, SampleRosters.event(subject));
                          if (number % 4 == 0) {
                            throw new UnsupportedOperationException("in the middle");
                          }
                          return true;
                        });
              } catch (UnsupportedOperationException e) {
                return false;
              }
            });
    for (int number = 0; number < done.size(); number++) {
      assertThat(done.get(number)).as("work %s", number).isEqualTo(number % 4 != 0);
    }
    assertThat(eventsAbout(subject)).hasSize(12).doesNotHaveDuplicates();
  }

  private List<AuditEvent> eventsAbout(String subject) {
    return about(subject, store().work().read(this::all));
  }

  private static List<AuditEvent> about(String subject, List<AuditEntry> entries) {
    return entries.stream()
        .map(AuditEntry::event)
        .filter(event -> event.subject().equals(subject))
        .toList();
  }

  private List<AuditEntry> all(Transaction transaction) {
    List<AuditEntry> all = new ArrayList<>();
    long after = 0;
    while (true) {
      List<AuditEntry> page = store().audit().page(transaction, after, 3);
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      if (page.isEmpty()) {
        return all;
      }
      for (AuditEntry entry : page) {
        assertThat(entry.sequence()).isGreaterThan(after);
        after = entry.sequence();
        all.add(entry);
      }
    }
  }
}
