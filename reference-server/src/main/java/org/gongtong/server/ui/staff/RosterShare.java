package org.gongtong.server.ui.staff;

import java.util.Comparator;
import java.util.List;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.RosterSearch;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.place.RosterSummary;

/**
 * What of a roster its reader may see: all of it, or the buildings and entrances of his mandates,
 * with counts and sums of these alone. Immutable.
 *
 * @param paths places as their paths; an empty one is the whole community
 */
record RosterShare(List<String> paths) {

  RosterShare {
    paths = List.copyOf(paths);
  }

  private boolean isWhole() {
    return paths.contains("");
  }

  private boolean has(ExclusivePart part) {
    String path = part.path() + "/";
    return paths.stream().anyMatch(place -> path.startsWith(place + "/"));
  }

  private List<ExclusivePart> parts(RosterService rosters, ImportedRoster imported) {
    return rosters.partsOf(imported).parts().stream().filter(this::has).toList();
  }

  /** As {@link RosterService#page}. */
  List<ExclusivePart> page(
      RosterService rosters,
      ImportedRoster imported,
      RosterSearch search,
      String after,
      int limit) {
    if (isWhole()) {
      return rosters.page(imported, search, after, limit);
    }
    return parts(rosters, imported).stream()
        .filter(part -> part.id().compareTo(after) > 0)
        .filter(search::finds)
        .sorted(Comparator.comparing(ExclusivePart::id))
        .limit(limit)
        .toList();
  }

  /** As {@link RosterService#summary}. */
  RosterSummary summary(RosterService rosters, ImportedRoster imported) {
    if (isWhole()) {
      return rosters.summary(imported);
    }
    List<ExclusivePart> parts = parts(rosters, imported);
    return new RosterSummary(
        parts.size(),
        (int) parts.stream().map(ExclusivePart::owners).distinct().count(),
        parts.stream().mapToLong(part -> part.area().hundredths()).sum());
  }
}
