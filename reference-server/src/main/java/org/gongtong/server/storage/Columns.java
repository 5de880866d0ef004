package org.gongtong.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Instants as UTC columns, and what a failed statement meant. */
final class Columns {
  private static final int DUPLICATE_KEY = 1062;
  private static final int LOCK_WAIT_OVER = 1205;

  private Columns() {}

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }

  static boolean isDuplicate(UnableToExecuteStatementException failure) {
    return hasCode(failure, DUPLICATE_KEY);
  }

  static boolean isLockWaitOver(UnableToExecuteStatementException failure) {
    return hasCode(failure, LOCK_WAIT_OVER);
  }

  private static boolean hasCode(UnableToExecuteStatementException failure, int code) {
    return failure.getCause() instanceof SQLException sql && sql.getErrorCode() == code;
  }
}
