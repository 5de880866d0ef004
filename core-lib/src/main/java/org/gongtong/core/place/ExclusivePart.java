package org.gongtong.core.place;

import java.util.List;
import org.gongtong.core.kernel.FloorArea;
import org.jspecify.annotations.Nullable;

/**
 * One exclusive part of an estate. Immutable.
 *
 * @param id the clerk's id of it, unique in the estate, 1 to 64 characters
 * @param compound the residential compound
 * @param building the building in the compound
 * @param entrance the entrance in the building
 * @param room the room at the entrance
 * @param kind dwelling, shop, parking, storage
 * @param area floor area, more than zero
 * @param basis what the area was read from
 * @param owners ids of its owners, sorted, each once, at least one
 * @param voter id of the one who votes, or null while the co-owners have named nobody
 * @param status whether it has left the developer's hands
 */
public record ExclusivePart(
    String id,
    String compound,
    String building,
    String entrance,
    String room,
    PartKind kind,
    FloorArea area,
    AreaBasis basis,
    List<String> owners,
    @Nullable String voter,
    PartStatus status) {

  /**
   * @throws IllegalArgumentException if the id is blank, the area is zero or there is no owner
   */
  public ExclusivePart {
    owners = owners.stream().distinct().sorted().toList();
    if (id.isBlank() || owners.isEmpty() || area.hundredths() == 0) {
      throw new IllegalArgumentException("a part has an id, an area and an owner: " + id);
    }
  }

  /** The path of the place it lies in: compound, building and entrance, {@code C01/6/2}. */
  public String path() {
    return compound + "/" + building + "/" + entrance;
  }
}
