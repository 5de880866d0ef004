package org.gongtong.core.timebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of a ledger after every step, whatever is sent. */
class LedgerPropertyTest {

  private static final List<String> RELATIONS = List.of("spouse", "child", "sibling");
  private static final int ACCOUNTS = 12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void accountsSumToZeroAndStayAboveTheirFloors(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TransferPolicy policy = policy(random);
    Members members = members(random);
    Replay replay = new Replay(policy, members);
    MemoryLedger ledger = replay.ledger();
    List<Operation> sent = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      Operation operation = operation(random, i, sent);
      sent.add(operation);
      long[] before = state(ledger, members);
      int size = ledger.size();
      TransferOutcome outcome = replay.apply(operation);
      long[] after = state(ledger, members);
      assertThat(Arrays.stream(after).limit(members.size()).sum()).isZero();
      if (!outcome.isPosted()) {
        assertThat(after).isEqualTo(before);
      }
      boolean again =
          outcome == TransferOutcome.DUPLICATE || outcome == TransferOutcome.KEY_CONFLICT;
      assertThat(ledger.size()).isEqualTo(again ? size : size + 1);
      assertFloors(ledger, members, policy);
      assertCeiling(before, after, members, policy, operation);
      assertThat(replay.apply(operation))
          .as("sent again")
          .isEqualTo(
              outcome == TransferOutcome.KEY_CONFLICT
                  ? TransferOutcome.KEY_CONFLICT
                  : TransferOutcome.DUPLICATE);
    }
    Replay again = new Replay(policy, members);
    sent.subList(0, 1_000).forEach(again::apply);
    sent.subList(1_000, sent.size()).forEach(again::apply);
    assertThat(state(again.ledger(), members)).isEqualTo(state(ledger, members));
  }

  /** Balances, then what was kept, then what was earned on the days in question. */
  private static long[] state(MemoryLedger ledger, Members members) {
    int size = members.size();
    long[] state = new long[2 * size + 5 * size];
    for (int account = 0; account < size; account++) {
      state[account] = ledger.balance(account);
      state[size + account] = ledger.kept(account);
      for (int day = 0; day < 5; day++) {
        state[2 * size + 5 * account + day] =
            ledger.earned(account, (int) LocalDate.of(2026, 3, 1 + day).toEpochDay());
      }
    }
    return state;
  }

  private static void assertFloors(MemoryLedger ledger, Members members, TransferPolicy policy) {
    for (int account = 0; account < members.size(); account++) {
      long floor =
          switch (members.account(account).kind()) {
            case INDIVIDUAL, HOUSEHOLD -> -policy.overdraftMinutes();
            case GROUP, ORGANISATION, POOL -> 0;
            case RESERVE, CLEARING -> Long.MIN_VALUE;
          };
      assertThat(ledger.balance(account)).isGreaterThanOrEqualTo(floor);
      assertThat(ledger.kept(account)).isNotNegative();
    }
  }

  /** What somebody takes in leaves him at or below his limit, be it not a correction. */
  private static void assertCeiling(
      long[] before, long[] after, Members members, TransferPolicy policy, Operation operation) {
    Long ceiling = policy.ceilingMinutes();
    for (int account = 0; account < members.size(); account++) {
      if (ceiling != null
          && operation.kind() != null
          && after[account] > before[account]
          && members.account(account).kind() == AccountKind.INDIVIDUAL) {
        assertThat(after[account]).isLessThanOrEqualTo(ceiling);
      }
    }
  }

  private static TransferPolicy policy(SplittableRandom random) {
    return new TransferPolicy(
        random.nextInt(3) == 0 ? null : 100L + random.nextInt(900),
        random.nextInt(3) == 0 ? null : 100L + random.nextInt(300),
        random.nextBoolean() ? TransferPolicy.Overflow.DONATE : TransferPolicy.Overflow.REJECT,
        60,
        random.nextBoolean(),
        Set.of("spouse", "child"),
        random.nextInt(2) * 200L,
        random.nextBoolean() ? null : 200L + random.nextInt(400),
        random.nextBoolean());
  }

  private static Members members(SplittableRandom random) {
    List<Members.Account> accounts = new ArrayList<>();
    accounts.add(new Members.Account("pool", AccountKind.POOL, null));
    accounts.add(new Members.Account("reserve", AccountKind.RESERVE, null));
    List<Members.Kinship> kinships = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      boolean group = i % 5 == 4;
      accounts.add(
          new Members.Account(
              "m" + i,
              group ? AccountKind.GROUP : AccountKind.INDIVIDUAL,
              group ? null : LocalDate.of(1950 + random.nextInt(40), 1 + random.nextInt(12), 1)));
    }
    for (int i = 0; i < 20; i++) {
      kinships.add(
          new Members.Kinship(
              "m" + random.nextInt(ACCOUNTS),
              "m" + random.nextInt(ACCOUNTS),
              RELATIONS.get(random.nextInt(3))));
    }
    return new Members(accounts, kinships, "pool", "reserve");
  }

  private static Operation operation(SplittableRandom random, int number, List<Operation> sent) {
    if (!sent.isEmpty() && random.nextInt(12) == 0) {
      Operation other = sent.get(random.nextInt(sent.size()));
      long minutes = other.minutes() + random.nextInt(2);
      return new Operation(
          other.key(), other.at(), other.kind(), other.from(), other.to(), minutes, other.ref());
    }
    int choice = random.nextInt(TransferKind.values().length + 1);
    boolean reversal = choice == TransferKind.values().length;
    return new Operation(
        "op" + number,
        LocalDateTime.of(2026, 3, 1 + random.nextInt(5), random.nextInt(24), 0),
        reversal ? null : TransferKind.values()[choice],
        random.nextInt(8) == 0 ? "" : "m" + random.nextInt(ACCOUNTS + 1),
        random.nextInt(8) == 0 ? "pool" : "m" + random.nextInt(ACCOUNTS),
        random.nextInt(-20, 300),
        reversal ? "op" + random.nextInt(number + 2) : "");
  }

  /** Who was born on a leap day has completed a year on the first of March where there is none. */
  @Test
  void ageIsCompletedOnTheBirthdayItself() {
    TransferPolicy policy =
        new TransferPolicy(null, null, TransferPolicy.Overflow.DONATE, 61, false, Set.of(), 600);
    Members members =
        new Members(
            List.of(
                new Members.Account("pool", AccountKind.POOL, null),
                new Members.Account("reserve", AccountKind.RESERVE, null),
                new Members.Account("leap", AccountKind.INDIVIDUAL, LocalDate.of(1964, 2, 29)),
                new Members.Account("march", AccountKind.INDIVIDUAL, LocalDate.of(1964, 3, 1)),
                new Members.Account("helper", AccountKind.INDIVIDUAL, null)),
            List.of(),
            "pool",
            "reserve");
    Replay replay = new Replay(policy, members);
    assertThat(redeem(replay, "leap", "2025-02-28T23:59:59"))
        .isEqualTo(TransferOutcome.NOT_ELIGIBLE);
    assertThat(redeem(replay, "leap", "2025-03-01T00:00:00")).isEqualTo(TransferOutcome.POSTED);
    assertThat(redeem(replay, "march", "2025-02-28T23:59:58"))
        .isEqualTo(TransferOutcome.NOT_ELIGIBLE);
    assertThat(redeem(replay, "march", "2025-03-01T00:00:00")).isEqualTo(TransferOutcome.POSTED);
  }

  private static TransferOutcome redeem(Replay replay, String who, String at) {
    return replay.apply(
        new Operation(
            who + at, LocalDateTime.parse(at), TransferKind.REDEEM, who, "helper", 30, ""));
  }
}
