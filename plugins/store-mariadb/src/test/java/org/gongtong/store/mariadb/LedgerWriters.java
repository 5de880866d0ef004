package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that send commands to ledgers one after another and, as callers do who had no answer, the
 * same again until they have one, going on to the next desk each time.
 */
final class LedgerWriters implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerWriters.class);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final LedgerLoad load;
  private final long most;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private final List<Throwable> wrong = new ArrayList<>();

  /**
   * @param most after so many commands each stops
   */
  LedgerWriters(LedgerLoad load, long most) {
    this.load = load;
    this.most = most;
  }

  /**
   * Starts one more.
   *
   * @param number that no other writer of the bank ever had
   * @param desks the first is used until it fails
   */
  void start(long number, List<LedgerDesk> desks) {
    Thread thread = new Thread(() -> run(number, desks), "writer-" + number);
    threads.add(thread);
    thread.start();
  }

  private void run(long number, List<LedgerDesk> desks) {
    int desk = 0;
    try {
      for (long count = 1; count <= most && !over.get(); count++) {
        // From time to time its own is tried again.
        desk = send(new OperationKey(number, count), desks, count % 100 == 0 ? 0 : desk);
      }
    } catch (RuntimeException | Error e) {
      synchronized (wrong) {
        wrong.add(e);
      }
    }
  }

  /** Returns which desk has answered. */
  private int send(OperationKey key, List<LedgerDesk> desks, int first) {
    for (int desk = first; ; desk = (desk + 1) % desks.size()) {
      try {
        load.send(desks.get(desk), key);
        return desk;
      } catch (RuntimeException e) {
        unanswered.incrementAndGet();
        LOG.debug("{} has no answer: {}", key, e.toString());
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** How often somebody had no answer. */
  int unanswered() {
    return unanswered.get();
  }

  /** Until so many more are acknowledged. */
  void awaitMore(int more) {
    int before = load.acknowledged();
    await("more commands", () -> load.acknowledged() >= before + more);
  }

  /** Until all have sent what they had to. */
  void awaitEnd() {
    await("the end", () -> threads.stream().noneMatch(Thread::isAlive));
    assertThat(wrong).isEmpty();
  }

  private void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(20);
    while (!condition.getAsBoolean()) {
      synchronized (wrong) {
        assertThat(wrong).isEmpty();
      }
      assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Each ends when the command it is at has its answer. */
  @Override
  public void close() {
    over.set(true);
    awaitEnd();
  }
}
