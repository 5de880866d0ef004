package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.RosterChange;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Rows of {@code roster_part}. Writes many with one statement, which is what makes a large estate a
 * matter of seconds whatever the options of the connection. Confined to one thread.
 */
final class PartRows {

  private static final int ROWS_A_STATEMENT = 500;
  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Handle handle;
  private final UUID communityId;
  private final int number;
  private final List<RosterChange> waiting = new ArrayList<>(ROWS_A_STATEMENT);

  PartRows(Handle handle, UUID communityId, int number) {
    this.handle = handle;
    this.communityId = communityId;
    this.number = number;
  }

  void add(RosterChange change) {
    waiting.add(change);
    if (waiting.size() == ROWS_A_STATEMENT) {
      flush();
    }
  }

  void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    String sql =
        "insert into roster_part values "
            + String.join(",", Collections.nCopies(waiting.size(), ROW));
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      int at = 0;
      for (RosterChange change : waiting) {
        at = bind(statement, at, change);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("cannot write parts of a roster", e, null);
    }
    waiting.clear();
  }

  private int bind(PreparedStatement statement, int before, RosterChange change)
      throws SQLException {
    ExclusivePart part = change.part();
    int at = before;
    statement.setString(++at, communityId.toString());
    statement.setString(++at, part.id());
    statement.setInt(++at, number);
    statement.setBoolean(++at, change instanceof RosterChange.Gone);
    statement.setString(++at, part.compound());
    statement.setString(++at, part.building());
    statement.setString(++at, part.entrance());
    statement.setString(++at, part.room());
    statement.setString(++at, part.kind().name());
    statement.setLong(++at, part.area().hundredths());
    statement.setString(++at, part.basis().name());
    statement.setString(++at, CanonicalJson.write(part.owners()));
    statement.setString(++at, part.voter());
    statement.setString(++at, part.status().name());
    return at;
  }

  static ExclusivePart read(ResultSet row) throws SQLException {
    return new ExclusivePart(
        row.getString("part_id"),
        row.getString("compound"),
        row.getString("building"),
        row.getString("entrance"),
        row.getString("room"),
        PartKind.valueOf(row.getString("kind")),
        new FloorArea(row.getLong("area_hundredths")),
        AreaBasis.valueOf(row.getString("area_basis")),
        owners(row.getString("owners")),
        row.getString("voter"),
        PartStatus.valueOf(row.getString("status")));
  }

  private static List<String> owners(String json) {
    if (!(CanonicalJson.read(json) instanceof List<?> list)) {
      throw new IllegalStateException("owners are a JSON array: " + json);
    }
    List<String> owners = new ArrayList<>(list.size());
    list.forEach(owner -> owners.add((String) owner));
    return owners;
  }
}
