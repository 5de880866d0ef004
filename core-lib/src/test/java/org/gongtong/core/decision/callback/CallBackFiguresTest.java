package org.gongtong.core.decision.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CallBackFiguresTest {

  /** What is published singles nobody out, not by subtraction either. */
  @Test
  void smallFiguresOfCallBacksAreNotTold() {
    OptionalInt none = OptionalInt.empty();
    Map<CallBackFigures, CallBackFigures.Published> table =
        Map.of(
            new CallBackFigures(2, 1, 1, 0),
            new CallBackFigures.Published(none, none, none, none),
            new CallBackFigures(10, 8, 1, 1),
            new CallBackFigures.Published(OptionalInt.of(10), none, none, none),
            new CallBackFigures(10, 6, 1, 3),
            new CallBackFigures.Published(OptionalInt.of(10), OptionalInt.of(6), none, none),
            new CallBackFigures(10, 5, 0, 5),
            new CallBackFigures.Published(
                OptionalInt.of(10), OptionalInt.of(5), OptionalInt.of(0), OptionalInt.of(5)),
            new CallBackFigures(7, 3, 2, 2),
            new CallBackFigures.Published(OptionalInt.of(7), OptionalInt.of(3), none, none),
            new CallBackFigures(11, 4, 3, 4),
            new CallBackFigures.Published(
                OptionalInt.of(11), OptionalInt.of(4), OptionalInt.of(3), OptionalInt.of(4)));
    table.forEach((figures, told) -> assertThat(figures.published()).isEqualTo(told));
  }
}
