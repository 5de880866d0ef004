package org.gongtong.server.cli;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.Relation;
import org.gongtong.core.timebank.SettlementPurpose;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.bank.KeptEdition;
import org.gongtong.core.timebank.bank.PostedService;
import org.gongtong.core.timebank.bank.RuleChoice;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.settlement.ClearingDesk;
import org.gongtong.core.timebank.settlement.DayStatement;
import org.gongtong.core.timebank.settlement.Reconciliation;
import org.gongtong.core.timebank.settlement.SettlementDesk;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.store.mariadb.MariaDbBankStore;
import org.gongtong.store.mariadb.MariaDbSettlementStore;
import org.gongtong.testkit.store.DecisionScene;
import org.gongtong.testkit.store.LedgerScene;

/** A bank that has in its journal whatever one can have. */
final class FullJournal {

  private final JournalSite from;
  private final ScopeCode place;

  private FullJournal(JournalSite from, ScopeCode place) {
    this.from = from;
    this.place = place;
  }

  /**
   * Fills a bank.
   *
   * @param place that it may settle with
   */
  static void write(JournalSite from, LedgerScene scene, ScopeCode place) {
    FullJournal journal = new FullJournal(from, place);
    journal.fill(scene);
    journal.setUp(scene);
    journal.settle(scene);
  }

  /** Fills a bank with commands alone. */
  static void transfers(JournalSite from, LedgerScene scene) {
    new FullJournal(from, TimebankJournalIT.PLACE).fill(scene);
  }

  /** Everything that a journal can have: all kinds, refusals, reversals, holds and their ends. */
  private void fill(LedgerScene scene) {
    scene.elder("elder");
    scene.helper("helper");
    scene.open("团队", AccountKind.GROUP, null);
    scene.open("child", AccountKind.INDIVIDUAL, LocalDate.of(2001, 2, 28));
    scene
        .desk()
        .relate(LedgerScene.CLERK, scene.bank(), scene.id("elder"), scene.id("child"), "child")
        .orThrow();
    LedgerCommand.Post earn = scene.transfer(TransferKind.EARN, "", "elder", 200);
    scene.send(earn);
    scene.send(TransferKind.EARN, "", "helper", 500);
    scene.send(TransferKind.EARN, "", "团队", 30);
    scene.send(TransferKind.GIFT, "elder", "child", 20);
    scene.send(TransferKind.DONATE, "团队", "", 10);
    scene.send(TransferKind.REDEEM, "elder", "helper", 999_999);
    scene.part("elder", Bucket.GROUP_EARNED);
    scene
        .send(
            new LedgerCommand.Post(
                LedgerScene.key(),
                TransferKind.EARN,
                LedgerScene.EARLIER,
                null,
                scene.id("elder"),
                7,
                OperationKey.NONE,
                Bucket.GROUP_EARNED))
        .asOutcome()
        .orThrow();
    LedgerCommand.Post taken = scene.transfer(TransferKind.EARN, "", "helper", 11);
    scene.send(taken);
    scene.send(scene.reversal(taken.key())).asOutcome().orThrow();
    List<LedgerCommand.Hold> holds = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      holds.add(
          new LedgerCommand.Hold(
              LedgerScene.key(),
              TransferKind.REDEEM,
              LedgerScene.EARLIER,
              scene.id("elder"),
              scene.id("helper"),
              5,
              LedgerScene.START.plus(Duration.ofDays(i))));
      scene.send(holds.get(i)).asOutcome().orThrow();
    }
    end(scene, holds.get(0), HoldEnd.POSTED, 4);
    end(scene, holds.get(1), HoldEnd.VOIDED, 0);
  }

  /** Any entry does: what it is for is not looked at. */
  private void grants(String elder) {
    from.execute(
        "insert into timebank_grant (entry, account, class, day, minutes) select entry, account,"
            + " 'lone-80', '2026-03-02', -5 from timebank_posting where account = "
            + elder
            + " limit 1");
    for (int round = 1; round <= 2; round++) {
      String id = "'0190f000-0000-7000-8000-00000000000" + round + "'";
      from.execute(
          "insert into timebank_round (id, bank, command, content, number, giver, bucket, minutes,"
              + " each_most, effective_at, edition, recorded_at, actor_kind, actor_id) select "
              + id
              + ", bank, "
              + "unhex('0000000000000000000000000000000"
              + round
              + "'), unhex(repeat('01', 16)), "
              + round
              + ", "
              + (round == 1 ? "null" : elder)
              + ", 'personal', 600, 60, '2026-03-02 09:00:00.000001', 'sample@1', "
              + "'2026-03-02 10:00:00.000001', 'STAFF', 'clerk-7' from timebank_account where id = "
              + elder);
      from.execute(
          "insert into timebank_round_line (round, number, account, class, minutes) values ("
              + id
              + ", 1, "
              + elder
              + ", 'lone-80', 60)");
    }
  }

  /** Rows of the remaining tables, each with what it need not have. */
  private void setUp(LedgerScene scene) {
    String elder = "'" + scene.id("elder") + "'";
    String child = "'" + scene.id("child") + "'";
    String noted = "'two words', 'STAFF', 'clerk-7', '2026-03-02 10:00:00.000001'";
    for (String kind : new String[] {"ceiling", "floor"}) {
      from.execute(
          "insert into timebank_limit (account, kind, from_day, minutes, why, actor_kind, actor_id,"
              + " recorded_at) values ("
              + elder
              + ", '"
              + kind
              + "', '2026-01-01', null, "
              + noted
              + ")");
    }
    grants(elder);
    from.execute(
        "insert into timebank_relative_change (account, relative, relation, from_day, holds, why,"
            + " actor_kind, actor_id, recorded_at) values ("
            + elder
            + ", "
            + child
            + ", 'child', '2026-02-28', false, "
            + noted
            + ")");
    from.execute(
        "insert into timebank_predecessor (account, predecessor) values ("
            + elder
            + ", "
            + child
            + ")");
    from.execute(
        "update timebank_account set has_limits = true, has_predecessors = true where id = "
            + elder);
    from.execute(
        "insert into timebank_closing (bank, command, content, account, way, day, evidence, minutes,"
            + " first_kind, first_id, second_kind, second_id, recorded_at) values ('"
            + scene.bank().id()
            + "', x'00112233445566778899aabbccddeeff', x'ff112233445566778899aabbccddeeff', "
            + child
            + ", 'left', '2026-03-01', 'letter', 0, 'STAFF', 'a', 'STAFF', 'b', '2026-03-02')");
    UUID bank = scene.bank().id();
    MariaDbBankStore banks = new MariaDbBankStore();
    LocalDate day = LocalDate.of(2026, 1, 1);
    RuleId chosen = RuleId.of("sample.time-bank");
    from.parts()
        .work()
        .write(
            tx -> {
              banks.addChoice(
                  tx, new RuleChoice(bank, 1, day, null, LedgerScene.START, LedgerScene.CLERK));
              banks.addChoice(
                  tx, new RuleChoice(bank, 2, day, chosen, LedgerScene.START, LedgerScene.CLERK));
              banks.keep(
                  tx, new KeptEdition(bank, "sample@1", LedgerScene.START, "{\"name\":\"样本\"}"));
              banks.addService(
                  tx,
                  new PostedService(
                      bank, LedgerScene.key(), UUID.randomUUID(), "down", "sample@1"));
              return bank;
            });
  }

  /** Terms, an order on its way and one that was declined, a relative elsewhere, and a day. */
  private void settle(LedgerScene scene) {
    SettlementPorts ports =
        new SettlementPorts(
            from.parts().work(),
            new MariaDbSettlementStore(),
            from.parts().ledger(),
            scene.alone(),
            SamePerson.byLogin(),
            from.parts().audit(),
            DecisionScene.IDS,
            scene::now);
    ClearingDesk clearing = new ClearingDesk(ports);
    UUID partner = DecisionScene.IDS.next();
    UUID there = DecisionScene.IDS.next();
    LocalDate day = LocalDate.ofInstant(scene.now(), scene.bank().zone());
    clearing
        .agree(
            LedgerScene.CLERK,
            scene.bank(),
            new ClearingDesk.Agreement(partner, place, 50, 50, day, "agreed"))
        .orThrow();
    clearing
        .relate(LedgerScene.CLERK, scene.bank(), partner, scene.id("elder"), there, Relation.CHILD)
        .orThrow();
    SettlementDesk desk = new SettlementDesk(ports);
    for (long minutes : new long[] {20, 40}) {
      desk.send(
          LedgerScene.CLERK,
          scene.bank(),
          LedgerScene.key(),
          new SettlementDesk.Wish(
              partner, SettlementPurpose.SERVICE, scene.id("elder"), there, minutes));
    }
    scene.at(scene.now().plus(Duration.ofDays(1)));
    DayStatement theirs =
        new DayStatement(
            partner,
            scene.bank().id(),
            day,
            List.of(),
            0,
            DayStatement.hashOf(partner, scene.bank().id(), day, List.of()));
    new Reconciliation(ports).compare(LedgerScene.CLERK, scene.bank(), theirs).orThrow();
  }

  private void end(LedgerScene scene, LedgerCommand.Hold hold, HoldEnd end, long minutes) {
    scene
        .send(
            new LedgerCommand.End(LedgerScene.key(), LedgerScene.EARLIER, hold.key(), end, minutes))
        .asOutcome()
        .orThrow();
  }
}
