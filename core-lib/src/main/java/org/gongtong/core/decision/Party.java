package org.gongtong.core.decision;

import java.util.List;
import org.gongtong.core.kernel.FloorArea;
import org.jspecify.annotations.Nullable;

/**
 * The exact set of owners of some parts: what has one ballot. Immutable.
 *
 * @param number 1, 2, 3… in the order of the roster, within one roll
 * @param owners ids of the owners, sorted
 * @param voter who votes for them, or null while nobody is named
 * @param parts ids of their parts in scope, in the order of the roster
 * @param heads how many heads they count
 * @param weight the floor area they count
 */
public record Party(
    int number,
    List<String> owners,
    @Nullable String voter,
    List<String> parts,
    int heads,
    FloorArea weight) {

  public Party {
    owners = List.copyOf(owners);
    parts = List.copyOf(parts);
  }

  /** An owner's place among the owners, from 1; 0 for whoever is none, and for nobody. */
  int placeOf(@Nullable String owner) {
    return owner == null ? 0 : owners.indexOf(owner) + 1;
  }
}
