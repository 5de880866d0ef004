package org.gongtong.server.ui.part;

import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Places as people say them. Bare figures and letters get their measure word (6 → 6栋, 2 → 2单元);
 * anything else is taken as the roster writes it.
 */
public final class PlaceWords {
  private PlaceWords() {}

  /** Who decides: all owners of the community, of a compound, a building or an entrance. */
  public static String scope(Messages text, VotingScope scope) {
    if (scope instanceof VotingScope.Affected affected) {
      return text.of("scope.affected", text.number(affected.parts().size()));
    }
    if (scope instanceof VotingScope.Place place && place.compound() != null) {
      String where = joined(text, place.compound(), place.building(), place.entrance(), null);
      return text.of("scope.place", where);
    }
    return text.of("scope.all");
  }

  /** Where an exclusive part lies: C01 6栋2单元301室, C01 车位 B-014. */
  public static String part(Messages text, ExclusivePart part) {
    String room =
        switch (part.kind()) {
          case DWELLING -> measured(text, "place.room", part.room());
          case SHOP -> text.of("place.shop", part.room());
          case PARKING -> text.of("place.parking", part.room());
          case STORAGE -> text.of("place.storage", part.room());
        };
    return joined(text, part.compound(), part.building(), part.entrance(), room);
  }

  private static String joined(
      Messages text,
      String compound,
      @Nullable String building,
      @Nullable String entrance,
      @Nullable String room) {
    List<String> within = new ArrayList<>();
    if (building != null && !building.isBlank()) {
      within.add(measured(text, "place.building", building));
    }
    if (entrance != null && !entrance.isBlank()) {
      within.add(measured(text, "place.entrance", entrance));
    }
    if (room != null && !room.isBlank()) {
      within.add(room);
    }
    boolean chinese = text.language() == Language.CHINESE;
    String inside = String.join(chinese ? "" : ", ", within);
    return inside.isEmpty() ? compound : compound + (chinese ? " " : ", ") + inside;
  }

  private static String measured(Messages text, String key, String name) {
    String bare = name.strip();
    boolean ascii = !bare.isEmpty() && bare.chars().allMatch(c -> c < 0x80);
    return ascii ? text.of(key, bare) : bare;
  }
}
