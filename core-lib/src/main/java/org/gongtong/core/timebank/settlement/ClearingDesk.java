package org.gongtong.core.timebank.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.Relation;
import org.gongtong.core.timebank.Transfer;
import org.gongtong.core.timebank.ledger.AccountReason;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.TimeBank;

/**
 * Records what a bank has agreed with others, and who has relatives there. The other bank records
 * its own half. Each change has one audit event in the same transaction. Thread-safe.
 */
public final class ClearingDesk {

  private final SettlementPorts ports;
  private final SettlementBook book;

  public ClearingDesk(SettlementPorts ports) {
    this.ports = ports;
    this.book = new SettlementBook(ports);
  }

  /**
   * What is agreed. Immutable.
   *
   * @param partnerId with which bank
   * @param place where its community is
   * @param mostSent as {@link ClearingTerms#mostSent}
   * @param mostReceived as {@link ClearingTerms#mostReceived}; with limits of 0 nothing more goes
   * @param from the first day on which it holds: today or later
   * @param why in words
   */
  public record Agreement(
      UUID partnerId,
      ScopeCode place,
      long mostSent,
      long mostReceived,
      LocalDate from,
      String why) {}

  /** Records what was agreed, and with the first of a pair opens the account for it. */
  public Outcome<ClearingTerms> agree(Actor actor, TimeBank bank, Agreement agreed) {
    Instant now = book.now();
    LocalDate today = SettlementBook.day(bank, now);
    if (agreed.partnerId().equals(bank.id())) {
      return Outcome.refused(SettlementReason.OWN_BANK.because().refuses());
    }
    if (!ClearingTerms.isLimit(agreed.mostSent())
        || !ClearingTerms.isLimit(agreed.mostReceived())) {
      return Outcome.refused(
          SettlementReason.LIMIT_MALFORMED
              .because()
              .figure("most", Transfer.MOST_MINUTES)
              .refuses());
    }
    if (agreed.why().isBlank() || agreed.why().length() > 500) {
      return Outcome.refused(SettlementReason.WHY_MALFORMED.because().refuses());
    }
    if (agreed.from().isBefore(today)) {
      return Outcome.refused(
          SettlementReason.TERMS_BACKDATED
              .because()
              .figure("from", agreed.from())
              .figure("today", today)
              .refuses());
    }
    return ports.work().write(transaction -> record(transaction, actor, bank, agreed, now));
  }

  private Outcome<ClearingTerms> record(
      Transaction transaction, Actor actor, TimeBank bank, Agreement agreed, Instant now) {
    UUID partner = agreed.partnerId();
    if (ports.store().lock(transaction, bank.id(), partner).isEmpty()) {
      UUID account = ports.ids().next();
      ports
          .ledger()
          .addAccounts(
              transaction,
              List.of(
                  new LedgerAccount(
                      account,
                      bank.id(),
                      AccountKind.CLEARING,
                      partner.toString(),
                      null,
                      LocalDate.EPOCH,
                      null)));
      ports.store().addClearing(transaction, new Clearing(bank.id(), partner, account, 0));
    }
    int version = ports.store().terms(transaction, bank.id(), partner).size() + 1;
    ClearingTerms terms =
        new ClearingTerms(
            bank.id(),
            partner,
            version,
            agreed.place(),
            agreed.mostSent(),
            agreed.mostReceived(),
            agreed.from(),
            agreed.why(),
            actor,
            now);
    ports.store().addTerms(transaction, terms);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("partner", partner.toString());
    data.put("version", (long) version);
    data.put("place", agreed.place().code());
    data.put("mostSent", agreed.mostSent());
    data.put("mostReceived", agreed.mostReceived());
    data.put("from", agreed.from().toString());
    book.note(transaction, "settlement-agreed", bank.id().toString(), actor, now, data);
    return Outcome.accepted(terms);
  }

  /** All that a bank has agreed with another one, in the order in which it was recorded. */
  public List<ClearingTerms> terms(TimeBank bank, UUID partnerId) {
    return ports.work().read(tx -> ports.store().terms(tx, bank.id(), partnerId));
  }

  /** The accounts that a bank has for others, in the order of the others' ids. */
  public List<Clearing> clearings(TimeBank bank) {
    return ports.work().read(tx -> ports.store().clearings(tx, bank.id()));
  }

  /**
   * Notes that the holder of an account elsewhere is a relative of the holder of one here, as
   * somebody here has verified it. Noted again it changes nothing.
   *
   * @param accountId the account here
   * @param farAccountId the account at the partner's
   * @param relation what the other is to the one here
   */
  public Outcome<FarRelative> relate(
      Actor actor,
      TimeBank bank,
      UUID partnerId,
      UUID accountId,
      UUID farAccountId,
      Relation relation) {
    return ports
        .work()
        .write(
            transaction -> {
              Instant now = book.now();
              Optional<AccountState> account =
                  ports
                      .ledger()
                      .find(transaction, accountId)
                      .filter(state -> state.account().bankId().equals(bank.id()));
              if (account.isEmpty()) {
                return Outcome.refused(AccountReason.TIME_ACCOUNT_UNKNOWN.because().refuses());
              }
              if (ports.store().find(transaction, bank.id(), partnerId).isEmpty()) {
                return SettlementBook.noAgreement(SettlementBook.day(bank, now));
              }
              FarRelative relative =
                  new FarRelative(accountId, partnerId, farAccountId, relation.code(), actor, now);
              if (ports.store().addRelative(transaction, relative)) {
                Map<String, Object> data = new LinkedHashMap<>();
                data.put("bank", bank.id().toString());
                data.put("partner", partnerId.toString());
                data.put("relative", farAccountId.toString());
                data.put("relation", relation.code());
                book.note(
                    transaction, "far-relative-noted", accountId.toString(), actor, now, data);
              }
              return Outcome.accepted(relative);
            });
  }
}
