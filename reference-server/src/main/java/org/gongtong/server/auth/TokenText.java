package org.gongtong.server.auth;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * How a token of a program looks: {@code gt_}, 40 characters of five random bits each, and seven of
 * a CRC-32 over them. Whoever scans files for leaked secrets finds it by its beginning, and tells
 * it from a made-up one without asking this server.
 */
public final class TokenText {
  /** How every token begins. */
  public static final String PREFIX = "gt_";

  static final int RANDOM_CHARACTERS = 40;
  private static final int CHECK_CHARACTERS = 7;
  private static final int LENGTH = PREFIX.length() + RANDOM_CHARACTERS + CHECK_CHARACTERS;

  private TokenText() {}

  static String of(String random) {
    return PREFIX + random + check(random);
  }

  /** Whether a text is a token that this program may have made. */
  static boolean isToken(String text) {
    if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
      return false;
    }
    for (int i = PREFIX.length(); i < LENGTH; i++) {
      if (Secrets.ALPHABET.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    int end = PREFIX.length() + RANDOM_CHARACTERS;
    return text.substring(end).equals(check(text.substring(PREFIX.length(), end)));
  }

  private static String check(String random) {
    CRC32 crc = new CRC32();
    crc.update(random.getBytes(StandardCharsets.US_ASCII));
    StringBuilder text = new StringBuilder();
    for (int i = CHECK_CHARACTERS - 1; i >= 0; i--) {
      text.append(Secrets.ALPHABET.charAt((int) (crc.getValue() >>> 5 * i) & 31));
    }
    return text.toString();
  }
}
