package org.gongtong.server.wiring;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/** An app on a phone: takes the key as it is typed, and shows codes. */
record AuthenticatorApp(byte[] secret) {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  static AuthenticatorApp of(String typedKey) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int bits = 0;
    int waiting = 0;
    for (char c : typedKey.replace(" ", "").toCharArray()) {
      bits = bits << 5 | ALPHABET.indexOf(c);
      waiting += 5;
      if (waiting >= 8) {
        waiting -= 8;
        bytes.write(bits >>> waiting & 0xFF);
      }
    }
    return new AuthenticatorApp(bytes.toByteArray());
  }

  String code(Instant at) {
    try {
      return new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(30), 6)
          .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), at, Locale.ROOT);
    } catch (java.security.InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
