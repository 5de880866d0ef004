package org.gongtong.core.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that changes from one roster to the next. Immutable.
 *
 * @param added new parts, in the order of the later roster
 * @param changed parts that differ, in the order of the later roster
 * @param gone parts that are there no more, in the order of the earlier roster
 */
public record RosterDifference(
    List<RosterChange.Added> added,
    List<RosterChange.Changed> changed,
    List<RosterChange.Gone> gone) {

  public RosterDifference {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    gone = List.copyOf(gone);
  }

  /** Compares two rosters part by part; the order of their parts makes no difference. */
  public static RosterDifference between(Roster before, Roster after) {
    Map<String, ExclusivePart> earlier = new LinkedHashMap<>();
    before.parts().forEach(part -> earlier.put(part.id(), part));
    List<RosterChange.Added> added = new ArrayList<>();
    List<RosterChange.Changed> changed = new ArrayList<>();
    for (ExclusivePart part : after.parts()) {
      ExclusivePart was = earlier.remove(part.id());
      if (was == null) {
        added.add(new RosterChange.Added(part));
      } else if (!was.equals(part)) {
        changed.add(new RosterChange.Changed(was, part));
      }
    }
    return new RosterDifference(
        added, changed, earlier.values().stream().map(RosterChange.Gone::new).toList());
  }

  /** All changes: added, then changed, then gone. */
  public List<RosterChange> all() {
    List<RosterChange> all = new ArrayList<>(size());
    all.addAll(added);
    all.addAll(changed);
    all.addAll(gone);
    return all;
  }

  public int size() {
    return added.size() + changed.size() + gone.size();
  }

  public boolean isEmpty() {
    return size() == 0;
  }
}
