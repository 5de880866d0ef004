package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Adds a ledger up again from its journal: says what cannot be, and sets accounts right that do not
 * stand at what their postings add up to. Reads each posting once and keeps none. Thread-safe.
 */
public final class LedgerCheck {

  /** Most faults that are told; a ledger with more is not repaired by reading them. */
  private static final int MOST = 200;

  /** Accounts that are looked at and set right at once. */
  private static final int PART = 1000;

  /** Most accounts of a transaction that have an event each. */
  private static final int EACH = 50;

  private final UnitOfWork work;
  private final LedgerStore store;
  private final LedgerInspection inspection;
  private final AuditLog audit;
  private final InstantSource clock;
  private final LedgerEvents events;
  private final List<Also> also;

  /** Looks at what other areas keep beside a ledger. Extension point: they have one each. */
  public interface Also {

    /** What cannot be, on the view of a transaction. */
    List<LedgerFault> faults(Transaction transaction, TimeBank bank);
  }

  /** Checks ledgers alone. */
  public LedgerCheck(
      UnitOfWork work,
      LedgerStore store,
      LedgerInspection inspection,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this(work, store, inspection, audit, ids, clock, List.of());
  }

  /**
   * @param also what else is looked at
   */
  public LedgerCheck(
      UnitOfWork work,
      LedgerStore store,
      LedgerInspection inspection,
      AuditLog audit,
      IdSource ids,
      InstantSource clock,
      List<Also> also) {
    this.also = List.copyOf(also);
    this.work = work;
    this.store = store;
    this.inspection = inspection;
    this.audit = audit;
    this.clock = clock;
    this.events = new LedgerEvents(ids);
  }

  /**
   * What a ledger was found to be. Immutable.
   *
   * @param accounts how many it has
   * @param postings how many it has
   * @param faults what cannot be, the first of it; empty if the ledger is sound
   */
  public record Report(long accounts, long postings, List<LedgerFault> faults) {

    public Report {
      faults = List.copyOf(faults);
    }

    /** Whether all is as it must be. */
    public boolean isSound() {
      return faults.isEmpty();
    }
  }

  /** Checks a bank, on one view of it. */
  public Report check(TimeBank bank) {
    return work.read(transaction -> check(transaction, bank));
  }

  /** As the other one, as far as a transaction of the caller sees it. */
  public Report check(Transaction transaction, TimeBank bank) {
    List<LedgerFault> faults = new ArrayList<>();
    AccountSum sum =
        new AccountSum(
            bank, added -> compare(added).forEach(f -> add(faults, f)), f -> add(faults, f));
    inspection.scan(transaction, bank.id(), sum);
    sum.finish();
    inspection.scanEntries(transaction, bank.id(), sum);
    if (sum.total() != 0) {
      add(faults, new LedgerFault(LedgerFault.Kind.SUM, bank.id().toString(), "" + sum.total()));
    }
    if (!sum.entriesArePosted()) {
      List<LedgerFault> found = inspection.entryFaults(transaction, bank, MOST);
      found.forEach(f -> add(faults, f));
      if (found.isEmpty()) {
        String where = bank.id().toString();
        add(faults, new LedgerFault(LedgerFault.Kind.ENTRY, where, "entries and postings differ"));
      }
    }
    inspection.faults(transaction, bank, MOST).forEach(f -> add(faults, f));
    for (Also one : also) {
      one.faults(transaction, bank).forEach(f -> add(faults, f));
    }
    return new Report(sum.count(), sum.postings(), faults);
  }

  private static void add(List<LedgerFault> faults, LedgerFault fault) {
    if (faults.size() < MOST) {
      faults.add(fault);
    }
  }

  private static List<LedgerFault> compare(AccountSum.Added added) {
    AccountState stored = added.stored();
    AccountState derived = added.derived();
    String id = stored.account().id().toString();
    List<LedgerFault> faults = new ArrayList<>(0);
    if (stored.held() != derived.held()) {
      faults.add(
          new LedgerFault(
              LedgerFault.Kind.HELD, id, stored.held() + " held, not " + derived.held()));
    }
    if (!standing(stored).equals(standing(derived))) {
      faults.add(
          new LedgerFault(
              LedgerFault.Kind.ACCOUNT, id, standing(stored) + ", not " + standing(derived)));
    }
    return faults;
  }

  private static String standing(AccountState state) {
    return "balance "
        + state.balance()
        + ", kept "
        + state.kept()
        + ", postings "
        + state.postings()
        + ", recorded "
        + state.recordedAt();
  }

  /**
   * Sets all accounts of a bank right that do not stand at what their postings and holds add up to,
   * a thousand at most in a transaction; others go on meanwhile. Each has an event, or where many
   * are wrong, all of a transaction have one.
   *
   * @return how many were set right
   */
  public int rebuild(Actor actor, TimeBank bank) {
    int changed = 0;
    Part part = work.read(transaction -> part(transaction, bank, null));
    while (part.last() != null) {
      Part found = part;
      if (!found.wrong().isEmpty()) {
        changed += work.write(transaction -> setRight(transaction, actor, bank, found.wrong()));
      }
      part = work.read(transaction -> part(transaction, bank, found.last()));
    }
    return changed;
  }

  /** Accounts that were looked at: those that are wrong as they should be, and the last of all. */
  private record Part(Map<UUID, AccountState> wrong, @Nullable UUID last) {}

  private Part part(Transaction transaction, TimeBank bank, @Nullable UUID after) {
    Map<UUID, AccountState> wrong = new LinkedHashMap<>();
    AccountSum sum =
        new AccountSum(
            bank,
            added -> {
              if (!added.stored().equals(added.derived())) {
                wrong.put(added.stored().account().id(), added.derived());
              }
            },
            fault -> {});
    Optional<UUID> last = inspection.scanAfter(transaction, bank.id(), after, PART, sum);
    sum.finish();
    return new Part(wrong, last.orElse(null));
  }

  private int setRight(
      Transaction transaction, Actor actor, TimeBank bank, Map<UUID, AccountState> wrong) {
    List<AccountState> locked = store.lock(transaction, bank.id(), wrong.keySet());
    Map<UUID, LedgerInspection.Tail> tails = inspection.tails(transaction, wrong.keySet());
    List<LedgerRows.AccountChange> changes = new ArrayList<>();
    for (AccountState before : locked) {
      UUID id = before.account().id();
      AccountState after = current(transaction, bank, before, wrong.get(id), tails.get(id));
      if (!after.equals(before)) {
        changes.add(new LedgerRows.AccountChange(before, after));
      }
    }
    if (!changes.isEmpty()) {
      store.write(
          transaction,
          new LedgerRows(
              bank.id(), List.of(), List.of(), List.of(), changes, List.of(), List.of(),
              List.of()));
      note(transaction, actor, bank, changes);
    }
    return changes.size();
  }

  /** A journal that has not grown since it was added up still adds up to that. */
  private AccountState current(
      Transaction transaction,
      TimeBank bank,
      AccountState locked,
      @Nullable AccountState derived,
      LedgerInspection.@Nullable Tail tail) {
    if (derived == null || tail == null || derived.postings() != tail.sequence()) {
      return derive(transaction, bank, locked.account().id()).orElse(locked);
    }
    return new AccountState(
        locked.account(),
        derived.balance(),
        tail.pending(),
        derived.kept(),
        derived.postings(),
        derived.recordedAt());
  }

  private void note(
      Transaction transaction, Actor actor, TimeBank bank, List<LedgerRows.AccountChange> changes) {
    Instant now = clock.instant();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("bank", bank.id().toString());
    if (changes.size() > EACH) {
      data.put("accounts", (long) changes.size());
      data.put("first", changes.get(0).after().account().id().toString());
      data.put("last", changes.get(changes.size() - 1).after().account().id().toString());
      String subject = bank.id().toString();
      audit.append(
          transaction, events.event("time-accounts-rebuilt", subject, actor, now, now, data));
      return;
    }
    for (LedgerRows.AccountChange change : changes) {
      AccountState before = change.before();
      AccountState after = change.after();
      data.put("before", standing(before) + ", held " + before.held());
      data.put("after", standing(after) + ", held " + after.held());
      String subject = after.account().id().toString();
      audit.append(
          transaction,
          events.event("time-account-rebuilt", subject, actor, now, now, new HashMap<>(data)));
    }
  }

  private Optional<AccountState> derive(Transaction transaction, TimeBank bank, UUID accountId) {
    List<AccountState> found = new ArrayList<>(1);
    AccountSum sum = new AccountSum(bank, added -> found.add(added.derived()), fault -> {});
    inspection.scanAccount(transaction, accountId, sum);
    sum.finish();
    return found.stream().findFirst();
  }
}
