package org.gongtong.server.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "K7QM-2X9P-D4T1",
        "k7qm 2x9p d4ti",
        " k7qm\u30002x9p\u00a0d4tl ",
        "Ｋ７ＱＭ－２Ｘ９Ｐ－Ｄ４Ｔ１",
        "k7qm—2x9p–d4t1",
        "K7QM.2X9P_D4TI\u200b\n"
      })
  void howeverItIsTypedItIsTheSameCode(String typed) {
    assertThat(TypedCode.normalise(typed)).isEqualTo("K7QM2X9PD4T1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "-—"})
  void nothingStaysNothing(String typed) {
    assertThat(TypedCode.normalise(typed)).isEmpty();
  }
}
