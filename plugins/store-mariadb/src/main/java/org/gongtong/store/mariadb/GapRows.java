package org.gongtong.store.mariadb;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Numbers of events that were passed over: of a transaction that was undone, or of one that will
 * commit late. Nobody can tell which, so they are looked for again and never given up: at every
 * turn for two seconds, then each time after as long as they have been missing. Where numbers leave
 * gaps by design, as in a cluster whose servers count in steps, neighbours become one row; events
 * with places between them do no harm.
 *
 * <p>Times are the database's, by one clock for all servers.
 */
final class GapRows {

  /** A look at so many numbers more costs less than another row. */
  private static final int NEAR = 64;

  /** The same for what is seldom looked for, and how long such a row may become by it. */
  private static final int NEAR_IF_OLD = 10_000;

  private static final long OLD_MICROS = 60_000_000;

  private static final int MOST_AT_ONCE = 1_000;

  private final Handle handle;

  GapRows(Handle handle) {
    this.handle = handle;
  }

  /**
   * Numbers from first to last, some of which may have no place.
   *
   * @param ageMicros how long ago they were passed over
   */
  record Gap(long first, long last, long ageMicros) {

    /**
     * Whether both may become one row: they touch, or are old and of about the same age. A long row
     * stays apart from a young one, or all of it would be looked for as often.
     */
    private boolean joins(Gap next) {
      if (next.first <= last + 1 && next.last <= last) {
        return true;
      }
      boolean old = ageMicros > OLD_MICROS && next.ageMicros > OLD_MICROS;
      boolean alike =
          Math.max(ageMicros, next.ageMicros) <= 2 * Math.min(ageMicros, next.ageMicros);
      return old && alike && next.last - first <= NEAR_IF_OLD;
    }
  }

  /** Those whose time has come. */
  List<Gap> due() {
    return handle
        .createQuery(
            """
            select first, last, timestampdiff(microsecond, seen_at, utc_timestamp(6)) as age
            from log_gap where due <= utc_timestamp(6) order by first limit ?""")
        .bind(0, MOST_AT_ONCE)
        .map(
            (row, context) ->
                new Gap(row.getLong("first"), row.getLong("last"), row.getLong("age")))
        .list();
  }

  /** Notes that these were looked for. */
  void looked(List<Gap> gaps) {
    if (gaps.isEmpty()) {
      return;
    }
    PreparedBatch delete = handle.prepareBatch("delete from log_gap where first = ?");
    PreparedBatch insert =
        handle.prepareBatch(
            """
            insert into log_gap (first, last, seen_at, due)
            values (?, ?, utc_timestamp(6) - interval ? microsecond,
              utc_timestamp(6) + interval ? microsecond)""");
    for (Gap gap : gaps) {
      delete.bind(0, gap.first()).add();
    }
    for (Gap gap : joined(gaps)) {
      long pause = gap.ageMicros() < 2_000_000 ? 0 : gap.ageMicros();
      insert.bind(0, gap.first()).bind(1, gap.last()).bind(2, gap.ageMicros()).bind(3, pause).add();
    }
    delete.execute();
    insert.execute();
  }

  private static List<Gap> joined(List<Gap> gaps) {
    List<Gap> joined = new ArrayList<>();
    for (Gap gap : gaps) {
      int end = joined.size() - 1;
      if (end >= 0 && joined.get(end).joins(gap)) {
        Gap before = joined.remove(end);
        // As the younger, which is looked for more often.
        long age = Math.min(before.ageMicros(), gap.ageMicros());
        joined.add(new Gap(before.first(), Math.max(before.last(), gap.last()), age));
      } else {
        joined.add(gap);
      }
    }
    return joined;
  }

  /**
   * Keeps what was passed over.
   *
   * @param reached the greatest number with a place so far
   * @param sequences numbers that have places now, in their order
   */
  void pass(long reached, List<Long> sequences) {
    List<long[]> passed = new ArrayList<>();
    PreparedBatch found = handle.prepareBatch("delete from log_gap where first = ? and last = ?");
    long next = reached + 1;
    for (long sequence : sequences) {
      if (sequence <= reached) {
        found.bind(0, sequence).bind(1, sequence).add();
        continue;
      }
      if (sequence > next) {
        long[] before = passed.isEmpty() ? null : passed.get(passed.size() - 1);
        if (before != null && next - before[1] <= NEAR) {
          before[1] = sequence - 1;
        } else {
          passed.add(new long[] {next, sequence - 1});
        }
      }
      next = sequence + 1;
    }
    if (found.size() > 0) {
      found.execute();
    }
    if (!passed.isEmpty()) {
      PreparedBatch insert =
          handle.prepareBatch(
              "insert into log_gap (first, last, seen_at, due)"
                  + " values (?, ?, utc_timestamp(6), utc_timestamp(6))");
      passed.forEach(gap -> insert.bind(0, gap[0]).bind(1, gap[1]).add());
      insert.execute();
    }
  }
}
