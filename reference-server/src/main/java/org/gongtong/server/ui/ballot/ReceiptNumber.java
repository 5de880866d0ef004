package org.gongtong.server.ui.ballot;

import java.util.UUID;
import org.gongtong.core.kernel.ContentHash;

/**
 * The number on a receipt: sixty bits of a hash of the ballot's id, in twelve characters that
 * cannot be mistaken for one another. The same for the same ballot each time, different for any two
 * of a billion; nothing about the choice is in it.
 */
final class ReceiptNumber {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int CHARACTERS = 12;
  private static final int HEX_DIGITS = 15;

  private ReceiptNumber() {}

  /** For example {@code 7K2M-94QX-0A5T}. */
  static String of(UUID ballotId) {
    String digest = ContentHash.of("receipt:" + ballotId).hex().substring(0, HEX_DIGITS);
    long bits = Long.parseLong(digest, 16);
    StringBuilder number = new StringBuilder(CHARACTERS + 2);
    for (int i = CHARACTERS - 1; i >= 0; i--) {
      number.append(ALPHABET.charAt((int) (bits >>> 5 * i & 31)));
      if (i > 0 && i % 4 == 0) {
        number.append('-');
      }
    }
    return number.toString();
  }
}
