package org.gongtong.core.timebank.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.AccountLimit;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.LimitKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.TransferPolicy;
import org.junit.jupiter.api.Test;

/** Who has no parts, limits or predecessors pays no question for those who have. */
class PlainTransferTest {

  private static final Actor CLERK = Actor.staff("clerk-7");
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final LocalDateTime EARLIER = LocalDateTime.parse("2026-03-02T09:00:00");

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryLedgerStore memory = new MemoryLedgerStore(work);
  private final MemoryAuditLog audit = new MemoryAuditLog(work, new SecureRandom());
  private final SplittableRandom random = new SplittableRandom(1);
  private final IdSource ids = new IdSource(() -> NOW, random);
  private final List<String> asked = new ArrayList<>();
  private final LedgerStore store = listened(LedgerStore.class, memory, "records");
  private final AccountDesk accounts = new AccountDesk(work, store, audit, ids, () -> NOW);
  private final LedgerPolicies policies =
      (transaction, bank, day) ->
          Optional.of(
              new LedgerPolicy(
                  "e",
                  new TransferPolicy(
                      600L, 240L, TransferPolicy.Overflow.DONATE, 60, true, Set.of("child"), 0)));
  private final LedgerDesk desk =
      new LedgerDesk(work, store, policies, audit, ids, () -> NOW, LedgerDesk.Sharing.ALONE);
  private final TimeBank bank = accounts.openBank(CLERK, UUID.randomUUID(), ZoneOffset.UTC);
  private final UUID elder = open();
  private final UUID child = open();

  /** A store that notes what is asked of it, and of what one of its methods returns. */
  private <T> T listened(Class<T> type, T store, String inner) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              asked.add(method.getName());
              try {
                Object answer = method.invoke(store, arguments);
                return method.getName().equals(inner)
                    ? listened(AccountRecords.class, (AccountRecords) answer, "")
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }

  private UUID open() {
    return accounts
        .open(CLERK, bank, AccountKind.INDIVIDUAL, "h", LocalDate.of(1950, 1, 1), LocalDate.EPOCH)
        .orThrow()
        .id();
  }

  private void send(LedgerCommand command) {
    assertThat(desk.send(CLERK, bank, command).asOutcome().refusals()).isEmpty();
  }

  private LedgerCommand.Post post(TransferKind kind, UUID from, UUID to) {
    return new LedgerCommand.Post(
        OperationKey.of(ids.next()), kind, EARLIER, from, to, 20, OperationKey.NONE);
  }

  private Set<String> asked() {
    accounts.relate(CLERK, bank, elder, child, "child").orThrow();
    asked.clear();
    send(post(TransferKind.EARN, null, elder));
    send(post(TransferKind.EARN, null, elder));
    send(post(TransferKind.EARN, null, elder));
    send(post(TransferKind.REDEEM, elder, child));
    send(post(TransferKind.GIFT, elder, child));
    send(post(TransferKind.DONATE, child, null));
    LedgerCommand.Post grant = post(TransferKind.GRANT, null, elder);
    send(grant);
    send(new LedgerCommand.Reverse(OperationKey.of(ids.next()), EARLIER, grant.key()));
    OperationKey hold = OperationKey.of(ids.next());
    send(
        new LedgerCommand.Hold(
            hold, TransferKind.REDEEM, EARLIER, elder, child, 5, NOW.plusSeconds(60)));
    send(new LedgerCommand.End(OperationKey.of(ids.next()), EARLIER, hold, HoldEnd.POSTED, 5));
    return Set.copyOf(asked);
  }

  @Test
  void nothingIsAskedForOfPlainAccounts() {
    assertThat(asked())
        .containsExactlyInAnyOrder(
            "lock", "past", "earned", "relatives", "write", "records", "runsLostRacesAgain");
  }

  @Test
  void ofOthersItIs() {
    AccountChanges changes = new AccountChanges(work, store, policies, audit, ids, () -> NOW);
    changes.openPart(CLERK, bank, elder, Bucket.GUARANTEED, LocalDate.EPOCH).orThrow();
    changes
        .limit(CLERK, bank, child, new AccountLimit(LimitKind.DAILY, LocalDate.EPOCH, 230L), "x")
        .orThrow();
    assertThat(asked()).contains("lockParts", "limits", "paid");
  }

  @Test
  void whatIsOrderedHasNoOtherCommand() {
    assertThatThrownBy(() -> send(post(TransferKind.RETURN, elder, null)))
        .hasMessageContaining("NOT_BY_ITSELF");
  }
}
