package org.gongtong.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.gongtong.server.files.Limits;
import org.junit.jupiter.api.Test;

/** Two read rosters at once; a third is sent away, and a failure gives its turn back. */
class RosterTurnsTest {

  @Test
  void aThirdFindsNoTurnUntilOneIsOver() throws IOException {
    RosterTurns turns = new RosterTurns(Duration.ZERO);
    boolean third =
        turns
            .take(() -> turns.take(() -> turns.take(() -> "third").isPresent()).orElseThrow())
            .orElseThrow();
    assertThat(third).isFalse();
    assertThat(turns.take(() -> "again")).contains("again");
  }

  @Test
  void aFailureGivesItsTurnBack() throws IOException {
    RosterTurns turns = new RosterTurns(Duration.ZERO);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  turns.take(
                      () -> {
                        throw new IOException("disk");
                      }))
          .hasMessage("disk");
    }
    assertThat(turns.take(() -> turns.take(() -> "both").orElseThrow())).contains("both");
  }

  @Test
  void aFileMayAskForLessThanOnTheCommandLine() {
    assertThat(RosterTurns.LIMITS.maxInflatedBytes())
        .isLessThan(Limits.defaults().maxInflatedBytes());
  }
}
