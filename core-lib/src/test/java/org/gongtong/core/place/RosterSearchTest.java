package org.gongtong.core.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gongtong.core.kernel.FloorArea;
import org.junit.jupiter.api.Test;

/** A roster is searched as its ids are read. */
class RosterSearchTest {

  @Test
  void fullWidthDigitsFindWhatPlainOnesDo() {
    ExclusivePart part =
        new ExclusivePart(
            "C01-6-2-301",
            "C01",
            "6",
            "2",
            "301",
            PartKind.DWELLING,
            new FloorArea(8_950),
            AreaBasis.REGISTRY,
            List.of("1005"),
            "1005",
            PartStatus.DELIVERED);
    for (String text : List.of("１００５", "　Ｃ０１／６", "３０１", "－６－２－")) {
      assertThat(new RosterSearch(text).finds(part)).as(text).isTrue();
    }
    assertThat(new RosterSearch("１００６").finds(part)).isFalse();
  }
}
