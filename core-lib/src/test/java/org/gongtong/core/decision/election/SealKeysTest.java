package org.gongtong.core.decision.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;

/** The parts of sealing against the vectors of their standards. */
class SealKeysTest {

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  /** RFC 7748, section 6.1. */
  @Test
  void agreesAsTheStandardDoes() throws InvalidKeyException {
    byte[] alice = hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
    byte[] bob = hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
    byte[] alicePublic = hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    byte[] bobPublic = hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    byte[] agreed = hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
    assertThat(SealKeys.publicKey(alice)).isEqualTo(alicePublic);
    assertThat(SealKeys.publicKey(bob)).isEqualTo(bobPublic);
    assertThat(SealKeys.agree(alice, bobPublic)).isEqualTo(agreed);
    assertThat(SealKeys.agree(bob, alicePublic)).isEqualTo(agreed);
    // The highest bit does not count.
    byte[] higher = bobPublic.clone();
    higher[31] |= (byte) 0x80;
    assertThat(SealKeys.agree(alice, higher)).isEqualTo(agreed);
  }

  /** With a point of small order everybody agrees on nothing. */
  @Test
  void refusesAKeyThatAgreesOnNothing() {
    byte[] alice = hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
    byte[] one = new byte[32];
    one[0] = 1;
    assertThatThrownBy(() -> SealKeys.agree(alice, new byte[32]))
        .isInstanceOf(InvalidKeyException.class);
    assertThatThrownBy(() -> SealKeys.agree(alice, one)).isInstanceOf(InvalidKeyException.class);
  }

  /** RFC 5869, test case 3. */
  @Test
  void derivesAsTheStandardDoes() {
    byte[] secret = new byte[22];
    Arrays.fill(secret, (byte) 0x0b);
    assertThat(SealKeys.derive(secret, new byte[0], 42))
        .isEqualTo(
            hex(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                    + "9d201395faa4b61a96c8"));
  }

  /** Test case 14 of the proposal of GCM: a key, a nonce and a text of zeros. */
  @Test
  void sealsAsTheStandardDoes() throws AEADBadTagException {
    byte[] sealed = SealKeys.seal(new byte[32], new byte[16], new byte[0]);
    assertThat(sealed)
        .isEqualTo(hex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"));
    assertThat(SealKeys.open(new byte[32], sealed, new byte[0])).isEqualTo(new byte[16]);
    assertThatThrownBy(() -> SealKeys.open(new byte[32], sealed, new byte[1]))
        .isInstanceOf(AEADBadTagException.class);
  }
}
