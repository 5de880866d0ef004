package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.timebank.Clearance;
import org.gongtong.core.timebank.OperationKey;
import org.gongtong.core.timebank.TransferKind;

/**
 * Takes commands to ledgers: each is answered once and for all under its key, and each that is
 * recorded has one audit event in the same transaction. Thread-safe.
 *
 * <p>Commands of one bank that come at once may share a transaction: the accounts of all of them
 * are locked together, each is decided on what those before it left, and the rows of all are
 * written together. So an account that all touch, the reserve as a rule, is locked once for all.
 */
public final class LedgerDesk {

  /** Most commands that are taken at once. */
  public static final int MOST = 1000;

  private final UnitOfWork work;
  private final LedgerStore store;
  private final LedgerPolicies policies;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;
  private final Sharing sharing;
  private final LedgerEvents events;

  /** Whether commands that come at once share a transaction. */
  public enum Sharing {
    /** They do. */
    TOGETHER,
    /** Each has its own. */
    ALONE
  }

  /**
   * A command and who sent it. Immutable.
   *
   * @param actor who sent it
   * @param command what he wants
   */
  public record Sent(Actor actor, LedgerCommand command) {}

  public LedgerDesk(
      UnitOfWork work,
      LedgerStore store,
      LedgerPolicies policies,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      Sharing sharing) {
    this.work = work;
    this.store = store;
    this.policies = policies;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.sharing = sharing;
    this.events = new LedgerEvents(ids);
  }

  /**
   * Takes a command. The answer is on disk when it is given; if the database's reply is lost, the
   * command's key tells whether it was done.
   *
   * @throws org.gongtong.core.kernel.CommitInDoubtException if the key could not be asked for: the
   *     same command, sent again, is answered
   */
  public LedgerAnswer send(Actor actor, TimeBank bank, LedgerCommand command) {
    Sending sending = new Sending(List.of(new Sent(actor, command)));
    return sending
        .untilCertain(
            () ->
                sharing == Sharing.ALONE
                    ? work.write(transaction -> run(transaction, bank, List.of(sending)).get(0))
                    : work.writeTogether(
                        bank.id(), sending, (transaction, all) -> run(transaction, bank, all)))
        .get(0);
  }

  /**
   * Takes commands one after another in one transaction, so that all are recorded or none.
   *
   * @return the answers in the order of the commands
   * @throws IllegalArgumentException if there are more than {@link #MOST}
   * @throws org.gongtong.core.kernel.CommitInDoubtException as {@link #send}
   */
  public List<LedgerAnswer> sendAll(TimeBank bank, List<Sent> commands) {
    if (commands.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " commands: " + commands.size());
    }
    Sending sending = new Sending(commands);
    return sending.untilCertain(
        () -> work.write(transaction -> run(transaction, bank, List.of(sending)).get(0)));
  }

  /** Takes all that was sent, and gives each its answers. */
  private List<List<LedgerAnswer>> run(
      Transaction transaction, TimeBank bank, List<Sending> sendings) {
    List<Sent> commands = new ArrayList<>();
    sendings.forEach(sending -> commands.addAll(sending.commands()));
    // One that comes alone is new as a rule; of many, one that is not would make all run again.
    boolean asks =
        !(sendings.get(0).begins() && commands.size() == 1 && store.runsLostRacesAgain());
    List<Sending.Given> answers = given(transaction, bank, commands, Map.of(), asks, true);
    List<List<LedgerAnswer>> shares = new ArrayList<>(sendings.size());
    int from = 0;
    for (Sending sending : sendings) {
      int to = from + sending.commands().size();
      shares.add(sending.given(answers.subList(from, to)));
      from = to;
    }
    return shares;
  }

  /**
   * The receipt of the hours that a command posted: it proves that they are in the public log, and
   * says neither whose they are nor how many.
   *
   * @param key of the command
   * @return empty if it posted no transfer
   */
  public Optional<ReceiptCode> receipt(TimeBank bank, OperationKey key) {
    return work.read(
        transaction ->
            audit
                .ofSubject(transaction, key.toUuid().toString(), LedgerEvents.TRANSFER_POSTED)
                .stream()
                .map(LoggedEvent::sealed)
                // Another bank may have had a command of the same key.
                .filter(one -> LedgerEvents.isOf(bank, one.event()))
                .findFirst()
                .map(one -> ReceiptCode.of(one.leafHash())));
  }

  /** What there is of the commands that have had some keys, by key. */
  public Map<OperationKey, PastCommand> past(TimeBank bank, Collection<OperationKey> keys) {
    return keys.isEmpty()
        ? Map.of()
        : work.read(transaction -> store.past(transaction, bank.id(), keys));
  }

  /** As {@link #sendAll}, inside a transaction of the caller, who has more to write with it. */
  public List<LedgerAnswer> take(Transaction transaction, TimeBank bank, List<Sent> commands) {
    return take(transaction, bank, commands, Map.of(), true);
  }

  /**
   * As the other one, for commands between communities.
   *
   * @param clearances what is agreed with the other community, by the key of each command of kind
   *     {@link TransferKind#SETTLE} and of each end of such a hold; without it these are refused
   */
  public List<LedgerAnswer> take(
      Transaction transaction,
      TimeBank bank,
      List<Sent> commands,
      Map<OperationKey, Clearance> clearances) {
    return take(transaction, bank, commands, clearances, true);
  }

  /**
   * Takes a command inside a transaction of the caller, who writes nothing if it is refused: then
   * nothing is recorded here either, and its key is free.
   */
  public LedgerAnswer takeOrLeave(Transaction transaction, TimeBank bank, Sent sent) {
    return take(transaction, bank, List.of(sent), Map.of(), false).get(0);
  }

  /** As the other one, several: if one is refused nothing is recorded of any. */
  List<LedgerAnswer> takeAllOrNone(Transaction transaction, TimeBank bank, List<Sent> commands) {
    return take(transaction, bank, commands, Map.of(), false);
  }

  private List<LedgerAnswer> take(
      Transaction transaction,
      TimeBank bank,
      List<Sent> commands,
      Map<OperationKey, Clearance> clearances,
      boolean keepsRefusals) {
    return given(transaction, bank, commands, clearances, true, keepsRefusals).stream()
        .map(Sending.Given::answer)
        .toList();
  }

  /**
   * @param asks whether it asks for the keys of the commands, or takes them for new
   * @param keepsRefusals whether a refusal is recorded under its key
   */
  private List<Sending.Given> given(
      Transaction transaction,
      TimeBank bank,
      List<Sent> commands,
      Map<OperationKey, Clearance> clearances,
      boolean asks,
      boolean keepsRefusals) {
    Set<OperationKey> refs = refs(commands);
    Map<OperationKey, PastCommand> named =
        refs.isEmpty() ? Map.of() : store.past(transaction, bank.id(), refs);
    DayPolicies days = new DayPolicies(transaction, bank, policies);
    List<LedgerWish> wishes = LedgerWish.of(commands, named.values(), days);
    List<AccountState> locked =
        store.lock(transaction, bank.id(), LedgerWish.accounts(bank, wishes));
    // A part is reached by its account alone, which guards it.
    locked.removeIf(state -> state.account().isPart());
    AccountExtras extras =
        AccountExtras.read(transaction, store.records(), locked, commands, named.values(), days);
    Set<UUID> there =
        locked.stream().map(state -> state.account().id()).collect(Collectors.toSet());
    // Now, and not when it began to wait for the lock.
    Instant now = clock.instant();
    Map<OperationKey, PastCommand> known =
        asks || !refs.isEmpty() || days.lackRules()
            ? known(transaction, bank, commands, refs, named)
            : Map.of();
    LedgerSheet sheet =
        new LedgerSheet(
            bank,
            locked,
            relatives(transaction, wishes, there, days),
            earned(transaction, wishes, there, days, extras),
            extras);
    LedgerBatch batch =
        new LedgerBatch(
            bank, sheet, new LedgerShares(sheet, extras.paid()), known, days, ids, now, clearances);
    List<Sending.Given> answers = new ArrayList<>(commands.size());
    for (Sent sent : commands) {
      LedgerAnswer answer = batch.answer(sent.actor(), sent.command());
      answers.add(new Sending.Given(answer, batch.made(sent.command().key())));
    }
    LedgerRows rows = batch.rows();
    boolean kept = keepsRefusals || answers.stream().allMatch(one -> one.answer().isDone());
    if (kept && !rows.isEmpty()) {
      store.write(transaction, rows);
      events.of(bank, commands, rows).forEach(event -> audit.append(transaction, event));
    }
    return answers;
  }

  /**
   * Commands with the keys of these, and those they are about as far as their accounts are locked.
   */
  private Map<OperationKey, PastCommand> known(
      Transaction transaction,
      TimeBank bank,
      List<Sent> commands,
      Set<OperationKey> refs,
      Map<OperationKey, PastCommand> named) {
    Set<OperationKey> keys = new LinkedHashSet<>();
    commands.forEach(sent -> keys.add(sent.command().key()));
    Set<OperationKey> own = Set.copyOf(keys);
    keys.addAll(refs);
    Map<OperationKey, PastCommand> known = store.past(transaction, bank.id(), keys);
    Map<OperationKey, PastCommand> usable = new HashMap<>(known);
    usable.keySet().removeIf(key -> !own.contains(key) && !named.containsKey(key));
    return usable;
  }

  private static Set<OperationKey> refs(List<Sent> commands) {
    Set<OperationKey> refs = new LinkedHashSet<>();
    for (Sent sent : commands) {
      if (sent.command() instanceof LedgerCommand.Reverse reverse) {
        refs.add(reverse.ref());
      } else if (sent.command() instanceof LedgerCommand.End end) {
        refs.add(end.ref());
      }
    }
    return refs;
  }

  /** Relatives of who gives: a gift's receiver is to be one, and a spouse's age may count. */
  private List<Relative> relatives(
      Transaction transaction, List<LedgerWish> wishes, Set<UUID> there, DayPolicies days) {
    Set<UUID> givers = new LinkedHashSet<>();
    for (LedgerWish wish : wishes) {
      UUID from = wish.from();
      boolean asks =
          wish.kind() == TransferKind.GIFT
              || (wish.kind() == TransferKind.REDEEM || wish.kind() == TransferKind.SETTLE)
                  && days.asksSpouses(wish.day());
      if (asks && !wish.takesBack() && from != null && there.contains(from)) {
        givers.add(from);
      }
    }
    return givers.isEmpty() ? List.of() : store.relatives(transaction, givers);
  }

  private Map<AccountDay, Long> earned(
      Transaction transaction,
      List<LedgerWish> wishes,
      Set<UUID> there,
      DayPolicies policies,
      AccountExtras extras) {
    Set<AccountDay> days = new LinkedHashSet<>();
    for (LedgerWish wish : wishes) {
      UUID to = wish.to();
      if (wish.kind() == TransferKind.EARN
          && to != null
          && there.contains(to)
          && (policies.capsDay(wish.day()) || extras.limits().containsKey(to))) {
        days.add(new AccountDay(to, (int) wish.day().toEpochDay()));
      }
    }
    return days.isEmpty() ? Map.of() : store.earned(transaction, extras.withPredecessors(days));
  }
}
