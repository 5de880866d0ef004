package org.gongtong.core.audit;

import java.util.Locale;
import java.util.Optional;
import org.gongtong.core.kernel.ContentHash;

/**
 * A receipt for an event: the first eighty bits of the hash of its entry in the log, in sixteen
 * characters that cannot be mistaken for one another (Crockford's base 32). It shows that something
 * is in the log and not what. Immutable.
 *
 * @param code sixteen characters, in four groups: {@code 7K2M-94QX-0A5T-3HJW}
 */
public record ReceiptCode(String code) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int CHARACTERS = 16;
  private static final int GROUP = 4;

  /** Eighty bits, in hexadecimal digits. */
  private static final int DIGITS = 20;

  /**
   * @throws IllegalArgumentException if it is not in this form
   */
  public ReceiptCode {
    if (!code.matches("(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}")) {
      throw new IllegalArgumentException("a receipt has four groups of four characters: " + code);
    }
  }

  /** The receipt of an entry. */
  public static ReceiptCode of(ContentHash leaf) {
    StringBuilder code = new StringBuilder(CHARACTERS + 3);
    // Five hexadecimal digits are twenty bits, and these four characters.
    for (int at = 0; at < DIGITS; at += 5) {
      int bits = Integer.parseInt(leaf.hex().substring(at, at + 5), 16);
      if (at > 0) {
        code.append('-');
      }
      for (int shift = 15; shift >= 0; shift -= 5) {
        code.append(ALPHABET.charAt(bits >>> shift & 31));
      }
    }
    return new ReceiptCode(code.toString());
  }

  /**
   * A receipt from its sixteen characters in upper case, without separators.
   *
   * @return empty if they are none
   */
  public static Optional<ReceiptCode> parse(String characters) {
    if (characters.length() != CHARACTERS
        || characters.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
      return Optional.empty();
    }
    StringBuilder code = new StringBuilder(characters);
    for (int at = CHARACTERS - GROUP; at > 0; at -= GROUP) {
      code.insert(at, '-');
    }
    return Optional.of(new ReceiptCode(code.toString()));
  }

  /** Whether it is the receipt of an entry. */
  public boolean isOf(ContentHash leaf) {
    return leaf.hex().startsWith(prefix());
  }

  /** What the hashes of its entries begin with: twenty lower-case hexadecimal digits. */
  public String prefix() {
    StringBuilder hex = new StringBuilder(DIGITS);
    for (String group : code.split("-", -1)) {
      int bits = 0;
      for (char c : group.toCharArray()) {
        bits = bits << 5 | ALPHABET.indexOf(c);
      }
      hex.append(String.format(Locale.ROOT, "%05x", bits));
    }
    return hex.toString();
  }

  @Override
  public String toString() {
    return code;
  }
}
