package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.gongtong.core.timebank.ledger.LedgerReason;
import org.junit.jupiter.api.Test;

/**
 * What a store of ledgers promises when commands come one after another, and the desk on it.
 * Extension point: test classes of stores have it.
 */
public interface LedgerPostingContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  /** An entry, its postings and its event say what was done, when, by whom and under what. */
  @Test
  default void aTransferStandsInTheJournal() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    UUID helper = scene.helper("helper");
    LedgerCommand.Post earn = scene.transfer(TransferKind.EARN, "", "helper", 90);
    LedgerAnswer answer = scene.send(earn);
    assertThat(answer)
        .isEqualTo(new LedgerAnswer(earn.key(), TransferOutcome.POSTED, false, 90, Map.of()));
    assertThat(scene.balance("helper")).isEqualTo(90);
    assertThat(scene.balance("reserve")).isEqualTo(-90);
    assertThat(scene.state("helper").kept()).isEqualTo(90);
    LedgerPosting posting = scene.postings("helper").get(0);
    assertThat(posting)
        .isEqualTo(
            new LedgerPosting(
                helper,
                1,
                posting.entryId(),
                90,
                90,
                true,
                LedgerScene.EARLIER,
                LedgerScene.START));
    assertThat(entry(posting.entryId()))
        .isEqualTo(
            new LedgerEntry(
                posting.entryId(),
                scene.bank().id(),
                earn.key(),
                TransferKind.EARN,
                null,
                helper,
                90,
                90,
                LedgerScene.EARLIER,
                LedgerScene.START,
                "sample@1",
                LedgerScene.CLERK,
                null));
    List<AuditEvent> events = scene.events(earn.key());
    assertThat(events).hasSize(1);
    assertThat(events.get(0).disclosure()).isEqualTo(Disclosure.SEALED);
    assertThat(events.get(0).type()).isEqualTo("transfer-posted");
    assertThat(events.get(0).effectiveAt()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
    assertThat(events.get(0).recordedAt()).isEqualTo(LedgerScene.START);
    assertThat(events.get(0).data())
        .containsEntry("minutes", 90L)
        .containsEntry("to", helper.toString())
        .containsEntry("entry", posting.entryId().toString());
    LedgerChecks.hold(scene, 0);
  }

  private LedgerEntry entry(UUID id) {
    return Objects.requireNonNull(
        ledger().work().read(tx -> ledger().journal().entries(tx, List.of(id))).get(id));
  }

  /** A refused command changes nothing, however often it is sent; its key is used up. */
  @Test
  default void ofARefusedCommandItsKeyAndItsEventRemain() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.elder("elder");
    scene.helper("helper");
    scene.send(TransferKind.EARN, "", "elder", 30);
    Map<String, List<Object>> before = scene.everything();
    LedgerCommand.Post pay = scene.transfer(TransferKind.REDEEM, "elder", "helper", 31);
    LedgerAnswer refused = scene.send(pay);
    assertThat(refused.outcome()).isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(refused.figures()).isEqualTo(Map.of("minutes", 31L, "available", 30L));
    assertThat(refused.asOutcome().refusals())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo(LedgerReason.INSUFFICIENT_BALANCE.name());
              assertThat(reason.text().en()).contains("30 minutes are available, 31 are needed");
            });
    assertThat(scene.everything()).isEqualTo(before);
    scene.send(TransferKind.EARN, "", "elder", 30);
    before = scene.everything();
    LedgerAnswer again = scene.send(pay);
    assertThat(again)
        .isEqualTo(new LedgerAnswer(pay.key(), refused.outcome(), true, 0, refused.figures()));
    assertThat(scene.everything()).isEqualTo(before);
    assertThat(scene.events(pay.key()))
        .extracting(AuditEvent::type)
        .containsExactly("command-refused");
  }

  /** The same command again is answered as before; another one with its key is a conflict. */
  @Test
  default void theOutcomeOfAKeyIsFinal() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.helper("helper");
    scene.helper("other");
    LedgerCommand.Post earn = scene.transfer(TransferKind.EARN, "", "helper", 200);
    LedgerAnswer first = scene.send(earn);
    Map<String, List<Object>> before = scene.everything();
    assertThat(scene.send(earn))
        .isEqualTo(new LedgerAnswer(earn.key(), first.outcome(), true, 200, Map.of()));
    List<LedgerCommand> others =
        List.of(
            earn(earn.key(), earn.at(), scene.id("other"), 200, OperationKey.NONE),
            earn(earn.key(), earn.at(), scene.id("helper"), 201, OperationKey.NONE),
            earn(earn.key(), earn.at().plusNanos(1000), scene.id("helper"), 200, earn.ref()),
            earn(earn.key(), earn.at(), scene.id("helper"), 200, LedgerScene.key()),
            new LedgerCommand.Reverse(earn.key(), earn.at(), OperationKey.NONE));
    for (LedgerCommand other : others) {
      assertThat(scene.send(other).outcome()).isEqualTo(TransferOutcome.KEY_CONFLICT);
    }
    assertThat(scene.everything()).isEqualTo(before);
    assertThat(scene.events(earn.key())).hasSize(1);
    LedgerScene elsewhere = new LedgerScene(ledger(), LedgerScene.POLICY);
    elsewhere.helper("helper");
    assertThat(
            elsewhere
                .send(earn(earn.key(), earn.at(), elsewhere.id("helper"), 1, OperationKey.NONE))
                .outcome())
        .as("a key of another bank")
        .isEqualTo(TransferOutcome.POSTED);
  }

  private static LedgerCommand earn(
      OperationKey key, LocalDateTime at, UUID to, long minutes, OperationKey ref) {
    return new LedgerCommand.Post(key, TransferKind.EARN, at, null, to, minutes, ref);
  }

  /** A reversal gives back what was used of caps, and happens once. */
  @Test
  default void aTransferIsReversedOnce() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.helper("helper");
    scene.send(TransferKind.EARN, "", "helper", 240).asOutcome().orThrow();
    OperationKey over = scene.transfer(TransferKind.EARN, "", "helper", 1).key();
    LedgerCommand.Post day2 =
        new LedgerCommand.Post(
            LedgerScene.key(),
            TransferKind.EARN,
            LedgerScene.EARLIER.minusDays(1),
            null,
            scene.id("helper"),
            240,
            OperationKey.NONE);
    scene.send(day2).asOutcome().orThrow();
    assertThat(scene.send(TransferKind.EARN, "", "helper", 1).outcome())
        .isEqualTo(TransferOutcome.DAILY_CAP);
    LedgerCommand.Reverse back = scene.reversal(day2.key());
    assertThat(scene.send(back).outcome()).isEqualTo(TransferOutcome.POSTED);
    assertThat(scene.send(back).again()).isTrue();
    assertThat(scene.state("helper").kept()).isEqualTo(240);
    Map<String, List<Object>> before = scene.everything();
    assertThat(scene.send(scene.reversal(day2.key())).outcome())
        .isEqualTo(TransferOutcome.ALREADY_REVERSED);
    assertThat(scene.send(scene.reversal(back.key())).outcome())
        .isEqualTo(TransferOutcome.NOT_REVERSIBLE);
    assertThat(scene.send(scene.reversal(over)).outcome()).isEqualTo(TransferOutcome.UNKNOWN_OP);
    assertThat(scene.everything()).isEqualTo(before);
    LedgerPosting counter = scene.postings("helper").get(2);
    assertThat(counter.minutes()).isEqualTo(-240);
    assertThat(entry(counter.entryId()).reverses())
        .isEqualTo(scene.postings("helper").get(1).entryId());
    LedgerCommand again = earn(LedgerScene.key(), day2.at(), scene.id("helper"), 240, day2.ref());
    assertThat(scene.send(again).outcome())
        .as("the day is free again")
        .isEqualTo(TransferOutcome.POSTED);
    LedgerChecks.hold(scene, 0);
  }

  /** What was received and spent cannot be taken back. */
  @Test
  default void aReversalBreaksNoFloor() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.elder("elder");
    scene.helper("helper");
    LedgerCommand.Post earn = scene.transfer(TransferKind.EARN, "", "elder", 100);
    scene.send(earn);
    scene.send(TransferKind.REDEEM, "elder", "helper", 60).asOutcome().orThrow();
    Map<String, List<Object>> before = scene.everything();
    LedgerAnswer refused = scene.send(scene.reversal(earn.key()));
    assertThat(refused.outcome()).isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(refused.figures()).isEqualTo(Map.of("minutes", 100L, "available", 40L));
    assertThat(scene.everything()).isEqualTo(before);
  }

  /** Each entry keeps the edition it was made under; a reversal has that of its own day. */
  @Test
  default void aChangeOfPolicyRewritesNothing() {
    LocalDate change = LocalDate.of(2026, 3, 2);
    TransferPolicy strict =
        new TransferPolicy(null, 30L, TransferPolicy.Overflow.DONATE, 60, true, Set.of("child"), 0);
    LedgerScene scene =
        new LedgerScene(
            ledger(),
            (transaction, bank, day) ->
                day.getYear() < 2026
                    ? Optional.empty()
                    : Optional.of(
                        day.isBefore(change)
                            ? new LedgerPolicy("old", LedgerScene.POLICY)
                            : new LedgerPolicy("new", strict)));
    scene.helper("helper");
    LedgerCommand old =
        earn(
            LedgerScene.key(),
            LedgerScene.EARLIER.minusDays(1),
            scene.id("helper"),
            60,
            OperationKey.NONE);
    scene.send(old).asOutcome().orThrow();
    assertThat(scene.send(TransferKind.EARN, "", "helper", 60).outcome())
        .isEqualTo(TransferOutcome.DAILY_CAP);
    scene.send(TransferKind.EARN, "", "helper", 30).asOutcome().orThrow();
    scene.send(scene.reversal(old.key())).asOutcome().orThrow();
    assertThat(scene.postings("helper"))
        .extracting(posting -> entry(posting.entryId()).edition())
        .containsExactly("old", "new", "new");
    LedgerCommand early =
        earn(
            LedgerScene.key(),
            LocalDateTime.of(2025, 12, 31, 23, 59),
            scene.id("helper"),
            60,
            OperationKey.NONE);
    assertThat(scene.send(early).outcome()).isEqualTo(TransferOutcome.NO_POLICY);
    assertThat(scene.send(early).again()).as("no rules, no outcome").isFalse();
    assertThat(scene.events(early.key())).isEmpty();
  }

  /** The future, amounts that are none, accounts of others, days on which an account is closed. */
  @Test
  default void whatMakesNoSenseIsRefused() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    LedgerScene other = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.helper("helper");
    UUID stranger = other.helper("stranger");
    LocalDateTime now = LedgerScene.EARLIER.plusHours(1);
    UUID helper = scene.id("helper");
    OperationKey none = OperationKey.NONE;
    assertThat(scene.send(earn(LedgerScene.key(), now, helper, 1, none)).outcome())
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(scene.send(earn(LedgerScene.key(), now.plusNanos(1000), helper, 1, none)).outcome())
        .isEqualTo(TransferOutcome.IN_FUTURE);
    for (long minutes : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53}) {
      LedgerAnswer answer = scene.send(TransferKind.EARN, "", "helper", minutes);
      assertThat(answer.outcome()).isEqualTo(TransferOutcome.INVALID_AMOUNT);
      assertThat(answer.figures()).isEqualTo(Map.of("minutes", minutes));
    }
    assertThat(scene.send(earn(LedgerScene.key(), now, stranger, 1, none)).outcome())
        .isEqualTo(TransferOutcome.UNKNOWN_ACCOUNT);
    scene.send(TransferKind.DONATE, "helper", "", 1).asOutcome().orThrow();
    LocalDate today = now.toLocalDate();
    scene.desk().close(LedgerScene.CLERK, scene.bank(), helper, today).orThrow();
    assertThat(scene.send(TransferKind.EARN, "", "helper", 1).outcome())
        .isEqualTo(TransferOutcome.ACCOUNT_NOT_OPEN);
    assertThat(scene.send(earn(LedgerScene.key(), now.minusDays(1), helper, 1, none)).outcome())
        .isEqualTo(TransferOutcome.POSTED);
    scene.open("late", AccountKind.INDIVIDUAL, null);
    UUID late =
        scene
            .desk()
            .open(LedgerScene.CLERK, scene.bank(), AccountKind.INDIVIDUAL, "x", null, today)
            .orThrow()
            .id();
    assertThat(scene.send(earn(LedgerScene.key(), now.minusDays(1), late, 1, none)).outcome())
        .isEqualTo(TransferOutcome.ACCOUNT_NOT_OPEN);
    LedgerChecks.hold(scene, 0);
  }

  /** The clock may jump: what is recorded later is not recorded earlier. */
  @Test
  default void recordedTimesDoNotGoBack() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.helper("helper");
    scene.send(TransferKind.EARN, "", "helper", 1);
    scene.at(LedgerScene.START.minusSeconds(600));
    scene.send(TransferKind.EARN, "", "helper", 1);
    scene.at(LedgerScene.START.plusNanos(1000));
    scene.send(TransferKind.EARN, "", "helper", 1);
    assertThat(scene.postings("helper"))
        .extracting(LedgerPosting::recordedAt)
        .containsExactly(LedgerScene.START, LedgerScene.START, LedgerScene.START.plusNanos(1000));
  }

  /** Commands sent together are decided each on what those before it left. */
  @Test
  default void commandsSentTogetherSeeOneAnother() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.elder("elder");
    scene.helper("helper");
    LedgerCommand.Post earn = scene.transfer(TransferKind.EARN, "", "elder", 100);
    LedgerCommand.Reverse back = scene.reversal(earn.key());
    List<LedgerCommand> commands =
        List.of(
            scene.transfer(TransferKind.REDEEM, "elder", "helper", 10),
            earn,
            earn,
            scene.transfer(TransferKind.REDEEM, "elder", "helper", 10),
            back,
            scene.transfer(TransferKind.GRANT, "", "elder", 1),
            scene.transfer(TransferKind.DONATE, "helper", "", 10),
            back,
            scene.transfer(TransferKind.GRANT, "", "elder", 10),
            scene.reversal(earn.key()),
            scene.reversal(earn.key()));
    List<LedgerDesk.Sent> sent = new ArrayList<>();
    commands.forEach(command -> sent.add(new LedgerDesk.Sent(LedgerScene.CLERK, command)));
    assertThat(scene.alone().sendAll(scene.bank(), sent))
        .extracting(answer -> (answer.again() ? "again " : "") + answer.outcome())
        .containsExactly(
            "INSUFFICIENT_BALANCE",
            "POSTED",
            "again POSTED",
            "POSTED",
            "INSUFFICIENT_BALANCE",
            "INSUFFICIENT_BALANCE",
            "POSTED",
            "again INSUFFICIENT_BALANCE",
            "POSTED",
            "POSTED",
            "ALREADY_REVERSED");
    LedgerChecks.hold(scene, 0);
  }

  /** Nothing is posted without its event. */
  @Test
  default void nothingHappensWithoutItsEvent() {
    LedgerParts full =
        new LedgerParts(
            ledger().work(),
            ledger().communities(),
            ledger().ledger(),
            ledger().journal(),
            ledger().inspection(),
            new FullAuditLog());
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.helper("helper");
    LedgerDesk deaf =
        new LedgerDesk(
            full.work(),
            full.ledger(),
            (transaction, bank, day) ->
                Optional.of(new LedgerPolicy("sample@1", LedgerScene.POLICY)),
            full.audit(),
            DecisionScene.IDS,
            scene::now,
            LedgerDesk.Sharing.TOGETHER);
    Map<String, List<Object>> before = scene.everything();
    LedgerCommand earn = scene.transfer(TransferKind.EARN, "", "helper", 1);
    assertThatThrownBy(() -> deaf.send(LedgerScene.CLERK, scene.bank(), earn))
        .hasMessage(FullAuditLog.MESSAGE);
    assertThat(scene.everything()).isEqualTo(before);
    assertThat(scene.send(earn).again()).as("its key is free").isFalse();
  }
}
