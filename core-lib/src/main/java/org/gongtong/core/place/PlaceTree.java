package org.gongtong.core.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The places of a roster as a tree: community, compounds, buildings, entrances, households. A pure
 * view, never stored: a place is there as long as a part lies in it. Immutable.
 *
 * @param community the whole
 */
public record PlaceTree(PlaceNode community) {

  private static final Comparator<ExclusivePart> BY_ROOM =
      Comparator.comparing(ExclusivePart::room, NaturalOrder.INSTANCE)
          .thenComparing(ExclusivePart::id, NaturalOrder.INSTANCE);

  private static final List<Function<ExclusivePart, String>> NAMES =
      List.of(ExclusivePart::compound, ExclusivePart::building, ExclusivePart::entrance);

  /** The tree of a roster; the order of its parts makes no difference. */
  public static PlaceTree of(Roster roster) {
    return new PlaceTree(node(PlaceLevel.COMMUNITY, "", "", roster.parts()));
  }

  /**
   * The place of that path: {@code C01/6/2}, {@code C01/6}, {@code C01}, or empty for the whole.
   */
  public Optional<PlaceNode> find(String path) {
    if (path.isEmpty()) {
      return Optional.of(community);
    }
    PlaceNode at = community;
    for (String name : path.split("/", -1)) {
      Optional<PlaceNode> next =
          at.places().stream().filter(place -> place.name().equals(name)).findFirst();
      if (next.isEmpty()) {
        return next;
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  /** All places of one level, in natural order. */
  public List<PlaceNode> places(PlaceLevel level) {
    List<PlaceNode> found = List.of(community);
    for (int depth = 0; depth < level.ordinal(); depth++) {
      found = found.stream().flatMap(place -> place.places().stream()).toList();
    }
    return found;
  }

  /** All households, by entrance and room. */
  public List<Household> households() {
    return places(PlaceLevel.ENTRANCE).stream()
        .flatMap(entrance -> entrance.households().stream())
        .toList();
  }

  private static PlaceNode node(
      PlaceLevel level, String name, String path, List<ExclusivePart> parts) {
    if (level == PlaceLevel.ENTRANCE) {
      return entrance(name, path, parts);
    }
    Map<String, List<ExclusivePart>> byName = new TreeMap<>(NaturalOrder.INSTANCE);
    Function<ExclusivePart, String> nameOf = NAMES.get(level.ordinal());
    for (ExclusivePart part : parts) {
      byName.computeIfAbsent(nameOf.apply(part), ignored -> new ArrayList<>()).add(part);
    }
    PlaceLevel below = PlaceLevel.values()[level.ordinal() + 1];
    List<PlaceNode> places = new ArrayList<>(byName.size());
    byName.forEach(
        (child, inside) ->
            places.add(node(below, child, path.isEmpty() ? child : path + "/" + child, inside)));
    return new PlaceNode(
        level,
        name,
        path,
        places,
        List.of(),
        List.of(),
        parts.size(),
        places.stream().mapToInt(PlaceNode::householdCount).sum(),
        places.stream().mapToLong(PlaceNode::areaHundredths).sum());
  }

  private static PlaceNode entrance(String name, String path, List<ExclusivePart> parts) {
    List<ExclusivePart> sorted = parts.stream().sorted(BY_ROOM).toList();
    List<Household> households =
        sorted.stream().filter(Household::isHome).map(Household::new).toList();
    return new PlaceNode(
        PlaceLevel.ENTRANCE,
        name,
        path,
        List.of(),
        households,
        sorted.stream().filter(part -> !Household.isHome(part)).toList(),
        sorted.size(),
        households.size(),
        sorted.stream().mapToLong(part -> part.area().hundredths()).sum());
  }
}
