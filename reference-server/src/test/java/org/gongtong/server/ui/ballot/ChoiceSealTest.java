package org.gongtong.server.ui.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.gongtong.server.ui.part.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceSealTest {
  private static final Duration OPENS = Duration.ofMinutes(2);
  private static final UUID BALLOT_ID = UUID.fromString("0198a3c2-7b1e-7a44-9c21-5f0d3e8b6a17");
  private static final UUID OTHER_ID = UUID.fromString("0198a3c2-7b1e-7a44-9c21-5f0d3e8b6a18");
  private static final String BALLOT = BALLOT_ID.toString();
  private static final String OTHER = OTHER_ID.toString();

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-09T08:42:07Z"));
  private final ChoiceSeal seal = new ChoiceSeal(new SecureRandom(), now::get, OPENS);

  @ParameterizedTest
  @EnumSource(Choice.class)
  void opensForItsBallotAndForTwoMinutes(Choice choice) {
    String sealed = seal.seal(BALLOT, choice);
    assertThat(seal.open(BALLOT, sealed)).contains(choice);
    assertThat(seal.open(OTHER, sealed)).isEmpty();
    now.updateAndGet(time -> time.plus(OPENS));
    assertThat(seal.open(BALLOT, sealed)).contains(choice);
    now.updateAndGet(time -> time.plusMillis(1));
    assertThat(seal.open(BALLOT, sealed)).isEmpty();
  }

  @Test
  void tellsNothingByItsLookAndOpensNowhereElse() {
    String sealed = seal.seal(BALLOT, Choice.FOR);
    assertThat(sealed).hasSameSizeAs(seal.seal(BALLOT, Choice.AGAINST));
    assertThat(sealed).isNotEqualTo(seal.seal(BALLOT, Choice.FOR));
    assertThat(new ChoiceSeal(new SecureRandom(), now::get, OPENS).open(BALLOT, sealed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "???", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void whatIsNoSealDoesNotOpen(String text) {
    assertThat(seal.open(BALLOT, text)).isEmpty();
  }
}
