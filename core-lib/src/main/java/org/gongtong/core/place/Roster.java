package org.gongtong.core.place;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * All exclusive parts of an estate at one time. Immutable; {@link RosterCheck} makes one from a
 * spreadsheet.
 *
 * @param parts in the order of the spreadsheet; ids are unique and all parts of the same owners
 *     name the same voter
 */
public record Roster(List<ExclusivePart> parts) {

  /**
   * @throws IllegalArgumentException if an id stands twice, or parts of the same owners name
   *     different voters
   */
  public Roster {
    parts = List.copyOf(parts);
    Set<String> ids = new HashSet<>();
    Map<List<String>, ExclusivePart> byOwners = new HashMap<>();
    for (ExclusivePart part : parts) {
      if (!ids.add(part.id())) {
        throw new IllegalArgumentException("two parts have the id " + part.id());
      }
      ExclusivePart other = byOwners.putIfAbsent(part.owners(), part);
      if (other != null && !Objects.equals(other.voter(), part.voter())) {
        throw new IllegalArgumentException(
            "parts "
                + other.id()
                + " and "
                + part.id()
                + " have the same owners and different voters");
      }
    }
  }
}
