package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Writes many rows by one statement, and reads many by their keys, in few round trips. */
final class RowBatch {

  /** More keys in one question make the database answer it another way, without the index. */
  private static final int MOST_KEYS = 512;

  private RowBatch() {}

  /** Rows of one statement: few lengths, so that the database keeps few statements. */
  private static final int[] LENGTHS = {256, 64, 16, 4, 1};

  /** Puts one row's values into a statement. */
  interface Binder<T> {
    void bind(PreparedStatement statement, T row) throws SQLException;
  }

  /** As {@link Binder}, after places that others have. */
  interface RowBinder<T> {
    void bind(PreparedStatement statement, int before, T row) throws SQLException;
  }

  /**
   * A statement that writes many rows.
   *
   * @param head what it begins with
   * @param first what it has for its first row
   * @param next what it has for each further one
   * @param tail what it ends with
   * @param places question marks of a row
   */
  record Many(String head, String first, String next, String tail, int places) {

    String sql(int rows) {
      return head + first + next.repeat(rows - 1) + tail;
    }
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

  /**
   * Writes rows by a few statements of many: what the database's own batches do one by one, such as
   * updates.
   *
   * @return how many rows they say they have met
   * @throws LostRace if a unique key of one of them is taken
   */
  static <T> long many(Handle handle, Many statement, List<T> rows, RowBinder<T> binder) {
    long met = 0;
    int from = 0;
    for (int length : LENGTHS) {
      for (; rows.size() - from >= length; from += length) {
        met += some(handle, statement, rows.subList(from, from + length), binder);
      }
    }
    return met;
  }

  /** Reads a row that was returned. */
  interface Returned {
    void take(ResultSet row) throws SQLException;
  }

  /**
   * As {@link #many}, of statements that return something of each row.
   *
   * @throws LostRace if a unique key of one of them is taken
   */
  static <T> void manyReturning(
      Handle handle, Many many, List<T> rows, RowBinder<T> binder, Returned returned) {
    int from = 0;
    for (int length : LENGTHS) {
      for (; rows.size() - from >= length; from += length) {
        List<T> some = rows.subList(from, from + length);
        try (PreparedStatement statement = bound(handle, many, some, binder);
            ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            returned.take(row);
          }
        } catch (SQLException e) {
          throw failed(e);
        }
      }
    }
  }

  private static <T> PreparedStatement bound(
      Handle handle, Many many, List<T> rows, RowBinder<T> binder) throws SQLException {
    PreparedStatement statement = handle.getConnection().prepareStatement(many.sql(rows.size()));
    for (int i = 0; i < rows.size(); i++) {
      binder.bind(statement, i * many.places(), rows.get(i));
    }
    return statement;
  }

  private static <T> int some(Handle handle, Many many, List<T> rows, RowBinder<T> binder) {
    try (PreparedStatement statement = bound(handle, many, rows, binder)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  static RuntimeException failed(SQLException e) {
    return UniqueKeys.violated(e)
        ? new LostRace("somebody else has written the row", e)
        : new UnableToExecuteStatementException("cannot write rows", e, null);
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
      throw failed(e);
    }
  }

  /** Reads a row. */
  interface Mapper<R> {
    R map(ResultSet row) throws SQLException;
  }

  /**
   * Reads rows by their keys, in a few questions.
   *
   * @param sql with {@code %s} for the question marks of the keys
   * @param given what it asks for before the keys
   */
  static <K, R> List<R> select(
      Handle handle, String sql, List<?> given, Collection<K> keys, Mapper<R> mapper) {
    List<R> rows = new ArrayList<>(keys.size());
    read(
        keys,
        (places, some) -> {
          List<Object> values = new ArrayList<>(given);
          values.addAll(some);
          select(handle, sql.replace("%s", places), values, mapper, rows);
        });
    return rows;
  }

  private static <R> void select(
      Handle handle, String sql, List<?> values, Mapper<R> mapper, List<R> rows) {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      int place = 1;
      for (Object value : values) {
        statement.setObject(place++, value);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(mapper.map(row));
        }
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("cannot read rows", e, null);
    }
  }

  /**
   * As {@link #select}, in a transaction that writes: where nothing was asked before, the question
   * begins it, and no round trip is made for that alone.
   */
  static <K, R> List<R> selectFirst(
      Transaction transaction, String sql, Collection<K> keys, Mapper<R> mapper) {
    boolean one = !keys.isEmpty() && keys.size() <= MOST_KEYS;
    String begin = one ? MariaDbTransaction.takeBegin(transaction) : "";
    return select(
        MariaDbTransaction.writing(transaction),
        begin.isEmpty() ? sql : Compound.BEGIN + begin + sql + "; end",
        List.of(),
        keys,
        mapper);
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
