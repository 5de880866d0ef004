package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Writes many rows by one statement, and reads many by their keys, in few round trips. */
final class RowBatch {

  /** More keys in one question make the database answer it another way, without the index. */
  private static final int MOST_KEYS = 512;

  private RowBatch() {}

  /** Puts one row's values into a statement. */
  interface Binder<T> {
    void bind(PreparedStatement statement, T row) throws SQLException;
  }

  /** Reads with one list of keys. */
  interface Reading<K> {
    /**
     * @param places as many question marks, with commas, as there are keys
     */
    void read(String places, List<K> keys);
  }

  /**
   * Inserts rows.
   *
   * @throws LostRace if a unique key of one of them is taken
   */
  static <T> void insert(Handle handle, String sql, Collection<T> rows, Binder<T> binder) {
    run(handle, sql, rows, binder);
  }

  /**
   * Updates or deletes one row each.
   *
   * @throws LostRace if one of them is not there as it should be
   */
  static <T> void change(Handle handle, String sql, Collection<T> rows, Binder<T> binder) {
    for (int count : run(handle, sql, rows, binder)) {
      if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
        throw new LostRace("a row is not as it was read: " + sql);
      }
    }
  }

  private static <T> int[] run(Handle handle, String sql, Collection<T> rows, Binder<T> binder) {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      for (T row : rows) {
        binder.bind(statement, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException e) {
      if (e.getErrorCode() == UniqueKeys.DUPLICATE_KEY) {
        throw new LostRace("somebody else has written the row", e);
      }
      throw new UnableToExecuteStatementException("cannot write rows", e, null);
    }
  }

  /**
   * Reads in a few questions. The lists have a few lengths only, the last key standing again where
   * there are fewer, so that the database keeps few statements.
   */
  static <K> void read(Collection<K> keys, Reading<K> reading) {
    List<K> all = new ArrayList<>(keys);
    for (int from = 0; from < all.size(); from += MOST_KEYS) {
      List<K> some = new ArrayList<>(all.subList(from, Math.min(all.size(), from + MOST_KEYS)));
      int length = Math.max(4, Integer.highestOneBit(2 * some.size() - 1));
      while (some.size() < length) {
        some.add(some.get(some.size() - 1));
      }
      reading.read(String.join(", ", Collections.nCopies(length, "?")), some);
    }
  }
}
