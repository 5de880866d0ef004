package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.RosterSearch;
import org.gongtong.core.place.RosterSummary;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Looks into a roster without reading all of it. Stateless and thread-safe. */
final class RosterQueries {

  /** The rows an import leaves standing: each the last word on its part. */
  private static final String STANDING =
      """
      from roster_part p
      where p.community_id = :community and not p.gone
        and p.import_number = (select max(l.import_number) from roster_part l
                               where l.community_id = p.community_id and l.part_id = p.part_id
                                 and l.import_number <= :number)
      """;

  /** What {@link RosterSearch#finds} says. An owner's id in JSON follows a bracket or a comma. */
  private static final String FOUND =
      """
      and (locate(:text, p.part_id) > 0 or p.room = :text or p.building = :text
        or locate(:firstOwner, p.owners) > 0 or locate(:otherOwner, p.owners) > 0
        or left(concat(p.compound, '/', p.building, '/', p.entrance, '/'),
                char_length(:text) + 1) = concat(:text, '/'))
      """;

  private RosterQueries() {}

  static List<ExclusivePart> page(
      Handle handle, ImportedRoster imported, RosterSearch search, String after, int limit) {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("a page has 1 to 1000 parts: " + limit);
    }
    boolean all = search.text().isEmpty();
    String sql =
        "select p.* "
            + STANDING
            + " and p.part_id > :after "
            + (all ? "" : FOUND)
            + " order by p.part_id limit :limit";
    Query query = about(handle, sql, imported).bind("after", after).bind("limit", limit);
    if (!all) {
      String owner = CanonicalJson.write(search.text());
      query
          .bind("text", search.text())
          .bind("firstOwner", "[" + owner)
          .bind("otherOwner", "," + owner);
    }
    return query.map((row, context) -> PartRows.read(row)).list();
  }

  static Optional<ExclusivePart> findPart(Handle handle, ImportedRoster imported, String id) {
    return about(handle, "select p.* " + STANDING + " and p.part_id = :id", imported)
        .bind("id", id)
        .map((row, context) -> PartRows.read(row))
        .findOne();
  }

  static RosterSummary summary(Handle handle, ImportedRoster imported) {
    String sql =
        "select count(*) parts, count(distinct p.owners) parties,"
            + " coalesce(sum(p.area_hundredths), 0) area "
            + STANDING;
    return about(handle, sql, imported).map((row, context) -> summary(row)).one();
  }

  private static RosterSummary summary(ResultSet row) throws SQLException {
    return new RosterSummary(row.getInt("parts"), row.getInt("parties"), row.getLong("area"));
  }

  private static Query about(Handle handle, String sql, ImportedRoster imported) {
    return handle
        .createQuery(sql)
        .bind("community", imported.communityId().toString())
        .bind("number", imported.number());
  }
}
