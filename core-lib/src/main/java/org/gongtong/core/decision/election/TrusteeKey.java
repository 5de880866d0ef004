package org.gongtong.core.decision.election;

import java.util.HexFormat;

/**
 * The public key of a trustee: what ballots are sealed with. The private one comes from his {@link
 * KeyCode} and is kept nowhere. Immutable.
 *
 * @param trustee the trustee's number
 * @param hex the X25519 key (RFC 7748), 64 lower-case hexadecimal digits
 */
public record TrusteeKey(int trustee, String hex) {

  /**
   * @throws IllegalArgumentException if it is not of this form
   */
  public TrusteeKey {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a key has 64 lower-case hexadecimal digits: " + hex);
    }
  }

  /** The key, 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
