package org.gongtong.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SessionMemoryTest {

  private Instant now = Instant.parse("2026-03-01T02:00:00Z");
  private final SessionMemory memory = new SessionMemory(() -> now);
  private final VoterSession session =
      new VoterSession(new UUID(0, 1), 7, now.plus(VotingCodes.SESSION));
  private final AtomicInteger readings = new AtomicInteger();

  private Optional<VoterSession> find() {
    return memory.find(
        "hash",
        () -> {
          readings.incrementAndGet();
          return Optional.of(session);
        });
  }

  @Test
  void aSessionOpenedHereIsNotReadAgain() {
    memory.opened("hash", session, memory.moment());
    assertThat(find()).contains(session);
    assertThat(readings).hasValue(0);
  }

  @Test
  void whatWasReadIsBelievedForASpan() {
    find();
    now = now.plus(SessionMemory.SPAN).minusNanos(1);
    find();
    assertThat(readings).hasValue(1);
    now = now.plusNanos(1);
    find();
    assertThat(readings).hasValue(2);
  }

  @Test
  void aSessionIsOverWhenItsTimeIsUpHoweverLatelyItWasRead() {
    now = session.until().minusSeconds(1);
    assertThat(find()).contains(session);
    now = session.until();
    assertThat(find()).isEmpty();
  }

  @Test
  void anEndedSessionStaysEndedAlsoAfterAReprint() {
    find();
    memory.end("hash");
    memory.forgetAll();
    assertThat(find()).isEmpty();
    assertThat(cleaned()).containsExactly("hash");
    assertThat(cleaned()).isEmpty();
  }

  @Test
  void anEndedSessionStaysEndedThoughItWasBeingReadWhenItEnded() {
    memory.find(
        "hash",
        () -> {
          memory.end("hash");
          cleaned();
          return Optional.of(session);
        });
    now = now.plus(SessionMemory.SPAN);
    cleaned();
    assertThat(find()).isEmpty();
    now = now.plusNanos(1);
    cleaned();
    assertThat(find()).as("the table is asked again").isPresent();
  }

  @Test
  void whatTheTableCouldNotDeleteIsDeletedNextTime() {
    memory.end("hash");
    assertThatThrownBy(
            () ->
                memory.clean(
                    hashes -> {
                      throw new IllegalStateException("no database");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(cleaned()).containsExactly("hash");
  }

  private List<String> cleaned() {
    List<String> hashes = new ArrayList<>();
    memory.clean(hashes::addAll);
    return hashes;
  }

  @Test
  void whatWasOpenedWhileAllWasForgottenIsNotRemembered() {
    long moment = memory.moment();
    memory.forgetAll();
    memory.opened("hash", session, moment);
    find();
    assertThat(readings).hasValue(1);
  }

  @Test
  void whatIsReadWhileAllIsForgottenIsNotRemembered() {
    memory.find(
        "hash",
        () -> {
          memory.forgetAll();
          return Optional.of(session);
        });
    find();
    assertThat(readings).hasValue(1);
  }

  @Test
  void onlyOneCleansInTenSeconds() {
    assertThat(memory.cleaningIsDue()).isFalse();
    now = now.plus(SessionMemory.BETWEEN_CLEANINGS);
    assertThat(memory.cleaningIsDue()).isTrue();
    assertThat(memory.cleaningIsDue()).isFalse();
  }
}
