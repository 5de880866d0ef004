package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.timebank.SettlementPurpose.SERVICE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.AccountLimit;
import org.gongtong.core.timebank.LimitKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.Transfer;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.settlement.ClearingDesk;
import org.gongtong.core.timebank.settlement.ClearingTerms;
import org.gongtong.core.timebank.settlement.OrderState;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.junit.jupiter.api.Test;

/** What two communities let stand between them. Extension point: test classes of stores have it. */
public interface SettlementLimitContract {

  /** The store of one bank; it may be the same for all tests and hold rows of others. */
  SettlementParts settlement();

  /** The store of the other bank: the same one, or another server's. */
  SettlementParts elsewhere();

  private SettlementPair pair(long mostSent, long mostReceived) {
    SettlementPair pair = new SettlementPair(settlement(), elsewhere());
    SettlementSide.agree(pair.a, pair.b, mostSent, mostReceived);
    return pair;
  }

  /** What is on its way counts; what has come back makes room. */
  @Test
  default void theLimitIsKeptBeforeAnythingMoves() {
    SettlementPair pair = pair(60, 300);
    pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    Map<String, List<Object>> before = pair.a.scene().everything();
    Outcome<SettlementOrder> refused = pair.a.send(SERVICE, "elder", pair.b, "helper", 21);
    Reason reason = refused.refusals().get(0);
    assertThat(reason.code()).isEqualTo("CLEARING_LIMIT");
    assertThat(reason.figures()).isEqualTo(Map.of("minutes", "21", "room", "20"));
    assertThat(reason.text().en()).contains("21 minutes").contains("20 that may still go");
    assertThat(reason.remedy().zh()).isNotBlank();
    assertThat(pair.a.scene().everything()).isEqualTo(before);
    pair.exchange();
    assertThat(pair.a.send(SERVICE, "elder", pair.b, "helper", 21).isAccepted()).isFalse();
    pair.a.send(SERVICE, "elder", pair.b, "helper", 20).orThrow();
    pair.b.send(SERVICE, "elder", pair.a, "helper", 30).orThrow();
    pair.exchange();
    assertThat(pair.a.stands(pair.b)).isEqualTo(30);
    pair.a.send(SERVICE, "elder", pair.b, "helper", 30).orThrow();
    pair.exchange();
    assertThat(pair.a.stands(pair.b)).isEqualTo(60);
    pair.assertSettled();
  }

  /** The other side keeps its own limit, and says so. */
  @Test
  default void theReceiverKeepsItsOwnLimit() {
    SettlementPair pair = pair(300, 300);
    pair.b.agree(pair.a, 300, 50);
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 51).orThrow();
    pair.exchange();
    Reason reason = pair.a.order(order.id()).verdict().orElseThrow().refusal().orElseThrow();
    assertThat(reason.code()).isEqualTo("CLEARING_LIMIT");
    assertThat(reason.figures()).containsEntry("room", "50").containsEntry("minutes", "51");
    pair.a.send(SERVICE, "elder", pair.b, "helper", 50).orThrow();
    pair.exchange();
    assertThat(pair.b.stands(pair.a)).isEqualTo(-50);
    pair.assertSettled();
  }

  /**
   * What the other side has posted is posted here, whatever was changed of the sender meanwhile:
   * the minutes were held for it.
   */
  @Test
  default void whatWasPromisedIsKeptBelowAFloorThatWasRaised() {
    TransferPolicy credit =
        new TransferPolicy(600L, 240L, TransferPolicy.Overflow.DONATE, 0, true, Set.of(), 50)
            .settling(SettlementSide.ALL);
    SettlementPair pair = new SettlementPair(settlement(), elsewhere(), credit, credit);
    LedgerScene scene = pair.a.scene();
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 140).orThrow();
    LocalDate today = LocalDate.ofInstant(scene.now(), pair.a.bank().zone());
    scene
        .changes()
        .limit(
            LedgerScene.CLERK,
            pair.a.bank(),
            scene.id("elder"),
            new AccountLimit(LimitKind.FLOOR, today, 0L),
            "no more credit")
        .orThrow();
    pair.exchange();
    assertThat(pair.a.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    assertThat(scene.balance("elder")).isEqualTo(-40);
    assertThat(pair.b.scene().balance("helper")).isEqualTo(140);
  }

  /** Both have sent up to their limits before either has got anything. */
  @Test
  default void bothAtTheirLimitsAtOnce() {
    SettlementPair pair = pair(100, 100);
    pair.a.send(SERVICE, "elder", pair.b, "helper", 100).orThrow();
    pair.b.send(SERVICE, "elder", pair.a, "helper", 100).orThrow();
    pair.exchange();
    assertThat(pair.a.stands(pair.b)).isZero();
    assertThat(pair.a.scene().balance("helper")).isEqualTo(100);
    assertThat(pair.b.scene().balance("helper")).isEqualTo(100);
    pair.assertSettled();
  }

  /** Twenty send at once what there is room for in ten, in two tabs each. */
  @Test
  default void limitsHoldInACrowd() throws Exception {
    SettlementPair pair = pair(50, 50);
    List<OperationKey> keys = IntStream.range(0, 20).mapToObj(i -> LedgerScene.key()).toList();
    Map<Boolean, Long> sent =
        AtOnce.run(
                20,
                number ->
                    pair.a.send(
                        keys.get(number / 2 * 2),
                        pair.a.wish(SERVICE, "elder", pair.b, "helper", 7)))
            .stream()
            .collect(Collectors.partitioningBy(Outcome::isAccepted, Collectors.counting()));
    // Ten wishes of seven minutes, each sent twice: there is room for seven of them.
    assertThat(sent).isEqualTo(Map.of(true, 14L, false, 6L));
    assertThat(pair.a.account(pair.b).sending()).isEqualTo(49);
    assertThat(pair.a.scene().state("elder").held()).isEqualTo(49);
    pair.exchange();
    assertThat(pair.b.scene().balance("helper")).isEqualTo(49);
    pair.assertSettled();
  }

  /** Terms hold from a day on; earlier ones stay as they were, and what was promised is kept. */
  @Test
  default void termsHoldFromADayOn() {
    SettlementPair pair = pair(300, 300);
    LocalDate today = LocalDate.of(2026, 3, 2);
    pair.a
        .clearing()
        .agree(SettlementSide.OTHER_CLERK, pair.a.bank(), terms(pair, 0, today.plusDays(1)))
        .orThrow();
    SettlementOrder order = pair.a.send(SERVICE, "elder", pair.b, "helper", 40).orThrow();
    pair.a.wait(Duration.ofDays(1));
    assertThat(pair.a.send(SERVICE, "elder", pair.b, "helper", 1).refusals())
        .extracting(Reason::code)
        .containsExactly("CLEARING_LIMIT");
    pair.exchange();
    assertThat(pair.a.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    List<ClearingTerms> all = pair.a.clearing().terms(pair.a.bank(), pair.b.bank().id());
    assertThat(all).extracting(ClearingTerms::mostSent).containsExactly(300L, 300L, 0L);
    assertThat(all).extracting(ClearingTerms::version).containsExactly(1, 2, 3);
    assertThat(all.get(2).actor()).isEqualTo(SettlementSide.OTHER_CLERK);
    assertThat(all.get(2).why()).isEqualTo("a pause");
    assertThat(pair.a.clearing().clearings(pair.a.bank())).hasSize(1);
    pair.assertSettled();
  }

  private static ClearingDesk.Agreement terms(SettlementPair pair, long most, LocalDate from) {
    return new ClearingDesk.Agreement(
        pair.b.bank().id(), SettlementSide.DISTRICT, most, most, from, "a pause");
  }

  /** What cannot be agreed. */
  @Test
  default void termsThatCannotBe() {
    SettlementPair pair = pair(300, 300);
    LocalDate today = LocalDate.of(2026, 3, 2);
    assertThat(refusal(pair, terms(pair, -1, today))).isEqualTo("LIMIT_MALFORMED");
    assertThat(refusal(pair, terms(pair, Transfer.MOST_MINUTES + 1, today)))
        .isEqualTo("LIMIT_MALFORMED");
    assertThat(refusal(pair, terms(pair, 5, today.minusDays(1)))).isEqualTo("TERMS_BACKDATED");
    assertThat(
            refusal(
                pair,
                new ClearingDesk.Agreement(
                    pair.b.bank().id(), SettlementSide.DISTRICT, 5, 5, today, " ")))
        .isEqualTo("WHY_MALFORMED");
    assertThat(
            refusal(
                pair,
                new ClearingDesk.Agreement(
                    pair.a.bank().id(), SettlementSide.DISTRICT, 5, 5, today, "why not")))
        .isEqualTo("OWN_BANK");
    assertThat(pair.a.clearing().terms(pair.a.bank(), pair.b.bank().id())).hasSize(2);
  }

  private static String refusal(SettlementPair pair, ClearingDesk.Agreement agreement) {
    return pair.a
        .clearing()
        .agree(LedgerScene.CLERK, pair.a.bank(), agreement)
        .refusals()
        .get(0)
        .code();
  }
}
