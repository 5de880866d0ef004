package org.gongtong.server.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.jspecify.annotations.Nullable;

/**
 * Draws the roster of an old estate: seven compounds, 38 buildings, about 2 600 exclusive parts.
 * The same every time. Confined to one thread.
 */
final class DemoEstate {

  private static final long SEED = 20210601L;

  /** Buildings of each compound, 38 together. */
  private static final int[] BUILDINGS = {6, 5, 6, 5, 6, 5, 5};

  private static final int[] DWELLING_AREAS = {4236, 4885, 5127, 5563, 6012, 6478, 7345, 8217};
  private static final String DEVELOPER = "dev-1";

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<ExclusivePart> parts = new ArrayList<>();
  private int owners;

  private DemoEstate() {}

  /** The roster. */
  static Roster roster() {
    DemoEstate estate = new DemoEstate();
    for (int compound = 1; compound <= BUILDINGS.length; compound++) {
      estate.compound(compound);
    }
    return new Roster(estate.parts);
  }

  private void compound(int number) {
    String compound = String.format(Locale.ROOT, "C%02d", number);
    for (int building = 1; building <= BUILDINGS[number - 1]; building++) {
      int entrances = 3 + (building + number) % 2;
      for (int entrance = 1; entrance <= entrances; entrance++) {
        entrance(compound, building, entrance, building == 1);
      }
    }
    for (int space = 1; space <= 18; space++) {
      part(compound, "P", "1", two(space), PartKind.PARKING, 1180 + random.nextInt(140));
    }
  }

  private void entrance(String compound, int building, int entrance, boolean onTheStreet) {
    for (int floor = 1; floor <= 6; floor++) {
      for (int door = 1; door <= 3; door++) {
        String room = floor + two(door);
        if (floor == 1 && onTheStreet) {
          part(compound, building, entrance, room, PartKind.SHOP, 6000 + random.nextInt(22_000));
        } else {
          int area = DWELLING_AREAS[random.nextInt(DWELLING_AREAS.length)] + random.nextInt(60);
          part(compound, building, entrance, room, PartKind.DWELLING, area);
        }
      }
    }
    if (random.nextInt(3) == 0) {
      part(compound, building, entrance, "S01", PartKind.STORAGE, 480 + random.nextInt(900));
    }
  }

  private void part(
      String compound, int building, int entrance, String room, PartKind kind, int hundredths) {
    part(compound, String.valueOf(building), String.valueOf(entrance), room, kind, hundredths);
  }

  private void part(
      String compound,
      String building,
      String entrance,
      String room,
      PartKind kind,
      int hundredths) {
    String id = String.join("-", compound, building, entrance, room);
    int draw = random.nextInt(1000);
    boolean stock = kind == PartKind.SHOP ? draw < 120 : draw < 18;
    List<String> ownedBy = stock ? List.of(DEVELOPER) : owners(kind, draw);
    PartStatus status =
        !stock
            ? PartStatus.DELIVERED
            : random.nextInt(3) == 0 ? PartStatus.SOLD_UNDELIVERED : PartStatus.UNSOLD;
    parts.add(
        new ExclusivePart(
            id,
            compound,
            building,
            entrance,
            room,
            kind,
            new FloorArea(hundredths),
            basis(random.nextInt(100)),
            ownedBy,
            voter(ownedBy),
            status));
  }

  /** Parking spaces, store rooms and some dwellings belong to an owner who is there already. */
  private List<String> owners(PartKind kind, int draw) {
    boolean second = kind == PartKind.PARKING || kind == PartKind.STORAGE || draw > 960;
    if (second && !parts.isEmpty()) {
      ExclusivePart other =
          parts.get(parts.size() - 1 - random.nextInt(Math.min(40, parts.size())));
      if (!other.owners().contains(DEVELOPER)) {
        return other.owners();
      }
    }
    if (draw > 780) {
      return List.of(owner(), owner());
    }
    return List.of(owner());
  }

  private String owner() {
    return String.format(Locale.ROOT, "o%05d", ++owners);
  }

  /** Co-owners have not always named who votes; of one owner set it is always the same. */
  private static @Nullable String voter(List<String> ownedBy) {
    String first = ownedBy.get(0);
    return ownedBy.size() > 1 && first.hashCode() % 5 == 0 ? null : first;
  }

  private static AreaBasis basis(int draw) {
    return draw < 88 ? AreaBasis.REGISTRY : draw < 97 ? AreaBasis.SURVEY : AreaBasis.CONTRACT;
  }

  private static String two(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }
}
