package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.timebank.SettlementPurpose.SERVICE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.settlement.Comparison;
import org.gongtong.core.timebank.settlement.DayStatement;
import org.gongtong.core.timebank.settlement.Difference;
import org.gongtong.core.timebank.settlement.OrderContent;
import org.gongtong.core.timebank.settlement.OrderState;
import org.gongtong.core.timebank.settlement.SettlementMessage;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.core.timebank.settlement.Verdict;
import org.junit.jupiter.api.Test;

/**
 * What two banks find when they compare a day, and what they give up. Extension point: test classes
 * of stores have it.
 */
public interface SettlementDayContract {

  /** The day on which scenes begin. */
  LocalDate DAY = LocalDate.of(2026, 3, 2);

  /** The store of one bank; it may be the same for all tests and hold rows of others. */
  SettlementParts settlement();

  /** The store of the other bank: the same one, or another server's. */
  SettlementParts elsewhere();

  private SettlementPair pair() {
    return new SettlementPair(settlement(), elsewhere());
  }

  private static void nextDay(SettlementPair pair) {
    pair.a.wait(Duration.ofDays(1));
    pair.b.wait(Duration.ofDays(1));
  }

  private static DayStatement statement(SettlementSide one, SettlementSide other, LocalDate day) {
    return one.reconciliation().statement(one.bank(), other.bank().id(), day).orThrow();
  }

  private static Comparison compare(SettlementSide one, DayStatement other) {
    return one.reconciliation().compare(LedgerScene.CLERK, one.bank(), other).orThrow();
  }

  private static List<Difference.Kind> kinds(Comparison comparison) {
    return comparison.differences().stream().map(Difference::kind).toList();
  }

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }

  /** Orders both ways, one refused and one that only went the day after. */
  @Test
  default void bothMakeTheSameStatement() {
    SettlementPair pair = pair();
    SettlementOrder gone = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    SettlementOrder come = pair.b.send(SERVICE, "elder", pair.a, "helper", 25).orThrow();
    SettlementOrder refused = pair.a.send(SERVICE, "elder", pair.b, "nobody", 5).orThrow();
    pair.exchange();
    SettlementOrder later = pair.a.send(SERVICE, "elder", pair.b, "helper", 7).orThrow();
    assertThat(codes(pair.a.reconciliation().statement(pair.a.bank(), pair.b.bank().id(), DAY)))
        .containsExactly("DAY_NOT_OVER");
    nextDay(pair);
    pair.exchange();
    DayStatement ofA = statement(pair.a, pair.b, DAY);
    DayStatement ofB = statement(pair.b, pair.a, DAY);
    assertThat(ofA.lines())
        .extracting(DayStatement.Line::orderId)
        .containsExactlyInAnyOrder(gone.id(), come.id(), refused.id());
    assertThat(ofA.lines()).isEqualTo(ofB.lines());
    assertThat(ofA.hash()).isEqualTo(ofB.hash());
    assertThat(List.of(ofA.sent(), ofA.received(), ofA.closing())).containsExactly(40L, 25L, 15L);
    assertThat(List.of(ofB.sent(), ofB.received(), ofB.closing())).containsExactly(25L, 40L, -15L);
    Comparison comparison = compare(pair.a, ofB);
    assertThat(comparison.isClean()).isTrue();
    assertThat(compare(pair.b, ofA).isClean()).isTrue();
    assertThat(pair.a.reconciliation().comparisons(pair.a.bank(), pair.b.bank().id(), DAY))
        .containsExactly(comparison);
    List<AuditEvent> events = pair.a.scene().events(OperationKey.of(pair.a.bank().id()));
    assertThat(events)
        .filteredOn(event -> event.type().equals("settlement-compared"))
        .extracting(event -> event.data().get("differences"))
        .containsExactly(0L);
    nextDay(pair);
    DayStatement next = statement(pair.b, pair.a, DAY.plusDays(1));
    assertThat(next.lines()).extracting(DayStatement.Line::orderId).containsExactly(later.id());
    assertThat(next.closing()).isEqualTo(-22);
    assertThat(compare(pair.a, next).isClean()).isTrue();
    pair.assertSettled();
  }

  /** A statement that comes again is recorded again once something has changed. */
  @Test
  default void whatWasFoundBeforeIsNotRecordedAnew() {
    SettlementPair pair = pair();
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    pair.a.timer().tick();
    pair.mail.handAll();
    nextDay(pair);
    Comparison first = hear(pair.a, statement(pair.b, pair.a, DAY));
    assertThat(kinds(first)).containsExactly(Difference.Kind.UNANSWERED, Difference.Kind.CLOSING);
    assertThat(hear(pair.a, statement(pair.b, pair.a, DAY))).isEqualTo(first);
    pair.exchange();
    assertThat(pair.a.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    Comparison mended = hear(pair.a, statement(pair.b, pair.a, DAY));
    assertThat(mended.isClean()).isTrue();
    assertThat(hear(pair.a, statement(pair.b, pair.a, DAY))).isEqualTo(mended);
    assertThat(pair.a.reconciliation().comparisons(pair.a.bank(), pair.b.bank().id(), DAY))
        .containsExactly(first, mended);
    pair.assertSettled();
  }

  private static Comparison hear(SettlementSide one, DayStatement other) {
    return one.reconciliation().hear(LedgerScene.CLERK, one.bank(), other).orThrow();
  }

  /** The hash can be made again by anybody from what the statement says. */
  @Test
  default void theHashIsOfAStatedText() {
    SettlementPair pair = pair();
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    pair.exchange();
    nextDay(pair);
    String a = pair.a.bank().id().toString();
    String b = pair.b.bank().id().toString();
    String text =
        "2026-03-02\n"
            + (a.compareTo(b) < 0 ? a + " " + b : b + " " + a)
            + "\n"
            + order.id()
            + " "
            + a
            + " 40 posted\n";
    assertThat(statement(pair.b, pair.a, DAY).hash()).isEqualTo(ContentHash.of(text));
  }

  /** What was sent before midnight and decided after it is of the later day, on both sides. */
  @Test
  default void anOrderIsOfTheDayOnWhichItWasDecided() {
    SettlementPair pair = pair();
    pair.a.scene().at(Instant.parse("2026-03-02T23:59:59Z"));
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    pair.b.scene().at(Instant.parse("2026-03-03T00:00:00Z"));
    pair.exchange();
    nextDay(pair);
    assertThat(statement(pair.a, pair.b, DAY).lines()).isEmpty();
    nextDay(pair);
    assertThat(statement(pair.a, pair.b, DAY.plusDays(1)).lines())
        .isEqualTo(statement(pair.b, pair.a, DAY.plusDays(1)).lines())
        .extracting(DayStatement.Line::orderId)
        .containsExactly(order.id());
  }

  /** Each is listed with what is to be done, and nothing of it is set right. */
  @Test
  default void differencesAreListedAndNotMended() {
    SettlementPair pair = pair();
    SettlementOrder settled = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    pair.exchange();
    SettlementOrder open = pair.a.send(SERVICE, "elder", pair.b, "helper", 30).orThrow();
    pair.a.timer().tick();
    pair.mail.handAll();
    nextDay(pair);
    DayStatement ofB = statement(pair.b, pair.a, DAY);
    Map<String, List<Object>> before = pair.a.scene().everything();
    Comparison unanswered = compare(pair.a, ofB);
    assertThat(kinds(unanswered))
        .containsExactly(Difference.Kind.UNANSWERED, Difference.Kind.CLOSING);
    assertThat(unanswered.differences().get(0).where()).isEqualTo(open.id().toString());
    assertThat(unanswered.differences().get(0).here()).isEqualTo("sent");
    assertThat(unanswered.differences().get(1).here()).isEqualTo("40");
    assertThat(unanswered.differences().get(1).there()).isEqualTo("-70");

    List<DayStatement.Line> lines = new ArrayList<>(ofB.lines());
    lines.removeIf(line -> line.orderId().equals(settled.id()));
    DayStatement.Line strange =
        new DayStatement.Line(DecisionScene.IDS.next(), pair.b.bank().id(), 5, true);
    lines.add(strange);
    Comparison others = compare(pair.a, changed(ofB, lines));
    assertThat(kinds(others))
        .containsExactlyInAnyOrder(
            Difference.Kind.MISSING_THERE,
            Difference.Kind.UNANSWERED,
            Difference.Kind.MISSING_HERE,
            Difference.Kind.CLOSING,
            Difference.Kind.HASH);
    DayStatement.Line more = new DayStatement.Line(settled.id(), pair.a.bank().id(), 41, true);
    assertThat(kinds(compare(pair.a, changed(ofB, List.of(more)))))
        .contains(Difference.Kind.OTHER_CONTENT, Difference.Kind.HASH);
    assertThat(codes(pair.b.reconciliation().compare(LedgerScene.CLERK, pair.b.bank(), ofB)))
        .containsExactly("STATEMENT_OF_ANOTHER");
    assertThat(pair.a.reconciliation().comparisons(pair.a.bank(), pair.b.bank().id(), DAY))
        .hasSize(3)
        .contains(unanswered, others);
    assertThat(pair.a.scene().everything()).isEqualTo(before);
    for (Difference.Kind kind : Difference.Kind.values()) {
      assertThat(kind.remedy().zh()).isNotBlank();
      assertThat(kind.remedy().en()).isNotBlank();
    }
    pair.exchange();
    assertThat(compare(pair.a, statement(pair.b, pair.a, DAY)).isClean()).isTrue();
    pair.assertSettled();
  }

  private static DayStatement changed(DayStatement statement, List<DayStatement.Line> lines) {
    return new DayStatement(
        statement.bankId(),
        statement.partnerId(),
        statement.day(),
        lines,
        statement.closing(),
        statement.hash());
  }

  /** What stands against the other community is given up by two, in a pair of entries. */
  @Test
  default void twoPeopleGiveUpWhatStandsThere() {
    SettlementPair pair = pair();
    pair.a.send(SERVICE, "elder", pair.b, "helper", 80).orThrow();
    pair.exchange();
    assertThat(pair.b.stands(pair.a)).isEqualTo(-80);
    assertThat(codes(propose(pair.a, pair.b, 10))).containsExactly("NOTHING_TO_REPAY");
    assertThat(codes(propose(pair.b, pair.a, 81))).containsExactly("NOTHING_TO_REPAY");
    OperationKey key = LedgerScene.key();
    SettlementOrder proposed = propose(key, pair.b, pair.a, 50).orThrow();
    assertThat(propose(key, pair.b, pair.a, 50).orThrow()).isEqualTo(proposed);
    assertThat(codes(propose(key, pair.b, pair.a, 51))).containsExactly("KEY_CONFLICT");
    assertThat(proposed.state()).isEqualTo(OrderState.PROPOSED);
    assertThat(pair.b.errands()).isEmpty();
    for (Actor actor : List.of(LedgerScene.CLERK, Actor.resident("r-1"))) {
      assertThat(codes(pair.b.repayments().approve(actor, pair.b.bank(), proposed.id())))
          .containsExactly("SECOND_PERSON_NEEDED");
    }
    SettlementOrder sent =
        pair.b
            .repayments()
            .approve(SettlementSide.OTHER_CLERK, pair.b.bank(), proposed.id())
            .orThrow();
    assertThat(
            pair.b
                .repayments()
                .approve(SettlementSide.OTHER_CLERK, pair.b.bank(), proposed.id())
                .orThrow())
        .isEqualTo(sent);
    long reserveOfA = pair.a.scene().balance("reserve");
    long reserveOfB = pair.b.scene().balance("reserve");
    pair.exchange();
    assertThat(pair.b.order(sent.id()).state()).isEqualTo(OrderState.POSTED);
    assertThat(pair.a.stands(pair.b)).isEqualTo(30);
    assertThat(pair.a.scene().balance("reserve")).isEqualTo(reserveOfA + 50);
    assertThat(pair.b.scene().balance("reserve")).isEqualTo(reserveOfB - 50);
    assertThat(pair.b.scene().state("reserve").held()).isZero();
    SettlementOrder other = propose(pair.b, pair.a, 30).orThrow();
    assertThat(
            pair.b
                .repayments()
                .withdraw(LedgerScene.CLERK, pair.b.bank(), other.id())
                .orThrow()
                .state())
        .isEqualTo(OrderState.WITHDRAWN);
    assertThat(
            codes(
                pair.b.repayments().approve(SettlementSide.OTHER_CLERK, pair.b.bank(), other.id())))
        .containsExactly("ORDER_NOT_OPEN");
    nextDay(pair);
    assertThat(compare(pair.a, statement(pair.b, pair.a, DAY)).isClean()).isTrue();
    pair.assertSettled();
  }

  /** Whatever another bank asks for, no more is taken back than stands there. */
  @Test
  default void noMoreIsTakenBackThanStands() {
    SettlementPair pair = pair();
    pair.a.send(SERVICE, "elder", pair.b, "helper", 30).orThrow();
    pair.exchange();
    OrderContent tooMuch =
        new OrderContent(
            DecisionScene.IDS.next(),
            pair.b.bank().id(),
            pair.a.bank().id(),
            SettlementPurpose.REPAY,
            null,
            31,
            0,
            pair.b.scene().now());
    SettlementOrder refused = pair.a.receive(new SettlementMessage.Order(tooMuch)).orThrow();
    Reason reason = refused.verdict().flatMap(Verdict::refusal).orElseThrow();
    assertThat(reason.code()).isEqualTo("CLEARING_LIMIT");
    assertThat(reason.figures()).containsEntry("room", "30");
    assertThat(pair.a.stands(pair.b)).isEqualTo(30);
    pair.exchange();
    pair.assertSettled();
  }

  private static Outcome<SettlementOrder> propose(
      SettlementSide side, SettlementSide other, long minutes) {
    return propose(LedgerScene.key(), side, other, minutes);
  }

  private static Outcome<SettlementOrder> propose(
      OperationKey key, SettlementSide side, SettlementSide other, long minutes) {
    return side.repayments()
        .propose(
            LedgerScene.CLERK, side.bank(), key, other.bank().id(), minutes, "balanced in person");
  }
}
