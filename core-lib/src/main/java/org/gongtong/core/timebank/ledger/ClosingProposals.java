package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Lets one member of staff propose what is to become of an account, and another one carry it out.
 * Until then it can be dropped. What speaks against it is said when it is proposed, and asked again
 * when it is carried out, since time has passed. Thread-safe.
 */
public final class ClosingProposals {

  private final UnitOfWork work;
  private final LedgerStore store;
  private final AccountClosing closing;
  private final AuditLog audit;
  private final InstantSource clock;
  private final LedgerEvents events;

  public ClosingProposals(
      UnitOfWork work,
      LedgerStore store,
      AccountClosing closing,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.store = store;
    this.closing = closing;
    this.audit = audit;
    this.clock = clock;
    this.events = new LedgerEvents(ids);
  }

  /**
   * Proposes what is to become of an account.
   *
   * @param id of the proposal; sent again with the same one, it is answered as before
   * @return the proposal, or every reason against it with codes of {@link ClosingReason}, {@link
   *     AccountReason} or {@link LedgerReason}
   */
  public Outcome<ClosingProposal> propose(
      Actor actor,
      TimeBank bank,
      UUID id,
      UUID accountId,
      ClosingWish wish,
      LocalDate day,
      String evidence) {
    return work.write(
        transaction -> {
          ClosingProposal wanted =
              new ClosingProposal(
                  id, bank.id(), accountId, wish, day, evidence, actor, clock.instant());
          Outcome<ClosingAccount> examined = closing.examine(transaction, bank, wanted);
          Optional<ClosingProposal> there =
              store.records().proposals().find(transaction, accountId);
          if (there.isPresent() && there.get().bankId().equals(bank.id())) {
            return there.get().id().equals(id)
                ? Outcome.accepted(there.get())
                : Outcome.refused(
                    ClosingReason.TIME_PROPOSAL_THERE
                        .because()
                        .figure("way", there.get().wish().way().text())
                        .figure("day", there.get().day())
                        .refuses());
          }
          return examined.map(
              account -> {
                store.records().proposals().add(transaction, wanted);
                note(transaction, "time-account-order-proposed", wanted, actor);
                return wanted;
              });
        });
  }

  /**
   * Drops a proposal; whoever may propose may drop his own and others'.
   *
   * @return the proposal that is no more, or {@link ClosingReason#TIME_PROPOSAL_GONE}
   */
  public Outcome<ClosingProposal> drop(Actor actor, TimeBank bank, UUID accountId, UUID id) {
    return work.write(
        transaction -> {
          // As those who carry it out, so that of two the other finds it gone.
          store.lock(transaction, bank.id(), List.of(accountId));
          Optional<ClosingProposal> there = standing(transaction, bank, accountId, id);
          if (there.isEmpty()) {
            return gone();
          }
          store.records().proposals().remove(transaction, accountId);
          note(transaction, "time-account-order-dropped", there.get(), actor);
          return Outcome.accepted(there.get());
        });
  }

  private Optional<ClosingProposal> standing(
      Transaction transaction, TimeBank bank, UUID accountId, UUID id) {
    return store
        .records()
        .proposals()
        .find(transaction, accountId)
        .filter(one -> one.id().equals(id) && one.bankId().equals(bank.id()));
  }

  private static <T> Outcome<T> gone() {
    return Outcome.refused(ClosingReason.TIME_PROPOSAL_GONE.because().refuses());
  }

  /**
   * Carries a proposal out, as the second of two people. Of a proposal that was carried out the
   * closing is answered again.
   *
   * @return the closing, {@link ClosingReason#TIME_PROPOSAL_GONE}, or every other reason against it
   */
  public Outcome<Closing> carryOut(Actor second, TimeBank bank, UUID accountId, UUID id) {
    Optional<ClosingProposal> there =
        work.read(transaction -> standing(transaction, bank, accountId, id));
    return there
        .map(
            proposal ->
                closing.carryOut(
                    bank,
                    proposal.order(second),
                    proposal.wish(),
                    transaction -> standing(transaction, bank, accountId, id).isPresent()))
        .or(() -> done(bank, accountId, id).map(Outcome::accepted))
        .orElseGet(ClosingProposals::gone);
  }

  private Optional<Closing> done(TimeBank bank, UUID accountId, UUID id) {
    return closing.history(accountId).stream()
        .filter(one -> one.bankId().equals(bank.id()) && one.key().toUuid().equals(id))
        .findFirst();
  }

  /** What is proposed about an account. */
  public Optional<ClosingProposal> find(UUID accountId) {
    return work.read(transaction -> store.records().proposals().find(transaction, accountId));
  }

  /** Proposals of a bank that wait, as {@link ProposalStore#page} has them. */
  public List<ClosingProposal> waiting(TimeBank bank, @Nullable UUID after, int limit) {
    return work.read(
        transaction -> store.records().proposals().page(transaction, bank.id(), after, limit));
  }

  private void note(Transaction transaction, String type, ClosingProposal proposal, Actor actor) {
    Instant now = clock.instant();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("bank", proposal.bankId().toString());
    data.put("key", proposal.order(actor).key().toUuid().toString());
    data.put("day", proposal.day().toString());
    data.put("way", proposal.wish().way().code());
    String others =
        proposal.wish().others().stream().map(UUID::toString).collect(Collectors.joining(" "));
    if (!others.isEmpty()) {
      data.put("others", others);
    }
    audit.append(
        transaction, events.event(type, proposal.accountId().toString(), actor, now, now, data));
  }
}
