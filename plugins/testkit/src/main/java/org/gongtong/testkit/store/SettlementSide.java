package org.gongtong.testkit.store;

import static org.gongtong.core.timebank.SettlementPurpose.GIFT;
import static org.gongtong.core.timebank.SettlementPurpose.MOVE;
import static org.gongtong.core.timebank.SettlementPurpose.SERVICE;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.SettlementPolicy;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.settlement.Clearing;
import org.gongtong.core.timebank.settlement.ClearingDesk;
import org.gongtong.core.timebank.settlement.Errand;
import org.gongtong.core.timebank.settlement.Reconciliation;
import org.gongtong.core.timebank.settlement.RepaymentDesk;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementInbox;
import org.gongtong.core.timebank.settlement.SettlementMessage;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.core.timebank.settlement.SettlementTimer;

/** One of the banks that settle with each other, with its own clock. */
final class SettlementSide {

  /** A city that settles in all of it. */
  static final ScopeCode CITY = ScopeCode.of("cn-3201");

  static final ScopeCode DISTRICT = ScopeCode.of("cn-320106");

  static final SettlementPolicy ALL = new SettlementPolicy(CITY, Set.of(SERVICE, MOVE, GIFT));

  static final Actor OTHER_CLERK = Actor.staff("clerk-8");

  private final SettlementParts parts;
  private final LedgerScene scene;
  private final SettlementPorts ports;
  private final ClearingDesk clearing;
  private final SettlementDesk desk;
  private final RepaymentDesk repayments;
  private final SettlementInbox inbox;
  private final SettlementTimer timer;
  private final Reconciliation reconciliation;
  private final Deque<CrashingUnitOfWork.Crash> crashes = new ConcurrentLinkedDeque<>();
  private final Set<UUID> named = new HashSet<>();

  SettlementSide(
      SettlementParts parts, SettlementMail mail, String edition, TransferPolicy policy) {
    this.parts = parts;
    LedgerParts all = parts.ledger();
    this.scene =
        new LedgerScene(
            all, (transaction, bank, day) -> Optional.of(new LedgerPolicy(edition, policy)));
    this.ports =
        new SettlementPorts(
            new CrashingUnitOfWork(
                all.work(),
                () -> Optional.ofNullable(crashes.poll()).orElse(CrashingUnitOfWork.Crash.NONE)),
            parts.settlement(),
            all.ledger(),
            scene.alone(),
            SamePerson.byLogin(),
            all.audit(),
            DecisionScene.IDS,
            scene::now);
    this.clearing = new ClearingDesk(ports);
    this.desk = new SettlementDesk(ports);
    this.repayments = new RepaymentDesk(ports);
    this.inbox = new SettlementInbox(ports);
    this.timer = new SettlementTimer(ports, mail::deliver);
    this.reconciliation = new Reconciliation(ports);
    mail.add(this);
  }

  /** Two that have agreed on the same limits both ways. */
  static void agree(SettlementSide one, SettlementSide other, long mostSent, long mostReceived) {
    one.agree(other, mostSent, mostReceived);
    other.agree(one, mostReceived, mostSent);
  }

  void agree(SettlementSide other, long mostSent, long mostReceived) {
    agree(other, DISTRICT, mostSent, mostReceived);
  }

  void agree(SettlementSide other, ScopeCode place, long mostSent, long mostReceived) {
    clearing
        .agree(
            LedgerScene.CLERK,
            bank(),
            new ClearingDesk.Agreement(
                other.bank().id(),
                place,
                mostSent,
                mostReceived,
                scene.now().atZone(bank().zone()).toLocalDate(),
                "agreed by both"))
        .orThrow();
    Clearing account = account(other);
    if (named.add(account.accountId())) {
      scene.name("to " + other.bank().id(), account.accountId());
    }
  }

  Clearing account(SettlementSide other) {
    return parts
        .ledger()
        .work()
        .read(tx -> parts.settlement().find(tx, bank().id(), other.bank().id()).orElseThrow());
  }

  /** What stands between the two, here. */
  long stands(SettlementSide other) {
    return scene.desk().find(account(other).accountId()).map(AccountState::balance).orElseThrow();
  }

  /** The next write stops there, or one after some others. */
  void crash(CrashingUnitOfWork.Crash where, int after) {
    crashes.clear();
    for (int i = 0; i < after; i++) {
      crashes.add(CrashingUnitOfWork.Crash.NONE);
    }
    crashes.add(where);
  }

  /** No write stops any more. */
  void mend() {
    crashes.clear();
  }

  TimeBank bank() {
    return scene.bank();
  }

  LedgerScene scene() {
    return scene;
  }

  SettlementPorts ports() {
    return ports;
  }

  ClearingDesk clearing() {
    return clearing;
  }

  SettlementDesk desk() {
    return desk;
  }

  RepaymentDesk repayments() {
    return repayments;
  }

  SettlementTimer timer() {
    return timer;
  }

  Reconciliation reconciliation() {
    return reconciliation;
  }

  /** Time goes by. */
  void wait(Duration duration) {
    scene.at(scene.now().plus(duration));
  }

  Outcome<SettlementOrder> receive(SettlementMessage message) {
    return inbox.receive(bank(), message);
  }

  /** Somebody earned time in days that have passed, no more than 240 minutes in each. */
  void earned(String name, long minutes) {
    long rest = minutes;
    for (int day = 1; rest > 0; day++) {
      long some = Math.min(rest, 240);
      scene
          .send(
              new LedgerCommand.Post(
                  LedgerScene.key(),
                  TransferKind.EARN,
                  LocalDateTime.ofInstant(scene.now(), bank().zone()).minusDays(day),
                  null,
                  scene.id(name),
                  some,
                  OperationKey.NONE))
          .asOutcome()
          .orThrow();
      rest -= some;
    }
  }

  SettlementDesk.Wish wish(
      SettlementPurpose purpose, String from, SettlementSide other, String to, long minutes) {
    return new SettlementDesk.Wish(
        other.bank().id(), purpose, scene.id(from), other.scene.id(to), minutes);
  }

  Outcome<SettlementOrder> send(
      SettlementPurpose purpose, String from, SettlementSide other, String to, long minutes) {
    return send(LedgerScene.key(), wish(purpose, from, other, to, minutes));
  }

  Outcome<SettlementOrder> send(OperationKey key, SettlementDesk.Wish wish) {
    return desk.send(LedgerScene.CLERK, bank(), key, wish);
  }

  SettlementOrder order(UUID id) {
    return desk.find(bank(), id).orElseThrow();
  }

  List<Errand> errands() {
    return parts.ledger().work().read(tx -> parts.settlement().errands(tx, bank().id(), 200));
  }
}
