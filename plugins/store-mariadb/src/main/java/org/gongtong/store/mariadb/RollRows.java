package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.FrozenRoll;
import org.gongtong.core.decision.Party;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.FloorArea;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Rows of {@code motion_roll} and {@code motion_party}. Many are written with one statement. */
final class RollRows {

  private static final int ROWS_A_STATEMENT = 500;
  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?)";

  private RollRows() {}

  static void write(Handle handle, UUID motionId, FrozenRoll frozen) {
    handle
        .createUpdate("insert into motion_roll (motion_id, roster_import) values (?, ?)")
        .bind(0, motionId.toString())
        .bind(1, frozen.rosterImport())
        .execute();
    List<Party> parties = frozen.roll().parties();
    for (int from = 0; from < parties.size(); from += ROWS_A_STATEMENT) {
      int to = Math.min(parties.size(), from + ROWS_A_STATEMENT);
      insert(handle, motionId, parties.subList(from, to));
    }
  }

  private static void insert(Handle handle, UUID motionId, List<Party> parties) {
    String sql =
        """
        insert into motion_party
          (motion_id, number, owners, voter, parts, heads, weight_hundredths)
        values\s"""
            + String.join(",", Collections.nCopies(parties.size(), ROW));
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      int at = 0;
      for (Party party : parties) {
        statement.setString(++at, motionId.toString());
        statement.setInt(++at, party.number());
        statement.setString(++at, CanonicalJson.write(party.owners()));
        statement.setString(++at, party.voter());
        statement.setString(++at, CanonicalJson.write(party.parts()));
        statement.setInt(++at, party.heads());
        statement.setLong(++at, party.weight().hundredths());
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("cannot write parties of a roll", e, null);
    }
  }

  static Optional<FrozenRoll> read(Handle handle, UUID motionId) {
    Optional<Integer> rosterImport =
        handle
            .createQuery("select roster_import from motion_roll where motion_id = ?")
            .bind(0, motionId.toString())
            .mapTo(Integer.class)
            .findOne();
    return rosterImport.map(
        number ->
            new FrozenRoll(
                number,
                new ElectoralRoll(
                    handle
                        .createQuery(
                            "select * from motion_party where motion_id = ? order by number")
                        .bind(0, motionId.toString())
                        .map((row, context) -> party(row))
                        .list())));
  }

  private static Party party(ResultSet row) throws SQLException {
    return new Party(
        row.getInt("number"),
        Columns.texts(row, "owners"),
        row.getString("voter"),
        Columns.texts(row, "parts"),
        row.getInt("heads"),
        new FloorArea(row.getLong("weight_hundredths")));
  }
}
