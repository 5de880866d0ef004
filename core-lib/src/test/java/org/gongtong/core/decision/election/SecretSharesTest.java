package org.gongtong.core.decision.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gongtong.core.decision.election.SecretShares.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretSharesTest {

  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

  /** FIPS 197, sections 4.2 and 4.2.1, and its S-box's inverses. */
  @ParameterizedTest
  @CsvSource({
    "57, 83, c1",
    "57, 13, fe",
    "57, 02, ae",
    "57, 04, 47",
    "57, 08, 8e",
    "57, 10, 07",
    "53, ca, 01",
    "00, ff, 00",
    "01, ff, ff",
    "80, 80, 9a"
  })
  void multipliesInTheField(String a, String b, String product) {
    int left = HexFormat.fromHexDigits(a);
    int right = HexFormat.fromHexDigits(b);
    assertThat(SecretShares.times(left, right)).isEqualTo(HexFormat.fromHexDigits(product));
    assertThat(SecretShares.times(right, left)).isEqualTo(HexFormat.fromHexDigits(product));
  }

  @Test
  void everyElementButZeroHasAnInverse() {
    for (int a = 1; a <= 255; a++) {
      assertThat(SecretShares.times(a, SecretShares.inverse(a))).as("of %d", a).isEqualTo(1);
    }
  }

  /** 42 with the polynomial 42 + 17 x: worked by hand. */
  @Test
  void aShareIsTheValueOfAPolynomial() {
    RandomGenerator seventeen =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            return 17;
          }

          @Override
          public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 17);
          }
        };
    List<Share> shares = SecretShares.split(new byte[] {42}, 2, 3, seventeen);
    assertThat(shares.get(0).y).containsExactly(42 ^ 17);
    assertThat(shares.get(1).y).containsExactly(42 ^ 34);
    assertThat(shares.get(2).y).containsExactly(42 ^ 17 ^ 34);
  }

  /** Any k of n give the secret back, whichever and in whatever order. */
  @Test
  void anyQuorumGivesTheSecretBack() {
    for (int run = 0; run < 300; run++) {
      int n = 1 + random.nextInt(10);
      int k = 1 + random.nextInt(n);
      byte[] secret = new byte[32];
      random.nextBytes(secret);
      List<Share> shares = new ArrayList<>(SecretShares.split(secret, k, n, random));
      for (int times = 0; times < 5; times++) {
        List<Share> some = someOf(shares, k + random.nextInt(n - k + 1));
        assertThat(SecretShares.join(some)).as("%d of %d", k, n).isEqualTo(secret);
      }
    }
  }

  private List<Share> someOf(List<Share> shares, int count) {
    List<Share> left = new ArrayList<>(shares);
    List<Share> some = new ArrayList<>();
    while (some.size() < count) {
      some.add(left.remove(random.nextInt(left.size())));
    }
    return some;
  }

  /**
   * One share less says nothing: with it every value of the secret is as possible as any other,
   * since for each there is one missing share that leads to it.
   */
  @Test
  void oneShareLessLeavesEverySecretPossible() {
    for (int run = 0; run < 20; run++) {
      int n = 2 + random.nextInt(4);
      int k = 2 + random.nextInt(n - 1);
      byte[] secret = {(byte) random.nextInt(256)};
      List<Share> known = someOf(SecretShares.split(secret, k, n, random), k - 1);
      int unknown = 0;
      Set<Integer> taken = new HashSet<>();
      known.forEach(share -> taken.add(share.x));
      while (unknown == 0 || taken.contains(unknown)) {
        unknown++;
      }
      Set<Byte> secrets = new HashSet<>();
      for (int guess = 0; guess < 256; guess++) {
        List<Share> all = new ArrayList<>(known);
        all.add(new Share(unknown, new byte[] {(byte) guess}));
        secrets.add(SecretShares.join(all)[0]);
      }
      assertThat(secrets).hasSize(256);
    }
  }

  /** Joined too few, the bytes are no better than chance. */
  @Test
  void tooFewSharesAreNotTheSecret() {
    for (int run = 0; run < 100; run++) {
      byte[] secret = new byte[32];
      random.nextBytes(secret);
      List<Share> shares = SecretShares.split(secret, 3, 5, random);
      assertThat(SecretShares.join(shares.subList(0, 2))).isNotEqualTo(secret);
      assertThat(SecretShares.join(shares.subList(0, 1))).isNotEqualTo(secret);
    }
  }

  @Test
  void refusesWhatAreNoShares() {
    byte[] secret = {1};
    for (int[] wrong : new int[][] {{0, 3}, {4, 3}, {2, 256}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SecretShares.split(secret, wrong[0], wrong[1], random));
    }
    Share one = new Share(1, new byte[] {1});
    for (List<Share> wrong :
        List.of(
            List.<Share>of(), List.of(one, one), List.of(one, new Share(2, new byte[] {1, 2})))) {
      assertThatIllegalArgumentException().isThrownBy(() -> SecretShares.join(wrong));
    }
  }
}
