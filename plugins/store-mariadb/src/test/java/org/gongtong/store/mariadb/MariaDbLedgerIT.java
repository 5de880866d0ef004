package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.audit.tile.TileProofs;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.audit.tree.TreeProof;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerFault;
import org.gongtong.testkit.store.DecisionScene;
import org.gongtong.testkit.store.LedgerContract;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.LedgerScene;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ledgers on MariaDB keep their contract. */
@Timeout(120)
class MariaDbLedgerIT implements LedgerContract {

  private static TestStore store;
  private static LedgerParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbLedgerIT.class, 20);
    parts = store.ledgerParts();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public LedgerParts ledger() {
    return parts;
  }

  @Override
  public int steps() {
    return 80;
  }

  /** What only somebody with the database in hand can do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delete from timebank_posting where account = :a and sequence = 2 | GAP",
        "update timebank_posting set minutes = minutes + 1 where account = :a and sequence = 2"
            + " | ENTRY",
        "update timebank_posting set balance = 7 where account = :a and sequence = 2"
            + " | BALANCE_AFTER",
        "update timebank_posting set recorded_at = '2020-01-01' where account = :a"
            + " and sequence = 2 | RECORDED_BACK",
        "update timebank_account set balance = balance + 1 where id = :a | ACCOUNT",
        "update timebank_account set kept = kept + 1 where id = :a | ACCOUNT",
        "update timebank_account set held = held + 1 where id = :a | HELD",
        "delete from timebank_key where bank = :b limit 1 | KEY",
        "delete from timebank_key where bank = :b and hold is not null | KEY",
        "delete from timebank_entry where bank = :b limit 1 | KEY",
        "delete from timebank_entry where bank = :b limit 1 | ENTRY",
        "update timebank_entry set minutes = minutes + 1 where bank = :b limit 1 | ENTRY",
        "update timebank_key set outcome = 'POSTED' where bank = :b and outcome = 'HELD' | KEY",
        "delete from timebank_reversal where entry in (select id from timebank_entry"
            + " where bank = :b) | KEY",
        "delete from timebank_pending where bank = :b | PENDING",
        "update timebank_day set earned = earned + 1 where account = :a | DAY",
        "update timebank_account set spanned = 2 where id = :a | SPAN"
      })
  void whatCannotBeIsFound(String damage, LedgerFault.Kind kind) {
    LedgerScene scene = new LedgerScene(parts, LedgerScene.POLICY);
    UUID elder = scene.elder("elder");
    scene.helper("helper");
    for (int i = 0; i < 3; i++) {
      scene.send(TransferKind.EARN, "", "elder", 20).asOutcome().orThrow();
    }
    LedgerCommand.Post taken = scene.transfer(TransferKind.EARN, "", "elder", 20);
    scene.send(taken);
    scene.send(scene.reversal(taken.key())).asOutcome().orThrow();
    scene.send(
        new LedgerCommand.Hold(
            LedgerScene.key(),
            TransferKind.REDEEM,
            LedgerScene.EARLIER,
            elder,
            scene.id("helper"),
            5,
            LedgerScene.START));
    LedgerCheck check =
        new LedgerCheck(
            parts.work(),
            parts.ledger(),
            parts.inspection(),
            parts.audit(),
            DecisionScene.IDS,
            scene::now);
    assertThat(check.check(scene.bank()).faults()).isEmpty();
    int damaged =
        Jdbi.create(store.pool())
            .withHandle(
                handle ->
                    handle
                        .createUpdate(damage)
                        .bindMap(Map.of("a", elder.toString(), "b", scene.bank().id().toString()))
                        .execute());
    assertThat(damaged).isEqualTo(1);
    assertThat(check.check(scene.bank()).faults()).extracting(LedgerFault::kind).contains(kind);
  }

  /** An hour's receipt proves that the log has it, before and after others were posted. */
  @Test
  void anHourHasAReceipt() {
    LedgerScene scene = new LedgerScene(parts, LedgerScene.POLICY);
    LedgerScene other = new LedgerScene(parts, LedgerScene.POLICY);
    scene.elder("elder");
    other.elder("elder");
    LedgerCommand.Post hour = scene.transfer(TransferKind.EARN, "", "elder", 60);
    // A key is one bank's own.
    other.send(
        new LedgerCommand.Post(
            hour.key(), hour.kind(), hour.at(), null, other.id("elder"), 30, hour.ref()));
    scene.send(hour).asOutcome().orThrow();
    ReceiptCode receipt = scene.alone().receipt(scene.bank(), hour.key()).orElseThrow();
    assertThat(receipt).isNotEqualTo(other.alone().receipt(other.bank(), hour.key()).orElseThrow());
    LedgerCommand.Post refused = scene.transfer(TransferKind.EARN, "", "elder", 0);
    scene.send(refused);
    assertThat(scene.alone().receipt(scene.bank(), refused.key())).isEmpty();

    LogStore log = store.parts().log();
    Sequencer sequencer = new Sequencer(parts.work(), log);
    while (sequencer.integrate() == Sequencer.MOST) {
      Thread.onSpinWait();
    }
    boolean proved =
        parts
            .work()
            .read(
                transaction -> {
                  LoggedEvent found = log.findReceipt(transaction, receipt).orElseThrow();
                  assertThat(found.sealed().event().data()).containsEntry("minutes", 60L);
                  TreeHead head = log.head(transaction);
                  long index = found.index().orElseThrow();
                  return TreeProof.isIncluded(
                      found.sealed().leafHash(),
                      index,
                      head,
                      new TileProofs(log.tiles(transaction), head.size()).inclusion(index));
                });
    assertThat(proved).isTrue();
  }

  /** However long a history is, the database reads what is asked for and no more. */
  @Test
  void balancesAndPagesAreFoundByTheirKeys() {
    assertThat(explained(MariaDbJournalReader.RECORDED_UP_TO, "2026-03-02 10:00:00"))
        .containsEntry("key", "timebank_posting_recorded")
        .extractingByKey("extra")
        .asString()
        .contains("Using index")
        .doesNotContain("filesort");
  }

  private static Map<String, Object> explained(String sql, String at) {
    return Jdbi.create(store.pool())
        .withHandle(
            handle ->
                handle
                    .createQuery("explain " + sql)
                    .bind(0, UUID.randomUUID().toString())
                    .bind(1, at)
                    .mapToMap()
                    .first());
  }
}
