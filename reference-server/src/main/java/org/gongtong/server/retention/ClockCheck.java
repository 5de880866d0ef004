package org.gongtong.server.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.storage.RetentionTable;

/**
 * Whether the clock of the machine can be right: a wrong one would let go in one night what has to
 * be kept for years. It is held against the newest run and the newest event. Immutable.
 *
 * @param idle how long nothing may have happened
 * @param zone in which moments are told
 */
record ClockCheck(Duration idle, ZoneId zone) {
  /** Machines of one database differ by so much. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final RetentionTable TABLE = new RetentionTable();

  /** Why it is doubted; empty if it is not, or nothing has happened yet. */
  Optional<Reason> doubt(Transaction transaction, Instant now) {
    Optional<Instant> newest =
        Stream.of(
                TABLE.latest(transaction).map(RetentionTable.Row::startedAt),
                TABLE.newestEvent(transaction))
            .flatMap(Optional::stream)
            .max(Instant::compareTo);
    return newest
        .filter(last -> now.plus(SKEW).isBefore(last) || now.isAfter(last.plus(idle)))
        .map(
            last ->
                RetentionReason.CLOCK_DOUBTED
                    .because()
                    .figure("now", now.atZone(zone).toLocalDate().toString())
                    .figure("newest", last.atZone(zone).toLocalDate().toString())
                    .refuses());
  }
}
