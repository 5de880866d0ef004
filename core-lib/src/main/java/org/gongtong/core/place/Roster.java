package org.gongtong.core.place;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;

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

  /**
   * A hash of all parts that tells whether two rosters say the same. The order of the parts makes
   * no difference.
   */
  public ContentHash contentHash() {
    StringBuilder content = new StringBuilder(parts.size() * 200);
    parts.stream()
        .sorted(Comparator.comparing(ExclusivePart::id))
        .forEach(part -> content.append(CanonicalJson.write(form(part))).append('\n'));
    return ContentHash.of(content.toString());
  }

  private static List<Object> form(ExclusivePart part) {
    return List.of(
        part.id(),
        part.compound(),
        part.building(),
        part.entrance(),
        part.room(),
        part.kind().name(),
        part.area().hundredths(),
        part.basis().name(),
        part.owners(),
        // An empty list stands for nobody: no owner's id looks like it.
        part.voter() == null ? List.of() : part.voter(),
        part.status().name());
  }
}
