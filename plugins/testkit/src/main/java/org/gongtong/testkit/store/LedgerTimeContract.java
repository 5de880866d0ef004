package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.gongtong.core.timebank.ledger.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a store of ledgers promises when clocks jump, and in nights in which a place changes its
 * time. Extension point: test classes of stores have it.
 */
public interface LedgerTimeContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  private LedgerScene scene(ZoneId zone) {
    LedgerPolicy policy =
        new LedgerPolicy(
            "sample@1",
            new TransferPolicy(
                null, 240L, TransferPolicy.Overflow.DONATE, 0, true, Set.of(), 100_000));
    return new LedgerScene(ledger(), (transaction, bank, day) -> Optional.of(policy), zone);
  }

  private static LedgerCommand earn(LedgerScene scene, LocalDateTime at, long minutes) {
    return new LedgerCommand.Post(
        LedgerScene.key(),
        TransferKind.EARN,
        at,
        null,
        scene.id("helper"),
        minutes,
        OperationKey.NONE);
  }

  /** The clock goes an hour back, a day ahead, and to and fro between any two commands. */
  @Test
  default void clocksThatJumpHarmNothing() {
    LedgerScene scene = scene(ZoneId.of("Asia/Shanghai"));
    scene.helper("helper");
    scene.elder("elder");
    SplittableRandom random = new SplittableRandom(11);
    LocalDateTime long1 = LocalDateTime.parse("2026-02-01T10:00");
    OperationKey last = LedgerScene.key();
    Instant latest = LedgerScene.START;
    for (int i = 0; i < 120; i++) {
      Instant now = LedgerScene.START.plusSeconds(random.nextLong(-172_800, 172_800));
      scene.at(now);
      LedgerCommand command =
          switch (i % 4) {
            case 0 -> earn(scene, long1.plusDays(random.nextInt(20)), 1);
            case 1 -> scene.reversal(last);
            case 2 ->
                new LedgerCommand.Post(
                    LedgerScene.key(),
                    TransferKind.REDEEM,
                    long1,
                    scene.id("elder"),
                    scene.id("helper"),
                    2,
                    OperationKey.NONE);
            default -> earn(scene, long1.plusDays(random.nextInt(20)), 3);
          };
      last = command.key();
      LedgerAnswer answer = scene.send(command);
      assertThat(scene.send(command).outcome())
          .as("the outcome is final")
          .isEqualTo(answer.outcome());
      latest = now.isAfter(latest) ? now : latest;
      for (String name : List.of("helper", "elder", "reserve")) {
        Instant recorded = scene.state(name).recordedAt();
        assertThat(recorded == null || !recorded.isAfter(latest)).as(name).isTrue();
      }
    }
    LedgerChecks.hold(scene, 100_000);
    Statements statements = new Statements(ledger().work(), ledger().journal());
    for (String name : List.of("helper", "elder", "reserve")) {
      List<LedgerPosting> postings = scene.postings(name);
      long balance = 0;
      for (int i = 0; i < postings.size(); i++) {
        balance += postings.get(i).minutes();
        Instant at = postings.get(i).recordedAt();
        if (i + 1 == postings.size() || postings.get(i + 1).recordedAt().isAfter(at)) {
          assertThat(statements.balanceRecorded(scene.id(name), at)).isEqualTo(balance);
        }
      }
    }
    LedgerCheck check =
        new LedgerCheck(
            ledger().work(),
            ledger().ledger(),
            ledger().inspection(),
            ledger().audit(),
            DecisionScene.IDS,
            InstantSource.fixed(latest));
    assertThat(check.check(scene.bank()).faults()).isEmpty();
  }

  /** A hold expires by the clock of the moment, once. */
  @Test
  default void aHoldExpiresOnceWhateverTheClockDoes() {
    LedgerScene scene = scene(ZoneId.of("Asia/Shanghai"));
    scene.helper("helper");
    scene.elder("elder");
    Instant expires = LedgerScene.START.plusSeconds(3600);
    OperationKey hold = LedgerScene.key();
    scene.send(
        new LedgerCommand.Hold(
            hold,
            TransferKind.REDEEM,
            LedgerScene.EARLIER,
            scene.id("elder"),
            scene.id("helper"),
            30,
            expires));
    scene.at(expires.plusSeconds(1));
    scene.at(expires.minusSeconds(86_400));
    assertThat(scene.send(end(hold)).outcome()).isEqualTo(TransferOutcome.IN_FUTURE);
    scene.at(expires.minusNanos(1000));
    assertThat(scene.send(end(hold)).outcome()).isEqualTo(TransferOutcome.NOT_EXPIRED);
    assertThat(scene.state("elder").held()).isEqualTo(30);
    scene.at(expires);
    assertThat(scene.send(end(hold)).outcome()).isEqualTo(TransferOutcome.RELEASED);
    scene.at(expires.minusSeconds(60));
    assertThat(scene.send(end(hold)).outcome()).isEqualTo(TransferOutcome.NOT_PENDING);
    assertThat(scene.state("elder").held()).isZero();
    LedgerChecks.hold(scene, 100_000);
  }

  private static LedgerCommand end(OperationKey hold) {
    return new LedgerCommand.End(LedgerScene.key(), LedgerScene.EARLIER, hold, HoldEnd.EXPIRED, 0);
  }

  /**
   * Days are the place's own, whatever length they have; each has its cap. The second time of a
   * line is the first of the day after the change, or the change itself.
   */
  @ParameterizedTest
  @CsvSource({
    // the clock goes ahead, and goes back
    "Europe/Berlin, 2026-03-29T01:00:00Z, 2026-03-28T22:59:59Z, 2026-03-28T23:00:00Z",
    "Europe/Berlin, 2026-10-25T01:00:00Z, 2026-10-25T22:59:59Z, 2026-10-25T23:00:00Z",
    // days that began at one in the morning, and a midnight that came twice
    "America/Sao_Paulo, 2018-11-04T03:00:00Z, 2018-11-04T02:59:59Z, 2018-11-04T03:00:00Z",
    "America/Sao_Paulo, 2018-02-18T02:00:00Z, 2018-02-18T02:59:59Z, 2018-02-18T03:00:00Z",
    // China's summer times
    "Asia/Shanghai, 1986-05-03T18:00:00Z, 1986-05-04T14:59:59Z, 1986-05-04T15:00:00Z",
    "Asia/Shanghai, 1991-09-14T17:00:00Z, 1991-09-15T15:59:59Z, 1991-09-15T16:00:00Z",
  })
  default void daysAreThoseOfThePlace(ZoneId zone, Instant change, Instant before, Instant after) {
    assertThat(zone.getRules().nextTransition(change.minusSeconds(1)).getInstant())
        .isEqualTo(change);
    LedgerScene scene = scene(zone);
    scene.helper("helper");
    LocalDateTime lastOfDay = LocalDateTime.ofInstant(before, zone);
    LocalDateTime firstOfNext = LocalDateTime.ofInstant(after, zone);
    assertThat(firstOfNext.toLocalDate()).isEqualTo(lastOfDay.toLocalDate().plusDays(1));
    scene.at(before);
    assertThat(scene.send(earn(scene, lastOfDay, 240)).outcome()).isEqualTo(TransferOutcome.POSTED);
    assertThat(scene.send(earn(scene, firstOfNext, 1)).outcome())
        .isEqualTo(TransferOutcome.IN_FUTURE);
    assertThat(scene.send(earn(scene, lastOfDay.minusHours(3), 1)).outcome())
        .isEqualTo(TransferOutcome.DAILY_CAP);
    scene.at(after);
    assertThat(scene.send(earn(scene, firstOfNext, 240)).outcome())
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(scene.send(earn(scene, firstOfNext, 1)).outcome())
        .isEqualTo(TransferOutcome.DAILY_CAP);
    Statements statements = new Statements(ledger().work(), ledger().journal());
    assertThat(statements.balanceEffective(scene.id("helper"), lastOfDay)).isEqualTo(240);
    assertThat(statements.balanceEffective(scene.id("helper"), firstOfNext)).isEqualTo(480);
    LedgerChecks.hold(scene, 100_000);
  }

  /** What was done in an hour that comes twice can be written down when it comes again. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-10-25T01:00:00Z",
    "America/Sao_Paulo, 2018-02-18T02:00:00Z",
    "Asia/Shanghai, 1991-09-14T17:00:00Z"
  })
  default void anHourThatComesTwiceIsNotTheFuture(ZoneId zone, Instant change) {
    LedgerScene scene = scene(zone);
    scene.helper("helper");
    Instant done = change.minus(Duration.ofMinutes(10));
    LocalDateTime at = LocalDateTime.ofInstant(done, zone);
    scene.at(done.minusNanos(1000));
    assertThat(scene.send(earn(scene, at, 1)).outcome()).isEqualTo(TransferOutcome.IN_FUTURE);
    // Twenty minutes later the hands of the clock stand forty minutes earlier.
    scene.at(done.plus(Duration.ofMinutes(20)));
    assertThat(LocalDateTime.ofInstant(scene.now(), zone)).isBefore(at);
    assertThat(scene.send(earn(scene, at, 20)).outcome()).isEqualTo(TransferOutcome.POSTED);
    LocalDateTime never = LocalDateTime.ofInstant(change, zone).plusHours(1).plusNanos(1000);
    assertThat(scene.send(earn(scene, never, 1)).outcome()).isEqualTo(TransferOutcome.IN_FUTURE);
    LedgerChecks.hold(scene, 100_000);
  }

  /** A time that the clock left out is no future once it has been passed. */
  @Test
  default void anHourThatIsLeftOutIsPassed() {
    LedgerScene scene = scene(ZoneId.of("Europe/Berlin"));
    scene.helper("helper");
    LocalDateTime none = LocalDateTime.parse("2026-03-29T02:30");
    scene.at(Instant.parse("2026-03-29T00:59:59Z"));
    assertThat(scene.send(earn(scene, none, 1)).outcome()).isEqualTo(TransferOutcome.IN_FUTURE);
    scene.at(Instant.parse("2026-03-29T01:00:00Z"));
    assertThat(scene.send(earn(scene, none, 1)).outcome()).isEqualTo(TransferOutcome.POSTED);
  }
}
