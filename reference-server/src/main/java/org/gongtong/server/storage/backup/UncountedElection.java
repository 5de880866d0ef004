package org.gongtong.server.storage.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * An election whose sealed box lies in the database, and so in every backup that is made of it now.
 *
 * @param community its community's name in addresses
 * @param title as announced
 * @param open whether ballots are still taken; else it is closed and not counted
 */
public record UncountedElection(String community, String title, boolean open) {

  /** The elections that are open, or closed and not counted, in the order they were drafted. */
  public static List<UncountedElection> in(DataSource database) {
    List<UncountedElection> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      if (!haveElections(statement)) {
        return found;
      }
      try (ResultSet row =
          statement.executeQuery(
              """
              select c.slug, json_value(v.election, '$.content.title'), v.state
              from election e
              join community c on c.id = e.community_id
              join election_version v on v.election_id = e.id
              where v.version =
                  (select max(version) from election_version where election_id = e.id)
                and v.state in ('OPEN', 'CLOSED')
              order by e.sequence""")) {
        while (row.next()) {
          found.add(
              new UncountedElection(
                  row.getString(1), row.getString(2), row.getString(3).equals("OPEN")));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("elections cannot be read", e);
    }
    return found;
  }

  /** Tables of an older program, or none at all, may lie there. */
  private static boolean haveElections(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            """
            select count(*) from information_schema.tables
            where table_schema = database() and table_name = 'election_version'""")) {
      return row.next() && row.getInt(1) > 0;
    }
  }
}
