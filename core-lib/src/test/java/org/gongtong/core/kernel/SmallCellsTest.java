package org.gongtong.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallCellsTest {

  @Test
  void fewerThanThreeAreNotTold() {
    assertThat(SmallCells.OF_THREE.mayTell(0)).isTrue();
    assertThat(SmallCells.OF_THREE.mayTell(1)).isFalse();
    assertThat(SmallCells.OF_THREE.mayTell(2)).isFalse();
    assertThat(SmallCells.OF_THREE.mayTell(3)).isTrue();
    assertThatThrownBy(() -> new SmallCells(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Whatever is told one after another, no difference and no rest is one or two people. */
  @Test
  void nobodyCanBeSubtractedOut() {
    for (int whole = 3; whole <= 40; whole++) {
      int before = 0;
      for (int part = 0; part <= whole; part++) {
        int told = SmallCells.OF_THREE.told(part, whole);
        assertThat(told).isBetween(before, part);
        assertThat(told - before).as("%s of %s", part, whole).isNotIn(1, 2);
        assertThat(told).as("%s of %s", part, whole).isNotIn(1, 2);
        assertThat(whole - told).as("%s of %s", part, whole).isNotIn(1, 2);
        before = told;
      }
      assertThat(SmallCells.OF_THREE.told(whole, whole)).isEqualTo(whole);
      assertThat(SmallCells.ALL_TOLD.told(whole / 2, whole)).isEqualTo(whole / 2);
    }
  }

  @Test
  void aCountIsNotToldIfItOrItsRestIsSmall() {
    SmallCells cells = SmallCells.OF_THREE;
    assertThat(cells.tell(2)).isEmpty();
    assertThat(cells.tell(0)).hasValue(0);
    assertThat(cells.tell(3)).hasValue(3);
    assertThat(cells.tell(8, 10)).isEmpty();
    assertThat(cells.tell(7, 10)).hasValue(7);
    assertThat(cells.tell(10, 10)).hasValue(10);
    assertThat(cells.tell(1, 10)).isEmpty();
  }

  /** Cells of a table whose sum is known, and those that are told. */
  @ParameterizedTest
  @CsvSource({
    "'40,20,0', '40,20,0'",
    "'40,2,0', ',,0'",
    "'3,2,2', '3,,'",
    "'40,2,5', '40,,'",
    "'40,1,1', ',,'",
    "'40,1,2', '40,,'",
    "'2,0,0', ',,'",
    "'1,1,0', ',,'",
    "'0,0,0', '0,0,0'",
    "'3,1,4', ',,4'"
  })
  void noCellOfATableIsHadBySubtraction(String counts, String told) {
    Map<Integer, Integer> cells = new LinkedHashMap<>();
    for (String count : counts.split(",", -1)) {
      cells.put(cells.size(), Integer.valueOf(count));
    }
    StringJoiner shown = new StringJoiner(",");
    SmallCells.OF_THREE
        .tell(cells)
        .values()
        .forEach(cell -> shown.add(cell.isPresent() ? Long.toString(cell.getAsLong()) : ""));
    assertThat(shown).hasToString(told);
  }

  /**
   * Whatever the table: what is not told is nobody, the whole table with its zeros, or enough in
   * several cells.
   */
  @Test
  void whatIsNotToldIsNeverSmallByItself() {
    for (int a = 0; a < 8; a++) {
      for (int b = 0; b < 8; b++) {
        for (int c = 0; c < 8; c++) {
          Map<String, Integer> cells = Map.of("a", a, "b", b, "c", c);
          Map<String, OptionalLong> told = SmallCells.OF_THREE.tell(cells);
          long hidden = told.values().stream().filter(OptionalLong::isEmpty).count();
          long rest = a + b + c - told.values().stream().mapToLong(cell -> cell.orElse(0)).sum();
          boolean all = hidden == 3;
          assertThat(hidden == 0 || all || hidden > 1 && rest >= 3).as("%s", cells).isTrue();
          told.values().forEach(cell -> assertThat(cell.orElse(0)).isNotIn(1L, 2L));
        }
      }
    }
  }
}
