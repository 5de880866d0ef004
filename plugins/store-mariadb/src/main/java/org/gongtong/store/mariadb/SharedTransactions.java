package org.gongtong.store.mariadb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Lets works about one subject that come at once share a transaction, so that beginning and
 * committing is paid once for all of them. The first to come leads: it runs at once, alone if
 * nobody else is there. Who comes while it runs waits; when it is done the one that waited longest
 * leads all others that wait. Nobody waits for a crowd to gather. Thread-safe.
 */
final class SharedTransactions {

  /** A group is no larger, so that the first of it does not wait long for the last. */
  private static final int MOST = 64;

  /** So many groups of one subject run at once: one writes while the other waits for the disk. */
  private static final int GROUPS = 2;

  /** Runs a group in one transaction. */
  interface Runner {
    /** Returns when it is known of each work what became of it; throws nothing. */
    void run(List<Work<?>> group);
  }

  private final Runner runner;

  /** By subject; one that nobody leads is not there. */
  private final Map<Object, Crowd> crowds = new ConcurrentHashMap<>();

  SharedTransactions(Runner runner) {
    this.runner = runner;
  }

  /** Has a work run in a group, and returns when its group is done. */
  void run(Object subject, Work<?> work) {
    crowds.compute(
        subject,
        (key, there) -> {
          Crowd crowd = there == null ? new Crowd() : there;
          crowd.join(work);
          return crowd;
        });
    work.await();
    if (work.isLeading()) {
      lead(subject, work);
    }
  }

  private void lead(Object subject, Work<?> first) {
    List<Work<?>> group = new ArrayList<>();
    group.add(first);
    crowds.computeIfPresent(subject, (key, crowd) -> crowd.moveTo(group));
    try {
      runner.run(group);
    } finally {
      crowds.computeIfPresent(subject, (key, crowd) -> crowd.handOver());
      group.forEach(Work::done);
    }
  }

  /** Who is about one subject at present. Guarded by the lock of its entry in the map. */
  private static final class Crowd {
    private final Queue<Work<?>> waiting = new ArrayDeque<>();
    private int leading;

    void join(Work<?> work) {
      if (leading < GROUPS) {
        leading++;
        work.leads();
      } else {
        waiting.add(work);
      }
    }

    Crowd moveTo(List<Work<?>> group) {
      while (group.size() < MOST && !waiting.isEmpty()) {
        group.add(waiting.remove());
      }
      return this;
    }

    /** A group is done: who waited longest leads the next; null if nobody leads any more. */
    @Nullable Crowd handOver() {
      Work<?> next = waiting.poll();
      if (next != null) {
        next.leads();
      } else {
        leading--;
      }
      return leading == 0 ? null : this;
    }
  }

  /** A work and what became of it. One thread waits for it; another one may run it. */
  static final class Work<T> {

    private enum State {
      WAITING,
      LEADING,
      DONE
    }

    private final Function<Transaction, T> body;
    private final Thread caller = Thread.currentThread();
    private volatile State state = State.WAITING;
    private @Nullable T answer;
    private @Nullable Throwable failure;
    private boolean alone;

    Work(Function<Transaction, T> body) {
      this.body = body;
    }

    void run(Transaction transaction) {
      answer = body.apply(transaction);
    }

    /** It did not happen, and is to be run again in a transaction of its own. */
    void leaveAlone() {
      alone = true;
    }

    void fail(Throwable why) {
      failure = why;
    }

    boolean isLeftAlone() {
      return alone;
    }

    /**
     * What the work returned, once its group is committed.
     *
     * @throws RuntimeException what it threw, or an {@code Error}
     */
    @SuppressWarnings("NullAway") // a work may return null, and its answer is then null
    T answer() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      return answer;
    }

    private void leads() {
      become(State.LEADING);
    }

    private void done() {
      become(State.DONE);
    }

    private boolean isLeading() {
      return state == State.LEADING;
    }

    private void become(State next) {
      state = next;
      if (caller != Thread.currentThread()) {
        LockSupport.unpark(caller);
      }
    }

    /** Until it leads or is done. An interruption is kept for later: the group may have begun. */
    private void await() {
      boolean interrupted = false;
      while (state == State.WAITING) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
