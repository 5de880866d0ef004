package org.gongtong.server.storage.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.server.config.ConfigReader;
import org.gongtong.server.wiring.DatabaseTask;
import org.gongtong.store.mariadb.embedded.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A journal is read in the order in which it lies, so that nothing has to be sorted first. */
@Timeout(60)
class JournalColumnsIT {

  @TempDir private Path home;

  @Test
  void noTableIsSortedToBeRead() throws SQLException {
    try (TestDatabase database = TestDatabase.fresh(JournalColumnsIT.class)) {
      DatabaseTask.migrate(
          new ConfigReader(Map.of(), Map.of())
              .read(
                  Optional.of(home),
                  Map.of(
                      "db.url", database.jdbcUrl(),
                      "db.user", database.user(),
                      "db.password", database.password())));
      try (Connection connection = database.dataSource().getConnection()) {
        for (JournalTable table : JournalTable.ALL) {
          JournalColumns columns = JournalColumns.of(connection, table);
          if (columns.order().equals(List.of("number"))
              || columns.order().equals(List.of("sequence"))) {
            // Few rows, in the order in which they were recorded.
            continue;
          }
          assertThat(explained(connection, columns.select()))
              .as(table.name())
              .isNotEmpty()
              .noneMatch(extra -> extra.contains("filesort") || extra.contains("temporary"));
        }
      }
    }
  }

  private static List<String> explained(Connection connection, String select) throws SQLException {
    List<String> extras = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement("explain " + select)) {
      statement.setString(1, new UUID(1, 1).toString());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          extras.add(row.getString("Extra"));
        }
      }
    }
    return extras;
  }
}
