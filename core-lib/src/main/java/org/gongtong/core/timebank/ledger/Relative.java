package org.gongtong.core.timebank.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That one account's holder is a relative of another's, in a period. Immutable.
 *
 * @param of the account of one
 * @param relativeId the account of the other
 * @param relation what the other is to the one: {@code child}, {@code parent}, {@code spouse} …
 * @param birthDate of the other; null if not known
 * @param from the first day on which he is; null if on all before, too
 * @param until the first day on which he is no more; null if there is none
 */
public record Relative(
    UUID of,
    UUID relativeId,
    String relation,
    @Nullable LocalDate birthDate,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {

  /** A relative on every day. */
  public Relative(UUID of, UUID relativeId, String relation, @Nullable LocalDate birthDate) {
    this(of, relativeId, relation, birthDate, null, null);
  }

  /**
   * The periods of a kinship that was noted, and ended and resumed since.
   *
   * @param noted the kinship, on every day
   * @param changes in the order in which they were recorded; of two with the same first day the
   *     later holds
   */
  public static List<Relative> periods(Relative noted, List<KinChange> changes) {
    SortedMap<LocalDate, Boolean> holds = new TreeMap<>();
    changes.forEach(change -> holds.put(change.from(), change.holds()));
    List<Relative> periods = new ArrayList<>(1);
    LocalDate since = null;
    boolean held = true;
    for (Map.Entry<LocalDate, Boolean> change : holds.entrySet()) {
      if (held && !change.getValue()) {
        periods.add(noted.in(since, change.getKey()));
      } else if (!held && change.getValue()) {
        since = change.getKey();
      }
      held = change.getValue();
    }
    if (held) {
      periods.add(noted.in(since, null));
    }
    return periods;
  }

  private Relative in(@Nullable LocalDate first, @Nullable LocalDate end) {
    return new Relative(of, relativeId, relation, birthDate, first, end);
  }

  /** Whether he is one on a day. */
  public boolean holdsOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
  }
}
