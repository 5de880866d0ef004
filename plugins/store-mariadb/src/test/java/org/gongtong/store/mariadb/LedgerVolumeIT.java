package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.JournalReader;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.service.NoticeKind;
import org.gongtong.testkit.store.DecisionScene;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.LedgerScene;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Large banks that were loaded in bulk are as exact as small ones, and read no more rows. */
class LedgerVolumeIT {

  /** A few thousand postings, two steps of spans among them. */
  @Test
  @Timeout(120)
  void aBankIsAsExactAndReadsAsLittle() throws Exception {
    holds(new VolumeBank(1, 200, 10_000), new VolumeBank(2, 50, 5_000));
  }

  /** The same with a hundred times as many; {@code LedgerVolumeMeasurement} has ten times those. */
  @Test
  @Tag("endurance")
  @Timeout(600)
  void aCityIsAsExactAndReadsAsLittle() throws Exception {
    holds(new VolumeBank(1, 100_000, 500_000), new VolumeBank(2, 10_000, 40_000));
  }

  private static void holds(VolumeBank large, VolumeBank small) throws Exception {
    try (TestStore store = TestStore.fresh(LedgerVolumeIT.class, 8)) {
      VolumeLoad load = new VolumeLoad(store.pool());
      load.load(List.of(large, small));
      load.spans(large);
      load.spans(small);
      LedgerParts parts = store.ledgerParts();
      LedgerCheck check = check(parts);
      LedgerCheck.Report report = check.check(large.bank());
      assertThat(report.faults()).isEmpty();
      assertThat(report.accounts()).isEqualTo(large.members() + 2L);
      assertThat(report.postings()).isEqualTo(2L * large.size());
      assertThat(check.check(small.bank()).isSound()).isTrue();
      balancesAreTheSums(parts, large);
      rowsReadAreAsFew(store, large, small);
      accountsAreSetRight(store, parts, large);
    }
  }

  private static LedgerCheck check(LedgerParts parts) {
    return new LedgerCheck(
        parts.work(),
        parts.ledger(),
        parts.inspection(),
        parts.audit(),
        DecisionScene.IDS,
        () -> Instant.parse("2027-01-01T00:00:00Z"));
  }

  private static void balancesAreTheSums(LedgerParts parts, VolumeBank bank) {
    Statements statements = new Statements(parts.work(), parts.journal());
    int[] shared = bank.shared();
    SplittableRandom random = new SplittableRandom(5);
    for (int member : List.of(0, 1, 2, 3, bank.members() - 1)) {
      IntStream.Builder his = IntStream.builder();
      bank.entries(member, shared, his::add);
      int[] entries = his.build().toArray();
      for (int i = 0; i < 20; i++) {
        int some = entries[random.nextInt(entries.length)];
        LocalDateTime at = bank.effectiveAt(some);
        assertThat(statements.balanceEffective(bank.account(member), at))
            .isEqualTo(sum(bank, entries, e -> !bank.effectiveAt(e).isAfter(at)));
        Instant then = bank.recordedAt(some);
        assertThat(statements.balanceRecorded(bank.account(member), then))
            .isEqualTo(sum(bank, entries, e -> !bank.recordedAt(e).isAfter(then)));
      }
    }
    LocalDateTime middle = LocalDateTime.ofInstant(VolumeBank.START, ZoneOffset.UTC).plusYears(2);
    int[] all = IntStream.range(0, bank.size()).toArray();
    assertThat(statements.balanceEffective(bank.reserve(), middle))
        .isEqualTo(-sum(bank, all, e -> !bank.effectiveAt(e).isAfter(middle)));
  }

  private static long sum(VolumeBank bank, int[] entries, IntPredicate wanted) {
    return IntStream.of(entries).filter(wanted).mapToLong(bank::minutes).sum();
  }

  /** In rows that the database looks at, which no other work on the machine changes. */
  private static void rowsReadAreAsFew(TestStore store, VolumeBank large, VolumeBank small) {
    JournalReader journal = new MariaDbJournalReader();
    MariaDbLedgerStore ledger = new MariaDbLedgerStore();
    MariaDbAppointmentStore visits = new MariaDbAppointmentStore();
    MariaDbNoticeStore notices = new MariaDbNoticeStore();
    LocalDateTime last = LocalDateTime.of(2025, 6, 1, 0, 0);
    for (VolumeBank bank : List.of(large, small)) {
      for (UUID account : List.of(bank.account(0), bank.account(3), bank.reserve())) {
        assertRows(store, 60, tx -> journal.recorded(tx, account, Long.MAX_VALUE, 50));
        assertRows(store, 60, tx -> journal.recorded(tx, account, 1200, 50));
        assertRows(store, 60, tx -> journal.effective(tx, account, last, Long.MAX_VALUE, 50));
        assertRows(store, 5, tx -> journal.balanceRecorded(tx, account, VolumeBank.START));
        assertRows(store, 5, tx -> ledger.find(tx, account));
        assertRows(store, 10, tx -> journal.pending(tx, account));
      }
      // Spans before, one span in part, and less than a step that is in none.
      assertRows(
          store,
          2 * bank.size() / 2048 + 4096 + 4096 + 20,
          tx -> journal.balanceEffective(tx, bank.reserve(), last, Long.MAX_VALUE));
      assertRows(store, 60, tx -> visits.page(tx, bank.communityId(), "m5", Set.of(), null, 10));
      assertRows(
          store, 130, tx -> notices.open(tx, bank.communityId(), NoticeKind.REQUEST, null, 50));
    }
  }

  private static void assertRows(TestStore store, long most, Consumer<Transaction> question) {
    long read =
        Jdbi.create(store.pool())
            .inTransaction(
                handle -> {
                  handle.execute("flush status");
                  question.accept(new MariaDbTransaction(handle, false));
                  return handle
                      .createQuery(
                          """
                          select sum(variable_value) from information_schema.session_status
                          where variable_name in ('handler_read_first', 'handler_read_key',
                            'handler_read_last', 'handler_read_next', 'handler_read_prev',
                            'handler_read_rnd', 'handler_read_rnd_next')""")
                      .mapTo(Long.class)
                      .one();
                });
    assertThat(read).isBetween(1L, most);
  }

  private static void accountsAreSetRight(TestStore store, LedgerParts parts, VolumeBank bank) {
    AccountState before =
        parts.work().read(tx -> parts.ledger().find(tx, bank.account(3))).orElseThrow();
    Jdbi.create(store.pool())
        .useHandle(
            handle ->
                assertThat(
                        handle
                            .createUpdate(
                                """
                                update timebank_account set balance = 0, kept = 0, postings = 0,
                                  held = held + 1, recorded_at = null
                                where bank = ? and postings > 0""")
                            .bind(0, bank.bank().id().toString())
                            .execute())
                    .isEqualTo(bank.members() + 1));
    assertThat(check(parts).rebuild(LedgerScene.CLERK, bank.bank())).isEqualTo(bank.members() + 1);
    assertThat(check(parts).check(bank.bank()).faults()).isEmpty();
    AccountState after =
        parts.work().read(tx -> parts.ledger().find(tx, bank.account(3))).orElseThrow();
    assertThat(after).isEqualTo(before);
  }
}
