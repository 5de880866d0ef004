package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.paper.PaperCount;
import org.gongtong.core.decision.paper.PaperStore;
import org.gongtong.core.decision.paper.RecordedLine;
import org.gongtong.core.decision.paper.Sheet;
import org.gongtong.core.decision.paper.SheetEntry;
import org.gongtong.core.decision.paper.SheetLine;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** Sheets of paper ballots in the tables {@code paper_…}. Thread-safe. */
public final class MariaDbPaperStore implements PaperStore {

  @Override
  public boolean addEntry(Transaction transaction, SheetEntry entry) {
    Handle handle = MariaDbTransaction.writing(transaction);
    Update update =
        handle
            .createUpdate(
                """
                insert into paper_entry (id, motion_id, sheet, round, channel, actor_kind, actor_id,
                  recorded_at, reason, completes)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .bind(0, entry.id().toString())
            .bind(1, entry.motionId().toString())
            .bind(2, entry.sheet())
            .bind(3, entry.round())
            .bind(4, entry.channel().code())
            .bind(5, entry.actor().kind().name())
            .bind(6, entry.actor().id())
            .bind(7, Columns.utc(entry.recordedAt()))
            .bind(8, entry.reason())
            .bind(9, entry.completes());
    if (!added(update)) {
      return false;
    }
    if (!entry.lines().isEmpty()) {
      insert(handle, entry);
    }
    return true;
  }

  private static boolean added(Update update) {
    try {
      update.execute();
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (UniqueKeys.violated(e)) {
        return false;
      }
      throw e;
    }
  }

  private static void insert(Handle handle, SheetEntry entry) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into paper_line
              (entry_id, line, part, choice, received_at, proxy, proxy_until)
            values (?, ?, ?, ?, ?, ?, ?)""");
    for (SheetLine line : entry.lines()) {
      batch
          .bind(0, entry.id().toString())
          .bind(1, line.number())
          .bind(2, line.part())
          .bind(3, line.choice())
          .bind(4, line.receivedAt() == null ? null : Columns.utc(line.receivedAt()))
          .bind(5, line.proxy())
          .bind(6, line.proxyUntil())
          .add();
    }
    batch.execute();
  }

  @Override
  public Optional<SheetEntry> findEntry(Transaction transaction, UUID entryId) {
    String where = "where e.id = ?";
    return entries(MariaDbTransaction.reading(transaction), where, entryId.toString()).stream()
        .findFirst();
  }

  @Override
  public void addRecorded(Transaction transaction, RecordedLine line) {
    Update update =
        MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                insert into paper_recorded (motion_id, sheet, line, ballot_id)
                values (?, ?, ?, ?)""")
            .bind(0, line.motionId().toString())
            .bind(1, line.sheet())
            .bind(2, line.line())
            .bind(3, line.ballotId().toString());
    if (!added(update)) {
      throw new IllegalStateException(
          "a ballot came of sheet " + line.sheet() + " line " + line.line() + " already");
    }
  }

  @Override
  public Optional<Sheet> findSheet(Transaction transaction, UUID motionId, int number) {
    Handle handle = MariaDbTransaction.reading(transaction);
    return sheets(
            entries(handle, "where e.motion_id = ? and e.sheet = ?", motionId.toString(), number),
            recorded(handle, "where motion_id = ? and sheet = ?", motionId.toString(), number))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Sheet> findSheetToChange(Transaction transaction, UUID motionId, int number) {
    // The first entry is what is locked; a sheet has one, and it never changes.
    Handle handle = MariaDbTransaction.reading(transaction);
    String lock =
        "select 1 from paper_entry where motion_id = ? and sheet = ? and round = 1 for update";
    return bound(handle.createQuery(lock), motionId.toString(), number)
        .mapTo(Integer.class)
        .findOne()
        .flatMap(held -> findSheet(transaction, motionId, number));
  }

  @Override
  public List<Sheet> sheets(Transaction transaction, UUID motionId) {
    Handle handle = MariaDbTransaction.reading(transaction);
    return sheets(
        entries(handle, "where e.motion_id = ?", motionId.toString()),
        recorded(handle, "where motion_id = ?", motionId.toString()));
  }

  private static List<Sheet> sheets(List<SheetEntry> entries, List<RecordedLine> recorded) {
    Map<Integer, List<SheetEntry>> rounds = new LinkedHashMap<>();
    entries.forEach(
        entry -> rounds.computeIfAbsent(entry.sheet(), sheet -> new ArrayList<>()).add(entry));
    Map<Integer, List<RecordedLine>> lines = new HashMap<>();
    recorded.forEach(
        line -> lines.computeIfAbsent(line.sheet(), sheet -> new ArrayList<>()).add(line));
    List<Sheet> sheets = new ArrayList<>(rounds.size());
    rounds.forEach(
        (number, said) -> sheets.add(new Sheet(said, lines.getOrDefault(number, List.of()))));
    return sheets;
  }

  private static List<SheetEntry> entries(Handle handle, String where, Object... values) {
    Map<String, List<SheetLine>> lines = new HashMap<>();
    bound(
            handle.createQuery(
                "select l.* from paper_line l join paper_entry e on e.id = l.entry_id " + where),
            values)
        .map(
            (row, context) -> {
              lines
                  .computeIfAbsent(row.getString("entry_id"), entry -> new ArrayList<>())
                  .add(line(row));
              return true;
            })
        .list();
    return bound(
            handle.createQuery(
                "select e.* from paper_entry e " + where + " order by e.sheet, e.round"),
            values)
        .map((row, context) -> entry(row, lines.getOrDefault(row.getString("id"), List.of())))
        .list();
  }

  private static List<RecordedLine> recorded(Handle handle, String where, Object... values) {
    return bound(handle.createQuery("select * from paper_recorded " + where), values)
        .map(
            (row, context) ->
                new RecordedLine(
                    Columns.uuid(row, "motion_id"),
                    row.getInt("sheet"),
                    row.getInt("line"),
                    Columns.uuid(row, "ballot_id")))
        .list();
  }

  private static Query bound(Query query, Object... values) {
    for (int at = 0; at < values.length; at++) {
      query.bind(at, values[at]);
    }
    return query;
  }

  private static SheetLine line(ResultSet row) throws SQLException {
    boolean none = row.getString("part").isEmpty();
    return none
        ? SheetLine.none(row.getInt("line"))
        : new SheetLine(
            row.getInt("line"),
            row.getString("part"),
            row.getString("choice"),
            Columns.instant(row, "received_at"),
            row.getString("proxy"),
            row.getObject("proxy_until", LocalDate.class));
  }

  private static SheetEntry entry(ResultSet row, List<SheetLine> lines) throws SQLException {
    String channel = row.getString("channel");
    return new SheetEntry(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "motion_id"),
        row.getInt("sheet"),
        row.getInt("round"),
        Channel.find(channel)
            .orElseThrow(() -> new IllegalStateException("no channel of a sheet: " + channel)),
        Columns.actor(row, "actor_kind", "actor_id"),
        Columns.instant(row, "recorded_at"),
        lines,
        row.getString("reason"),
        row.getBoolean("completes"));
  }

  @Override
  public boolean addCount(Transaction transaction, PaperCount count) {
    return added(
        MariaDbTransaction.writing(transaction)
            .createUpdate(
                """
                insert into paper_count
                  (id, motion_id, round, issued, returned, spoilt, actor_kind, actor_id, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .bind(0, count.id().toString())
            .bind(1, count.motionId().toString())
            .bind(2, count.round())
            .bind(3, count.issued())
            .bind(4, count.returned())
            .bind(5, count.spoilt())
            .bind(6, count.actor().kind().name())
            .bind(7, count.actor().id())
            .bind(8, Columns.utc(count.recordedAt())));
  }

  @Override
  public List<PaperCount> counts(Transaction transaction, UUID motionId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select * from paper_count where motion_id = ? order by round")
        .bind(0, motionId.toString())
        .map(
            (row, context) ->
                new PaperCount(
                    Columns.uuid(row, "id"),
                    motionId,
                    row.getInt("round"),
                    row.getInt("issued"),
                    row.getInt("returned"),
                    row.getInt("spoilt"),
                    Columns.actor(row, "actor_kind", "actor_id"),
                    Columns.instant(row, "recorded_at")))
        .list();
  }
}
