package org.gongtong.store.mariadb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.Commitment;
import org.gongtong.core.audit.SealedEvent;
import org.gongtong.core.audit.WaitingEvent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Which events have places, within the transaction of whoever locked the log's head. What is new is
 * read from the greatest number on that has a place; the numbers passed over on the way are kept as
 * {@link GapRows}, for what commits late. Every event gets one place; places are kept as {@link
 * PlaceRuns}.
 */
final class PlaceRows {
  private final Handle handle;
  private final RandomGenerator random;
  private final GapRows gaps;

  PlaceRows(Handle handle, RandomGenerator random) {
    this.handle = handle;
    this.random = random;
    this.gaps = new GapRows(handle);
  }

  /** An event as far as it is read first: what its entry needs, or null where that is more. */
  private record Glance(long sequence, byte @Nullable [] entry) {}

  List<WaitingEvent> waiting(int limit) {
    List<Glance> glances = new ArrayList<>();
    List<GapRows.Gap> looked = new ArrayList<>();
    long seen = 0;
    for (GapRows.Gap gap : gaps.due()) {
      if (glances.size() == limit) {
        break;
      }
      // Rows may overlap, and no event is met twice.
      long first = Math.max(gap.first(), seen + 1);
      if (first <= gap.last()) {
        glances.addAll(missed(first, gap.last(), limit - glances.size()));
        seen = gap.last();
      }
      looked.add(gap);
    }
    gaps.looked(looked);
    if (glances.size() < limit) {
      glances.addAll(fresh(limit - glances.size()));
    }
    return events(glances);
  }

  private List<Glance> missed(long first, long last, int limit) {
    PlaceRuns placed = PlaceRuns.ofSequences(handle, first, last);
    // Of those with places only the number is read.
    List<Long> missed =
        handle
            .createQuery(
                "select sequence from audit_event where sequence between ? and ? order by sequence")
            .bind(0, first)
            .bind(1, last)
            .mapTo(Long.class)
            .stream()
            .filter(sequence -> placed.find(sequence).isEmpty())
            .limit(limit)
            .toList();
    List<Glance> glances = new ArrayList<>(missed.size());
    for (long sequence : missed) {
      glances.addAll(between(sequence, sequence, 1));
    }
    return glances;
  }

  private List<Glance> fresh(int limit) {
    return between(reached() + 1, Long.MAX_VALUE, limit);
  }

  private List<Glance> between(long first, long last, int limit) {
    List<Glance> glances = new ArrayList<>();
    try (PreparedStatement query =
        handle
            .getConnection()
            .prepareStatement(
                """
                select sequence, sealed, who, what
                from audit_event where sequence between ? and ? order by sequence limit ?""")) {
      query.setLong(1, first);
      query.setLong(2, last);
      query.setInt(3, limit);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          glances.add(glance(rows));
        }
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("cannot read what waits", e, null);
    }
    return glances;
  }

  private static Glance glance(ResultSet row) throws SQLException {
    byte @Nullable [] who = row.getBytes(3);
    byte @Nullable [] what = row.getBytes(4);
    byte @Nullable [] entry =
        row.getBoolean(2) && who != null && what != null
            ? SealedEvent.sealedLeaf(Commitment.kept(what, null), Commitment.kept(who, null))
            : null;
    return new Glance(row.getLong(1), entry);
  }

  private List<WaitingEvent> events(List<Glance> glances) {
    List<Long> whole =
        glances.stream().filter(glance -> glance.entry() == null).map(Glance::sequence).toList();
    Map<Long, WaitingEvent> read = whole.isEmpty() ? Map.of() : read(whole);
    List<WaitingEvent> events = new ArrayList<>(glances.size());
    for (Glance glance : glances) {
      byte[] entry = glance.entry();
      events.add(
          entry == null
              ? read.get(glance.sequence())
              : new WaitingEvent(glance.sequence(), entry, null));
    }
    return events;
  }

  /** Events that are read in full: public ones, and those from before there was a log. */
  private Map<Long, WaitingEvent> read(List<Long> sequences) {
    Map<Long, WaitingEvent> events = new HashMap<>();
    handle
        .createQuery("select * from audit_event where sequence in (<sequences>)")
        .bindList("sequences", sequences)
        .map(
            (row, context) -> {
              boolean sealsMissing = row.getBytes("who") == null;
              SealedEvent sealed = SealedEventColumns.sealed(row, random);
              return new WaitingEvent(
                  row.getLong("sequence"), sealed.leaf(), sealsMissing ? sealed : null);
            })
        .forEach(event -> events.put(event.sequence(), event));
    return events;
  }

  private long reached() {
    return handle
        .createQuery("select reached from log_state where id = 1")
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /**
   * Gives events their places.
   *
   * @throws IllegalStateException if one has a place already
   */
  void add(long first, List<WaitingEvent> events) {
    long before = reached();
    PlaceRuns.add(handle, first, events.stream().map(WaitingEvent::sequence).toList(), before);
    try {
      seal(events.stream().filter(event -> event.sealedNow() != null).toList());
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("cannot seal events", e, null);
    }
    List<Long> sequences = events.stream().map(WaitingEvent::sequence).sorted().toList();
    gaps.pass(before, sequences);
    handle
        .createUpdate("update log_state set reached = greatest(reached, ?) where id = 1")
        .bind(0, sequences.get(sequences.size() - 1))
        .execute();
  }

  private void seal(List<WaitingEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (PreparedStatement seals =
        handle
            .getConnection()
            .prepareStatement(
                """
                update audit_event set who = ?, who_salt = ?, what = ?, what_salt = ?, leaf = ?
                where sequence = ?""")) {
      for (WaitingEvent event : events) {
        SealedEvent sealed = event.sealedNow();
        if (sealed != null) {
          bind(seals, event.sequence(), sealed);
          seals.addBatch();
        }
      }
      seals.executeBatch();
    }
  }

  private static void bind(PreparedStatement seals, long sequence, SealedEvent sealed)
      throws SQLException {
    seals.setBytes(1, sealed.who().bytes());
    seals.setBytes(2, sealed.who().salt());
    seals.setBytes(3, sealed.what().bytes());
    seals.setBytes(4, sealed.what().salt());
    seals.setBytes(5, sealed.leafHashBytes());
    seals.setLong(6, sequence);
  }
}
