package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** How the tables write instants, ids and lists. */
final class Columns {

  private Columns() {}

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return UUID.fromString(row.getString(column));
  }

  static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : UUID.fromString(text);
  }

  static Actor actor(ResultSet row, String kind, String id) throws SQLException {
    return new Actor(Actor.Kind.valueOf(row.getString(kind)), row.getString(id));
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    String json = row.getString(column);
    if (!(CanonicalJson.read(json) instanceof List<?> list)) {
      throw new IllegalStateException(column + " is a JSON array: " + json);
    }
    List<String> texts = new ArrayList<>(list.size());
    list.forEach(text -> texts.add((String) text));
    return texts;
  }
}
