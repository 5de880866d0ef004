package org.gongtong.core.decision.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BallotSealTest {

  private static final UUID ELECTION = UUID.fromString("01964b0e-7f3c-7000-8000-000000000001");
  private static final ElectionBallot BALLOT = ElectionBallot.of(List.of(2, 3, 128));

  private final SecureRandom random = new SecureRandom();
  private final Map<Integer, KeyCode> codes = new HashMap<>();

  private BallotSeal seal(UUID election, int quorum, int trustees) {
    List<TrusteeKey> keys = new ArrayList<>();
    for (int trustee = trustees; trustee >= 1; trustee--) {
      KeyCode code = codes.computeIfAbsent(trustee, number -> KeyCode.make(random));
      keys.add(code.publicKey(election, trustee));
    }
    return new BallotSeal(election, keys, quorum);
  }

  private Map<Integer, KeyCode> of(Integer... trustees) {
    Map<Integer, KeyCode> some = new HashMap<>();
    for (Integer trustee : trustees) {
      some.put(trustee, codes.get(trustee));
    }
    return some;
  }

  /** Every quorum opens a ballot, and all of them together. */
  @Test
  void aQuorumOpensABallot() {
    BallotSeal seal = seal(ELECTION, 3, 5);
    SealedBallot sealed = seal.seal(BALLOT, random);
    for (int a = 1; a <= 5; a++) {
      for (int b = a + 1; b <= 5; b++) {
        assertThat(seal.open(sealed, of(a, b))).isEmpty();
        for (int c = b + 1; c <= 5; c++) {
          assertThat(seal.open(sealed, of(a, b, c))).contains(BALLOT);
        }
      }
    }
    assertThat(seal.open(sealed, of(1, 2, 3, 4, 5))).contains(BALLOT);
    assertThat(seal.open(sealed, Map.of())).isEmpty();
  }

  /**
   * Nor do fewer codes open it if the program asks for no more: the same box read as one of a lower
   * quorum.
   */
  @Test
  void fewerCodesOpenNothingWhateverTheProgramAsks() {
    BallotSeal seal = seal(ELECTION, 2, 3);
    SealedBallot sealed = seal.seal(BALLOT, random);
    byte[] lowered = sealed.bytes();
    lowered[2] = 1;
    BallotSeal lenient = seal(ELECTION, 1, 3);
    assertThat(lenient.open(new SealedBallot(sealed.id(), lowered), of(1))).isEmpty();
  }

  /** Another's code opens nothing. */
  @Test
  void aForeignCodeOpensNothing() {
    BallotSeal seal = seal(ELECTION, 2, 3);
    SealedBallot sealed = seal.seal(BALLOT, random);
    assertThat(seal.open(sealed, Map.of(1, codes.get(1), 2, KeyCode.make(random)))).isEmpty();
    assertThat(seal.open(sealed, Map.of(1, codes.get(2), 2, codes.get(1)))).isEmpty();
    assertThat(seal.ownerOf(codes.get(2)).orElseThrow().trustee()).isEqualTo(2);
    assertThat(seal.ownerOf(KeyCode.make(random))).isEmpty();
  }

  /** Each of the bits of a sealed ballot counts, of the shares at least those that are opened. */
  @Test
  void everyChangedBitIsFound() {
    BallotSeal seal = seal(ELECTION, 2, 2);
    SealedBallot sealed = seal.seal(BALLOT, random);
    byte[] bytes = sealed.bytes();
    Set<Integer> passed = new TreeSet<>();
    for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      if (seal.open(new SealedBallot(sealed.id(), changed), of(1, 2)).isPresent()) {
        passed.add(bit);
      }
    }
    assertThat(passed).isEmpty();
    for (int length : new int[] {0, 3, bytes.length - 1, bytes.length + 1}) {
      byte[] other = Arrays.copyOf(bytes, length);
      assertThat(seal.open(new SealedBallot(sealed.id(), other), of(1, 2))).isEmpty();
    }
  }

  /** In another election, or copied under another id, it does not open. */
  @Test
  void belongsToItsElectionAndItsId() {
    BallotSeal seal = seal(ELECTION, 2, 3);
    SealedBallot sealed = seal.seal(BALLOT, random);
    SealedBallot copy = new SealedBallot(UUID.randomUUID(), sealed.bytes());
    assertThat(seal.open(copy, of(1, 2))).isEmpty();
    BallotSeal other = seal(UUID.randomUUID(), 2, 3);
    assertThat(other.open(sealed, of(1, 2))).isEmpty();
  }

  /** Equally long whatever was chosen, and never twice the same. */
  @Test
  void showsNothing() {
    BallotSeal seal = seal(ELECTION, 2, 3);
    Set<String> seen = new TreeSet<>();
    for (int run = 0; run < 50; run++) {
      SealedBallot blank = seal.seal(ElectionBallot.of(List.of()), random);
      SealedBallot full = seal.seal(BALLOT, random);
      assertThat(blank.bytes()).hasSameSizeAs(full.bytes()).hasSize(3 + 32 + 3 * 48 + 17 + 16);
      for (SealedBallot one : List.of(blank, full)) {
        assertThat(seen.add(HexFormat.of().formatHex(one.bytes()).substring(6))).isTrue();
        assertThat(HexFormat.of().formatHex(one.bytes()))
            .doesNotContain(HexFormat.of().formatHex(BALLOT.bytes()));
        assertThat(one.id().version()).isEqualTo(4);
        assertThat(one.id().variant()).isEqualTo(2);
      }
    }
  }

  @Test
  void needsAKeyOfEachTrustee() {
    KeyCode code = KeyCode.make(random);
    List<TrusteeKey> gap = List.of(code.publicKey(ELECTION, 1), code.publicKey(ELECTION, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new BallotSeal(ELECTION, gap, 2));
    List<TrusteeKey> two = List.of(code.publicKey(ELECTION, 1), code.publicKey(ELECTION, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new BallotSeal(ELECTION, two, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new BallotSeal(ELECTION, two, 0));
  }

  /** The box is the same in whatever order its ballots come, and another with another ballot. */
  @Test
  void aBoxIsFixedByItsBallots() {
    BallotSeal seal = seal(ELECTION, 2, 3);
    SealedBallot a = seal.seal(BALLOT, random);
    SealedBallot b = seal.seal(BALLOT, random);
    SealedBox box = SealedBox.of(List.of(a, b));
    assertThat(SealedBox.of(List.of(b, a))).isEqualTo(box);
    assertThat(SealedBox.of(List.of(a))).isNotEqualTo(box);
    assertThat(SealedBox.of(List.of(a, seal.seal(BALLOT, random))).root()).isNotEqualTo(box.root());
    SealedBallot renamed = new SealedBallot(UUID.randomUUID(), b.bytes());
    assertThat(SealedBox.of(List.of(a, renamed)).root()).isNotEqualTo(box.root());
  }
}
