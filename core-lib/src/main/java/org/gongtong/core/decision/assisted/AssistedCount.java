package org.gongtong.core.decision.assisted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.gongtong.core.kernel.SmallCells;

/**
 * How many assisted ballots one worker brought in, as it may be published: a figure below three is
 * not told, since it would single out the households he was at; nor is another one beside it, for
 * the ballots that were cast at doors are a figure of the result, from which the others could be
 * subtracted. Immutable.
 *
 * @param worker his login
 * @param ballots how many; empty if it is not told
 */
public record AssistedCount(String worker, OptionalLong ballots) {

  /** The counts of all workers with at least one ballot, by login. */
  public static List<AssistedCount> of(List<AssistedSession> sessions) {
    Map<String, Long> counts = new TreeMap<>();
    sessions.stream()
        .filter(AssistedSession::isCast)
        .forEach(session -> counts.merge(session.worker().id(), 1L, Long::sum));
    List<AssistedCount> published = new ArrayList<>();
    SmallCells.OF_THREE
        .tell(counts)
        .forEach((worker, told) -> published.add(new AssistedCount(worker, told)));
    return List.copyOf(published);
  }
}
