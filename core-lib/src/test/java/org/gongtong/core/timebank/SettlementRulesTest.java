package org.gongtong.core.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.rules.ScopeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes to another community and comes from there, decided. */
class SettlementRulesTest {

  private static final int DAY = (int) LocalDate.of(2026, 3, 2).toEpochDay();
  private static final ScopeCode CITY = ScopeCode.of("cn-3201");
  private static final ScopeCode THERE = ScopeCode.of("cn-320106");

  private static final TransferPolicy POLICY =
      new TransferPolicy(
              600L, 240L, TransferPolicy.Overflow.DONATE, 60, false, Set.of("child"), 0, 800L, true)
          .settling(
              new SettlementPolicy(
                  CITY,
                  Set.of(
                      SettlementPurpose.SERVICE, SettlementPurpose.MOVE, SettlementPurpose.GIFT)));

  private static final Members MEMBERS =
      new Members(
          List.of(
              new Members.Account("pool", AccountKind.POOL, null),
              new Members.Account("reserve", AccountKind.RESERVE, null),
              new Members.Account("elder", AccountKind.INDIVIDUAL, LocalDate.of(1956, 1, 1)),
              new Members.Account("young", AccountKind.INDIVIDUAL, LocalDate.of(1996, 1, 1)),
              new Members.Account("group", AccountKind.GROUP, null),
              new Members.Account("there", AccountKind.CLEARING, null),
              new Members.Account("elsewhere", AccountKind.CLEARING, null)),
          List.of(),
          "pool",
          "reserve");

  private final Map<String, Long> balances =
      new HashMap<>(Map.of("elder", 500L, "young", 500L, "group", 500L, "pool", 500L));
  private final Map<String, Long> kept = new HashMap<>();

  private final Standing standing =
      new Standing() {
        @Override
        public long balance(int account) {
          return balances.getOrDefault(MEMBERS.account(account).id(), 0L);
        }

        @Override
        public long kept(int account) {
          return kept.getOrDefault(MEMBERS.account(account).id(), 0L);
        }

        @Override
        public long earned(int account, int day) {
          return 240;
        }
      };

  private static Transfer transfer(String from, String to, long minutes, Clearance clearance) {
    return new Transfer(TransferKind.SETTLE, number(from), number(to), minutes, DAY)
        .cleared(clearance);
  }

  private static int number(String name) {
    return MEMBERS.find(name).orElseThrow();
  }

  private static Clearance clearance(SettlementPurpose purpose, boolean goes) {
    return goes
        ? Clearance.toSend(purpose, THERE, Set.of("child"), 100)
        : Clearance.toTake(purpose, THERE, 0, -100);
  }

  private TransferRules.Decision decide(Transfer transfer) {
    return new TransferRules(POLICY, MEMBERS).decide(transfer, standing);
  }

  /** Who may send what, and who may get it. */
  @ParameterizedTest
  @CsvSource({
    "SERVICE, elder, there, POSTED",
    "SERVICE, young, there, NOT_ELIGIBLE",
    "SERVICE, group, there, DONATE_ONLY",
    "SERVICE, pool, there, KIND_NOT_ALLOWED",
    "SERVICE, reserve, there, KIND_NOT_ALLOWED",
    "SERVICE, there, elsewhere, KIND_NOT_ALLOWED",
    "SERVICE, elder, young, KIND_NOT_ALLOWED",
    "SERVICE, there, young, POSTED",
    "SERVICE, there, group, POSTED",
    "SERVICE, there, pool, KIND_NOT_ALLOWED",
    "SERVICE, there, reserve, KIND_NOT_ALLOWED",
    "MOVE, young, there, POSTED",
    "MOVE, group, there, KIND_NOT_ALLOWED",
    "MOVE, there, young, POSTED",
    "MOVE, there, group, KIND_NOT_ALLOWED",
    "GIFT, young, there, POSTED",
    "GIFT, group, there, KIND_NOT_ALLOWED",
    "GIFT, there, elder, POSTED",
    "GIFT, there, group, KIND_NOT_ALLOWED",
    "REPAY, reserve, there, POSTED",
    "REPAY, elder, there, KIND_NOT_ALLOWED",
    "REPAY, there, reserve, POSTED",
    "REPAY, there, pool, KIND_NOT_ALLOWED",
  })
  void kindsOfAccounts(SettlementPurpose purpose, String from, String to, TransferOutcome outcome) {
    boolean goes = to.equals("there");
    assertThat(decide(transfer(from, to, 50, clearance(purpose, goes))).outcome())
        .isEqualTo(outcome);
  }

  /** The limit itself is allowed, from wherever the two stand; a minute more is not. */
  @ParameterizedTest
  @CsvSource({
    "true, 0, 100, POSTED",
    "true, 0, 101, CLEARING_LIMIT",
    "true, 60, 40, POSTED",
    "true, 60, 41, CLEARING_LIMIT",
    "true, -60, 160, POSTED",
    "true, -60, 161, CLEARING_LIMIT",
    "true, 130, 1, CLEARING_LIMIT",
    "false, 0, 100, POSTED",
    "false, 0, 101, CLEARING_LIMIT",
    "false, -60, 40, POSTED",
    "false, -60, 41, CLEARING_LIMIT",
    "false, 60, 160, POSTED",
    "false, 60, 161, CLEARING_LIMIT",
  })
  void limitsBothWays(boolean goes, long stands, long minutes, TransferOutcome outcome) {
    balances.put("there", stands);
    Transfer transfer =
        goes
            ? transfer("elder", "there", minutes, clearance(SettlementPurpose.SERVICE, true))
            : transfer("there", "young", minutes, clearance(SettlementPurpose.SERVICE, false));
    assertThat(decide(transfer).outcome()).isEqualTo(outcome);
  }

  /** What a policy names, and in its area; a repayment is asked of none. */
  @ParameterizedTest
  @EnumSource
  void policiesNamePurposesAndAnArea(SettlementPurpose purpose) {
    boolean repays = purpose == SettlementPurpose.REPAY;
    Transfer transfer =
        transfer("there", repays ? "reserve" : "elder", 5, clearance(purpose, false));
    TransferOutcome none =
        new TransferRules(POLICY.settling(SettlementPolicy.NONE), MEMBERS)
            .decide(transfer, standing)
            .outcome();
    TransferOutcome outside =
        new TransferRules(
                POLICY.settling(
                    new SettlementPolicy(
                        ScopeCode.of("cn-320104"), POLICY.settlement().purposes())),
                MEMBERS)
            .decide(transfer, standing)
            .outcome();
    assertThat(none).isEqualTo(repays ? TransferOutcome.POSTED : TransferOutcome.NOT_SETTLED);
    assertThat(outside).isEqualTo(repays ? TransferOutcome.POSTED : TransferOutcome.OUTSIDE_AREA);
  }

  /** What was promised is posted whatever limits, policy and the giver's floor have become. */
  @Test
  void whatWasPromisedIsPosted() {
    balances.put("there", 1_000L);
    Clearance promised = Clearance.toEnd(SettlementPurpose.SERVICE, THERE);
    TransferRules rules = new TransferRules(POLICY.settling(SettlementPolicy.NONE), MEMBERS);
    assertThat(rules.decide(transfer("young", "there", 500, promised), standing).outcome())
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(rules.decide(transfer("young", "there", 501, promised), standing).outcome())
        .isEqualTo(TransferOutcome.POSTED);
  }

  /** Services count, gifts do not, and who moves brings what he had kept. */
  @ParameterizedTest
  @CsvSource({
    "SERVICE, 580, 50, POSTED_WITH_OVERFLOW, 20, 20, '3:20, 0:30'",
    "SERVICE, 0, 50, POSTED, 50, 50, '3:50'",
    "GIFT, 580, 50, POSTED, 50, 0, '3:50'",
    "MOVE, 580, 50, POSTED, 50, 70, '3:70, 3:-20'",
  })
  void whatCountsForALifetime(
      SettlementPurpose purpose,
      long before,
      long minutes,
      TransferOutcome outcome,
      long own,
      long counts,
      String gets) {
    kept.put("young", before);
    Transfer transfer =
        transfer("there", "young", minutes, Clearance.toTake(purpose, THERE, 70, -100));
    TransferRules rules = new TransferRules(POLICY, MEMBERS);
    TransferRules.Decision decision = rules.decide(transfer, standing);
    assertThat(decision).isEqualTo(new TransferRules.Decision(outcome, own));
    Effect effect = rules.effect(transfer, own);
    assertThat(effect.kept()).isEqualTo(counts);
    assertThat(effect.earned()).isZero();
    assertThat(effect.postings().subList(1, effect.postings().size()))
        .extracting(posting -> posting.account() + ":" + posting.minutes())
        .containsExactly(gets.split(", "));
    assertThat(effect.postings().stream().mapToLong(Posting::minutes).sum()).isZero();
  }

  /** A balance's ceiling holds for what comes from elsewhere too. */
  @Test
  void theCeilingHolds() {
    balances.put("young", 751L);
    Clearance clearance = clearance(SettlementPurpose.GIFT, false);
    assertThat(decide(transfer("there", "young", 49, clearance)).outcome())
        .isEqualTo(TransferOutcome.POSTED);
    assertThat(decide(transfer("there", "young", 50, clearance)).outcome())
        .isEqualTo(TransferOutcome.BALANCE_CEILING);
  }

  /** Time that is given for some use goes to no other community. */
  @Test
  void restrictedTimeStays() {
    Members.Account elder =
        new Members.Account("elder", AccountKind.INDIVIDUAL, LocalDate.of(1956, 1, 1));
    List<Members.Account> parts =
        Bucket.RESTRICTED.stream()
            .map(
                bucket ->
                    new Members.Account(
                        bucket.code(),
                        AccountKind.INDIVIDUAL,
                        null,
                        null,
                        null,
                        bucket,
                        "elder",
                        List.of()))
            .toList();
    List<Members.Account> all =
        new ArrayList<>(
            List.of(
                new Members.Account("pool", AccountKind.POOL, null),
                new Members.Account("reserve", AccountKind.RESERVE, null),
                elder,
                new Members.Account("there", AccountKind.CLEARING, null)));
    all.addAll(parts);
    Members divided = new Members(all, List.of(), "pool", "reserve");
    Standing rich =
        new Standing() {
          @Override
          public long balance(int account) {
            boolean isPart = account > divided.find("there").orElseThrow();
            return isPart ? 100 : account == divided.find("elder").orElseThrow() ? 10 : 0;
          }

          @Override
          public long kept(int account) {
            return 0;
          }

          @Override
          public long earned(int account, int day) {
            return 0;
          }
        };
    for (long minutes : new long[] {10, 11}) {
      Transfer transfer =
          new Transfer(
                  TransferKind.SETTLE,
                  divided.find("elder").orElseThrow(),
                  divided.find("there").orElseThrow(),
                  minutes,
                  DAY)
              .cleared(clearance(SettlementPurpose.SERVICE, true));
      assertThat(new TransferRules(POLICY, divided).decide(transfer, rich).outcome())
          .isEqualTo(minutes == 10 ? TransferOutcome.POSTED : TransferOutcome.INSUFFICIENT_BALANCE);
    }
  }

  @Test
  void withoutAClearanceNothingIsSettled() {
    Transfer bare = new Transfer(TransferKind.SETTLE, number("elder"), number("there"), 5, DAY);
    assertThat(decide(bare).outcome()).isEqualTo(TransferOutcome.KIND_NOT_ALLOWED);
    assertThatThrownBy(() -> Clearance.toTake(SettlementPurpose.MOVE, THERE, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static final Set<TransferKind> NOT_BY_THEMSELVES =
      EnumSet.of(
          TransferKind.EXPIRE, TransferKind.SUCCEED, TransferKind.MERGE, TransferKind.RETURN);

  /** No other kind of transfer touches a clearing account; some are no transfer by themselves. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SETTLE")
  void otherKindsKeepOff(TransferKind kind) {
    for (String[] pair : new String[][] {{"there", "young"}, {"elder", "there"}}) {
      int from = kind.namesGiver() ? number(pair[0]) : Transfer.NOBODY;
      int to = kind.namesReceiver() ? number(pair[1]) : Transfer.NOBODY;
      boolean touches = from == number("there") || to == number("there");
      if (touches) {
        assertThat(decide(new Transfer(kind, from, to, 5, DAY)).outcome())
            .isEqualTo(
                NOT_BY_THEMSELVES.contains(kind)
                    ? TransferOutcome.NOT_BY_ITSELF
                    : TransferOutcome.KIND_NOT_ALLOWED);
      }
    }
  }
}
