package org.gongtong.server.storage.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * That a restore began and what has to follow it was not all done: a table that is there or not,
 * since the tables of an archive may be of any version. It belongs to no migration and to no
 * backup.
 */
public final class RestoreMark {
  static final String TABLE = "restore_unfinished";

  private RestoreMark() {}

  static void put(DataSource database) throws SQLException {
    execute(database, "create table if not exists " + TABLE + " (unfinished boolean not null)");
  }

  /** Whether it is there. */
  public static boolean isThere(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select 1 from information_schema.tables where table_schema = database()"
                    + " and table_name = '"
                    + TABLE
                    + "'")) {
      return row.next();
    } catch (SQLException e) {
      throw new IllegalStateException("nobody knows whether a restore was finished", e);
    }
  }

  /** Takes it away; without it nothing changes. */
  public static void remove(DataSource database) {
    try {
      execute(database, "drop table if exists " + TABLE);
    } catch (SQLException e) {
      throw new IllegalStateException("the restore stays marked as unfinished", e);
    }
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
