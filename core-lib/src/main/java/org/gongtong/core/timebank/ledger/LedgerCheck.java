package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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

/**
 * Adds a ledger up again from its journal: says what cannot be, and sets accounts right that do not
 * stand at what their postings add up to. Reads each posting once and keeps none. Thread-safe.
 */
public final class LedgerCheck {

  /** Most faults that are told; a ledger with more is not repaired by reading them. */
  private static final int MOST = 200;

  private final UnitOfWork work;
  private final LedgerStore store;
  private final LedgerInspection inspection;
  private final AuditLog audit;
  private final InstantSource clock;
  private final LedgerEvents events;

  public LedgerCheck(
      UnitOfWork work,
      LedgerStore store,
      LedgerInspection inspection,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
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

  private Report check(Transaction transaction, TimeBank bank) {
    List<LedgerFault> faults = new ArrayList<>();
    AccountSum sum =
        new AccountSum(added -> compare(added).forEach(f -> add(faults, f)), f -> add(faults, f));
    inspection.scan(transaction, bank.id(), sum);
    sum.finish();
    if (sum.total() != 0) {
      add(faults, new LedgerFault(LedgerFault.Kind.SUM, bank.id().toString(), "" + sum.total()));
    }
    if (!sum.entriesAreEven()) {
      add(
          faults,
          new LedgerFault(
              LedgerFault.Kind.ENTRY, bank.id().toString(), "some entry does not sum to zero"));
    }
    inspection.faults(transaction, bank, MOST).forEach(f -> add(faults, f));
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
   * each in a transaction of its own with one event; others go on meanwhile.
   *
   * @return how many were set right
   */
  public int rebuild(Actor actor, TimeBank bank) {
    List<UUID> wrong = new ArrayList<>();
    work.read(
        transaction -> {
          wrong.clear();
          AccountSum sum =
              new AccountSum(
                  added -> {
                    if (!added.stored().equals(added.derived())) {
                      wrong.add(added.stored().account().id());
                    }
                  },
                  fault -> {});
          inspection.scan(transaction, bank.id(), sum);
          sum.finish();
          return wrong;
        });
    int changed = 0;
    for (UUID accountId : wrong) {
      changed += work.write(tx -> rebuild(tx, actor, bank, accountId)) ? 1 : 0;
    }
    return changed;
  }

  private boolean rebuild(Transaction transaction, Actor actor, TimeBank bank, UUID accountId) {
    List<AccountState> locked = store.lock(transaction, bank.id(), List.of(accountId));
    Optional<AccountState> derived = derive(transaction, accountId);
    if (locked.isEmpty() || derived.isEmpty() || locked.get(0).equals(derived.get())) {
      return false;
    }
    AccountState before = locked.get(0);
    store.write(
        transaction,
        new LedgerRows(
            bank.id(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new LedgerRows.AccountChange(before, derived.get())),
            List.of(),
            List.of(),
            List.of()));
    Instant now = clock.instant();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("bank", bank.id().toString());
    data.put("before", standing(before) + ", held " + before.held());
    data.put("after", standing(derived.get()) + ", held " + derived.get().held());
    audit.append(
        transaction,
        events.event("time-account-rebuilt", accountId.toString(), actor, now, now, data));
    return true;
  }

  private Optional<AccountState> derive(Transaction transaction, UUID accountId) {
    List<AccountState> found = new ArrayList<>(1);
    AccountSum sum = new AccountSum(added -> found.add(added.derived()), fault -> {});
    inspection.scanAccount(transaction, accountId, sum);
    sum.finish();
    return found.stream().findFirst();
  }
}
