package org.gongtong.core.decision.assisted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How many assisted ballots one worker brought in, as it may be published: a figure below {@link
 * #LEAST} is not told, since it would single out the households he was at. There is no sum, from
 * which one could be subtracted. Immutable.
 *
 * @param worker his login
 * @param ballots how many; empty if fewer than {@link #LEAST}
 */
public record AssistedCount(String worker, OptionalLong ballots) {

  /** The smallest figure that is told. */
  public static final int LEAST = 3;

  /** The counts of all workers with at least one ballot, by login. */
  public static List<AssistedCount> of(List<AssistedSession> sessions) {
    Map<String, Long> counts = new TreeMap<>();
    sessions.stream()
        .filter(AssistedSession::isCast)
        .forEach(session -> counts.merge(session.worker().id(), 1L, Long::sum));
    List<AssistedCount> published = new ArrayList<>();
    counts.forEach(
        (worker, count) ->
            published.add(
                new AssistedCount(
                    worker, count < LEAST ? OptionalLong.empty() : OptionalLong.of(count))));
    return List.copyOf(published);
  }
}
