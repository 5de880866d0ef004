package org.gongtong.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
  private final PasswordHash hashes = new PasswordHash(new SecureRandom());

  @Test
  void isArgon2idWithItsParametersAndASaltOfItsOwn() {
    String hash = hashes.of("correct horse battery");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(255);
    assertThat(hashes.of("correct horse battery")).isNotEqualTo(hash);
    assertThat(hashes.matches("correct horse battery", hash)).isTrue();
    assertThat(hashes.matches("correct horse batterY", hash)).isFalse();
  }

  @Test
  void readsAHashThatAnotherProgramMadeWithOtherParameters() {
    // From test.c of the reference implementation.
    String hash =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    assertThat(hashes.matches("password", hash)).isTrue();
  }

  @Test
  void takesTheSameCharactersTypedInAnotherWay() {
    String hash = hashes.of("pass\u00e9 et pr\u00e9sent");
    assertThat(hashes.matches("passe\u0301 et pre\u0301sent", hash)).isTrue();
  }
}
