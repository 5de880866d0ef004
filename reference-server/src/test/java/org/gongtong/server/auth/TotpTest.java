package org.gongtong.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(new Totp(8).code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    assertThat(new Totp().code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code.substring(2));
  }

  @Test
  void aClockMayBeOneStepOffAndNoMore() {
    Totp totp = new Totp();
    Instant now = Instant.ofEpochSecond(1_000_000_000L);
    long step = now.getEpochSecond() / 30;
    for (int off = -3; off <= 3; off++) {
      String code = totp.code(SECRET, now.plusSeconds(30L * off));
      assertThat(totp.step(SECRET, code, now))
          .as("steps off: " + off)
          .isEqualTo(Math.abs(off) <= 1 ? OptionalLong.of(step + off) : OptionalLong.empty());
    }
    String code = totp.code(SECRET, now);
    assertThat(totp.step(SECRET, " " + code.substring(0, 3) + " " + code.substring(3), now))
        .hasValue(step);
    assertThat(totp.step(SECRET, "", now)).isEmpty();
    assertThat(totp.step(SECRET, code + "0", now)).isEmpty();
  }

  /** RFC 4648, section 10, without padding. */
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void secretsAreWrittenAsTheStandardSays(String text, String expected) {
    assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(expected);
  }
}
