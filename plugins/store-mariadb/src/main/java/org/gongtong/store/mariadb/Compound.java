package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.store.mariadb.RowBatch.RowBinder;
import org.jdbi.v3.core.Handle;

/**
 * Statements that go to the database as one, in the order in which they were added: where few rows
 * are written, the way there and back costs more than they do. Confined to one thread.
 */
final class Compound {

  /** The database's own number for it, for which the unit of work runs again. */
  private static final int RECORD_HAS_CHANGED = 1020;

  private static final String REFUSES_OTHERS =
      "; if row_count() <> 1 then signal sqlstate '45000' set mysql_errno = "
          + RECORD_HAS_CHANGED
          + ", message_text = 'a row is not as it was read'; end if";

  private final StringBuilder sql = new StringBuilder(2048).append("begin not atomic ");
  private final List<Part> parts = new ArrayList<>();
  private int places;

  private interface Part {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Adds a row by a statement. */
  <T> void add(String statement, int width, T row, RowBinder<T> binder) {
    sql.append(statement).append("; ");
    int before = places;
    parts.add(prepared -> binder.bind(prepared, before, row));
    places += width;
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
    String all = sql.append("end").toString();
    try (PreparedStatement statement = handle.getConnection().prepareStatement(all)) {
      for (Part part : parts) {
        part.bind(statement);
      }
      statement.execute();
    } catch (SQLException e) {
      if (e.getErrorCode() == RECORD_HAS_CHANGED) {
        throw new LostRace("a row is not as it was read", e);
      }
      throw RowBatch.failed(e);
    }
  }
}
