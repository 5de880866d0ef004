package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gongtong.core.people.Circumstance;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerRows;
import org.gongtong.core.timebank.ledger.PastCommand;
import org.junit.jupiter.api.Test;

/** Grants of time to classes of those in need. Extension point: test classes of stores have it. */
public interface GrantContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  BankParts bank();

  private GrantScene scene() {
    GrantScene scene = new GrantScene(bank());
    scene.fill(10_000);
    return scene;
  }

  @Test
  default void whoIsInAClassIsGrantedTimeAndTheEntryKeepsUnderWhich() {
    GrantScene scene = scene();
    LedgerAccount lone = scene.lone();
    LedgerCommand.Post grant = scene.grant(lone, "2026-03-02T09:00:00", 60);
    scene.send(grant).asOutcome().orThrow();
    LedgerEntry entry = entry(scene, grant.key());
    assertThat(entry.edition()).isEqualTo("needs-bank#1");
    assertThat(scene.granted(lone))
        .containsExactly(
            new LedgerRows.Granted(entry.id(), lone.id(), "lone-80", LocalDate.of(2026, 3, 2), 60));

    LedgerAccount old = scene.member("1940-01-01");
    LedgerAnswer refused = scene.send(scene.grant(old, "2026-03-02T09:00:00", 60));
    assertThat(refused.outcome()).isEqualTo(TransferOutcome.GRANT_NO_CLASS);
    assertThat(refused.figures()).isEqualTo(Map.of("classes", 2L));
    assertThat(refused.asOutcome().refusals().get(0).text().en()).contains("none of the 2 classes");
    assertThat(scene.send(scene.grant(scene.member(null), "2026-03-02T09:00:00", 1)).outcome())
        .isEqualTo(TransferOutcome.GRANT_NO_CLASS);
    assertThat(scene.granted(old)).isEmpty();
    assertThat(scene.balance(old.id())).isZero();
  }

  private static LedgerEntry entry(GrantScene scene, OperationKey key) {
    PastCommand past =
        Objects.requireNonNull(scene.desk().past(scene.bank(), List.of(key)).get(key));
    return Objects.requireNonNull(past.entry());
  }

  /** The day counts on which it takes effect, not the one on which it is entered. */
  @Test
  default void aCircumstanceCountsFromItsDayUntilItsEnd() {
    GrantScene scene = scene();
    LedgerAccount member = scene.member("1940-01-01");
    Circumstance alone =
        scene
            .attest(member, "living-alone", LocalDate.of(2026, 2, 10), LocalDate.of(2026, 3, 10))
            .orThrow();
    scene.at(Instant.parse("2026-03-20T10:00:00Z"));
    assertThat(outcome(scene, member, "2026-02-09T12:00:00"))
        .isEqualTo(TransferOutcome.GRANT_NO_CLASS);
    assertThat(outcome(scene, member, "2026-02-10T00:00:00")).isEqualTo(TransferOutcome.POSTED);
    assertThat(outcome(scene, member, "2026-03-09T23:59:59")).isEqualTo(TransferOutcome.POSTED);
    assertThat(outcome(scene, member, "2026-03-10T00:00:00"))
        .isEqualTo(TransferOutcome.GRANT_NO_CLASS);
    scene.end(member, alone, LocalDate.of(2026, 3, 1));
    assertThat(outcome(scene, member, "2026-03-01T00:00:00"))
        .isEqualTo(TransferOutcome.GRANT_NO_CLASS);
    assertThat(outcome(scene, member, "2026-02-28T00:00:00")).isEqualTo(TransferOutcome.POSTED);
    // What was granted before stays.
    assertThat(scene.granted(member)).hasSize(3);
  }

  private static TransferOutcome outcome(GrantScene scene, LedgerAccount member, String at) {
    return scene.send(scene.grant(member, at, 1)).outcome();
  }

  @Test
  default void aClassHasItsMaximumInAPeriodAndAReversalGivesItBack() {
    GrantScene scene = scene();
    LedgerAccount lone = scene.lone();
    scene.at(Instant.parse("2026-04-02T10:00:00Z"));
    LedgerCommand.Post first = scene.grant(lone, "2026-03-01T00:00:00", 400);
    List<LedgerAnswer> answers =
        scene
            .desk()
            .sendAll(
                scene.bank(),
                Stream.of(first, scene.grant(lone, "2026-03-31T23:59:59", 400))
                    .map(one -> new LedgerDesk.Sent(GrantScene.CLERK, one))
                    .toList());
    assertThat(answers)
        .extracting(LedgerAnswer::outcome)
        .containsExactly(TransferOutcome.POSTED, TransferOutcome.GRANT_MAXIMUM);
    assertThat(answers.get(1).figures())
        .isEqualTo(Map.of("minutes", 400L, "granted", 400L, "most", 600L));
    assertThat(send(scene, lone, "2026-03-31T23:59:59", 200)).isEqualTo(TransferOutcome.POSTED);
    assertThat(send(scene, lone, "2026-03-15T12:00:00", 1))
        .isEqualTo(TransferOutcome.GRANT_MAXIMUM);
    assertThat(send(scene, lone, "2026-02-28T12:00:00", 600)).isEqualTo(TransferOutcome.POSTED);
    assertThat(send(scene, lone, "2026-04-01T00:00:00", 600)).isEqualTo(TransferOutcome.POSTED);

    LedgerCommand.Reverse back =
        new LedgerCommand.Reverse(
            LedgerScene.key(), LocalDateTime.parse("2026-04-02T09:00:00"), first.key());
    scene.send(back).asOutcome().orThrow();
    assertThat(scene.granted(lone))
        .contains(
            new LedgerRows.Granted(
                entry(scene, back.key()).id(),
                lone.id(),
                "lone-80",
                LocalDate.of(2026, 3, 1),
                -400));
    assertThat(send(scene, lone, "2026-03-15T12:00:00", 401))
        .isEqualTo(TransferOutcome.GRANT_MAXIMUM);
    assertThat(send(scene, lone, "2026-03-15T12:00:00", 400)).isEqualTo(TransferOutcome.POSTED);
  }

  private static TransferOutcome send(
      GrantScene scene, LedgerAccount member, String at, long minutes) {
    return scene.send(scene.grant(member, at, minutes)).outcome();
  }

  @Test
  default void theFloorOfThePoolHoldsWhateverTheClass() {
    GrantScene scene = new GrantScene(bank());
    scene.fill(30);
    assertThat(send(scene, scene.poor(), "2026-03-02T10:00:00", 31))
        .isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(send(scene, scene.poor(), "2026-03-02T10:00:00", 30))
        .isEqualTo(TransferOutcome.POSTED);
  }

  /** What is held is looked at again when it is posted. */
  @Test
  default void aHeldGrantAsksForTheClassTwice() {
    GrantScene scene = scene();
    LedgerAccount lone = scene.lone();
    LedgerCommand.Hold hold =
        new LedgerCommand.Hold(
            LedgerScene.key(),
            TransferKind.GRANT,
            LocalDateTime.parse("2026-03-02T09:00:00"),
            null,
            lone.id(),
            60,
            Instant.parse("2026-05-01T00:00:00Z"));
    scene.send(hold).asOutcome().orThrow();
    Circumstance alone = scene.records().of(GrantScene.person(lone)).get(0);
    scene.end(lone, alone, GrantScene.TODAY);
    assertThat(scene.send(posted(hold.key(), "2026-03-02T09:30:00")).outcome())
        .isEqualTo(TransferOutcome.GRANT_NO_CLASS);
    assertThat(scene.send(posted(hold.key(), "2026-03-01T09:30:00")).outcome())
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(scene.granted(lone)).hasSize(1);
  }

  private static LedgerCommand.End posted(OperationKey hold, String at) {
    return new LedgerCommand.End(
        LedgerScene.key(), LocalDateTime.parse(at), hold, HoldEnd.POSTED, 60);
  }

  /** Rules without classes leave grants as they were, and what was granted before counts for it. */
  @Test
  default void withoutClassesAnybodyIsGrantedTime() {
    GrantScene scene = scene();
    LedgerAccount young = scene.member("1990-01-01");
    scene.at(Instant.parse("2026-04-21T10:00:00Z"));
    LedgerCommand.Post grant = scene.grant(young, "2026-04-20T00:00:00", 5);
    scene.send(grant).asOutcome().orThrow();
    assertThat(entry(scene, grant.key()).edition()).isEqualTo("needs-bank#2");
    assertThat(scene.granted(young)).isEmpty();
    assertThat(send(scene, young, "2026-04-19T23:59:59", 5))
        .isEqualTo(TransferOutcome.GRANT_NO_CLASS);
    scene
        .send(
            new LedgerCommand.Reverse(
                LedgerScene.key(), LocalDateTime.parse("2026-04-21T09:00:00"), grant.key()))
        .asOutcome()
        .orThrow();
    assertThat(scene.granted(young)).isEmpty();
  }
}
