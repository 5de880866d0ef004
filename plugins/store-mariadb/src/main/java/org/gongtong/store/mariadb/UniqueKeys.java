package org.gongtong.store.mariadb;

import java.sql.SQLException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Tells which unique key turned a row away: the database names it in its message alone. */
final class UniqueKeys {

  static final int DUPLICATE_KEY = 1062;

  private UniqueKeys() {}

  /** Whether a batch failed because any unique key was taken; some drivers say so in its cause. */
  static boolean violated(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_KEY) {
        return true;
      }
    }
    return false;
  }

  /** Whether a statement failed because any unique key was taken. */
  static boolean violated(UnableToExecuteStatementException failure) {
    return failure.getCause() instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_KEY;
  }

  /** Whether a statement failed because this unique key was taken. */
  static boolean violated(UnableToExecuteStatementException failure, String key) {
    String message = String.valueOf(failure.getMessage());
    return violated(failure) && message.contains("for key '" + key + "'");
  }
}
