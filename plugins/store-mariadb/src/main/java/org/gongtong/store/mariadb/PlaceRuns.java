package org.gongtong.store.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Places in the log as they are kept, in the table {@code log_run}: events with numbers and places
 * one after another are one row, whose length grows. Only what commits late, or is undone, ends a
 * run, so that there are few. Immutable.
 */
final class PlaceRuns {

  private static final String RUNS = "select first_index, first_sequence, length from log_run ";

  private final List<Run> runs;

  private PlaceRuns(List<Run> runs) {
    this.runs = runs;
  }

  /**
   * @param index the place of the first
   * @param sequence its number
   * @param length how many
   */
  record Run(long index, long sequence, long length) {

    long lastSequence() {
      return sequence + length - 1;
    }

    private boolean isFollowedBy(long nextIndex, long nextSequence) {
      return index + length == nextIndex && sequence + length == nextSequence;
    }
  }

  /** Those in which events with numbers from first to last may be. */
  static PlaceRuns ofSequences(Handle handle, long first, long last) {
    // Each as a query of its own: with one for both MariaDB reads every run below.
    List<Run> runs = new ArrayList<>();
    runs.addAll(
        list(
            handle,
            RUNS + "where first_sequence < ? order by first_sequence desc limit ?",
            first,
            1));
    runs.addAll(
        list(
            handle,
            RUNS + "where first_sequence between ? and ? order by first_sequence",
            first,
            last));
    return new PlaceRuns(runs);
  }

  /** Those that have places from first on, so many places at most; in the order of places. */
  static List<Run> ofPlaces(Handle handle, long first, long limit) {
    List<Run> runs =
        new ArrayList<>(
            list(
                handle,
                RUNS + "where first_index < ? order by first_index desc limit ?",
                first,
                1));
    runs.addAll(
        list(
            handle,
            RUNS + "where first_index between ? and ? order by first_index",
            first,
            first + limit - 1));
    List<Run> cut = new ArrayList<>();
    for (Run run : runs) {
      long from = Math.max(run.index(), first);
      long end = Math.min(run.index() + run.length(), first + limit);
      if (from < end) {
        cut.add(new Run(from, run.sequence() + from - run.index(), end - from));
      }
    }
    return cut;
  }

  private static List<Run> list(Handle handle, String query, long one, long two) {
    return handle
        .createQuery(query)
        .bind(0, one)
        .bind(1, two)
        .map(
            (row, context) ->
                new Run(
                    row.getLong("first_index"),
                    row.getLong("first_sequence"),
                    row.getLong("length")))
        .list();
  }

  /** The place of an event, if it has one. */
  OptionalLong find(long sequence) {
    int low = 0;
    int high = runs.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Run run = runs.get(middle);
      if (sequence < run.sequence()) {
        high = middle - 1;
      } else if (sequence > run.lastSequence()) {
        low = middle + 1;
      } else {
        return OptionalLong.of(run.index() + sequence - run.sequence());
      }
    }
    return OptionalLong.empty();
  }

  /**
   * Gives events their places, within the transaction of whoever locked the log's head.
   *
   * @param first the place of the first; the others follow
   * @param sequences their numbers
   * @param reached no event of a greater number has a place so far
   * @throws IllegalStateException if one has a place already
   */
  static void add(Handle handle, long first, List<Long> sequences, long reached) {
    List<Run> added = new ArrayList<>();
    long index = first;
    for (long sequence : sequences) {
      int last = added.size() - 1;
      if (last >= 0 && added.get(last).isFollowedBy(index, sequence)) {
        Run run = added.get(last);
        added.set(last, new Run(run.index(), run.sequence(), run.length() + 1));
      } else {
        added.add(new Run(index, sequence, 1));
      }
      index++;
    }
    refuseTaken(handle, added, reached);
    List<Run> before =
        list(handle, RUNS + "where first_index < ? order by first_index desc limit ?", first, 1);
    Run next = added.get(0);
    if (!before.isEmpty() && before.get(0).isFollowedBy(next.index(), next.sequence())) {
      handle.execute(
          "update log_run set length = length + ? where first_index = ?",
          next.length(),
          before.get(0).index());
      added.remove(0);
    }
    insert(handle, added);
  }

  private static void refuseTaken(Handle handle, List<Run> added, long reached) {
    long highest = reached;
    for (Run run : added) {
      // Above what was reached nothing has a place but what came before in this list.
      boolean taken =
          run.sequence() <= highest
              && (isRepeated(added, run) || run.sequence() <= reached && isAnyPlaced(handle, run));
      if (taken) {
        throw new IllegalStateException("an event has a place already");
      }
      highest = Math.max(highest, run.lastSequence());
    }
  }

  private static boolean isAnyPlaced(Handle handle, Run run) {
    return ofSequences(handle, run.sequence(), run.lastSequence()).runs.stream()
        .anyMatch(
            there ->
                there.sequence() <= run.lastSequence() && there.lastSequence() >= run.sequence());
  }

  private static boolean isRepeated(List<Run> added, Run run) {
    return added.stream()
        .anyMatch(
            other ->
                other.index() != run.index()
                    && other.sequence() <= run.lastSequence()
                    && other.lastSequence() >= run.sequence());
  }

  private static void insert(Handle handle, List<Run> added) {
    if (added.isEmpty()) {
      return;
    }
    var batch =
        handle.prepareBatch(
            "insert into log_run (first_index, first_sequence, length) values (?, ?, ?)");
    for (Run run : added) {
      batch.bind(0, run.index()).bind(1, run.sequence()).bind(2, run.length()).add();
    }
    batch.execute();
  }
}
