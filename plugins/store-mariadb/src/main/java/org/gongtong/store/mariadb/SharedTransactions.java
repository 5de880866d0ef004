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
import org.gongtong.core.kernel.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Lets works about one subject that come at once share a transaction, so that beginning and
 * committing is paid once for all of them. The first to come leads: it runs at once, alone if
 * nobody else is there. Who comes while it runs waits; when it is done the one that waited longest
 * leads all others that wait. Nobody waits for a crowd to gather. Thread-safe.
 */
final class SharedTransactions {

  /** So many groups of one subject run at once: one writes while the other waits for the disk. */
  private static final int GROUPS = 2;

  /** Runs a group in one transaction. */
  interface Runner {
    /** Returns when it is known of each work what became of it; throws nothing. */
    void run(List<Work<?>> group);
  }

  private final Runner runner;
  private final int most;

  /** By subject; one that nobody leads is not there. */
  private final Map<Object, Crowd> crowds = new ConcurrentHashMap<>();

  /**
   * @param most a group is no larger, so that the first of it does not wait long for the last
   */
  SharedTransactions(int most, Runner runner) {
    this.most = most;
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
    crowds.computeIfPresent(subject, (key, crowd) -> crowd.moveTo(group, most));
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

    Crowd moveTo(List<Work<?>> group, int most) {
      while (group.size() < most && !waiting.isEmpty()) {
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

  /** A request to a batch, and what became of it. */
  static final class Request<C, A> {
    private final C content;
    private final UnitOfWork.Batch<C, A> batch;
    private final Work<A> work;

    Request(C content, UnitOfWork.Batch<C, A> batch) {
      this.content = content;
      this.batch = batch;
      this.work = new Work<>(tx -> batch.run(tx, List.of(content)).get(0), this);
    }

    Work<A> work() {
      return work;
    }

    /**
     * Runs the batch for the requests of a group, all of which are to the same.
     *
     * @return the answers in their order
     */
    List<A> run(Transaction transaction, List<Work<?>> group) {
      List<C> contents = new ArrayList<>(group.size());
      group.forEach(one -> contents.add(of(one).content));
      return batch.run(transaction, contents);
    }

    @SuppressWarnings("unchecked") // batches of one subject are the same, by the port's promise
    private Request<C, A> of(Work<?> one) {
      return (Request<C, A>) one.request();
    }

    /** Gives each request of the group its answer. */
    void answer(List<Work<?>> group, List<A> answers) {
      for (int i = 0; i < group.size(); i++) {
        of(group.get(i)).work.answerWith(answers.get(i));
      }
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
    private final @Nullable Request<?, T> request;
    private final Thread caller = Thread.currentThread();
    private volatile State state = State.WAITING;
    private @Nullable T answer;
    private @Nullable Throwable failure;
    private boolean alone;

    Work(Function<Transaction, T> body) {
      this(body, null);
    }

    private Work(Function<Transaction, T> body, @Nullable Request<?, T> request) {
      this.body = body;
      this.request = request;
    }

    /**
     * What it asks of a batch.
     *
     * @throws IllegalStateException if it asks nothing of one
     */
    Request<?, T> request() {
      if (request == null) {
        throw new IllegalStateException("no request to a batch");
      }
      return request;
    }

    private void answerWith(T given) {
      answer = given;
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
