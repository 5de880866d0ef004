package org.gongtong.server.ui.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.server.ui.staff.RosterFigures.Sum;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a clerk holds against the register before the first import. */
class RosterFiguresTest {

  @Test
  void aRosterIsAddedUpByUseAndByDelivery() {
    Roster roster =
        new Roster(
            List.of(
                part("P1", PartKind.DWELLING, 8_955, List.of("A", "B"), null, "DELIVERED"),
                part("P2", PartKind.PARKING, 1_245, List.of("B", "A"), null, "DELIVERED"),
                part("P3", PartKind.DWELLING, 10_000, List.of("A"), "A", "SOLD_UNDELIVERED"),
                part("P4", PartKind.DWELLING, 1, List.of("D"), "D", "UNSOLD"),
                part("P5", PartKind.DWELLING, 2, List.of("D"), "D", "UNSOLD")));
    RosterFigures figures = RosterFigures.of(roster, Language.EN);
    assertThat(figures.all()).isEqualTo(new Sum("", 5, 20_203));
    assertThat(figures.parties()).isEqualTo(3);
    assertThat(figures.unnamed()).isEqualTo(2);
    assertThat(figures.kinds())
        .containsExactly(new Sum("dwelling", 4, 18_958), new Sum("parking", 1, 1_245));
    assertThat(figures.stock())
        .containsExactlyInAnyOrder(new Sum("unsold", 2, 3), new Sum("sold undelivered", 1, 10_000));
  }

  private static ExclusivePart part(
      String id,
      PartKind kind,
      long hundredths,
      List<String> owners,
      @Nullable String voter,
      String status) {
    return new ExclusivePart(
        id,
        "C01",
        "1",
        "1",
        "",
        kind,
        new FloorArea(hundredths),
        AreaBasis.REGISTRY,
        owners,
        voter,
        PartStatus.valueOf(status));
  }
}
