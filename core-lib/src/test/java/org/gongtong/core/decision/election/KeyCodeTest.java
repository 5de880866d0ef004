package org.gongtong.core.decision.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class KeyCodeTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final UUID ELECTION = UUID.fromString("01964b0e-7f3c-7000-8000-000000000001");

  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

  @Test
  void isNineGroupsOfFour() {
    for (int run = 0; run < 100; run++) {
      KeyCode code = KeyCode.make(random);
      assertThat(code.code()).matches("([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}");
      assertThat(KeyCode.parse(code.code())).contains(code);
      assertThat(new KeyCode(code.code())).isEqualTo(code);
    }
  }

  /** All 160 bits are in the characters and come back: other bits give other keys. */
  @Test
  void isReadAsPeopleType() {
    KeyCode code = KeyCode.make(random);
    String typed =
        code.code().toLowerCase(Locale.ROOT).replace("-", " ").replace('0', 'o').replace('1', 'l');
    assertThat(KeyCode.parse(" " + typed + "\n")).contains(code);
    assertThat(KeyCode.parse(code.code().replace("-", "").replace('1', 'I'))).contains(code);
  }

  /** One wrong character, or two that changed places, are found; with a chance in a million not. */
  @Test
  void findsASlipOfThePen() {
    // Its chance is given, so that the run is the same every time.
    long[] seed = {1};
    KeyCode code =
        KeyCode.make(() -> seed[0] = seed[0] * 6364136223846793005L + 1442695040888963407L);
    String plain = code.code().replace("-", "");
    for (int at = 0; at < plain.length(); at++) {
      for (char c : ALPHABET.toCharArray()) {
        String wrong = plain.substring(0, at) + c + plain.substring(at + 1);
        assertThat(KeyCode.parse(wrong).isPresent()).as(wrong).isEqualTo(c == plain.charAt(at));
      }
      if (at > 0 && plain.charAt(at) != plain.charAt(at - 1)) {
        String swapped =
            plain.substring(0, at - 1)
                + plain.charAt(at)
                + plain.charAt(at - 1)
                + plain.substring(at + 1);
        assertThat(KeyCode.parse(swapped)).as(swapped).isEmpty();
      }
    }
    for (String none : new String[] {"", "7K2M", plain + "0", plain.substring(1)}) {
      assertThat(KeyCode.parse(none)).isEmpty();
    }
  }

  /** A code is one key in one election, and another key in another. */
  @Test
  void belongsToOneElection() {
    KeyCode code = KeyCode.make(random);
    assertThat(code.publicKey(ELECTION, 1)).isEqualTo(code.publicKey(ELECTION, 1));
    assertThat(code.publicKey(ELECTION, 1).hex())
        .isNotEqualTo(code.publicKey(UUID.randomUUID(), 1).hex())
        .isNotEqualTo(KeyCode.make(random).publicKey(ELECTION, 1).hex());
  }

  /** Neither a message nor the text of the object tells it. */
  @Test
  void tellsItselfToNobody() {
    KeyCode code = KeyCode.make(random);
    assertThat(code.toString()).doesNotContain(code.code().substring(0, 4));
    String wrong = code.code().substring(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyCode(wrong))
        .withMessageNotContaining(wrong);
  }
}
