package org.gongtong.store.mariadb;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.gongtong.core.kernel.CommitInDoubtException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Begins and ends transactions with one statement each. The driver's own way, switching auto-commit
 * off and on and the isolation of the session to and fro, costs up to three round trips more for
 * each transaction, and leaves the session different from how it was found. A work may not nest
 * savepoints in it. Each handle has its own, confined to its thread.
 *
 * <p>Auto-commit is off from begin to end. A deadlock ends the transaction, and the driver sends
 * all rows of a batch before it looks at what became of the first: those that follow would each be
 * committed by itself. As it is they begin another transaction, and that one is rolled back.
 *
 * <p>What is committed is what was begun: a savepoint is set at the beginning and has to be there
 * at the end. On a cluster, a transaction that another node's has ended while a batch was under way
 * may otherwise be told as done, by a server (10.11.19) that goes on with the rest of the batch as
 * if nothing had happened.
 */
final class StatementTransactions implements TransactionHandler {

  static final String COMMIT =
      "begin not atomic release savepoint work; commit; set autocommit = 1; end";

  private static final String ROLLBACK = "begin not atomic rollback; set autocommit = 1; end";

  /** There is no savepoint: the transaction that was begun is not the one that would end. */
  static final int LOST_SAVEPOINT = 1305;

  /** Refusals of a commit after which nothing is left; the others are a deadlock and a change. */
  private static final Set<Integer> UNDONE = Set.of(LOST_SAVEPOINT, 1213, 1020);

  private final String begin;
  private boolean started;

  /**
   * @param isolation a level as SQL writes it
   * @param access {@code read write} or {@code read only}
   */
  StatementTransactions(String isolation, String access) {
    // One statement of the two: the level holds for the next transaction alone.
    this(
        "begin not atomic set autocommit = 0; set transaction isolation level "
            + isolation
            + "; start transaction "
            + access
            + "; savepoint work; end");
  }

  private StatementTransactions(String begin) {
    this.begin = begin;
  }

  @Override
  public TransactionHandler specialize(Handle handle) {
    return new StatementTransactions(begin);
  }

  @Override
  public void begin(Handle handle) {
    execute(handle, begin);
    started = true;
  }

  /**
   * A cluster refuses here what clashes with another node's transaction, which is told as a
   * deadlock. Whatever else is told instead of success says nothing of what became of it.
   *
   * @throws CommitInDoubtException if it may have happened
   */
  @Override
  public void commit(Handle handle) {
    try {
      execute(handle, COMMIT);
    } catch (TransactionException e) {
      if (e.getCause() instanceof SQLException sql && UNDONE.contains(sql.getErrorCode())) {
        throw e;
      }
      throw new CommitInDoubtException(e);
    }
    started = false;
  }

  @Override
  public void rollback(Handle handle) {
    started = false;
    try {
      execute(handle, ROLLBACK);
    } catch (TransactionException e) {
      discard(handle, e);
      throw e;
    }
  }

  /** A connection whose transaction may still be open must never serve another one. */
  private static void discard(Handle handle, TransactionException why) {
    try {
      handle.getConnection().abort(Runnable::run);
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public boolean isInTransaction(Handle handle) {
    return started;
  }

  @Override
  public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> work)
      throws X {
    begin(handle);
    try {
      R result = work.withHandle(handle);
      commit(handle);
      return result;
    } catch (Throwable e) {
      try {
        rollback(handle);
      } catch (TransactionException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  @Override
  public <R, X extends Exception> R inTransaction(
      Handle handle, TransactionIsolationLevel level, HandleCallback<R, X> work) throws X {
    throw new UnsupportedOperationException("the level of a unit of work is fixed");
  }

  @Override
  public void savepoint(Handle handle, String name) {
    throw new UnsupportedOperationException("a unit of work has no savepoints");
  }

  @Override
  public void rollbackToSavepoint(Handle handle, String name) {
    throw new UnsupportedOperationException("a unit of work has no savepoints");
  }

  @Override
  public void releaseSavepoint(Handle handle, String name) {
    throw new UnsupportedOperationException("a unit of work has no savepoints");
  }

  private static void execute(Handle handle, String sql) {
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new TransactionException("cannot " + sql, e);
    }
  }
}
