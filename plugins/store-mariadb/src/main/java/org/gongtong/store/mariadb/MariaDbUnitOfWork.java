package org.gongtong.store.mariadb;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.gongtong.core.kernel.CommitInDoubtException;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.transaction.TransactionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Units of work on MariaDB, version 10.11 or later, or a Galera cluster of it. A work that the
 * database turned away, or whose connection was lost before its commit, is run again from its start
 * after a short pause of random length, at most {@value #ATTEMPTS} times in all; where no
 * connection is to be had it ends at once. A commit whose reply was lost is not run again, since it
 * may have happened ({@link CommitInDoubtException}): the caller's key tells. Thread-safe.
 */
public final class MariaDbUnitOfWork implements UnitOfWork {
  private static final Logger LOG = LoggerFactory.getLogger(MariaDbUnitOfWork.class);

  /** Deadlock; lock wait timeout; record has changed; node not ready; ended and not told. */
  private static final Set<Integer> TRY_AGAIN =
      Set.of(1213, 1205, 1020, 1047, WorkTransaction.LOST_SAVEPOINT);

  private static final int ATTEMPTS = 10;
  private static final long FIRST_PAUSE_MICROS = 2_000;
  private static final long LONGEST_PAUSE_MICROS = 500_000;

  private static final int WORKS_TOGETHER = 64;

  /** So many requests to a batch go together, unless it is told otherwise. */
  public static final int REQUESTS_MOST = 500;

  private final Jdbi writing;
  private final Jdbi reading;
  private final List<Remembering> remembering = new CopyOnWriteArrayList<>();
  private final RandomGenerator random;
  private final SharedTransactions shared =
      new SharedTransactions(WORKS_TOGETHER, this::runTogether);
  private final SharedTransactions batches;

  /**
   * @param database connections, from a pool as a rule
   * @param random where the length of pauses comes from; thread-safe
   */
  public MariaDbUnitOfWork(DataSource database, RandomGenerator random) {
    this(database, random, REQUESTS_MOST);
  }

  /**
   * As the other one.
   *
   * @param requestsTogether how many requests to a batch go together at most, at least one
   */
  public MariaDbUnitOfWork(DataSource database, RandomGenerator random, int requestsTogether) {
    this.batches = new SharedTransactions(requestsTogether, this::runBatch);
    this.writing = quiet(Jdbi.create(database));
    // Of its own: what is read within a work that writes is read on another connection.
    this.reading = quiet(Jdbi.create(database));
    this.random = random;
  }

  /** By default an exception repeats what was bound, and a log would have hashes and ballots. */
  private static Jdbi quiet(Jdbi jdbi) {
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    // Works begin and end their transactions themselves.
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    return jdbi;
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    return repeatedly(part -> once(true, part, work));
  }

  @Override
  public <T> T writeTogether(Object subject, Function<Transaction, T> work) {
    SharedTransactions.Work<T> one = new SharedTransactions.Work<>(work);
    shared.run(subject, one);
    return one.isLeftAlone() ? write(work) : one.answer();
  }

  /**
   * Runs a group in one transaction. If one of them throws, it has failed and the others are left
   * to run alone; a group that was turned away likewise. If the reply to the commit was lost, it
   * may have happened, and each is told so.
   */
  private void runTogether(List<SharedTransactions.Work<?>> group) {
    Deque<SharedTransactions.Work<?>> open = new ArrayDeque<>(group);
    try {
      once(
          true,
          new AtomicBoolean(),
          transaction -> {
            for (; !open.isEmpty(); open.remove()) {
              open.element().run(transaction);
              MariaDbTransaction.writeNow(transaction);
            }
            return group;
          });
    } catch (RuntimeException | Error e) {
      boolean again = mayTryAgain(e);
      for (SharedTransactions.Work<?> one : group) {
        boolean threw = open.isEmpty() || one == open.element();
        if (threw && !again) {
          one.fail(e);
        } else {
          one.leaveAlone();
        }
      }
    }
  }

  @Override
  public <C, A> A writeTogether(Object subject, C request, Batch<C, A> batch) {
    SharedTransactions.Work<A> one = new SharedTransactions.Request<>(request, batch).work();
    batches.run(subject, one);
    return one.isLeftAlone()
        ? write(transaction -> batch.run(transaction, List.of(request)).get(0))
        : one.answer();
  }

  /**
   * Runs the requests of a group as one. A group that is turned away is run again as a group; if
   * the batch throws, each of it is left to run alone, where the one to blame fails by itself. If
   * the reply to the commit was lost, it may have happened, and each is told so.
   */
  private void runBatch(List<SharedTransactions.Work<?>> group) {
    AtomicBoolean done = new AtomicBoolean();
    try {
      runBatch(group, group.get(0).request(), done);
    } catch (RuntimeException | Error e) {
      for (SharedTransactions.Work<?> one : group) {
        if (e instanceof CommitInDoubtException || done.get() && !mayTryAgain(e)) {
          one.fail(e);
        } else {
          one.leaveAlone();
        }
      }
    }
  }

  private <A> void runBatch(
      List<SharedTransactions.Work<?>> group,
      SharedTransactions.Request<?, A> first,
      AtomicBoolean done) {
    List<A> answers =
        repeatedly(
            part -> {
              done.set(false);
              return once(
                  true,
                  part,
                  transaction -> {
                    List<A> given = first.run(transaction, group);
                    MariaDbTransaction.complete(transaction);
                    done.set(true);
                    return given;
                  });
            });
    first.answer(group, answers);
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return repeatedly(part -> once(false, part, work));
  }

  /** One statement, without the two that begin and end a transaction. */
  @Override
  public <T> T glance(Function<Transaction, T> work) {
    return repeatedly(
        part ->
            reading.withHandle(
                handle -> {
                  MariaDbTransaction transaction = new MariaDbTransaction(handle, false);
                  try {
                    return work.apply(transaction);
                  } finally {
                    transaction.end();
                  }
                }));
  }

  /**
   * @param part set if it was run within another work
   */
  private <T> T once(boolean writes, AtomicBoolean part, Function<Transaction, T> body) {
    return (writes ? writing : reading)
        .withHandle(
            handle -> {
              RunningWork running = handle.getConfig(RunningWork.class);
              Optional<MariaDbTransaction> outer = running.transaction();
              if (outer.isPresent()) {
                part.set(true);
                return within(outer.get(), body);
              }
              WorkTransaction work = new WorkTransaction(handle, writes);
              MariaDbTransaction transaction = new MariaDbTransaction(handle, writes, work);
              running.begins(transaction);
              try {
                T answer = body.apply(transaction);
                transaction.complete();
                work.commit();
                return answer;
              } catch (Throwable e) {
                undo(work, e);
                throw e;
              } finally {
                running.ends();
                transaction.end();
                // Committed, undone or in doubt: what was read before may no longer be so.
                forget(transaction.changed());
              }
            });
  }

  /** A work that runs within another one of its kind is a part of it. */
  private static <T> T within(MariaDbTransaction outer, Function<Transaction, T> body) {
    MariaDbTransaction part = outer.part();
    try {
      T answer = body.apply(part);
      part.complete();
      return answer;
    } finally {
      part.end();
    }
  }

  /**
   * Has something forgotten when a transaction is over that changed it, before the one who changed
   * it goes on. Changes by others, another server on the same database say, are not told.
   *
   * @param forget quick, and throws nothing
   */
  public void whenChanged(Remembered what, Runnable forget) {
    remembering.add(new Remembering(what, forget));
  }

  /** What somebody remembers, and how he forgets it. */
  private record Remembering(Remembered what, Runnable forget) {}

  private void forget(Set<Remembered> changed) {
    if (!changed.isEmpty()) {
      remembering.stream()
          .filter(one -> changed.contains(one.what()))
          .forEach(one -> one.forget().run());
    }
  }

  private static void undo(WorkTransaction work, Throwable why) {
    try {
      work.rollback();
    } catch (TransactionException second) {
      why.addSuppressed(second);
    }
  }

  private interface Attempt<T> {
    T run(AtomicBoolean part);
  }

  /** A part is not run again by itself: what it wrote before it was turned away is still there. */
  private <T> T repeatedly(Attempt<T> attempt) {
    AtomicBoolean part = new AtomicBoolean();
    for (int number = 1; ; number++) {
      try {
        return attempt.run(part);
      } catch (RuntimeException e) {
        if (number == ATTEMPTS || part.get() || !mayTryAgain(e)) {
          throw e;
        }
        LOG.debug("attempt {} was turned away, trying again: {}", number, e.toString());
        pause(number);
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  private static boolean mayTryAgain(Throwable thrown) {
    if (thrown instanceof CommitInDoubtException || thrown instanceof ConnectionException) {
      return false;
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof LostRace
          || cause instanceof SQLException sql
              && (TRY_AGAIN.contains(sql.getErrorCode()) || isConnectionLost(sql))) {
        return true;
      }
    }
    return false;
  }

  /** Before the commit: the database has undone, or will, what the connection had begun. */
  private static boolean isConnectionLost(SQLException e) {
    String state = e.getSQLState();
    return state != null && state.startsWith("08");
  }

  private void pause(int number) {
    long longest = Math.min(LONGEST_PAUSE_MICROS, FIRST_PAUSE_MICROS << number);
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextLong(longest) + 1));
  }
}
