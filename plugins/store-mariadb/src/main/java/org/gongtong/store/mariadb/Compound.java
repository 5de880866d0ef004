package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.kernel.CommitInDoubtException;
import org.gongtong.store.mariadb.RowBatch.RowBinder;
import org.jdbi.v3.core.Handle;

/**
 * Statements that go to the database as one, in the order in which they were added: where few rows
 * are written, the way there and back costs more than they do. Confined to one thread.
 */
final class Compound {

  /** What a compound statement begins with. */
  static final String BEGIN = "begin not atomic ";

  /** The database's own number for it, for which the unit of work runs again. */
  static final int ROW_HAS_CHANGED = 1020;

  private static final String REFUSES_OTHERS =
      "; if row_count() <> 1 then signal sqlstate '45000' set mysql_errno = "
          + ROW_HAS_CHANGED
          + ", message_text = 'a row is not as it was read'; end if";

  private final StringBuilder sql = new StringBuilder(4096).append(BEGIN);
  private final List<Part> parts = new ArrayList<>();
  private int places;

  private interface Part {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Adds a row by a statement. */
  <T> void add(String statement, int width, T row, RowBinder<T> binder) {
    addAll(statement, width, List.of(row), binder);
  }

  /** Adds rows by one statement, which has the question marks of all of them. */
  <T> void addAll(String statement, int width, List<T> rows, RowBinder<T> binder) {
    sql.append(statement).append("; ");
    for (T row : rows) {
      int before = places;
      parts.add(prepared -> binder.bind(prepared, before, row));
      places += width;
    }
  }

  /** As {@link #add}; the statement has to change one row, or nothing is written. */
  <T> void change(String statement, int width, T row, RowBinder<T> binder) {
    add(statement + REFUSES_OTHERS, width, row, binder);
  }

  /**
   * Runs them.
   *
   * @throws LostRace if a unique key is taken or a row is not as it should be
   */
  void run(Handle handle) {
    if (parts.isEmpty()) {
      return;
    }
    try {
      execute(handle, "end");
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Runs them and commits, as one statement.
   *
   * @throws LostRace if a unique key is taken or a row is not as it should be
   * @throws CommitInDoubtException if it may have happened
   */
  void runAndCommit(Handle handle, WorkTransaction work) {
    try {
      execute(handle, WorkTransaction.COMMIT);
    } catch (SQLException e) {
      if (UniqueKeys.violated(e) || work.isUndone(e)) {
        throw failed(e);
      }
      throw new CommitInDoubtException(failed(e));
    }
    work.committed();
  }

  private void execute(Handle handle, String end) throws SQLException {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql + end)) {
      for (Part part : parts) {
        part.bind(statement);
      }
      statement.execute();
    }
  }

  private static RuntimeException failed(SQLException e) {
    return e.getErrorCode() == ROW_HAS_CHANGED
        ? new LostRace("a row is not as it was read", e)
        : RowBatch.failed(e);
  }
}
