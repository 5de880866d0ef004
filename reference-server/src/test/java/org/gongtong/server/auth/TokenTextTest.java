package org.gongtong.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class TokenTextTest {

  @Test
  void everySingleTypingErrorIsFound() {
    String token = TokenText.of(new Secrets(new SecureRandom()).typed(40));
    assertThat(token).matches("gt_[0-9A-Z]{47}");
    assertThat(TokenText.isToken(token)).isTrue();
    for (int i = 3; i < token.length(); i++) {
      for (char c : Secrets.ALPHABET.toCharArray()) {
        String typed = token.substring(0, i) + c + token.substring(i + 1);
        assertThat(TokenText.isToken(typed)).isEqualTo(typed.equals(token));
      }
    }
    assertThat(TokenText.isToken("")).isFalse();
    assertThat(TokenText.isToken(token + "0")).isFalse();
    assertThat(TokenText.isToken(token.replace("gt_", "gh_"))).isFalse();
  }
}
