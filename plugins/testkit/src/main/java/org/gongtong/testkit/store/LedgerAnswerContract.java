package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is answered is final, and says why. Extension point: test classes of stores have it. */
public interface LedgerAnswerContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  /** The outcome of a key is final, if the rules it was decided by are gone as well. */
  @ParameterizedTest
  @EnumSource
  default void aKeyIsAnsweredWhereThereAreNoRulesAnyMore(LedgerDesk.Sharing sharing) {
    AtomicReference<Optional<LedgerPolicy>> rules =
        new AtomicReference<>(Optional.of(new LedgerPolicy("sample@1", LedgerScene.POLICY)));
    LedgerScene scene =
        new LedgerScene(ledger(), (transaction, bank, day) -> Objects.requireNonNull(rules.get()));
    scene.helper("helper");
    LedgerDesk desk = sharing == LedgerDesk.Sharing.ALONE ? scene.alone() : scene.together();
    LedgerCommand.Post earn = scene.transfer(TransferKind.EARN, "", "helper", 10);
    LedgerAnswer answer = desk.send(LedgerScene.CLERK, scene.bank(), earn);
    rules.set(Optional.empty());
    LedgerAnswer again = desk.send(LedgerScene.CLERK, scene.bank(), earn);
    assertThat(again.outcome()).isEqualTo(answer.outcome());
    assertThat(again.again()).isTrue();
    assertThat(
            desk.send(
                    LedgerScene.CLERK,
                    scene.bank(),
                    scene.transfer(TransferKind.EARN, "", "helper", 10))
                .outcome())
        .isEqualTo(TransferOutcome.NO_POLICY);
  }

  /** A reversal that the pool cannot pay says what the pool has. */
  @Test
  default void aReversalThatThePoolCannotPaySaysSo() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.helper("helper");
    scene.helper("poor");
    for (int before = 1; before <= 3; before++) {
      scene.earn("helper", LedgerScene.EARLIER.minusDays(before), 200);
    }
    LedgerCommand.Post over = scene.transfer(TransferKind.EARN, "", "helper", 50);
    assertThat(scene.send(over).outcome()).isEqualTo(TransferOutcome.POSTED_WITH_OVERFLOW);
    scene.send(TransferKind.GRANT, "", "poor", 20).asOutcome().orThrow();
    LedgerAnswer refused = scene.send(scene.reversal(over.key()));
    assertThat(refused.outcome()).isEqualTo(TransferOutcome.INSUFFICIENT_BALANCE);
    assertThat(refused.figures()).isEqualTo(Map.of("minutes", 50L, "available", 30L));
  }
}
