package org.gongtong.core.timebank.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerCommand;
import org.gongtong.core.timebank.ledger.LedgerDesk;
import org.gongtong.core.timebank.ledger.LedgerStore;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.core.timebank.service.ServiceEntry;
import org.gongtong.core.timebank.service.ServicePosting;

/**
 * Posts confirmed services to the ledger: from the reserve where the community gives the time, from
 * the receiver where he pays for it. It takes effect when the service ended, in the bank's zone.
 * Thread-safe.
 */
public final class BankServices implements ServicePosting {

  private final UnitOfWork work;
  private final LedgerStore ledger;
  private final LedgerDesk desk;
  private final BankStore banks;

  public BankServices(UnitOfWork work, LedgerStore ledger, LedgerDesk desk, BankStore banks) {
    this.work = work;
    this.ledger = ledger;
    this.desk = desk;
    this.banks = banks;
  }

  @Override
  public Outcome<ServiceEntry> post(
      Transaction transaction, Actor actor, ServiceEntry entry, Instant now) {
    Optional<TimeBank> found =
        ledger.banksOf(transaction, entry.communityId()).stream().findFirst();
    if (found.isEmpty()) {
      return Outcome.refused(BankReason.TIME_BANK_UNKNOWN.because().refuses());
    }
    TimeBank bank = found.get();
    LocalDateTime at = LocalDateTime.ofInstant(entry.effectiveAt(), bank.zone());
    return account(transaction, bank, entry.provider(), at.toLocalDate())
        .flatMap(
            provider ->
                entry.kind() == TransferKind.REDEEM
                    ? account(transaction, bank, entry.receiver(), at.toLocalDate())
                        .map(
                            receiver ->
                                new LedgerCommand.Post(
                                    entry.key(),
                                    entry.kind(),
                                    at,
                                    receiver,
                                    provider,
                                    entry.minutes(),
                                    OperationKey.of(entry.appointmentId())))
                    : Outcome.accepted(
                        new LedgerCommand.Post(
                            entry.key(),
                            entry.kind(),
                            at,
                            null,
                            provider,
                            entry.minutes(),
                            OperationKey.of(entry.appointmentId()))))
        .flatMap(command -> take(transaction, actor, bank, entry, command));
  }

  private Outcome<ServiceEntry> take(
      Transaction transaction,
      Actor actor,
      TimeBank bank,
      ServiceEntry entry,
      LedgerCommand.Post command) {
    LedgerAnswer answer = desk.takeOrLeave(transaction, bank, new LedgerDesk.Sent(actor, command));
    if (answer.isDone() && !answer.again()) {
      banks.addService(
          transaction,
          new PostedService(
              bank.id(),
              entry.key(),
              entry.appointmentId(),
              entry.rounding(),
              entry.policyEdition()));
    }
    return answer.asOutcome().map(done -> entry);
  }

  /** A member's own account, one that is open on the day if there are several. */
  private Outcome<UUID> account(
      Transaction transaction, TimeBank bank, String member, LocalDate day) {
    List<LedgerAccount> own =
        ledger.accountsOf(transaction, bank.id(), member).stream()
            .filter(account -> account.kind() == AccountKind.INDIVIDUAL)
            .filter(account -> account.parentId() == null)
            .toList();
    return own.stream()
        .filter(account -> isOpen(account, day))
        .findFirst()
        .or(() -> own.stream().findFirst())
        .map(LedgerAccount::id)
        .<Outcome<UUID>>map(Outcome::accepted)
        .orElseGet(
            () ->
                Outcome.refused(
                    BankReason.TIME_MEMBER_NO_ACCOUNT
                        .because()
                        .figure("member", member)
                        .refuses()));
  }

  private static boolean isOpen(LedgerAccount account, LocalDate day) {
    LocalDate closed = account.closed();
    return !day.isBefore(account.opened()) && (closed == null || day.isBefore(closed));
  }

  /** The services among the commands of some keys, by key. */
  public Map<OperationKey, PostedService> services(TimeBank bank, Collection<OperationKey> keys) {
    return work.read(transaction -> banks.services(transaction, bank.id(), keys));
  }
}
