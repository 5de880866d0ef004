package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.timebank.SettlementPurpose.GIFT;
import static org.gongtong.core.timebank.SettlementPurpose.MOVE;
import static org.gongtong.core.timebank.SettlementPurpose.SERVICE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.Relation;
import org.gongtong.core.timebank.SettlementPolicy;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerHold;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.gongtong.core.timebank.settlement.OrderState;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.core.timebank.settlement.Verdict;
import org.junit.jupiter.api.Test;

/**
 * What goes to another community, what for, and under whose rules. Extension point: test classes of
 * stores have it.
 */
public interface SettlementOrderContract {

  /** The store of one bank; it may be the same for all tests and hold rows of others. */
  SettlementParts settlement();

  /** The store of the other bank: the same one, or another server's. */
  SettlementParts elsewhere();

  private SettlementPair pair() {
    return new SettlementPair(settlement(), elsewhere());
  }

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }

  private static LedgerEntry lastEntry(SettlementParts parts, SettlementSide side, String name) {
    List<LedgerPosting> postings = side.scene().postings(name);
    UUID entry = postings.get(postings.size() - 1).entryId();
    LedgerParts ledger = parts.ledger();
    return ledger.work().read(tx -> ledger.journal().entries(tx, Set.of(entry)).get(entry));
  }

  /**
   * Held here, posted there, posted here: the minutes are the same, the editions each one's own.
   */
  @Test
  default void timeForAServiceGoesToWhoeverServed() {
    SettlementPair pair = pair();
    SettlementOrder sent = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    assertThat(sent.state()).isEqualTo(OrderState.SENT);
    assertThat(pair.a.scene().balance("elder")).isEqualTo(100);
    assertThat(pair.a.scene().state("elder").held()).isEqualTo(40);
    assertThat(pair.b.scene().balance("helper")).isZero();
    assertThat(pair.a.account(pair.b).sending()).isEqualTo(40);

    pair.exchange();

    assertThat(pair.a.scene().balance("elder")).isEqualTo(60);
    assertThat(pair.b.scene().balance("helper")).isEqualTo(40);
    assertThat(pair.b.scene().state("helper").kept()).isEqualTo(40);
    assertThat(pair.a.stands(pair.b)).isEqualTo(40);
    assertThat(pair.b.stands(pair.a)).isEqualTo(-40);
    SettlementOrder here = pair.a.order(sent.id());
    SettlementOrder there = pair.b.order(sent.id());
    assertThat(here.content()).isEqualTo(there.content()).isEqualTo(sent.content());
    assertThat(here.state()).isEqualTo(OrderState.POSTED);
    assertThat(there.state()).isEqualTo(OrderState.POSTED);
    assertThat(here.step().verdict()).isEqualTo(there.step().verdict());
    LedgerEntry gone = lastEntry(settlement(), pair.a, "elder");
    LedgerEntry come = lastEntry(elsewhere(), pair.b, "helper");
    assertThat(List.of(gone.edition(), come.edition())).containsExactly("a@1", "b@7");
    assertThat(List.of(gone.minutes(), come.minutes())).containsExactly(40L, 40L);
    assertThat(gone.kind()).isEqualTo(TransferKind.SETTLE);
    assertThat(pair.a.desk().steps(pair.a.bank(), sent.id()))
        .extracting(SettlementOrder.Step::state)
        .containsExactly(OrderState.SENT, OrderState.POSTED);
    assertThat(pair.a.desk().page(pair.a.bank(), null, 10)).containsExactly(here);
    assertThat(pair.a.desk().page(pair.a.bank(), sent.id(), 10)).isEmpty();
    assertThat(pair.a.scene().events(OperationKey.of(sent.id())))
        .extracting(event -> event.type())
        .contains("order-sent", "order-settled");
    assertThat(pair.b.scene().events(OperationKey.of(sent.id())))
        .extracting(event -> event.type())
        .contains("order-taken");
    pair.assertSettled();
  }

  /** The cap of a lifetime is the receiver's, whoever was served; that of a day is for earning. */
  @Test
  default void capsAreTheReceivers() {
    SettlementPair pair = pair();
    pair.b.earned("helper", 590);
    pair.b.scene().helper("busy");
    pair.b.scene().send(TransferKind.EARN, "", "busy", 240).asOutcome().orThrow();
    SettlementOrder beyond = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    SettlementOrder busy = pair.a.send(SERVICE, "elder", pair.b, "busy", 50).orThrow();
    pair.exchange();
    assertThat(pair.a.order(beyond.id()).step().verdict())
        .extracting(Verdict::posted, Verdict::kept)
        .containsExactly(true, 10L);
    assertThat(pair.b.scene().balance("helper")).isEqualTo(600);
    assertThat(pair.b.scene().balance("pool")).isEqualTo(30);
    assertThat(pair.a.order(busy.id()).state()).isEqualTo(OrderState.POSTED);
    assertThat(pair.b.scene().balance("busy")).isEqualTo(290);
    pair.assertSettled();
  }

  /** A refusal there is final, is told back with its figures, and frees what was held. */
  @Test
  default void aRefusalThereIsToldBack() {
    TransferPolicy rejecting =
        new TransferPolicy(600L, 240L, TransferPolicy.Overflow.REJECT, 60, true, Set.of("child"), 0)
            .settling(SettlementSide.ALL);
    SettlementPair pair =
        new SettlementPair(settlement(), elsewhere(), SettlementPair.POLICY, rejecting);
    pair.b.earned("helper", 590);
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    SettlementOrder nobody = pair.a.send(SERVICE, "elder", pair.b, "nobody", 5).orThrow();
    Map<String, List<Object>> before = pair.b.scene().everything();
    pair.exchange();
    Reason refusal = pair.a.order(order.id()).verdict().orElseThrow().refusal().orElseThrow();
    assertThat(refusal.code()).isEqualTo("LIFETIME_CAP");
    assertThat(refusal.figures())
        .containsEntry("kept", "590")
        .containsEntry("minutes", "40")
        .containsEntry("cap", "600");
    assertThat(refusal.remedy().en()).isNotBlank();
    assertThat(pair.a.order(nobody.id()).verdict().orElseThrow().code())
        .isEqualTo("UNKNOWN_ACCOUNT");
    assertThat(pair.a.scene().balance("elder")).isEqualTo(100);
    assertThat(pair.b.scene().everything()).isEqualTo(before);
    pair.assertSettled();
  }

  /** Who moves takes all along, and what he has kept of services goes on counting. */
  @Test
  default void whoMovesTakesAllAlong() {
    SettlementPair pair = pair();
    pair.a.scene().elder("mover");
    pair.a.earned("mover", 500);
    pair.a.scene().send(TransferKind.REDEEM, "mover", "helper", 200).asOutcome().orThrow();
    pair.b.scene().elder("mover");
    assertThat(codes(pair.a.send(MOVE, "mover", pair.b, "mover", 299)))
        .containsExactly("MOVE_NOT_ALL");
    pair.a.send(MOVE, "mover", pair.b, "mover", 300).orThrow();
    pair.exchange();
    assertThat(pair.a.scene().balance("mover")).isZero();
    assertThat(pair.b.scene().balance("mover")).isEqualTo(300);
    assertThat(pair.b.scene().state("mover").kept()).isEqualTo(500);
    assertThat(
            pair.a
                .scene()
                .desk()
                .close(
                    LedgerScene.CLERK,
                    pair.a.bank(),
                    pair.a.scene().id("mover"),
                    LedgerScene.EARLIER.toLocalDate().plusDays(1))
                .isAccepted())
        .isTrue();
    pair.b.earned("mover", 130);
    assertThat(pair.b.scene().balance("mover")).isEqualTo(400);
    assertThat(pair.b.scene().balance("pool")).isEqualTo(30);
    pair.assertSettled();
  }

  /** What was never earned by services does not count as such after moving either. */
  @Test
  default void givenTimeThatMovesDoesNotCount() {
    SettlementPair pair = pair();
    pair.a.scene().elder("mover");
    pair.a.scene().send(TransferKind.DONATE, "elder", "", 80).asOutcome().orThrow();
    pair.a.scene().send(TransferKind.GRANT, "", "mover", 60).asOutcome().orThrow();
    pair.a.earned("mover", 30);
    pair.a.send(MOVE, "mover", pair.b, "helper", 90).orThrow();
    pair.exchange();
    assertThat(pair.b.scene().balance("helper")).isEqualTo(90);
    assertThat(pair.b.scene().state("helper").kept()).isEqualTo(30);
    pair.assertSettled();
  }

  /** To a relative elsewhere whom somebody here has verified, and to no other. */
  @Test
  default void relativesElsewhereGetGifts() {
    SettlementPair pair = pair();
    assertThat(codes(pair.a.send(GIFT, "elder", pair.b, "helper", 30)))
        .containsExactly("NOT_RELATED");
    for (Relation relation : List.of(Relation.SIBLING, Relation.CHILD, Relation.CHILD)) {
      pair.a
          .clearing()
          .relate(
              LedgerScene.CLERK,
              pair.a.bank(),
              pair.b.bank().id(),
              pair.a.scene().id("elder"),
              pair.b.scene().id("helper"),
              relation)
          .orThrow();
    }
    assertThat(
            codes(
                pair.a
                    .clearing()
                    .relate(
                        LedgerScene.CLERK,
                        pair.a.bank(),
                        pair.b.bank().id(),
                        pair.b.scene().id("helper"),
                        pair.b.scene().id("helper"),
                        Relation.CHILD)))
        .containsExactly("TIME_ACCOUNT_UNKNOWN");
    pair.a.send(GIFT, "elder", pair.b, "helper", 30).orThrow();
    pair.exchange();
    assertThat(pair.b.scene().balance("helper")).isEqualTo(30);
    assertThat(pair.b.scene().state("helper").kept()).isZero();
    assertThat(codes(pair.a.send(GIFT, "elder", pair.b, "elder", 30)))
        .containsExactly("NOT_RELATED");
    pair.assertSettled();
  }

  /** Area and purposes are of the policy, each side's own. */
  @Test
  default void policySaysWhatIsSettledWithWhom() {
    TransferPolicy services =
        LedgerScene.POLICY.settling(new SettlementPolicy(SettlementSide.CITY, Set.of(SERVICE)));
    SettlementPair pair =
        new SettlementPair(settlement(), elsewhere(), services, LedgerScene.POLICY);
    assertThat(codes(pair.a.send(MOVE, "elder", pair.b, "elder", 100)))
        .containsExactly("NOT_SETTLED");
    assertThat(codes(pair.b.send(SERVICE, "elder", pair.a, "helper", 10)))
        .containsExactly("NOT_SETTLED");
    assertThat(codes(pair.a.send(SERVICE, "helper", pair.b, "helper", 10)))
        .containsExactly("NOT_ELIGIBLE");
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 10).orThrow();
    pair.exchange();
    assertThat(pair.a.order(order.id()).verdict().orElseThrow().code()).isEqualTo("NOT_SETTLED");
    pair.a.agree(pair.b, ScopeCode.of("cn-3205"), 300, 300);
    assertThat(codes(pair.a.send(SERVICE, "elder", pair.b, "helper", 10)))
        .containsExactly("OUTSIDE_AREA");
    pair.assertSettled();
  }

  /** Where no policy settles anything, and where nothing is agreed. */
  @Test
  default void withoutAnAgreementNothingGoes() {
    SettlementPair pair = pair();
    SettlementSide third =
        new SettlementSide(settlement(), pair.mail, "c@1", SettlementPair.POLICY);
    third.scene().helper("helper");
    Map<String, List<Object>> before = pair.a.scene().everything();
    Outcome<SettlementOrder> refused = pair.a.send(SERVICE, "elder", third, "helper", 10);
    assertThat(codes(refused)).containsExactly("NO_AGREEMENT");
    assertThat(refused.refusals().get(0).figures()).containsEntry("day", "2026-03-02");
    assertThat(pair.a.scene().everything()).isEqualTo(before);
    // One-sided: what is sent waits until the other side has recorded its half.
    pair.a.agree(third, 50, 50);
    SettlementOrder order = pair.a.send(SERVICE, "elder", third, "helper", 10).orThrow();
    pair.mail.exchange(pair.a, third);
    assertThat(pair.a.order(order.id()).state()).isEqualTo(OrderState.SENT);
    third.agree(pair.a, 50, 50);
    pair.a.wait(Duration.ofHours(2));
    pair.mail.exchange(pair.a, third);
    assertThat(third.scene().balance("helper")).isEqualTo(10);
    pair.assertSettled();
  }

  /** A settled transfer has two sides: neither is held, ended or taken back by itself. */
  @Test
  default void nothingIsSettledPastTheDesk() {
    SettlementPair pair = pair();
    UUID clearing = pair.a.account(pair.b).accountId();
    LedgerScene scene = pair.a.scene();
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    LedgerHold hold =
        settlement()
            .ledger()
            .work()
            .read(tx -> settlement().ledger().journal().pending(tx, scene.id("elder")))
            .get(0);
    assertThat(
            scene
                .send(
                    new LedgerCommand.Post(
                        LedgerScene.key(),
                        TransferKind.SETTLE,
                        LedgerScene.EARLIER,
                        clearing,
                        scene.id("helper"),
                        5,
                        OperationKey.NONE))
                .outcome())
        .isEqualTo(TransferOutcome.KIND_NOT_ALLOWED);
    for (HoldEnd end : HoldEnd.values()) {
      assertThat(
              scene
                  .send(
                      new LedgerCommand.End(
                          LedgerScene.key(), LedgerScene.EARLIER, hold.key(), end, 40))
                  .outcome())
          .isEqualTo(TransferOutcome.KIND_NOT_ALLOWED);
    }
    pair.exchange();
    assertThat(pair.a.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    assertThat(
            scene.send(scene.reversal(OperationKey.of("settlement end " + order.id()))).outcome())
        .isEqualTo(TransferOutcome.NOT_REVERSIBLE);
    assertThat(
            codes(
                scene
                    .desk()
                    .close(LedgerScene.CLERK, pair.a.bank(), clearing, LocalDate.of(2027, 1, 1))))
        .containsExactly("TIME_ACCOUNT_OF_BANK");
    pair.assertSettled();
  }

  /** The outcome of a key is final, refusals included; with other content it is refused. */
  @Test
  default void aKeySendsOnce() {
    SettlementPair pair = pair();
    OperationKey key = LedgerScene.key();
    SettlementDesk.Wish wish = pair.a.wish(SERVICE, "elder", pair.b, "helper", 40);
    SettlementOrder first = pair.a.send(key, wish).orThrow();
    assertThat(pair.a.send(key, wish).orThrow()).isEqualTo(first);
    assertThat(codes(pair.a.send(key, pair.a.wish(SERVICE, "elder", pair.b, "helper", 41))))
        .containsExactly("KEY_CONFLICT");
    OperationKey other = LedgerScene.key();
    SettlementDesk.Wish tooMuch = pair.a.wish(SERVICE, "elder", pair.b, "helper", 61);
    Outcome<SettlementOrder> refused = pair.a.send(other, tooMuch);
    assertThat(codes(refused)).containsExactly("INSUFFICIENT_BALANCE");
    assertThat(refused.refusals().get(0).figures()).containsEntry("available", "60");
    pair.a.earned("elder", 100);
    assertThat(codes(pair.a.send(other, tooMuch))).containsExactly("INSUFFICIENT_BALANCE");
    assertThat(pair.a.scene().state("elder").held()).isEqualTo(40);
    pair.exchange();
    assertThat(pair.a.send(key, wish).orThrow().state()).isEqualTo(OrderState.POSTED);
    assertThat(pair.b.scene().balance("helper")).isEqualTo(40);
    pair.assertSettled();
  }
}
