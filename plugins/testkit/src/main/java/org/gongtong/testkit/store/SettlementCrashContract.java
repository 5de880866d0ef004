package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.timebank.SettlementPurpose.SERVICE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gongtong.core.rules.DueSteps;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.ledger.HoldExpiry;
import org.gongtong.core.timebank.settlement.DirectChannel;
import org.gongtong.core.timebank.settlement.Errand;
import org.gongtong.core.timebank.settlement.OrderContent;
import org.gongtong.core.timebank.settlement.OrderState;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementMessage;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.core.timebank.settlement.SettlementReason;
import org.gongtong.core.timebank.settlement.SettlementTimer;
import org.gongtong.core.timebank.settlement.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Messages that are lost, doubled, late or out of order, and machines that stop between any two
 * steps. Extension point: test classes of stores have it.
 */
public interface SettlementCrashContract {

  /** The store of one bank; it may be the same for all tests and hold rows of others. */
  SettlementParts settlement();

  /** The store of the other bank: the same one, or another server's. */
  SettlementParts elsewhere();

  private SettlementPair pair() {
    return new SettlementPair(settlement(), elsewhere());
  }

  private static void assertDoneOnce(SettlementPair pair, OperationKey key) {
    SettlementDesk.Wish wish = pair.a.wish(SERVICE, "elder", pair.b, "helper", 40);
    SettlementOrder order = pair.a.send(key, wish).orThrow();
    assertThat(order.state()).isEqualTo(OrderState.POSTED);
    assertThat(pair.a.scene().balance("elder")).isEqualTo(60);
    assertThat(pair.b.scene().balance("helper")).isEqualTo(40);
    assertThat(pair.b.scene().state("helper").postings()).isEqualTo(1);
    assertThat(pair.a.desk().page(pair.a.bank(), null, 10)).hasSize(1);
    pair.assertSettled();
  }

  /** A write of an order: in which step, whether it is the receiver's, after how many others. */
  record Write(int step, boolean receivers, int after) {}

  /**
   * Each of the writes of an order stops once, before it is committed or right after: sending,
   * claiming the order, taking it, claiming the answer, forgetting it, ending the hold.
   */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  default void anyStepMayStop(CrashingUnitOfWork.Crash crash) {
    for (Write write :
        List.of(
            new Write(0, false, 0),
            new Write(1, false, 0),
            new Write(2, true, 0),
            new Write(3, true, 0),
            new Write(3, true, 1),
            new Write(4, false, 0))) {
      SettlementPair pair = pair();
      OperationKey key = LedgerScene.key();
      SettlementDesk.Wish wish = pair.a.wish(SERVICE, "elder", pair.b, "helper", 40);
      List<Runnable> steps =
          List.of(
              () -> pair.a.send(key, wish).orThrow(),
              () -> pair.a.timer().tick(),
              pair.mail::handAll,
              () -> pair.b.timer().tick(),
              pair.mail::handAll);
      boolean stopped = false;
      for (int step = 0; step < steps.size(); step++) {
        if (step == write.step()) {
          (write.receivers() ? pair.b : pair.a).crash(crash, write.after());
        }
        try {
          steps.get(step).run();
        } catch (CrashingUnitOfWork.Stopped e) {
          assertThat(step).isEqualTo(write.step());
          stopped = true;
        }
      }
      assertThat(stopped).as("%s", write).isTrue();
      pair.a.wait(Duration.ofMinutes(5));
      pair.b.wait(Duration.ofMinutes(5));
      // Whoever sent it and heard nothing sends it again.
      pair.a.send(key, wish).orThrow();
      pair.exchange();
      assertDoneOnce(pair, key);
    }
  }

  /** Between the two local transactions everything is there but what was promised. */
  @Test
  default void betweenTheTwoTransactionsNothingIsLost() {
    SettlementPair pair = pair();
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    pair.a.timer().tick();
    pair.mail.handAll();
    assertThat(pair.b.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    assertThat(pair.a.order(order.id()).state()).isEqualTo(OrderState.SENT);
    assertThat(pair.a.stands(pair.b) + pair.b.stands(pair.a)).isEqualTo(-40);
    assertThat(pair.a.account(pair.b).sending()).isEqualTo(40);
    LedgerChecks.hold(pair.a.scene(), 0);
    LedgerChecks.hold(pair.b.scene(), 0);
    pair.exchange();
    pair.assertSettled();
  }

  /** The answer is lost: the order is sent again, which asks what became of it. */
  @Test
  default void whatIsLostIsAskedForAgain() {
    SettlementPair pair = pair();
    OperationKey key = LedgerScene.key();
    pair.a.send(key, pair.a.wish(SERVICE, "elder", pair.b, "helper", 40)).orThrow();
    for (int lost = 0; lost < 4; lost++) {
      pair.a.timer().tick();
      List<SettlementMessage> orders = pair.mail.empty();
      assertThat(orders).hasSize(1);
      if (lost > 0) {
        pair.mail.hand(orders.get(0));
        pair.b.timer().tick();
        assertThat(pair.mail.empty()).hasSize(1);
        assertThat(pair.b.errands()).isEmpty();
      }
      assertThat(pair.a.timer().tick()).isEmpty();
      assertThat(pair.mail.bag()).as("not asked again at once").isEmpty();
      pair.a.wait(Duration.ofMinutes(1L << lost));
    }
    pair.exchange();
    assertDoneOnce(pair, key);
  }

  /** Twice, in the other order, and long after all is over. */
  @Test
  default void doubledAndReorderedMessagesChangeNothing() {
    SettlementPair pair = pair();
    List<SettlementMessage> all = new ArrayList<>();
    SettlementOrder one = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    SettlementOrder two = pair.a.send(SERVICE, "elder", pair.b, "helper", 25).orThrow();
    pair.a.timer().tick();
    List<SettlementMessage> orders = new ArrayList<>(pair.mail.empty());
    Collections.reverse(orders);
    for (SettlementMessage message : List.of(orders.get(0), orders.get(1), orders.get(0))) {
      pair.mail.hand(message);
    }
    pair.b.timer().tick();
    List<SettlementMessage> answers = pair.mail.empty();
    all.addAll(orders);
    all.addAll(answers);
    assertThat(answers).hasSize(2);
    answers.forEach(pair.mail::hand);
    Map<String, List<Object>> here = pair.a.scene().everything();
    Map<String, List<Object>> there = pair.b.scene().everything();
    Collections.reverse(all);
    all.forEach(pair.mail::hand);
    pair.exchange();
    assertThat(pair.a.scene().everything()).isEqualTo(here);
    assertThat(pair.b.scene().everything()).isEqualTo(there);
    for (SettlementOrder order : List.of(one, two)) {
      assertThat(pair.a.desk().steps(pair.a.bank(), order.id())).hasSize(2);
      assertThat(pair.b.desk().steps(pair.b.bank(), order.id())).hasSize(1);
    }
    pair.assertSettled();
  }

  /** What says something else of an order than before is not taken. */
  @Test
  default void anOtherContentOfAnOrderIsAConflict() {
    SettlementPair pair = pair();
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    pair.a.timer().tick();
    SettlementMessage.Order message = (SettlementMessage.Order) pair.mail.empty().get(0);
    pair.exchange();
    pair.mail.hand(message);
    Verdict verdict = pair.b.order(order.id()).verdict().orElseThrow();
    OrderContent content = message.content();
    OrderContent more =
        new OrderContent(
            content.id(),
            content.fromBank(),
            content.toBank(),
            content.purpose(),
            content.toAccount(),
            41,
            0,
            content.sentAt());
    assertThat(codes(pair.b.receive(new SettlementMessage.Order(more))))
        .containsExactly("ORDER_CONFLICT");
    pair.b.timer().tick();
    SettlementMessage.Answer answer = (SettlementMessage.Answer) pair.mail.empty().get(0);
    pair.mail.hand(answer);
    Verdict other =
        new Verdict(false, verdict.day(), 0, "ACCOUNT_NOT_OPEN", Map.of(), verdict.at());
    for (SettlementMessage.Answer wrong :
        List.of(
            new SettlementMessage.Answer(
                answer.from(), answer.to(), answer.orderId(), answer.content(), other),
            new SettlementMessage.Answer(
                answer.from(), answer.to(), answer.orderId(), more.hash(), verdict))) {
      assertThat(codes(pair.a.receive(wrong))).containsExactly("ORDER_CONFLICT");
    }
    assertThat(
            codes(
                pair.a.receive(
                    new SettlementMessage.Answer(
                        answer.from(),
                        answer.to(),
                        DecisionScene.IDS.next(),
                        answer.content(),
                        verdict))))
        .containsExactly("ORDER_UNKNOWN");
    pair.assertSettled();
  }

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }

  /** Asked back: before it was posted it never is, after it was it stays; whatever comes first. */
  @ParameterizedTest
  @CsvSource({"order first, true", "recall first, false", "order lost, false"})
  default void anOrderIsAskedBack(String which, boolean posted) {
    SettlementPair pair = pair();
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    pair.a.timer().tick();
    List<SettlementMessage> sent = pair.mail.empty();
    assertThat(pair.a.desk().recall(LedgerScene.CLERK, pair.a.bank(), order.id()).orThrow().state())
        .isEqualTo(OrderState.RECALLED);
    assertThat(pair.a.desk().recall(LedgerScene.CLERK, pair.a.bank(), order.id()).orThrow().step())
        .isEqualTo(pair.a.order(order.id()).step());
    assertThat(pair.a.scene().state("elder").held()).as("still held").isEqualTo(40);
    if (which.equals("order first")) {
      sent.forEach(pair.mail::hand);
    }
    pair.exchange();
    if (which.equals("recall first")) {
      sent.forEach(pair.mail::hand);
      pair.exchange();
    }
    SettlementOrder settled = pair.a.order(order.id());
    assertThat(settled.state()).isEqualTo(posted ? OrderState.POSTED : OrderState.REFUSED);
    assertThat(pair.a.scene().balance("elder")).isEqualTo(posted ? 60 : 100);
    assertThat(pair.b.scene().balance("helper")).isEqualTo(posted ? 40 : 0);
    assertThat(settled.verdict().orElseThrow().code()).isEqualTo(posted ? "" : "ORDER_RECALLED");
    assertThat(codes(pair.a.desk().recall(LedgerScene.CLERK, pair.a.bank(), order.id())))
        .containsExactly("ORDER_NOT_OPEN");
    assertThat(codes(pair.b.desk().recall(LedgerScene.CLERK, pair.b.bank(), order.id())))
        .containsExactly("ORDER_UNKNOWN");
    pair.assertSettled();
  }

  /** A year without an answer: still held, and somebody is told what can be done. */
  @Test
  default void timeAloneFreesNothing() {
    SettlementPair pair = pair();
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    assertThat(pair.a.timer().stuck(pair.a.bank())).isEmpty();
    pair.a.timer().tick();
    pair.mail.handAll();
    pair.a.wait(Duration.ofDays(365));
    LedgerParts ledger = settlement().ledger();
    HoldExpiry expiry =
        new HoldExpiry(
            ledger.work(), ledger.journal(), pair.a.scene().alone(), pair.a.scene()::now);
    assertThat(expiry.run(pair.a.bank())).isZero();
    assertThat(pair.a.scene().state("elder").held()).isEqualTo(40);
    List<SettlementTimer.Stuck> stuck = pair.a.timer().stuck(pair.a.bank());
    assertThat(stuck).extracting(one -> one.order().id()).containsExactly(order.id());
    assertThat(stuck.get(0).reason().figures()).containsEntry("hours", "8760");
    assertThat(stuck.get(0).reason().remedy().en()).contains("ask the order back");
    pair.exchange();
    assertThat(pair.a.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    assertThat(pair.a.timer().stuck(pair.a.bank())).isEmpty();
    pair.assertSettled();
  }

  /** The receiver's account was closed on the way; the sender's cannot be while it is held. */
  @Test
  default void accountsAreClosedMeanwhile() {
    SettlementPair pair = pair();
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 100).orThrow();
    LocalDate today = LocalDate.of(2026, 3, 2);
    pair.b
        .scene()
        .desk()
        .close(LedgerScene.CLERK, pair.b.bank(), pair.b.scene().id("helper"), today)
        .orThrow();
    assertThat(
            codes(
                pair.a
                    .scene()
                    .desk()
                    .close(LedgerScene.CLERK, pair.a.bank(), pair.a.scene().id("elder"), today)))
        .containsExactly("TIME_ACCOUNT_NOT_EMPTY");
    pair.exchange();
    assertThat(pair.a.order(order.id()).verdict().orElseThrow().code())
        .isEqualTo("ACCOUNT_NOT_OPEN");
    assertThat(pair.a.scene().balance("elder")).isEqualTo(100);
    pair.assertSettled();
  }

  /** The clock goes back an hour after the order was sent: it is settled all the same. */
  @Test
  default void clocksMayGoBack() {
    SettlementPair pair = pair();
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    Instant sent = pair.a.scene().now();
    pair.a.timer().tick();
    pair.mail.handAll();
    pair.b.timer().tick();
    pair.a.scene().at(sent.minusSeconds(3600));
    List<SettlementMessage> answer = pair.mail.empty();
    assertThat(codes(pair.a.receive(answer.get(0)))).containsExactly("IN_FUTURE");
    assertThat(pair.a.order(order.id()).state()).isEqualTo(OrderState.SENT);
    assertThat(pair.a.scene().state("elder").held()).isEqualTo(40);
    pair.a.scene().at(sent.plusSeconds(3600));
    pair.exchange();
    assertThat(pair.a.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    pair.assertSettled();
  }

  /** Who cannot be reached is tried again, less and less often, and named. */
  @Test
  default void anUnreachedBankIsAHindrance() {
    SettlementPair pair = pair();
    pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    SettlementTimer down =
        new SettlementTimer(
            pair.a.ports(),
            message -> Outcome.refused(SettlementReason.NO_BANK.because().refuses()));
    List<DueSteps.Hindrance> hindrances =
        down.tick().stream()
            .filter(one -> one.subject().equals(pair.a.errands().get(0).orderId()))
            .toList();
    assertThat(hindrances).hasSize(1);
    assertThat(hindrances.get(0).reasons())
        .extracting(Reason::code)
        .containsExactly("NOT_DELIVERED", "NO_BANK");
    Errand errand = pair.a.errands().get(0);
    assertThat(errand.attempts()).isEqualTo(1);
    assertThat(Duration.between(errand.since(), errand.dueAt())).isEqualTo(Duration.ofMinutes(1));
    pair.a.wait(Duration.ofMinutes(1));
    pair.exchange();
    pair.assertSettled();
  }

  /** Two banks in one store need no other channel than the direct one. */
  @Test
  default void banksOfOneStoreTalkAtOnce() {
    SettlementPair pair = new SettlementPair(settlement(), settlement());
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    SettlementTimer timer = new SettlementTimer(pair.a.ports(), new DirectChannel(pair.a.ports()));
    timer.tick();
    timer.tick();
    assertThat(pair.a.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    pair.assertSettled();
  }
}
