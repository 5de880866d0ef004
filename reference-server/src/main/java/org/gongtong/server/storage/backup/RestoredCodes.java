package org.gongtong.server.storage.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Voting codes of votes and elections that are announced or open in a database that was restored:
 * one that was replaced or withdrawn since the backup opens again, and no letter can be called
 * back.
 *
 * @param votes how many votes and elections have such codes
 * @param codes how many parties and voters hold one
 */
public record RestoredCodes(long votes, long codes) {
  private static final String QUERY =
      """
      select count(distinct motion_id), count(*)
      from (select distinct motion_id, party from voting_code) held
      where motion_id in (
        select v.motion_id from motion_version v
        where v.state in ('ANNOUNCED', 'OPEN') and v.version = (
          select max(n.version) from motion_version n where n.motion_id = v.motion_id))
      or motion_id in (
        select v.election_id from election_version v
        where v.state in ('ANNOUNCED', 'OPEN') and v.version = (
          select max(n.version) from election_version n where n.election_id = v.election_id))""";

  /** Those of a database whose tables are up to date. */
  public static RestoredCodes in(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      row.next();
      return new RestoredCodes(row.getLong(1), row.getLong(2));
    } catch (SQLException e) {
      throw new IllegalStateException("which voting codes came back is not known", e);
    }
  }
}
