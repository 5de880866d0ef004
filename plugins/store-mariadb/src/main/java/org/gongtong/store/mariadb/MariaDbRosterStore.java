package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterImport;
import org.gongtong.core.place.RosterSearch;
import org.gongtong.core.place.RosterStore;
import org.gongtong.core.place.RosterSummary;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Rosters in the tables {@code roster_import} and {@code roster_part}. Thread-safe. */
public final class MariaDbRosterStore implements RosterStore {

  private static final int DUPLICATE_KEY = 1062;

  @Override
  public Optional<ImportedRoster> findLatestImport(Transaction transaction, UUID communityId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select * from roster_import where community_id = ? order by number desc limit 1")
        .bind(0, communityId.toString())
        .map((row, context) -> imported(row))
        .findOne();
  }

  @Override
  public Optional<ImportedRoster> findImportAsOf(
      Transaction transaction, UUID communityId, LocalDate asOf) {
    // Later numbers never have earlier days: the highest number of that day stands for the day.
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select * from roster_import where community_id = ? and effective_from <= ?
            order by number desc limit 1""")
        .bind(0, communityId.toString())
        .bind(1, asOf)
        .map((row, context) -> imported(row))
        .findOne();
  }

  @Override
  public Roster currentParts(Transaction transaction, UUID communityId, LocalDate asOf) {
    return findImportAsOf(transaction, communityId, asOf)
        .map(imported -> partsOf(transaction, imported))
        .orElseGet(() -> new Roster(List.of()));
  }

  @Override
  public Roster partsOf(Transaction transaction, ImportedRoster imported) {
    return parts(
        MariaDbTransaction.reading(transaction), imported.communityId(), imported.number());
  }

  private static Roster parts(Handle handle, UUID communityId, int number) {
    List<ExclusivePart> parts =
        handle
            .createQuery(
                """
                select p.* from roster_part p
                join (select part_id, max(import_number) as latest from roster_part
                      where community_id = ? and import_number <= ? group by part_id) l
                  on l.part_id = p.part_id and l.latest = p.import_number
                where p.community_id = ? and not p.gone""")
            .bind(0, communityId.toString())
            .bind(1, number)
            .bind(2, communityId.toString())
            .map((row, context) -> PartRows.read(row))
            .list();
    List<ExclusivePart> sorted = new ArrayList<>(parts);
    // Java and the database order characters beyond the basic plane differently.
    sorted.sort(Comparator.comparing(ExclusivePart::id));
    return new Roster(sorted);
  }

  @Override
  public List<ExclusivePart> page(
      Transaction transaction,
      ImportedRoster imported,
      RosterSearch search,
      String after,
      int limit) {
    return RosterQueries.page(
        MariaDbTransaction.reading(transaction), imported, search, after, limit);
  }

  @Override
  public Optional<ExclusivePart> findPart(
      Transaction transaction, ImportedRoster imported, String id) {
    return RosterQueries.findPart(MariaDbTransaction.reading(transaction), imported, id);
  }

  @Override
  public RosterSummary summary(Transaction transaction, ImportedRoster imported) {
    return RosterQueries.summary(MariaDbTransaction.reading(transaction), imported);
  }

  @Override
  public void apply(Transaction transaction, RosterImport roster) {
    Handle handle = MariaDbTransaction.writing(transaction);
    ImportedRoster imported = roster.imported();
    int latest =
        findLatestImport(transaction, imported.communityId()).map(ImportedRoster::number).orElse(0);
    if (imported.number() >= 1 && imported.number() <= latest) {
      throw new LostRace("import " + imported.number() + " is there already");
    }
    if (imported.number() != latest + 1) {
      throw new IllegalStateException("import " + imported.number() + " after " + latest);
    }
    insert(handle, imported);
    PartRows rows = new PartRows(handle, imported.communityId(), imported.number());
    roster.difference().all().forEach(rows::add);
    rows.flush();
  }

  private static void insert(Handle handle, ImportedRoster imported) {
    try {
      handle
          .createUpdate("insert into roster_import values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
          .bind(0, imported.id().toString())
          .bind(1, imported.communityId().toString())
          .bind(2, imported.number())
          .bind(3, imported.effectiveFrom())
          .bind(4, LocalDateTime.ofInstant(imported.recordedAt(), ZoneOffset.UTC))
          .bind(5, imported.actor().kind().name())
          .bind(6, imported.actor().id())
          .bind(7, imported.content().hex())
          .bind(8, imported.parts())
          .bind(9, imported.added())
          .bind(10, imported.changed())
          .bind(11, imported.gone())
          .execute();
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_KEY) {
        throw new LostRace("somebody else applied import " + imported.number(), e);
      }
      throw e;
    }
  }

  private static ImportedRoster imported(ResultSet row) throws SQLException {
    return new ImportedRoster(
        UUID.fromString(row.getString("id")),
        UUID.fromString(row.getString("community_id")),
        row.getInt("number"),
        row.getObject("effective_from", LocalDate.class),
        row.getObject("recorded_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
        new ContentHash(row.getString("content")),
        row.getInt("parts"),
        row.getInt("added"),
        row.getInt("changed"),
        row.getInt("gone"));
  }
}
