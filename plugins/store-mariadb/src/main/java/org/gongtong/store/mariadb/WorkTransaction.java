package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.gongtong.core.kernel.CommitInDoubtException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionException;

/**
 * Begins and ends one transaction, by one statement each or by parts of other statements: the first
 * that is asked anything may begin it as well, the last that writes may commit it. The driver's own
 * way, switching auto-commit off and on and the isolation of the session to and fro, costs up to
 * three round trips more for each transaction, and leaves the session different from how it was
 * found. A work may not use savepoints. Confined to the thread of its work.
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
final class WorkTransaction {

  /** What a compound statement ends with that commits. */
  static final String COMMIT = "release savepoint work; commit; set autocommit = 1; end";

  /** There is no savepoint: the transaction that was begun is not the one that would end. */
  static final int LOST_SAVEPOINT = 1305;

  private static final String ROLLBACK = "rollback; set autocommit = 1; end";

  /** Refusals of a commit after which nothing is left; the others are a deadlock and a change. */
  private static final Set<Integer> UNDONE = Set.of(LOST_SAVEPOINT, 1213, Compound.ROW_HAS_CHANGED);

  private static final String WRITING = begin("read committed", "read write");

  /** One view for all statements of the work, which READ COMMITTED would not give. */
  private static final String READING = begin("repeatable read", "read only");

  private final Handle handle;
  private final boolean writes;
  private boolean begun;
  private boolean over;

  WorkTransaction(Handle handle, boolean writes) {
    this.handle = handle;
    this.writes = writes;
  }

  /** The level holds for the next transaction alone. */
  private static String begin(String isolation, String access) {
    return "set autocommit = 0; set transaction isolation level "
        + isolation
        + "; start transaction "
        + access
        + "; savepoint work; ";
  }

  /** Begins, unless it has begun. */
  void begin() {
    String parts = takeBegin();
    if (!parts.isEmpty()) {
      execute(parts + "end");
    }
  }

  /** What the caller's compound statement is to begin with; nothing if it has begun. */
  String takeBegin() {
    if (begun) {
      return "";
    }
    begun = true;
    return writes ? WRITING : READING;
  }

  /**
   * Commits, if anything was begun that is not over. A cluster refuses here what clashes with
   * another node's transaction, which is told as a deadlock. Whatever else is told instead of
   * success says nothing of what became of it; of what was only read there is nothing to know.
   *
   * @throws CommitInDoubtException if it may have happened
   */
  void commit() {
    if (!begun || over) {
      return;
    }
    try {
      execute(COMMIT);
    } catch (TransactionException e) {
      if (!writes
          || e.getCause() instanceof SQLException sql && UNDONE.contains(sql.getErrorCode())) {
        throw e;
      }
      throw new CommitInDoubtException(e);
    }
    over = true;
  }

  /** The caller's compound statement has committed. */
  void committed() {
    over = true;
  }

  /**
   * Whether a compound statement that was to commit at its end has failed before: then its
   * transaction is still open, or the database said that it has undone it.
   */
  boolean isUndone(SQLException e) {
    if (UNDONE.contains(e.getErrorCode())) {
      return true;
    }
    try (Statement asked = handle.getConnection().createStatement();
        ResultSet row = asked.executeQuery("select @@in_transaction")) {
      return row.next() && row.getInt(1) == 1;
    } catch (SQLException lost) {
      e.addSuppressed(lost);
      return false;
    }
  }

  /** Undoes what was begun, if it is not over. */
  void rollback() {
    if (!begun || over) {
      return;
    }
    over = true;
    // As text, never prepared: a node of a cluster that has aborted the transaction meanwhile
    // leaves a client that prepares something then without an answer for ever.
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.execute(Compound.BEGIN + ROLLBACK);
    } catch (SQLException e) {
      TransactionException failed = new TransactionException("cannot " + ROLLBACK, e);
      discard(failed);
      throw failed;
    }
  }

  /** A connection whose transaction may still be open must never serve another one. */
  private void discard(TransactionException why) {
    try {
      handle.getConnection().abort(Runnable::run);
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  /** Prepared, once a connection: to read such a statement costs more than to do it. */
  private void execute(String parts) {
    try (PreparedStatement statement =
        handle.getConnection().prepareStatement(Compound.BEGIN + parts)) {
      statement.execute();
    } catch (SQLException e) {
      throw new TransactionException("cannot " + parts, e);
    }
  }
}
