package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.AccountTerms;
import org.gongtong.core.timebank.OperationKey;

/**
 * Gives accounts up: when their holders die or leave, or have two of them. Two people order it, on
 * evidence, under a key: sent again, the order is answered as before. What is in the account is
 * moved by entries that sum to zero, and the account is closed, in one transaction with the audit
 * events. A refused order leaves nothing, and its key is free. Thread-safe.
 */
public final class AccountClosing {

  private final UnitOfWork work;
  private final LedgerStore store;
  private final LedgerDesk desk;
  private final LedgerPolicies policies;
  private final AuditLog audit;
  private final InstantSource clock;
  private final ClosingChecks checks;
  private final ClosingMoves moves;
  private final LedgerEvents events;

  /**
   * @param persons whether two members of staff are one human being
   */
  public AccountClosing(
      UnitOfWork work,
      LedgerStore store,
      LedgerDesk desk,
      LedgerPolicies policies,
      SamePerson persons,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.store = store;
    this.desk = desk;
    this.policies = policies;
    this.audit = audit;
    this.clock = clock;
    this.checks = new ClosingChecks(store, persons);
    this.moves = new ClosingMoves(store, ids, clock);
    this.events = new LedgerEvents(ids);
  }

  /**
   * Closes the account of somebody who has died. His own time goes to his heirs or to the pool, as
   * the rules of the day say, restricted time back to the pool.
   *
   * @param heirs relatives that were noted, who hold on that day; none if there are none or the
   *     rules say the pool
   * @return the closing, or every reason against it with codes of {@link ClosingReason}, {@link
   *     AccountReason} or {@link LedgerReason}
   */
  public Outcome<Closing> succeed(TimeBank bank, ClosingOrder order, List<Heir> heirs) {
    return carryOut(bank, order, ClosingWish.succession(heirs), transaction -> true);
  }

  private Outcome<AccountTerms.Succession> succession(
      Transaction transaction, TimeBank bank, LocalDate day) {
    return policies
        .inForce(transaction, bank, day)
        .map(policy -> policy.transfers().accounts().succession())
        .map(Outcome::accepted)
        .orElseGet(
            () -> Outcome.refused(ClosingReason.TIME_SUCCESSION_UNRULED.because().refuses()));
  }

  /**
   * Closes the account of somebody who leaves the community. Donated, his time goes to the pool,
   * what was guaranteed to him with it; dormant or to be settled with another community, it stays
   * where it is and takes part in nothing, except that it may run out.
   *
   * @param way {@link ClosingWay#DONATED}, {@link ClosingWay#DORMANT} or {@link
   *     ClosingWay#TO_SETTLE}
   * @throws IllegalArgumentException if it is another one
   */
  public Outcome<Closing> leave(TimeBank bank, ClosingOrder order, ClosingWay way) {
    if (way != ClosingWay.DONATED && !way.sleeps()) {
      throw new IllegalArgumentException("nobody leaves like that: " + way);
    }
    return carryOut(bank, order, ClosingWish.of(way), transaction -> true);
  }

  /**
   * Merges one account of a person into his other one: all time, part by part, and what was used of
   * caps. Time is as old in the other as it was in the one.
   *
   * @param order about the account that is given up
   * @param into the other account
   */
  public Outcome<Closing> merge(TimeBank bank, ClosingOrder order, UUID into) {
    return carryOut(bank, order, ClosingWish.merging(into), transaction -> true);
  }

  /**
   * Opens an account again whose holder had left, and has come back, or wants it settled.
   *
   * @return the record of it, or why not
   */
  public Outcome<Closing> reopen(TimeBank bank, ClosingOrder order) {
    return carryOut(bank, order, ClosingWish.of(ClosingWay.REOPENED), transaction -> true);
  }

  private LocalDate today(TimeBank bank) {
    return LocalDate.ofInstant(clock.instant(), bank.zone());
  }

  /**
   * Carries an order out.
   *
   * @param stands asked once the account is locked: whether what the order rests on is still there
   */
  Outcome<Closing> carryOut(
      TimeBank bank, ClosingOrder order, ClosingWish wish, Predicate<Transaction> stands) {
    OperationKey content = order.content(wish.words());
    try {
      return work.write(
          transaction -> {
            Outcome<ClosingAccount> locked =
                checks.locked(transaction, bank, order, wish, today(bank));
            // Asked once the account is locked: of two that come at once, the other sees the first.
            return before(transaction, bank, order, content)
                .orElseGet(
                    () ->
                        stands.test(transaction)
                            ? locked
                                .flatMap(account -> ready(transaction, bank, wish, order, account))
                                .map(
                                    ready -> closed(transaction, bank, order, wish, content, ready))
                            : Outcome.refused(
                                ClosingReason.TIME_PROPOSAL_GONE.because().refuses()));
          });
    } catch (MoveRefused e) {
      return Outcome.refused(e.answer.asOutcome().refusals());
    }
  }

  /** Locks an account, and sees what speaks against a proposal about it. Changes nothing. */
  Outcome<ClosingAccount> examine(
      Transaction transaction, TimeBank bank, ClosingProposal proposal) {
    ClosingOrder order = proposal.order(proposal.by());
    return checks
        .proposed(transaction, bank, order, proposal.wish(), today(bank))
        .flatMap(account -> ready(transaction, bank, proposal.wish(), order, account))
        .map(Ready::account);
  }

  /**
   * An account that may be given up.
   *
   * @param into where it goes if it is merged; else itself
   */
  private record Ready(ClosingAccount account, LedgerAccount into) {}

  private Outcome<Ready> ready(
      Transaction transaction,
      TimeBank bank,
      ClosingWish wish,
      ClosingOrder order,
      ClosingAccount locked) {
    Outcome<Ready> alone = Outcome.accepted(new Ready(locked, locked.account()));
    return switch (wish.way()) {
      case REOPENED -> checks.dormant(transaction, locked).flatMap(account -> alone);
      case DONATED, DORMANT, TO_SETTLE ->
          checks.closing(locked, wish.way()).flatMap(account -> alone);
      case SUCCEEDED ->
          checks
              .closing(locked, wish.way())
              .flatMap(account -> succession(transaction, bank, order.day()))
              .flatMap(rule -> checks.heirs(transaction, locked, wish.heirs(), rule, order.day()))
              .flatMap(verified -> alone);
      case MERGED ->
          checks
              .closing(locked, wish.way())
              .flatMap(account -> checks.merging(transaction, account, into(wish), order.day()))
              .map(target -> new Ready(locked, target));
    };
  }

  private static UUID into(ClosingWish wish) {
    return Objects.requireNonNull(wish.into(), "a merging names the other account");
  }

  private List<LedgerCommand> planned(
      Transaction transaction, TimeBank bank, ClosingOrder order, ClosingWish wish, Ready ready) {
    return switch (wish.way()) {
      case SUCCEEDED -> moves.succession(bank, order, ready.account(), wish.heirs());
      case DONATED -> moves.donated(bank, order, ready.account());
      case MERGED -> moves.merged(transaction, bank, order, ready.account(), ready.into());
      case DORMANT, TO_SETTLE, REOPENED -> List.of();
    };
  }

  /** What an order with this key came to before. */
  private Optional<Outcome<Closing>> before(
      Transaction transaction, TimeBank bank, ClosingOrder order, OperationKey content) {
    return store
        .records()
        .findClosing(transaction, bank.id(), order.key())
        .map(
            known ->
                known.content().equals(content)
                    ? Outcome.accepted(known)
                    : Outcome.refused(ClosingReason.TIME_ORDER_KEY.because().refuses()));
  }

  private Closing closed(
      Transaction transaction,
      TimeBank bank,
      ClosingOrder order,
      ClosingWish wish,
      OperationKey content,
      Ready ready) {
    if (wish.way() == ClosingWay.REOPENED) {
      store.close(transaction, order.accountId(), null);
      return record(transaction, bank, order, wish.way(), content, 0);
    }
    List<LedgerDesk.Sent> sent =
        planned(transaction, bank, order, wish, ready).stream()
            .map(move -> new LedgerDesk.Sent(order.first(), move))
            .toList();
    List<LedgerAnswer> answers =
        sent.isEmpty() ? List.of() : desk.takeAllOrNone(transaction, bank, sent);
    answers.stream()
        .filter(answer -> !answer.isDone())
        .findFirst()
        .ifPresent(
            answer -> {
              throw new MoveRefused(answer);
            });
    boolean open =
        store
            .find(transaction, order.accountId())
            .filter(state -> state.account().closed() == null)
            .isPresent();
    if (open) {
      store.close(transaction, order.accountId(), order.day());
    }
    long minutes = answers.stream().mapToLong(LedgerAnswer::kept).sum();
    return record(transaction, bank, order, wish.way(), content, minutes);
  }

  /** Nothing of the transaction remains, also what a plan had prepared. */
  private static final class MoveRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient LedgerAnswer answer;

    MoveRefused(LedgerAnswer answer) {
      super(answer.toString());
      this.answer = answer;
    }
  }

  private Closing record(
      Transaction transaction,
      TimeBank bank,
      ClosingOrder order,
      ClosingWay way,
      OperationKey content,
      long minutes) {
    Instant now = clock.instant();
    Closing closing =
        new Closing(
            bank.id(),
            order.key(),
            content,
            order.accountId(),
            way,
            order.day(),
            order.evidence(),
            minutes,
            order.first(),
            order.second(),
            now);
    store.records().addClosing(transaction, closing);
    // Whatever else was proposed about the account was about another state of it.
    store.records().proposals().remove(transaction, order.accountId());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("bank", bank.id().toString());
    data.put("key", order.key().toUuid().toString());
    data.put("day", order.day().toString());
    data.put("way", way.code());
    data.put("minutes", minutes);
    data.put("second", order.second().toString());
    note(transaction, type(way), order, order.first(), now, data);
    note(
        transaction,
        "time-account-order-witnessed",
        order,
        order.second(),
        now,
        Map.of("bank", bank.id().toString(), "key", order.key().toUuid().toString()));
    return closing;
  }

  private static String type(ClosingWay way) {
    return switch (way) {
      case SUCCEEDED -> "time-account-succeeded";
      case MERGED -> "time-account-merged";
      case DONATED -> "time-account-donated";
      case DORMANT, TO_SETTLE -> "time-account-dormant";
      case REOPENED -> "time-account-reopened";
    };
  }

  private void note(
      Transaction transaction,
      String type,
      ClosingOrder order,
      Actor actor,
      Instant now,
      Map<String, Object> data) {
    audit.append(
        transaction, events.event(type, order.accountId().toString(), actor, now, now, data));
  }

  /** All closings of an account and its being opened again, in the order of recording. */
  public List<Closing> history(UUID accountId) {
    return work.read(transaction -> store.records().closings(transaction, accountId));
  }
}
