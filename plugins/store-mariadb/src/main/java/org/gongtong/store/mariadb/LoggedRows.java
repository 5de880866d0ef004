package org.gongtong.store.mariadb;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.SealedEvent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Events with their places, as a query finds them in {@code audit_event}. Stateless. */
final class LoggedRows {

  private LoggedRows() {}

  /**
   * @param sequence its number
   * @param logged the event and its place
   */
  record Row(long sequence, LoggedEvent logged) {}

  private record Found(long sequence, SealedEvent sealed) {}

  /**
   * @param query of all columns of {@code audit_event}
   * @param random for the seals of events from before there was a log
   */
  static List<Row> list(Handle handle, Query query, RandomGenerator random) {
    List<Found> found =
        query
            .map(
                (row, context) ->
                    new Found(row.getLong("sequence"), SealedEventColumns.sealed(row, random)))
            .list();
    if (found.isEmpty()) {
      return List.of();
    }
    LongSummaryStatistics range = found.stream().mapToLong(Found::sequence).summaryStatistics();
    PlaceRuns places = PlaceRuns.ofSequences(handle, range.getMin(), range.getMax());
    return found.stream()
        .map(
            one ->
                new Row(one.sequence(), new LoggedEvent(one.sealed(), places.find(one.sequence()))))
        .toList();
  }

  /** As {@link #list}, the events alone. */
  static List<LoggedEvent> events(Handle handle, Query query, RandomGenerator random) {
    return list(handle, query, random).stream().map(Row::logged).toList();
  }
}
