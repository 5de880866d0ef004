package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.LedgerCheck;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerFault;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.testkit.store.DecisionScene;
import org.gongtong.testkit.store.LedgerParts;
import org.gongtong.testkit.store.LedgerScene;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of stretches of an account, of small ones so that there are many. */
@Timeout(120)
class LedgerSpansIT {

  private static final int STEP = 16;
  private static final int MOST = 32;

  private static TestStore store;
  private static LedgerParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(LedgerSpansIT.class, 4);
    LedgerParts all = store.ledgerParts();
    parts =
        new LedgerParts(
            all.work(),
            all.communities(),
            new MariaDbLedgerStore(new LedgerSpans(STEP, MOST)),
            all.journal(),
            all.inspection(),
            all.audit());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  /** Whatever comes when: all at one time, in order, late by days, or against all order. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 60})
  void balancesAreTheSumsAtEachPosting(int daysLate) {
    LedgerScene scene = scene(daysLate);
    Statements statements = new Statements(parts.work(), parts.journal());
    for (String name : List.of("helper", "reserve")) {
      UUID id = scene.id(name);
      List<LedgerPosting> postings = scene.postings(name);
      for (LedgerPosting one : postings) {
        long sum =
            postings.stream()
                .filter(p -> p.at().compareTo(one.at()) <= 0)
                .mapToLong(LedgerPosting::minutes)
                .sum();
        assertThat(statements.balanceEffective(id, one.at())).as("%s", one).isEqualTo(sum);
        long page =
            parts
                .work()
                .read(tx -> parts.journal().balanceEffective(tx, id, one.at(), one.sequence()));
        long before =
            postings.stream()
                .filter(p -> p.at().equals(one.at()) && p.sequence() > one.sequence())
                .mapToLong(LedgerPosting::minutes)
                .sum();
        assertThat(page).as("%s", one).isEqualTo(sum - before);
      }
      assertThat(number("select spanned from timebank_account where id = ?", id))
          .isEqualTo(postings.size() / STEP * STEP);
      assertThat(number("select max(postings) from timebank_span where account = ?", id))
          .isBetween(1L, (long) MOST);
    }
    assertThat(check(scene).check(scene.bank()).faults()).isEmpty();
  }

  /** One that somebody changed is found. */
  @ParameterizedTest
  @ValueSource(strings = {"minutes = minutes + 1", "postings = postings - 1"})
  void aWrongSpanIsFound(String damage) {
    LedgerScene scene = scene(5);
    Jdbi.create(store.pool())
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        "update timebank_span set "
                            + damage
                            + " where account = ? order by from_at desc limit 1")
                    .bind(0, scene.id("helper").toString())
                    .execute());
    assertThat(check(scene).check(scene.bank()).faults())
        .extracting(LedgerFault::kind)
        .containsOnly(LedgerFault.Kind.SPAN);
  }

  private static LedgerScene scene(int daysLate) {
    TransferPolicy noCaps =
        new TransferPolicy(null, null, TransferPolicy.Overflow.DONATE, 60, true, Set.of(), 0);
    LedgerScene scene = new LedgerScene(parts, noCaps);
    UUID helper = scene.helper("helper");
    SplittableRandom random = new SplittableRandom(daysLate);
    int sent = 0;
    while (sent < 420) {
      scene.at(LedgerScene.START.plus(Duration.ofHours(sent)));
      List<LedgerDesk.Sent> list = new ArrayList<>();
      int size = random.nextInt(1, 50);
      for (int i = 0; i < size; i++, sent++) {
        LocalDateTime at =
            daysLate == 0
                ? LedgerScene.EARLIER
                : LedgerScene.EARLIER.plusHours(sent - i).minusHours(random.nextInt(24 * daysLate));
        list.add(new LedgerDesk.Sent(LedgerScene.CLERK, earn(helper, at, random.nextInt(1, 99))));
      }
      scene.alone().sendAll(scene.bank(), list).forEach(answer -> answer.asOutcome().orThrow());
    }
    return scene;
  }

  private static LedgerCommand earn(UUID helper, LocalDateTime at, int minutes) {
    return new LedgerCommand.Post(
        LedgerScene.key(), TransferKind.EARN, at, null, helper, minutes, OperationKey.NONE);
  }

  private static LedgerCheck check(LedgerScene scene) {
    return new LedgerCheck(
        parts.work(),
        parts.ledger(),
        parts.inspection(),
        parts.audit(),
        DecisionScene.IDS,
        scene::now);
  }

  private static long number(String sql, UUID account) {
    return Jdbi.create(store.pool())
        .withHandle(
            handle -> handle.createQuery(sql).bind(0, account.toString()).mapTo(Long.class).one());
  }
}
