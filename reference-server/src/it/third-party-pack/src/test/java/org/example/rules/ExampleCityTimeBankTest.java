package org.example.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.gongtong.cn.timebanks.CnTimeBanks;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Members;
import org.gongtong.core.timebank.Operation;
import org.gongtong.core.timebank.Replay;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.junit.jupiter.api.Test;

/** What the figures do. */
class ExampleCityTimeBankTest {

  private final TimeBankPolicy policy =
      TimeBankPolicy.resolve(
              RuleBook.ofPacks(List.of(new CnTimeBanks(), new ExampleCityRules())),
              ScopeCode.of("cn-9901").chain(),
              LocalDate.of(2026, 7, 1))
          .orThrow();

  @Test
  void fiftyTwoMinutesAreThreeQuartersOfAnHour() {
    assertEquals(45, policy.credited(Duration.ofMinutes(52)));
    assertEquals("example-city#2", policy.edition());
  }

  @Test
  void aTeamGivesItsTimeToThePoolAndToNobodyElse() {
    Members members =
        new Members(
            List.of(
                new Members.Account("pool", AccountKind.POOL, null),
                new Members.Account("reserve", AccountKind.RESERVE, null),
                new Members.Account("team", AccountKind.GROUP, null),
                new Members.Account("elder", AccountKind.INDIVIDUAL, LocalDate.of(1950, 1, 1))),
            List.of(),
            "pool",
            "reserve");
    Replay replay = new Replay(policy.transfers(), members);
    LocalDateTime at = LocalDateTime.of(2026, 7, 1, 9, 0);
    assertEquals(
        TransferOutcome.POSTED,
        replay.apply(new Operation("1", at, TransferKind.EARN, "", "team", 120, "")));
    assertEquals(
        TransferOutcome.DONATE_ONLY,
        replay.apply(new Operation("2", at, TransferKind.REDEEM, "team", "elder", 60, "")));
    assertEquals(
        TransferOutcome.POSTED,
        replay.apply(new Operation("3", at, TransferKind.DONATE, "team", "", 60, "")));
  }
}
