package org.gongtong.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
}
