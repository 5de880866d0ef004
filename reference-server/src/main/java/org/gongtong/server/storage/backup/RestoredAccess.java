package org.gongtong.server.storage.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Ends, in a database that was restored, what opens doors without a password: it may have been
 * withdrawn since the backup was taken, and nobody remembers.
 *
 * @param sessions sessions of staff and of voters that were ended
 * @param links invitations, reset links and break-glass codes that were withdrawn
 * @param tokens keys of programs that were revoked
 */
public record RestoredAccess(int sessions, int links, int tokens) {

  /**
   * Ends it, all together or nothing.
   *
   * @param keepTokens whether keys of programs stay valid
   */
  public static RestoredAccess end(DataSource database, Instant now, boolean keepTokens) {
    LocalDateTime at = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        RestoredAccess ended =
            new RestoredAccess(
                sessions(connection),
                update(
                    connection,
                    "update staff_link set voided_at = ? where used_at is null and voided_at is null",
                    at),
                keepTokens
                    ? 0
                    : update(
                        connection,
                        "update staff_token set revoked_at = ? where revoked_at is null",
                        at));
        connection.commit();
        return ended;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("what was withdrawn since may be valid again", e);
    }
  }

  private static int sessions(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate("delete from staff_session")
          + statement.executeUpdate("delete from voter_session");
    }
  }

  private static int update(Connection connection, String sql, LocalDateTime at)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, at);
      return statement.executeUpdate();
    }
  }

  /** Whether anything was ended. */
  public boolean any() {
    return sessions + links + tokens > 0;
  }
}
