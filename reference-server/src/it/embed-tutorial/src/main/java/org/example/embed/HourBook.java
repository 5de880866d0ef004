package org.example.embed;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.gongtong.cn.timebanks.CnTimeBanks;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.AccountDesk;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.HoldEnd;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerPolicies;
import org.gongtong.core.timebank.ledger.LedgerPolicy;
import org.gongtong.core.timebank.ledger.MemoryLedgerStore;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.ledger.TimeBank;

/** The program of the tutorial: a time bank in memory, under the rules of Nanjing. */
public final class HourBook {
  private static final Actor DESK = Actor.staff("desk-1");
  private static final ScopeCode NANJING = ScopeCode.of("cn-3201");

  private final RuleBook book = RuleBook.ofPacks(List.of(new CnTimeBanks()));
  private final LedgerPolicies rules = (transaction, bank, day) ->
      TimeBankPolicy.resolve(book, NANJING.chain(), day).asOptional()
          .map(policy -> new LedgerPolicy(policy.edition(), policy.transfers()));
  private Instant now = Instant.parse("2026-03-02T04:00:00Z");

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryLedgerStore store = new MemoryLedgerStore(work);
  private final MemoryAuditLog log = new MemoryAuditLog(work, new SecureRandom());
  private final IdSource ids = new IdSource(() -> now, new SecureRandom());
  private final AccountDesk accounts = new AccountDesk(work, store, log, ids, () -> now);
  private final LedgerDesk ledger =
      new LedgerDesk(work, store, rules, log, ids, () -> now, LedgerDesk.Sharing.ALONE);
  private final Statements statements = new Statements(work, store);

  public static void main(String[] arguments) {
    new HourBook().run();
  }

  private void run() {
    TimeBank bank = accounts.openBank(DESK, UUID.randomUUID(), ZoneId.of("Asia/Shanghai"));
    UUID elder = open(bank, "resident-1", LocalDate.of(1950, 5, 1));
    UUID helper = open(bank, "resident-2", LocalDate.of(1990, 5, 1));

    // A service of 95 minutes and a half, for the community; the policy rounds it.
    TimeBankPolicy policy = TimeBankPolicy.resolve(book, NANJING.chain(), LocalDate.of(2026, 3, 2)).orThrow();
    long minutes = policy.credited(Duration.ofSeconds(5730));
    LedgerCommand earned = new LedgerCommand.Post(
        OperationKey.of("visit-1"), TransferKind.EARN, LocalDateTime.parse("2026-03-02T10:35"),
        null, elder, minutes, OperationKey.NONE);
    System.out.println("earned: " + ledger.send(DESK, bank, earned).kept());
    System.out.println("sent again: " + ledger.send(DESK, bank, earned).again());

    // An hour is held for a visit tomorrow, and cannot be spent on anything else.
    ledger.send(DESK, bank, new LedgerCommand.Hold(
        OperationKey.of("visit-2"), TransferKind.REDEEM, LocalDateTime.parse("2026-03-02T12:00"),
        elder, helper, 60, Instant.parse("2026-03-05T00:00:00Z")));
    tell(accounts.find(elder).orElseThrow());
    LedgerAnswer refused = ledger.send(DESK, bank, new LedgerCommand.Post(
        OperationKey.of("visit-3"), TransferKind.REDEEM, LocalDateTime.parse("2026-03-02T12:00"),
        elder, helper, 40, OperationKey.NONE));
    refused.asOutcome().refusals().forEach(reason ->
        System.out.println(reason.code() + ": " + reason.text(Language.EN) + "; " + reason.remedy(Language.EN)));

    // The visit took three quarters of an hour: that is posted, and the rest is free again.
    now = Instant.parse("2026-03-03T04:00:00Z");
    ledger.send(DESK, bank, new LedgerCommand.End(
        OperationKey.of("visit-2 took place"), LocalDateTime.parse("2026-03-03T10:45"),
        OperationKey.of("visit-2"), HoldEnd.POSTED, 45));
    tell(accounts.find(elder).orElseThrow());

    // A sheet of paper comes in late, for a service in February.
    now = Instant.parse("2026-03-04T04:00:00Z");
    ledger.send(DESK, bank, new LedgerCommand.Post(
        OperationKey.of("sheet-9 line 1"), TransferKind.EARN, LocalDateTime.parse("2026-02-20T09:00"),
        null, elder, 30, OperationKey.NONE));
    statements.page(elder, Statements.Order.EFFECTIVE, null, 50).lines().forEach(line ->
        System.out.println(line.posting().at() + " " + line.entry().kind().code() + " " + line.posting().minutes()
            + ", then " + line.balance() + ", under " + line.entry().edition()));
    System.out.println("at the end of February, as it happened: "
        + statements.balanceEffective(elder, LocalDateTime.parse("2026-02-28T23:59")));
    System.out.println("on 3 March, as it was written down then: "
        + statements.balanceRecorded(elder, Instant.parse("2026-03-03T12:00:00Z")));
  }

  private UUID open(TimeBank bank, String holder, LocalDate birth) {
    return accounts.open(DESK, bank, AccountKind.INDIVIDUAL, holder, birth, LocalDate.of(2026, 1, 1)).orThrow().id();
  }

  private static void tell(AccountState state) {
    System.out.println("balance " + state.balance() + ", of which held " + state.held());
  }
}
