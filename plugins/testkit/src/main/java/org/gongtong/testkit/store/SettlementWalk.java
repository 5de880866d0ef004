package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.timebank.SettlementPurpose.GIFT;
import static org.gongtong.core.timebank.SettlementPurpose.MOVE;
import static org.gongtong.core.timebank.SettlementPurpose.SERVICE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.Relation;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.settlement.DayStatement;
import org.gongtong.core.timebank.settlement.OrderState;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementMessage;
import org.gongtong.core.timebank.settlement.SettlementOrder;

/** Four banks, what people do there, and all that can go wrong, by a seed. */
final class SettlementWalk {

  private static final long LIMIT = 150;

  /** More than a walk takes. */
  private static final int DAYS = 12;

  private static final List<String> NAMES = List.of("elder", "helper", "other");

  private final int seed;
  private final Random random;
  private final SettlementMail mail = new SettlementMail();
  private final List<SettlementSide> sides = new ArrayList<>();
  private final List<SettlementParts> parts = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();
  private int refused;

  private record Sent(SettlementSide side, OperationKey key, SettlementDesk.Wish wish) {}

  SettlementWalk(int seed, SettlementParts one, SettlementParts other) {
    this.seed = seed;
    this.random = new Random(seed);
    TransferPolicy rejecting =
        new TransferPolicy(
                400L,
                240L,
                TransferPolicy.Overflow.REJECT,
                0,
                false,
                Set.of("child"),
                30,
                500L,
                true)
            .settling(SettlementSide.ALL);
    for (int i = 0; i < 4; i++) {
      SettlementParts those = i % 2 == 0 ? one : other;
      parts.add(those);
      SettlementSide side =
          new SettlementSide(those, mail, "walk@" + i, i == 3 ? rejecting : SettlementPair.POLICY);
      sides.add(side);
      NAMES.forEach(side.scene()::elder);
      side.earned("elder", 200);
      side.earned("helper", 60);
    }
    for (SettlementSide side : sides) {
      for (SettlementSide partner : sides) {
        if (side != partner) {
          side.agree(partner, LIMIT, LIMIT);
        }
      }
    }
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private SettlementSide partnerOf(SettlementSide side) {
    SettlementSide partner = any(sides);
    return partner == side ? partnerOf(side) : partner;
  }

  /** Does something, with a machine that may stop in it. */
  void step() {
    SettlementSide side = any(sides);
    if (random.nextInt(5) == 0) {
      side.crash(
          random.nextBoolean()
              ? CrashingUnitOfWork.Crash.BEFORE_COMMIT
              : CrashingUnitOfWork.Crash.AFTER_COMMIT,
          random.nextInt(2));
    }
    try {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> send(side);
        case 3 -> again(side);
        case 4 -> recall(side);
        case 5, 6 -> side.timer().tick();
        case 7, 8 -> pump();
        default -> rarely(side);
      }
    } catch (CrashingUnitOfWork.Stopped stopped) {
      // Whoever was at it hears nothing.
    }
    side.mend();
    side.wait(Duration.ofSeconds(random.nextInt(200)));
    assertLimits();
  }

  private void send(SettlementSide side) {
    SettlementSide partner = partnerOf(side);
    SettlementPurpose purpose = any(List.of(SERVICE, SERVICE, SERVICE, GIFT, MOVE));
    String from = any(NAMES);
    String to = random.nextInt(12) == 0 ? "nobody" : any(NAMES);
    long minutes =
        purpose == MOVE ? Math.max(1, side.scene().balance(from)) : 1 + random.nextInt(70);
    Sent one = new Sent(side, LedgerScene.key(), side.wish(purpose, from, partner, to, minutes));
    sent.add(one);
    side.send(one.key(), one.wish());
  }

  private void again(SettlementSide side) {
    if (!sent.isEmpty()) {
      Sent one = any(sent);
      one.side().send(one.key(), one.wish());
    } else {
      send(side);
    }
  }

  private void recall(SettlementSide side) {
    List<SettlementOrder> open =
        side.desk().page(side.bank(), null, 50).stream()
            .filter(order -> order.state() == OrderState.SENT)
            .toList();
    if (!open.isEmpty() && random.nextInt(3) == 0) {
      side.desk().recall(LedgerScene.CLERK, side.bank(), any(open).id());
    }
  }

  /** Some are lost, some doubled, some stay in the bag, and none has its place in it. */
  private void pump() {
    for (int i = mail.bag().size(); i > 0; i--) {
      SettlementMessage message = mail.bag().remove(random.nextInt(mail.bag().size()));
      int fate = random.nextInt(10);
      if (fate < 2) {
        continue;
      }
      if (fate < 5) {
        mail.bag().add(message);
      }
      if (fate != 4) {
        mail.hand(message);
      }
    }
  }

  private void rarely(SettlementSide side) {
    SettlementSide partner = partnerOf(side);
    switch (random.nextInt(4)) {
      case 0 ->
          side.clearing()
              .relate(
                  LedgerScene.CLERK,
                  side.bank(),
                  partner.bank().id(),
                  side.scene().id(any(NAMES)),
                  partner.scene().id(any(NAMES)),
                  Relation.CHILD);
      case 1 -> {
        LocalDate today = side.scene().now().atZone(side.bank().zone()).toLocalDate();
        side.scene().desk().close(LedgerScene.CLERK, side.bank(), side.scene().id("other"), today);
      }
      case 2 -> repay(side, partner);
      default -> sides.forEach(one -> one.wait(Duration.ofHours(7)));
    }
  }

  private void repay(SettlementSide side, SettlementSide partner) {
    long stands = -side.stands(partner);
    if (stands > 0) {
      side.repayments()
          .propose(
              LedgerScene.CLERK,
              side.bank(),
              LedgerScene.key(),
              partner.bank().id(),
              1 + random.nextInt((int) stands),
              "walk")
          .asOptional()
          .ifPresent(
              order ->
                  side.repayments().approve(SettlementSide.OTHER_CLERK, side.bank(), order.id()));
    }
  }

  private void assertLimits() {
    for (SettlementSide side : sides) {
      for (SettlementSide partner : sides) {
        if (side != partner) {
          assertThat(side.stands(partner)).as("seed " + seed).isBetween(-LIMIT, LIMIT);
        }
      }
    }
  }

  /** Machines run and messages come through until nobody has anything to say. */
  void comeToRest() {
    SettlementSide[] all = sides.toArray(SettlementSide[]::new);
    for (int round = 0; round < 50; round++) {
      mail.exchange(all);
      if (sides.stream().allMatch(side -> side.errands().isEmpty())) {
        return;
      }
      sides.forEach(side -> side.wait(Duration.ofHours(2)));
    }
    throw new AssertionError("seed " + seed + ": still something to say after all");
  }

  int refused() {
    return refused;
  }

  /**
   * Checks all there is.
   *
   * @return how many orders were posted
   */
  int assertAtOne() {
    sides.forEach(one -> one.wait(Duration.ofDays(DAYS + 1)));
    int posted = 0;
    for (int i = 0; i < sides.size(); i++) {
      SettlementSide side = sides.get(i);
      LedgerChecks.hold(side.scene(), i == 3 ? 30 : 0);
      assertSound(parts.get(i).ledger(), side);
      for (String name : side.scene().names()) {
        AccountState state = side.scene().state(name);
        assertThat(state.held()).as("seed " + seed + " " + name).isZero();
      }
      for (SettlementSide partner : sides) {
        if (side != partner) {
          assertThat(side.stands(partner) + partner.stands(side)).as("seed " + seed).isZero();
          assertThat(side.account(partner).sending()).as("seed " + seed).isZero();
          assertDaysAtOne(side, partner);
        }
      }
      posted += assertOrders(side);
    }
    return posted;
  }

  private static void assertSound(LedgerParts ledger, SettlementSide side) {
    LedgerCheck check =
        new LedgerCheck(
            ledger.work(),
            ledger.ledger(),
            ledger.inspection(),
            ledger.audit(),
            DecisionScene.IDS,
            side.scene()::now);
    assertThat(check.check(side.bank()).faults()).isEmpty();
  }

  private int assertOrders(SettlementSide side) {
    int posted = 0;
    for (SettlementOrder order : side.desk().page(side.bank(), null, 200)) {
      if (!order.goes() || order.state() == OrderState.DECLINED) {
        continue;
      }
      if (order.state() == OrderState.PROPOSED) {
        continue;
      }
      assertThat(order.state().isSettled()).as("seed " + seed + " " + order).isTrue();
      SettlementSide partner =
          sides.stream()
              .filter(one -> one.bank().id().equals(order.partnerId()))
              .findFirst()
              .orElseThrow();
      SettlementOrder there = partner.order(order.id());
      assertThat(there.state()).as("seed " + seed).isEqualTo(order.state());
      assertThat(there.content()).isEqualTo(order.content());
      assertThat(there.step().verdict()).isEqualTo(order.step().verdict());
      posted += order.state() == OrderState.POSTED ? 1 : 0;
      refused += order.state() == OrderState.REFUSED ? 1 : 0;
    }
    return posted;
  }

  private void assertDaysAtOne(SettlementSide side, SettlementSide partner) {
    LocalDate first = LocalDate.of(2026, 3, 2);
    for (int day = 0; day < DAYS; day++) {
      DayStatement theirs =
          partner
              .reconciliation()
              .statement(partner.bank(), side.bank().id(), first.plusDays(day))
              .orThrow();
      assertThat(
              side.reconciliation()
                  .compare(LedgerScene.CLERK, side.bank(), theirs)
                  .orThrow()
                  .differences())
          .as("seed " + seed)
          .isEmpty();
    }
  }
}
