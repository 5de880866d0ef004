package org.gongtong.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gongtong.core.kernel.ContentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptCodeTest {

  @ParameterizedTest
  @CsvSource({
    "00000000000000000000, 0000-0000-0000-0000",
    "ffffffffffffffffffff, ZZZZ-ZZZZ-ZZZZ-ZZZZ",
    "00000000000000000001, 0000-0000-0000-0001",
    "80000400002000010000, G000-8000-4000-2000",
    "0123456789abcdef0123, 04HM-ASW9-NF6Y-Y093"
  })
  void aCodeIsTheFirstEightyBits(String prefix, String code) {
    ContentHash leaf = new ContentHash(prefix + "0123456789abcdef".repeat(2) + "fedcba987654");
    ReceiptCode receipt = ReceiptCode.of(leaf);
    assertThat(receipt.prefix()).isEqualTo(prefix);
    assertThat(receipt.isOf(leaf)).isTrue();
    assertThat(receipt.code()).isEqualTo(code);
    assertThat(ReceiptCode.parse(receipt.code().replace("-", ""))).contains(receipt);
  }

  @Test
  void anotherEntryHasAnotherCode() {
    assertThat(ReceiptCode.of(ContentHash.of("a")))
        .isNotEqualTo(ReceiptCode.of(ContentHash.of("b")));
    assertThat(ReceiptCode.of(ContentHash.of("a")).isOf(ContentHash.of("b"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7K2M94QX0A5T3HJ",
        "7K2M94QX0A5T3HJWW",
        "7k2m94qx0a5t3hjw",
        "7K2M94QX0A5T3HJI",
        "7K2M94QX0A5T3HJU",
        "7K2M-94QX-0A5T-3H",
        "％K2M94QX0A5T3HJW"
      })
  void whatIsNoReceiptIsNone(String text) {
    assertThat(ReceiptCode.parse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new ReceiptCode(text));
  }
}
