package org.gongtong.store.mariadb;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.AccountLimit;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.LimitKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.SettlementPolicy;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.AccountClosing;
import org.gongtong.core.timebank.ledger.ClosingOrder;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.HoldExpiry;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.settlement.ClearingDesk;
import org.gongtong.core.timebank.settlement.DirectChannel;
import org.gongtong.core.timebank.settlement.SettlementCheck;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementOrder;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.core.timebank.settlement.SettlementTimer;
import org.gongtong.testkit.store.DecisionScene;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.LedgerScene;

/** Two banks in which everything has happened that leaves rows. */
final class LedgerMutationScene {

  private static final ScopeCode CITY = ScopeCode.of("cn-3201");
  private static final Actor OTHER = Actor.staff("clerk-8");
  private static final LocalDate TODAY = LedgerScene.EARLIER.toLocalDate();

  private static final TransferPolicy POLICY =
      LedgerScene.POLICY.settling(
          new SettlementPolicy(CITY, Set.of(SettlementPurpose.SERVICE, SettlementPurpose.MOVE)));

  final LedgerScene here;
  final LedgerScene there;
  private final LedgerParts parts;
  private final LedgerCheck check;
  private final MariaDbSettlementStore settlement = new MariaDbSettlementStore();

  LedgerMutationScene(LedgerParts parts) {
    this.parts = parts;
    this.here = scene();
    this.there = scene();
    this.check =
        new LedgerCheck(
            parts.work(),
            parts.ledger(),
            parts.inspection(),
            parts.audit(),
            DecisionScene.IDS,
            here::now,
            List.of(new SettlementCheck(settlement, parts.ledger())));
    transfers();
    shares();
    holds();
    changes();
    settle();
  }

  private LedgerScene scene() {
    LedgerScene made =
        new LedgerScene(
            parts, (transaction, bank, day) -> Optional.of(new LedgerPolicy("sample@1", POLICY)));
    made.elder("elder");
    made.helper("helper");
    return made;
  }

  /** Whether anything is found in one of the two. */
  boolean isFound(Transaction transaction) {
    return !check.check(transaction, here.bank()).isSound()
        || !check.check(transaction, there.bank()).isSound();
  }

  private void earn(String name, int before, long minutes) {
    done(
        new LedgerCommand.Post(
            LedgerScene.key(),
            TransferKind.EARN,
            LedgerScene.EARLIER.minusDays(before),
            null,
            here.id(name),
            minutes,
            OperationKey.NONE));
  }

  private void done(LedgerCommand command) {
    here.send(command).asOutcome().orThrow();
  }

  private void transfers() {
    here.open("fund", AccountKind.ORGANISATION, null);
    here.helper("child");
    here.desk()
        .relate(LedgerScene.CLERK, here.bank(), here.id("elder"), here.id("child"), "child")
        .orThrow();
    earn("elder", 0, 200);
    for (int before = 1; before <= 3; before++) {
      earn("helper", before, 240);
    }
    earn("fund", 0, 50);
    done(here.transfer(TransferKind.REDEEM, "elder", "helper", 40));
    done(here.transfer(TransferKind.GIFT, "elder", "child", 15));
    done(here.transfer(TransferKind.DONATE, "helper", "", 30));
    done(here.transfer(TransferKind.GRANT, "fund", "child", 5));
    here.send(TransferKind.DONATE, "child", "", 1000);
    LedgerCommand.Post taken = here.transfer(TransferKind.EARN, "", "child", 11);
    done(taken);
    done(here.reversal(taken.key()));
  }

  private void shares() {
    here.part("elder", Bucket.GUARANTEED);
    done(
        new LedgerCommand.Post(
            LedgerScene.key(),
            TransferKind.GRANT,
            LedgerScene.EARLIER,
            null,
            here.id("elder"),
            60,
            OperationKey.NONE,
            Bucket.GUARANTEED));
    done(here.transfer(TransferKind.REDEEM, "elder", "child", 20));
    LedgerCommand.Post taken = here.transfer(TransferKind.REDEEM, "elder", "child", 10);
    done(taken);
    done(here.reversal(taken.key()));
  }

  private LedgerCommand.Hold hold(TransferKind kind, long minutes, Duration within) {
    LedgerCommand.Hold hold =
        new LedgerCommand.Hold(
            LedgerScene.key(),
            kind,
            LedgerScene.EARLIER,
            here.id("elder"),
            kind == TransferKind.DONATE ? null : here.id("child"),
            minutes,
            LedgerScene.START.plus(within));
    done(hold);
    return hold;
  }

  private void end(LedgerCommand.Hold hold, HoldEnd end, long minutes) {
    done(new LedgerCommand.End(LedgerScene.key(), LedgerScene.EARLIER, hold.key(), end, minutes));
  }

  private void holds() {
    end(hold(TransferKind.REDEEM, 9, Duration.ofDays(9)), HoldEnd.POSTED, 7);
    end(hold(TransferKind.DONATE, 4, Duration.ofDays(9)), HoldEnd.VOIDED, 0);
    hold(TransferKind.DONATE, 3, Duration.ZERO);
    new HoldExpiry(parts.work(), parts.journal(), here.together(), here::now).run(here.bank());
    hold(TransferKind.REDEEM, 50, Duration.ofDays(9));
    hold(TransferKind.DONATE, 2, Duration.ofDays(9));
  }

  private void changes() {
    here.changes()
        .limit(
            LedgerScene.CLERK,
            here.bank(),
            here.id("child"),
            new AccountLimit(LimitKind.CEILING, TODAY, 900L),
            "agreed")
        .orThrow();
    here.changes()
        .endKinship(
            LedgerScene.CLERK,
            here.bank(),
            here.id("elder"),
            here.id("child"),
            "child",
            TODAY,
            "noted in error")
        .orThrow();
    UUID twin =
        here.desk()
            .open(
                LedgerScene.CLERK,
                here.bank(),
                AccountKind.INDIVIDUAL,
                "holder-helper",
                LocalDate.of(1996, 1, 1),
                LocalDate.EPOCH)
            .orThrow()
            .id();
    new AccountClosing(
            parts.work(),
            parts.ledger(),
            here.alone(),
            (transaction, bank, day) -> Optional.of(new LedgerPolicy("sample@1", POLICY)),
            SamePerson.byLogin(),
            parts.audit(),
            DecisionScene.IDS,
            here::now)
        .merge(
            here.bank(),
            new ClosingOrder(
                LedgerScene.key(), LedgerScene.CLERK, OTHER, here.id("helper"), TODAY, "seen"),
            twin)
        .orThrow();
  }

  private SettlementPorts ports(LedgerDesk desk) {
    return new SettlementPorts(
        parts.work(),
        settlement,
        parts.ledger(),
        desk,
        SamePerson.byLogin(),
        parts.audit(),
        DecisionScene.IDS,
        here::now);
  }

  private static void agree(SettlementPorts ports, LedgerScene one, LedgerScene other) {
    new ClearingDesk(ports)
        .agree(
            LedgerScene.CLERK,
            one.bank(),
            new ClearingDesk.Agreement(other.bank().id(), CITY, 300, 300, TODAY, "agreed by both"))
        .orThrow();
  }

  private static SettlementOrder send(
      SettlementPorts ports, LedgerScene one, LedgerScene other, String to, long minutes) {
    return new SettlementDesk(ports)
        .send(
            LedgerScene.CLERK,
            one.bank(),
            LedgerScene.key(),
            new SettlementDesk.Wish(
                other.bank().id(),
                SettlementPurpose.SERVICE,
                one.id("elder"),
                other.id(to),
                minutes))
        .orThrow();
  }

  /** One order each way that is posted, one that is refused, and one on its way. */
  private void settle() {
    SettlementPorts ports = ports(here.alone());
    agree(ports, here, there);
    agree(ports, there, here);
    there.send(TransferKind.EARN, "", "elder", 100).asOutcome().orThrow();
    send(ports, here, there, "helper", 12);
    send(ports, there, here, "child", 8);
    send(ports, here, there, "nobody", 6);
    SettlementTimer timer = new SettlementTimer(ports, new DirectChannel(ports));
    for (int i = 0; i < 4; i++) {
      timer.tick();
    }
    send(ports, here, there, "helper", 5);
  }
}
