package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.gongtong.core.timebank.settlement.Comparison;
import org.gongtong.core.timebank.settlement.OrderState;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.server.settlement.Partner;
import org.gongtong.server.settlement.PartnerParts;
import org.gongtong.server.wiring.LetterRelay.Fate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two servers, each with a database of its own, and a network between them that loses, doubles and
 * keeps letters, while servers go and come: each order is posted on both or on neither.
 */
@Timeout(240)
class SettlementChannelIT {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private static TestClock clock;
  private static LetterRelay toA;
  private static LetterRelay toB;
  private static SettlementTown.Site siteA;
  private static SettlementTown.Site siteB;
  private static int number;
  private SettlementTown a;
  private SettlementTown b;

  @BeforeAll
  static void start() throws Exception {
    clock = new TestClock(START);
    toA = new LetterRelay();
    toB = new LetterRelay();
    siteA = new SettlementTown.Site(SettlementChannelIT.class, clock, toA, toB);
    siteB = new SettlementTown.Site(SettlementChannelIT.class, clock, toB, toA);
  }

  @AfterAll
  static void stop() {
    siteA.close();
    siteB.close();
    toA.close();
    toB.close();
  }

  @BeforeEach
  void found() {
    number++;
    a = new SettlementTown(siteA, "gulou-" + number);
    b = new SettlementTown(siteB, "xuanwu-" + number);
    SettlementTown.pair(a, b, 300);
  }

  @AfterEach
  void leave() {
    for (LetterRelay relay : List.of(toA, toB)) {
      relay.fates = () -> Fate.PASSES;
      relay.late();
    }
    a.leave();
    b.leave();
    // The next one begins on a day of its own.
    clock.passes(Duration.ofDays(2));
  }

  /** Both say what they have to say, over a network that works again. */
  private void rest() {
    toA.fates = () -> Fate.PASSES;
    toB.fates = () -> Fate.PASSES;
    for (int i = 0; i < 20 && (i < 2 || a.hasErrands() || b.hasErrands()); i++) {
      clock.passes(Duration.ofHours(1));
      a.tick();
      b.tick();
    }
    assertThat(a.hasErrands()).isFalse();
    assertThat(b.hasErrands()).isFalse();
  }

  /** At rest: every order on both sides or on neither, and what stands there mirrors. */
  private void assertSettled() {
    Map<UUID, SettlementOrder> there = new HashMap<>();
    b.orders().forEach(order -> there.put(order.id(), order));
    for (SettlementOrder order : a.orders()) {
      if (order.state() == OrderState.DECLINED) {
        assertThat(there).doesNotContainKey(order.id());
        continue;
      }
      SettlementOrder same = there.remove(order.id());
      assertThat(order.state().isSettled()).as("%s", order).isTrue();
      assertThat(same).as("%s", order).isNotNull();
      assertThat(same.state()).isEqualTo(order.state());
      assertThat(same.content()).isEqualTo(order.content());
    }
    there.values().removeIf(order -> order.state() == OrderState.DECLINED);
    assertThat(there).isEmpty();
    assertThat(a.partner(b).stands() + b.partner(a).stands()).isZero();
    assertThat(a.partner(b).sending() + b.partner(a).sending()).isZero();
    assertThat(a.state(a.elder).held() + b.state(b.elder).held()).isZero();
    a.assertSound();
    b.assertSound();
  }

  @Test
  void anOrderGoesAcrossAndIsAnswered() {
    SettlementOrder order = a.send(b, 40).orThrow();
    assertThat(a.state(a.elder).held()).isEqualTo(40);
    a.tick();
    assertThat(b.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    assertThat(a.order(order.id()).state()).isEqualTo(OrderState.SENT);
    b.tick();
    assertThat(a.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    assertThat(b.state(b.helper).balance()).isEqualTo(40);
    assertThat(a.partner(b).stands()).isEqualTo(40);
    assertThat(b.partner(a).stands()).isEqualTo(-40);
    // What the other bank refuses is free again here.
    b.agrees(a.bank.id(), 300, 50);
    SettlementOrder more = a.send(b, 20).orThrow();
    a.tick();
    b.tick();
    assertThat(a.order(more.id()).verdict().orElseThrow().code()).isEqualTo("CLEARING_LIMIT");
    assertThat(a.state(a.elder).held()).isZero();
    assertSettled();
  }

  /** A lost letter is sent again, and one whose answer was lost is answered again. */
  @Test
  void whatIsLostIsAskedAgainAndNeverBookedTwice() {
    for (Fate fate : List.of(Fate.LOST, Fate.ANSWER_LOST, Fate.TWICE, Fate.LATE)) {
      toA.fates = () -> fate;
      toB.fates = () -> fate;
      SettlementOrder order = a.send(b, 10).orThrow();
      a.tick();
      b.tick();
      rest();
      toB.late().forEach(toB::hand);
      toA.late().forEach(toA::hand);
      rest();
      assertThat(a.order(order.id()).state()).as("%s", fate).isEqualTo(OrderState.POSTED);
    }
    assertThat(b.state(b.helper).balance()).isEqualTo(40);
    assertSettled();
  }

  @ParameterizedTest
  @ValueSource(longs = {20261129, 7})
  void aRandomWalkComesToRestWithEachOrderOnBothSidesOrNeither(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    toA.fates = () -> Fate.values()[random.nextInt(Fate.values().length)];
    toB.fates = toA.fates;
    for (int step = 0; step < 120; step++) {
      SettlementTown one = random.nextBoolean() ? a : b;
      SettlementTown other = one == a ? b : a;
      switch (random.nextInt(6)) {
        case 0, 1 -> one.send(other, 1 + random.nextInt(90));
        case 2, 3 -> one.tick();
        case 4 ->
            one.orders().stream()
                .filter(order -> order.goes() && order.state() == OrderState.SENT)
                .skip(random.nextInt(3))
                .findFirst()
                .ifPresent(
                    order ->
                        one.behind().desk.get().recall(SettlementTown.CLERK, one.bank, order.id()));
        default -> {
          toA.late().forEach(toA::hand);
          toB.late().forEach(toB::hand);
        }
      }
      clock.passes(Duration.ofSeconds(random.nextInt(150)));
      assertThat(a.partner(b).stands()).isBetween(-300L, 300L);
      assertThat(b.partner(a).stands()).isBetween(-300L, 300L);
    }
    rest();
    assertSettled();
    Set<OrderState> states = new HashSet<>();
    a.orders().forEach(order -> states.add(order.state()));
    b.orders().forEach(order -> states.add(order.state()));
    assertThat(states).contains(OrderState.POSTED);
  }

  /** Each write of sending, taking and answering, before its commit and after. */
  @Test
  void whereverAServerDiesTheOrderIsOnBothSidesOrNeither() {
    int stops = 0;
    for (boolean committed : new boolean[] {false, true}) {
      for (int write = 1; write <= 4; write++) {
        SettlementOrder order = a.send(b, 5).orThrow();
        StoppingWork sends = new StoppingWork(a.behind().ports.get().work(), write, committed);
        Throwable sending = catchThrowable(() -> a.stopping(sends).timer().tick());
        stops += sends.hasStopped() && sending != null ? 1 : 0;
        clock.passes(Duration.ofMinutes(5));
        // The next letter is kept by the network; whoever takes it dies over it.
        toB.fates = () -> Fate.LATE;
        a.tick();
        for (byte[] letter : toB.late()) {
          StoppingWork takes = new StoppingWork(b.behind().ports.get().work(), write, committed);
          PartnerParts parts = b.stopping(takes);
          String text = new String(letter, StandardCharsets.UTF_8);
          Throwable taking = catchThrowable(() -> parts.inbox().take(text));
          stops += takes.hasStopped() && taking != null ? 1 : 0;
          toB.hand(letter);
        }
        StoppingWork answers = new StoppingWork(b.behind().ports.get().work(), write, committed);
        Throwable answering = catchThrowable(() -> b.stopping(answers).timer().tick());
        stops += answers.hasStopped() && answering != null ? 1 : 0;
        rest();
        assertThat(a.order(order.id()).state()).isEqualTo(OrderState.POSTED);
        assertSettled();
      }
    }
    assertThat(stops).as("times a machine stopped").isGreaterThanOrEqualTo(12);
    assertThat(b.state(b.helper).balance()).isEqualTo(40);
  }

  @Test
  void serversGoAndComeBetweenTheSteps() {
    SettlementOrder order = a.send(b, 30).orThrow();
    a.restart();
    toB.fates = () -> Fate.ANSWER_LOST;
    a.tick();
    b.restart();
    assertThat(b.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    toA.fates = () -> Fate.LOST;
    b.tick();
    a.restart();
    rest();
    assertThat(a.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    assertSettled();
  }

  /** An order that nobody answers is asked back after three days, and then it is never posted. */
  @Test
  void whatIsOverdueIsAskedBack() {
    toB.fates = () -> Fate.LATE;
    SettlementOrder order = a.send(b, 30).orThrow();
    for (int hours = 0; hours < 71; hours++) {
      a.tick();
      clock.passes(Duration.ofHours(1));
    }
    assertThat(a.order(order.id()).state()).isEqualTo(OrderState.SENT);
    clock.passes(Duration.ofHours(2));
    a.tick();
    assertThat(a.order(order.id()).state()).isEqualTo(OrderState.RECALLED);
    assertThat(a.state(a.elder).held()).isEqualTo(30);
    rest();
    assertThat(a.order(order.id()).verdict().orElseThrow().code()).isEqualTo("ORDER_RECALLED");
    assertThat(a.state(a.elder).held()).isZero();
    // Letters of days ago come at last, and nobody takes them.
    List<byte[]> late = toB.late();
    assertThat(late).isNotEmpty();
    late.forEach(letter -> assertThat(toB.hand(letter)).isEqualTo(409));
    assertThat(b.state(b.helper).balance()).isZero();
    assertSettled();
  }

  /** Both tell the other their day; what differs is found, and found mended the day after. */
  @Test
  void daysAreComparedByThemselves() {
    LocalDate day = clock.instant().atZone(a.bank.zone()).toLocalDate();
    SettlementOrder order = a.send(b, 40).orThrow();
    toA.fates = () -> Fate.LOST;
    a.tick();
    b.tick();
    clock.passes(Duration.ofDays(1));
    toA.fates = () -> Fate.PASSES;
    a.tick();
    b.tick();
    Partner seen = a.partner(b);
    assertThat(seen.contact().theirDay()).isEqualTo(day);
    assertThat(seen.contact().theirClosing()).isEqualTo(-40);
    rest();
    clock.passes(Duration.ofDays(1));
    a.tick();
    b.tick();
    assertThat(a.order(order.id()).state()).isEqualTo(OrderState.POSTED);
    List<Comparison> found = a.behind().reconciliation.get().comparisons(a.bank, b.bank.id(), day);
    assertThat(found).isNotEmpty();
    assertThat(found.get(found.size() - 1).isClean()).isTrue();
    assertThat(a.partner(b).difference()).isZero();
    assertThat(b.partner(a).difference()).isZero();
    assertThat(b.partner(a).compared().orElseThrow().isClean()).isTrue();
    int before = found.size();
    a.restart();
    a.tick();
    b.tick();
    assertThat(a.behind().reconciliation.get().comparisons(a.bank, b.bank.id(), day))
        .hasSize(before);
  }

  @Test
  void strangersAreToldNothing() throws Exception {
    pairings().strangersAreToldNothing();
  }

  @Test
  void keysChangeWithoutAPause() throws Exception {
    pairings().keysChangeWithoutAPause();
  }

  @Test
  void aPairingTakesTwoPeopleAndAPublicAddress() throws Exception {
    pairings().aPairingTakesTwoPeopleAndAPublicAddress();
  }

  @Test
  void neighboursOnOneServerNeedNoLetters() throws Exception {
    pairings().neighboursOnOneServerNeedNoLetters();
  }

  private SettlementPairings pairings() {
    return new SettlementPairings(a, b, toB, this::rest, this::assertSettled);
  }
}
