package org.gongtong.core.timebank.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferOutcome;
import org.gongtong.core.timebank.TransferPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies in the future, in zones that set their clocks. */
class LedgerZoneTest {

  private static final Actor CLERK = Actor.staff("clerk-7");

  /**
   * In Berlin the hour from two to three is there twice on 2026-10-25, and not at all on
   * 2026-03-29: what happened the first time has come when it is there again.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-10-25T00:10:00Z, 2026-10-25T02:10:00, POSTED",
    "2026-10-25T00:10:00Z, 2026-10-25T02:50:00, IN_FUTURE",
    "2026-10-25T01:00:00Z, 2026-10-25T02:50:00, POSTED",
    "2026-10-25T01:10:00Z, 2026-10-25T02:50:00, POSTED",
    "2026-10-25T01:10:00Z, 2026-10-25T03:00:00, IN_FUTURE",
    "2026-10-25T02:00:00Z, 2026-10-25T03:00:00, POSTED",
    "2026-10-25T02:00:00Z, 2026-10-25T03:00:01, IN_FUTURE",
    "2026-03-29T00:59:59Z, 2026-03-29T02:30:00, IN_FUTURE",
    "2026-03-29T01:00:00Z, 2026-03-29T02:30:00, POSTED",
    "2026-03-29T01:00:00Z, 2026-03-29T03:00:00, POSTED",
    "2026-03-29T01:00:00Z, 2026-03-29T03:00:01, IN_FUTURE"
  })
  void theFutureIsThePlaces(Instant now, LocalDateTime at, TransferOutcome outcome) {
    MemoryUnitOfWork work = new MemoryUnitOfWork();
    MemoryLedgerStore store = new MemoryLedgerStore(work);
    MemoryAuditLog audit = new MemoryAuditLog(work, new SecureRandom());
    IdSource ids = new IdSource(() -> now, new SecureRandom());
    AccountDesk accounts = new AccountDesk(work, store, audit, ids, () -> now);
    TransferPolicy policy =
        new TransferPolicy(null, null, TransferPolicy.Overflow.REJECT, 0, false, Set.of(), 0);
    LedgerDesk desk =
        new LedgerDesk(
            work,
            store,
            (transaction, bank, day) -> Optional.of(new LedgerPolicy("sample#1", policy)),
            audit,
            ids,
            () -> now,
            LedgerDesk.Sharing.ALONE);
    TimeBank bank = accounts.openBank(CLERK, ids.next(), ZoneId.of("Europe/Berlin"));
    UUID account =
        accounts
            .open(CLERK, bank, AccountKind.INDIVIDUAL, "a", null, LocalDate.EPOCH)
            .orThrow()
            .id();
    LedgerAnswer answer =
        desk.send(
            CLERK,
            bank,
            new LedgerCommand.Post(
                OperationKey.of("zone"),
                TransferKind.EARN,
                at,
                null,
                account,
                30,
                OperationKey.NONE));
    assertThat(answer.outcome()).isEqualTo(outcome);
  }
}
