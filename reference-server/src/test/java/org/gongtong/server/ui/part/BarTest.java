package org.gongtong.server.ui.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gongtong.server.ui.text.Goal;
import org.gongtong.server.ui.text.Language;
import org.gongtong.server.ui.text.Messages;
import org.junit.jupiter.api.Test;

class BarTest {
  private static final Goal TWO_THIRDS = new Goal(2, 3, true);
  private static final Goal HALF = new Goal(1, 2, false);

  @Test
  void neverLooksLongerThanTheVoteWas() {
    Bar hundredthShort = new Bar(Measure.AREA, 19_999_99, 30_000_00, TWO_THIRDS);
    assertThat(hundredthShort.met()).isFalse();
    assertThat(hundredthShort.percent()).isEqualTo("66.66%");
    assertThat(hundredthShort.mark()).isEqualTo("66.66%");
    assertThat(hundredthShort.missing()).isEqualTo(1);
    assertThat(hundredthShort.relation()).isEqualTo("<");
  }

  @Test
  void standsAgainstInclusiveAndExclusiveThresholds() {
    assertThat(new Bar(Measure.HEADS, 200, 300, TWO_THIRDS).met()).isTrue();
    assertThat(new Bar(Measure.HEADS, 200, 300, TWO_THIRDS).relation()).isEqualTo("≥");
    Bar exactlyHalf = new Bar(Measure.HEADS, 100, 200, HALF);
    assertThat(exactlyHalf.met()).isFalse();
    assertThat(exactlyHalf.relation()).isEqualTo("≤");
    assertThat(exactlyHalf.missing()).isEqualTo(1);
    assertThat(new Bar(Measure.HEADS, 101, 200, HALF).relation()).isEqualTo(">");
  }

  @Test
  void saysTheComparisonInExactFigures() {
    Messages text = Messages.in(Language.CHINESE);
    assertThat(new Bar(Measure.HEADS, 1_200, 1_800, TWO_THIRDS).exact(text))
        .isEqualTo("1,200/1,800 ≥ 2/3");
    assertThat(new Bar(Measure.AREA, 9_999_99, 20_000_00, HALF).exact(text))
        .isEqualTo("9,999.99/20,000.00 ≤ 1/2");
  }

  @Test
  void nothingIsReachedOfAnEmptyWhole() {
    Bar empty = new Bar(Measure.HEADS, 0, 0, TWO_THIRDS);
    assertThat(empty.met()).isFalse();
    assertThat(empty.percent()).isEqualTo("0.00%");
  }

  @Test
  void labelsAtTheRightEdgeStayInside() {
    assertThat(new Bar(Measure.HEADS, 1, 2, new Goal(1, 1, true)).markAnchor()).isEqualTo("end");
    assertThat(new Bar(Measure.HEADS, 1, 2, TWO_THIRDS).markAnchor()).isEqualTo("middle");
  }

  @Test
  void refusesMoreThanTheWhole() {
    assertThatThrownBy(() -> new Bar(Measure.HEADS, 3, 2, HALF))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
