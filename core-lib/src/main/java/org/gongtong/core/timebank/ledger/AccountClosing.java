package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

  /** What is to be done with an account that is locked and may be given up. */
  private interface Plan {

    /** The moves, or why not. */
    Outcome<List<LedgerCommand>> moves(Transaction transaction, ClosingAccount account);
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
    Set<UUID> others = new LinkedHashSet<>();
    heirs.forEach(heir -> others.add(heir.accountId()));
    return close(
        bank,
        order,
        ClosingWay.SUCCEEDED,
        "heirs " + heirs,
        others,
        (transaction, account) ->
            succession(transaction, bank, order.day())
                .flatMap(rule -> checks.heirs(transaction, account, heirs, rule, order.day()))
                .map(verified -> moves.succession(bank, order, account, heirs)));
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
    return close(
        bank,
        order,
        way,
        "",
        Set.of(),
        (transaction, account) ->
            Outcome.accepted(way.sleeps() ? List.of() : moves.donated(bank, order, account)));
  }

  /**
   * Merges one account of a person into his other one: all time, part by part, and what was used of
   * caps. Time is as old in the other as it was in the one.
   *
   * @param order about the account that is given up
   * @param into the other account
   */
  public Outcome<Closing> merge(TimeBank bank, ClosingOrder order, UUID into) {
    return close(
        bank,
        order,
        ClosingWay.MERGED,
        "into " + into,
        Set.of(into),
        (transaction, account) ->
            checks
                .merging(transaction, account, into, order.day())
                .map(target -> moves.merged(transaction, bank, order, account, target)));
  }

  /**
   * Opens an account again whose holder had left, and has come back, or wants it settled.
   *
   * @return the record of it, or why not
   */
  public Outcome<Closing> reopen(TimeBank bank, ClosingOrder order) {
    return work.write(
        transaction -> {
          Outcome<ClosingAccount> locked =
              checks.locked(transaction, bank, order, Set.of(), false, today(bank));
          Optional<Outcome<Closing>> before =
              before(transaction, bank, order, order.content(ClosingWay.REOPENED.code()));
          if (before.isPresent()) {
            return before.get();
          }
          return locked
              .flatMap(account -> checks.dormant(transaction, account))
              .map(
                  account -> {
                    store.close(transaction, order.accountId(), null);
                    return record(
                        transaction,
                        bank,
                        order,
                        ClosingWay.REOPENED,
                        order.content(ClosingWay.REOPENED.code()),
                        0);
                  });
        });
  }

  private LocalDate today(TimeBank bank) {
    return LocalDate.ofInstant(clock.instant(), bank.zone());
  }

  private Outcome<Closing> close(
      TimeBank bank, ClosingOrder order, ClosingWay way, String more, Set<UUID> others, Plan plan) {
    OperationKey content = order.content(way.code() + " " + more);
    boolean staff = way == ClosingWay.SUCCEEDED || way == ClosingWay.MERGED;
    try {
      return work.write(
          transaction -> {
            Outcome<ClosingAccount> locked =
                checks.locked(transaction, bank, order, others, staff, today(bank));
            // Asked once the account is locked: of two that come at once, the other sees the first.
            return before(transaction, bank, order, content)
                .orElseGet(
                    () ->
                        locked
                            .flatMap(account -> checks.closing(account, way))
                            .flatMap(account -> plan.moves(transaction, account))
                            .map(
                                planned ->
                                    closed(transaction, bank, order, way, content, planned)));
          });
    } catch (MoveRefused e) {
      return Outcome.refused(e.answer.asOutcome().refusals());
    }
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
      ClosingWay way,
      OperationKey content,
      List<LedgerCommand> planned) {
    List<LedgerDesk.Sent> sent =
        planned.stream().map(move -> new LedgerDesk.Sent(order.first(), move)).toList();
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
    return record(transaction, bank, order, way, content, minutes);
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
