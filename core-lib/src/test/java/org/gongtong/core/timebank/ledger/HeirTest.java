package org.gongtong.core.timebank.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left after whole minutes goes to the largest fractions, of two alike to the first. */
class HeirTest {

  private static List<Heir> heirs(int... shares) {
    return Arrays.stream(shares).mapToObj(share -> new Heir(new UUID(0, share), share)).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "100, 1 1 1, 34 33 33",
    "101, 1 1 1, 34 34 33",
    "100, 1 2, 33 67",
    "100, 2 1, 67 33",
    "1, 1 1, 1 0",
    "1, 1 2 3, 0 0 1",
    "10, 1 1 2 3, 2 1 3 4",
    "0, 1 1, 0 0",
    "7, 5, 7"
  })
  void minutesAreDividedExactly(long minutes, String shares, String parts) {
    int[] all = Arrays.stream(shares.split(" ")).mapToInt(Integer::parseInt).toArray();
    assertThat(Heir.divide(minutes, heirs(all)))
        .isEqualTo(Arrays.stream(parts.split(" ")).map(Long::valueOf).toList());
  }

  /** None is lost, and nobody is a minute or more from his exact share. */
  @Test
  void noneIsLostWhateverTheShares() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 2000; round++) {
      int[] shares =
          IntStream.range(0, 1 + random.nextInt(6))
              .map(i -> 1 + random.nextInt(Heir.MOST))
              .toArray();
      long minutes = random.nextLong(1L << 32);
      List<Long> parts = Heir.divide(minutes, heirs(shares));
      long all = Arrays.stream(shares).asLongStream().sum();
      assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(minutes);
      for (int i = 0; i < shares.length; i++) {
        assertThat(Math.abs(parts.get(i) * all - minutes * shares[i])).isLessThan(all);
      }
    }
  }
}
