package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferPolicy;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerPosting;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.ledger.Statements.Order;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a store of ledgers promises of statements and of balances as of a time. Extension point:
 * test classes of stores have it.
 */
public interface LedgerStatementContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  LedgerParts ledger();

  private Statements statements() {
    return new Statements(ledger().work(), ledger().journal());
  }

  /** Some are written down late, some at one time, some on other days. */
  private LedgerScene scene() {
    LedgerScene scene = new LedgerScene(ledger(), LedgerScene.POLICY);
    scene.helper("helper");
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 60; i++) {
      scene.at(LedgerScene.START.plusSeconds(60L * (i / 2)));
      LocalDateTime at =
          LedgerScene.EARLIER.minusDays(random.nextInt(4)).minusHours(random.nextInt(9));
      LedgerCommand.Post earn =
          new LedgerCommand.Post(
              LedgerScene.key(),
              TransferKind.EARN,
              at,
              null,
              scene.id("helper"),
              1 + random.nextInt(20),
              OperationKey.NONE);
      scene.send(earn);
      if (i % 9 == 0) {
        scene.send(scene.reversal(earn.key()));
      }
    }
    return scene;
  }

  /** Both orders: nothing twice, nothing left out, and balances that follow from one another. */
  @Test
  default void pagesFollowOneAnother() {
    LedgerScene scene = scene();
    for (String name : List.of("helper", "reserve", "pool")) {
      List<LedgerPosting> recorded = new ArrayList<>(scene.postings(name));
      List<LedgerPosting> effective = new ArrayList<>(recorded);
      effective.sort(
          Comparator.comparing(LedgerPosting::at).thenComparing(LedgerPosting::sequence));
      assertPages(scene, name, Order.RECORDED, recorded);
      assertPages(scene, name, Order.EFFECTIVE, effective);
    }
    assertThatThrownBy(() -> statements().page(scene.id("helper"), Order.RECORDED, null, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void assertPages(
      LedgerScene scene, String name, Order order, List<LedgerPosting> oldestFirst) {
    List<LedgerPosting> found = new ArrayList<>();
    List<Long> balances = new ArrayList<>();
    Statements.@Nullable Cursor after = null;
    do {
      Statements.Page page = statements().page(scene.id(name), order, after, 7);
      page.lines().forEach(line -> found.add(0, line.posting()));
      page.lines().forEach(line -> balances.add(0, line.balance()));
      page.lines()
          .forEach(line -> assertThat(line.entry().id()).isEqualTo(line.posting().entryId()));
      after = page.next();
    } while (after != null);
    assertThat(found).as("%s of %s", order, name).isEqualTo(oldestFirst);
    long balance = 0;
    for (int i = 0; i < found.size(); i++) {
      balance += found.get(i).minutes();
      assertThat(balances.get(i)).as("line %d of %s", i, name).isEqualTo(balance);
    }
  }

  /** By both times, on each boundary and between. */
  @Test
  default void balancesAsOfATimeAreTheSumsUpToIt() {
    LedgerScene scene = scene();
    for (String name : List.of("helper", "reserve", "pool")) {
      List<LedgerPosting> postings = scene.postings(name);
      for (LedgerPosting some : postings) {
        for (long micros : new long[] {-1, 0, 1}) {
          Instant recorded = some.recordedAt().plusNanos(1000 * micros);
          assertThat(statements().balanceRecorded(scene.id(name), recorded))
              .isEqualTo(
                  postings.stream()
                      .filter(posting -> !posting.recordedAt().isAfter(recorded))
                      .mapToLong(LedgerPosting::minutes)
                      .sum());
          LocalDateTime effective = some.at().plusNanos(1000 * micros);
          assertThat(statements().balanceEffective(scene.id(name), effective))
              .isEqualTo(
                  postings.stream()
                      .filter(posting -> !posting.at().isAfter(effective))
                      .mapToLong(LedgerPosting::minutes)
                      .sum());
        }
      }
      assertThat(statements().balanceRecorded(scene.id(name), Instant.EPOCH)).isZero();
      assertThat(statements().balanceEffective(scene.id(name), LocalDateTime.of(1970, 1, 1, 0, 0)))
          .isZero();
    }
  }

  /** So many postings that a store may keep sums of them; some are late by a month. */
  @Test
  default void balancesOfALongHistoryAreTheSumsUpToATime() {
    TransferPolicy noCaps =
        new TransferPolicy(null, null, TransferPolicy.Overflow.DONATE, 60, true, Set.of(), 0);
    LedgerScene scene = new LedgerScene(ledger(), noCaps);
    UUID helper = scene.helper("helper");
    SplittableRandom random = new SplittableRandom(7);
    for (int list = 0; list < 10; list++) {
      List<LedgerDesk.Sent> sent = new ArrayList<>();
      scene.at(LedgerScene.START.plus(Duration.ofDays(list)));
      for (int i = 0; i < 450; i++) {
        int late = random.nextInt(9) == 0 ? random.nextInt(30) : random.nextInt(2);
        LocalDateTime at = LedgerScene.EARLIER.plusDays(list - late).minusHours(random.nextInt(5));
        sent.add(
            new LedgerDesk.Sent(
                LedgerScene.CLERK,
                new LedgerCommand.Post(
                    LedgerScene.key(),
                    TransferKind.EARN,
                    at,
                    null,
                    helper,
                    1 + random.nextInt(99),
                    OperationKey.NONE)));
      }
      assertThat(scene.alone().sendAll(scene.bank(), sent)).allMatch(LedgerAnswer::isDone);
    }
    for (String name : List.of("helper", "reserve")) {
      List<LedgerPosting> postings = scene.postings(name);
      for (int i = 0; i < 200; i++) {
        LocalDateTime at = postings.get(random.nextInt(postings.size())).at();
        LocalDateTime until = at.plusNanos(1000L * random.nextInt(-1, 2));
        assertThat(statements().balanceEffective(scene.id(name), until))
            .as("%s at %s", name, until)
            .isEqualTo(
                postings.stream()
                    .filter(posting -> !posting.at().isAfter(until))
                    .mapToLong(LedgerPosting::minutes)
                    .sum());
      }
    }
  }
}
