package org.gongtong.core.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.FloorArea;
import org.junit.jupiter.api.Test;

/** The places of a roster, and who lives there. */
class PlaceTreeTest {

  private static final List<ExclusivePart> PARTS =
      List.of(
          part("C02", "1", "1", "101", PartKind.DWELLING, PartStatus.DELIVERED, 5_000),
          part("C01", "10", "1", "101", PartKind.DWELLING, PartStatus.DELIVERED, 8_955),
          part("C01", "2", "2", "1001", PartKind.DWELLING, PartStatus.DELIVERED, 9_000),
          part("C01", "2", "2", "201", PartKind.DWELLING, PartStatus.DELIVERED, 9_001),
          part("C01", "2", "1", "101", PartKind.DWELLING, PartStatus.UNSOLD, 9_002),
          part("C01", "2", "0", "S1", PartKind.SHOP, PartStatus.DELIVERED, 12_000),
          part("C01", "P", "0", "", PartKind.PARKING, PartStatus.DELIVERED, 1_250));

  private final PlaceTree tree = PlaceTree.of(new Roster(PARTS));

  @Test
  void countsPartsHouseholdsAndAreaOnEveryLevel() {
    assertThat(tree.community().partCount()).isEqualTo(7);
    assertThat(tree.community().householdCount()).isEqualTo(4);
    assertThat(tree.community().areaHundredths()).isEqualTo(54_208);
    PlaceNode building = tree.find("C01/2").orElseThrow();
    assertThat(building.level()).isEqualTo(PlaceLevel.BUILDING);
    assertThat(building.partCount()).isEqualTo(4);
    assertThat(building.householdCount()).isEqualTo(2);
    assertThat(building.areaHundredths()).isEqualTo(39_003);
  }

  @Test
  void ordersPlacesAndRoomsAsPeopleCount() {
    assertThat(tree.find("C01").orElseThrow().places())
        .extracting(PlaceNode::path)
        .containsExactly("C01/2", "C01/10", "C01/P");
    assertThat(tree.find("C01/2/2").orElseThrow().households())
        .extracting(household -> household.home().room())
        .containsExactly("201", "1001");
  }

  @Test
  void aShopAndAnUnsoldDwellingAreNobodysHome() {
    assertThat(tree.find("C01/2/0").orElseThrow().otherParts())
        .extracting(ExclusivePart::room)
        .containsExactly("S1");
    assertThat(tree.find("C01/2/1").orElseThrow().households()).isEmpty();
    assertThat(tree.households())
        .extracting(Household::entrance)
        .containsExactly("C01/2/2", "C01/2/2", "C01/10/1", "C02/1/1");
    assertThatThrownBy(() -> new Household(PARTS.get(4)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyPathIsTheScopeOfExactlyItsParts() {
    for (PlaceLevel level : PlaceLevel.values()) {
      for (PlaceNode place : tree.places(level)) {
        VotingScope scope = VotingScope.parse(place.path());
        assertThat(PARTS.stream().filter(scope::contains).count())
            .as(place.path())
            .isEqualTo(place.partCount());
      }
    }
  }

  @Test
  void theOrderOfTheRosterMakesNoDifference() {
    List<ExclusivePart> shuffled = new ArrayList<>(PARTS);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(PlaceTree.of(new Roster(shuffled))).isEqualTo(tree);
  }

  @Test
  void unknownAndMisspeltPathsFindNothing() {
    for (String path : List.of("C1", "C01/", "/C01", "C01/2/9", "C01/2/2/201", "2")) {
      assertThat(tree.find(path)).as(path).isEmpty();
    }
    assertThat(PlaceTree.of(new Roster(List.of())).community().places()).isEmpty();
  }

  @Test
  void naturalOrderCountsAndAgreesWithEquals() {
    List<String> names =
        List.of("", "0", "01", "1", "1-2", "1-10", "2", "6A", "10", "99999999999999999999", "A2");
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j < names.size(); j++) {
        assertThat(Integer.signum(NaturalOrder.INSTANCE.compare(names.get(i), names.get(j))))
            .as(names.get(i) + " and " + names.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  private static ExclusivePart part(
      String compound,
      String building,
      String entrance,
      String room,
      PartKind kind,
      PartStatus status,
      long hundredths) {
    String id = String.join("-", compound, building, entrance, room);
    return new ExclusivePart(
        id,
        compound,
        building,
        entrance,
        room,
        kind,
        new FloorArea(hundredths),
        AreaBasis.REGISTRY,
        List.of("O-" + id),
        null,
        status);
  }
}
