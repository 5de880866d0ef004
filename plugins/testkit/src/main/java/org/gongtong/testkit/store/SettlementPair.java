package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.settlement.SettlementCheck;

/** Two banks of a city that settle with each other up to 300 minutes either way. */
final class SettlementPair {

  static final TransferPolicy POLICY = LedgerScene.POLICY.settling(SettlementSide.ALL);

  final SettlementMail mail = new SettlementMail();
  final SettlementSide a;
  final SettlementSide b;
  private final SettlementParts ofA;
  private final SettlementParts ofB;

  SettlementPair(SettlementParts ofA, SettlementParts ofB) {
    this(ofA, ofB, POLICY, POLICY);
  }

  /** An elder has 100 minutes in each; helpers have none. */
  SettlementPair(
      SettlementParts ofA, SettlementParts ofB, TransferPolicy policyA, TransferPolicy policyB) {
    this.ofA = ofA;
    this.ofB = ofB;
    this.a = new SettlementSide(ofA, mail, "a@1", policyA);
    this.b = new SettlementSide(ofB, mail, "b@7", policyB);
    for (SettlementSide side : new SettlementSide[] {a, b}) {
      side.scene().elder("elder");
      side.scene().helper("helper");
      side.earned("elder", 100);
    }
    SettlementSide.agree(a, b, 300, 300);
  }

  /** Lets both say all they have to say. */
  void exchange() {
    mail.exchange(a, b);
  }

  /** Nothing is on its way, both ledgers are sound, and the two mirror each other. */
  void assertSettled() {
    assertThat(a.errands()).isEmpty();
    assertThat(b.errands()).isEmpty();
    assertThat(a.account(b).sending()).isZero();
    assertThat(b.account(a).sending()).isZero();
    assertThat(a.stands(b) + b.stands(a)).isZero();
    assertThat(a.scene().state("elder").held()).isZero();
    assertThat(b.scene().state("elder").held()).isZero();
    assertSound(ofA, a);
    assertSound(ofB, b);
  }

  private static void assertSound(SettlementParts parts, SettlementSide side) {
    LedgerChecks.hold(side.scene(), 0);
    LedgerParts ledger = parts.ledger();
    LedgerCheck check =
        new LedgerCheck(
            ledger.work(),
            ledger.ledger(),
            ledger.inspection(),
            ledger.audit(),
            DecisionScene.IDS,
            side.scene()::now,
            List.of(new SettlementCheck(parts.settlement(), ledger.ledger())));
    assertThat(check.check(side.bank()).faults()).isEmpty();
  }
}
