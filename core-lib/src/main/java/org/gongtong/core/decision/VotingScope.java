package org.gongtong.core.decision;

import java.util.Set;
import org.gongtong.core.place.ExclusivePart;
import org.jspecify.annotations.Nullable;

/** Which parts of an estate vote. Immutable. */
public sealed interface VotingScope {

  /** Whether a part votes. */
  boolean contains(ExclusivePart part);

  /**
   * All of an estate, or one compound, building or entrance of it. Names are compared whole:
   * building 1 is not building 10.
   *
   * @param compound the compound, or null for everything
   * @param building the building of it, or null for all
   * @param entrance the entrance of it, or null for all
   */
  record Place(@Nullable String compound, @Nullable String building, @Nullable String entrance)
      implements VotingScope {

    /**
     * @throws IllegalArgumentException if a building has no compound, or an entrance no building
     */
    public Place {
      if (building != null && compound == null || entrance != null && building == null) {
        throw new IllegalArgumentException(
            "an entrance lies in a building, a building in a compound");
      }
    }

    @Override
    public boolean contains(ExclusivePart part) {
      return (compound == null || compound.equals(part.compound()))
          && (building == null || building.equals(part.building()))
          && (entrance == null || entrance.equals(part.entrance()));
    }

    /** {@code C01/6/2}; empty for everything. */
    @Override
    public String toString() {
      return compound == null
          ? ""
          : compound
              + (building == null ? "" : "/" + building + (entrance == null ? "" : "/" + entrance));
    }
  }

  /**
   * A named set of parts whose owners are affected.
   *
   * @param parts ids of the parts
   */
  record Affected(Set<String> parts) implements VotingScope {

    public Affected {
      parts = Set.copyOf(parts);
    }

    @Override
    public boolean contains(ExclusivePart part) {
      return parts.contains(part.id());
    }
  }

  /** Every part of the roster. */
  static VotingScope everything() {
    return new Place(null, null, null);
  }

  /**
   * Reads {@code C01}, {@code C01/6} or {@code C01/6/2}; an empty text is everything.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  static VotingScope parse(String text) {
    if (text.isEmpty()) {
      return everything();
    }
    String[] names = text.split("/", -1);
    for (String name : names) {
      if (name.isBlank()) {
        throw new IllegalArgumentException(
            "not a scope, write it like C01, C01/6 or C01/6/2: " + text);
      }
    }
    return switch (names.length) {
      case 1 -> new Place(names[0], null, null);
      case 2 -> new Place(names[0], names[1], null);
      case 3 -> new Place(names[0], names[1], names[2]);
      default ->
          throw new IllegalArgumentException(
              "a scope has at most compound, building and entrance: " + text);
    };
  }
}
