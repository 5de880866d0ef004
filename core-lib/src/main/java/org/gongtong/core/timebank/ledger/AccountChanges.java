package org.gongtong.core.timebank.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
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
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.AccountKind;
import org.gongtong.core.timebank.AccountLimit;
import org.gongtong.core.timebank.Bucket;
import org.gongtong.core.timebank.LimitKind;
import org.gongtong.core.timebank.Relation;
import org.gongtong.core.timebank.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * Changes what accounts are: opens parts of restricted time, records limits of their own, and ends
 * kinships or lets them hold again. Each change stands from a day on, says why and has one audit
 * event in the same transaction; entries made before stay as they are. Recorded again, the same
 * changes nothing. Thread-safe.
 */
public final class AccountChanges {

  /** Most characters of a reason or of what something rests on. */
  public static final int LONGEST = 500;

  private final UnitOfWork work;
  private final LedgerStore store;
  private final LedgerPolicies policies;
  private final AuditLog audit;
  private final IdSource ids;
  private final InstantSource clock;
  private final LedgerEvents events;

  /**
   * @param policies than which limits of accounts' own are stricter
   */
  public AccountChanges(
      UnitOfWork work,
      LedgerStore store,
      LedgerPolicies policies,
      AuditLog audit,
      IdSource ids,
      InstantSource clock) {
    this.work = work;
    this.store = store;
    this.policies = policies;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.events = new LedgerEvents(ids);
  }

  /**
   * Opens a part of a person's or a household's account.
   *
   * @param bucket which; not the personal one, which the account is itself
   * @param from the first day on which it takes part
   */
  public Outcome<LedgerAccount> openPart(
      Actor actor, TimeBank bank, UUID accountId, Bucket bucket, LocalDate from) {
    return work.write(
        transaction ->
            locked(transaction, bank, accountId)
                .flatMap(state -> openPart(transaction, actor, state.account(), bucket, from)));
  }

  private Outcome<LedgerAccount> openPart(
      Transaction transaction, Actor actor, LedgerAccount account, Bucket bucket, LocalDate from) {
    if (!isPersonal(account)) {
      return Outcome.refused(AccountReason.TIME_ACCOUNT_NOT_PERSONAL.because().refuses());
    }
    boolean there =
        bucket == Bucket.PERSONAL
            || store.records().parts(transaction, List.of(account.id())).stream()
                .anyMatch(part -> part.account().bucket() == bucket);
    if (there) {
      return Outcome.refused(
          AccountReason.TIME_PART_THERE.because().figure("bucket", bucket.code()).refuses());
    }
    LedgerAccount part = account.part(ids.next(), bucket, from);
    store.records().addPart(transaction, part);
    note(
        transaction,
        "time-part-opened",
        account,
        actor,
        clock.instant(),
        Map.of("part", part.id().toString(), "bucket", bucket.code(), "opened", from.toString()));
    return Outcome.accepted(part);
  }

  static boolean isPersonal(LedgerAccount account) {
    return account.kind() == AccountKind.INDIVIDUAL || account.kind() == AccountKind.HOUSEHOLD;
  }

  /** The parts of an account and what they stand at, in the order in which they are used. */
  public List<AccountState> parts(UUID accountId) {
    List<AccountState> parts =
        work.read(transaction -> store.records().parts(transaction, List.of(accountId)));
    return Bucket.RESTRICTED.stream()
        .flatMap(bucket -> parts.stream().filter(part -> part.account().bucket() == bucket))
        .toList();
  }

  /**
   * Records a limit of an account's own, which holds from its day on for what takes effect then or
   * later, whenever it is written down. It is no laxer than the rules of its first day; where later
   * ones are stricter, those hold.
   *
   * @param why the reason, up to {@link #LONGEST} characters
   */
  public Outcome<AccountLimit> limit(
      Actor actor, TimeBank bank, UUID accountId, AccountLimit limit, String why) {
    Long minutes = limit.minutes();
    if (minutes != null && minutes > Transfer.MOST_MINUTES) {
      return Outcome.refused(
          AccountReason.TIME_LIMIT_RANGE.because().figure("most", Transfer.MOST_MINUTES).refuses());
    }
    if (isNoReason(why)) {
      return Outcome.refused(AccountReason.TIME_WHY_MISSING.because().refuses());
    }
    return work.write(
        transaction ->
            locked(transaction, bank, accountId)
                .flatMap(
                    state ->
                        laxer(transaction, bank, state.account(), limit)
                            .map(Outcome::<AccountLimit>refused)
                            .orElseGet(
                                () ->
                                    Outcome.accepted(
                                        limit(transaction, actor, state.account(), limit, why)))));
  }

  private Optional<Reason> laxer(
      Transaction transaction, TimeBank bank, LedgerAccount account, AccountLimit limit) {
    Long minutes = limit.minutes();
    if (minutes == null) {
      return Optional.empty();
    }
    return policies
        .inForce(transaction, bank, limit.from())
        .filter(policy -> minutes > policy.transfers().limit(limit.kind(), account.kind()))
        .map(
            policy ->
                AccountReason.TIME_LIMIT_LAXER
                    .because()
                    .figure("minutes", minutes)
                    .figure("day", limit.from())
                    .figure("edition", policy.edition())
                    .figure("most", policy.transfers().limit(limit.kind(), account.kind()))
                    .refuses());
  }

  private AccountLimit limit(
      Transaction transaction, Actor actor, LedgerAccount account, AccountLimit limit, String why) {
    boolean said =
        store.records().limits(transaction, List.of(account.id())).stream()
            .map(RecordedLimit::limit)
            .filter(one -> one.kind() == limit.kind())
            .reduce((a, b) -> b)
            .filter(limit::equals)
            .isPresent();
    if (!said) {
      Instant now = clock.instant();
      store
          .records()
          .addLimit(transaction, new RecordedLimit(account.id(), limit, why, actor, now));
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("limit", limit.kind().code());
      data.put("from", limit.from().toString());
      Long minutes = limit.minutes();
      if (minutes != null) {
        data.put("minutes", minutes);
      }
      note(transaction, "time-limit-recorded", account, actor, now, data);
    }
    return limit;
  }

  static boolean isNoReason(String why) {
    return why.isBlank() || why.length() > LONGEST;
  }

  /**
   * A limit as it holds on a day.
   *
   * @param kind which limit
   * @param rules what the rules say; null if they set none, or there are no rules
   * @param own the account's own; null if it has none
   */
  public record LimitOn(LimitKind kind, @Nullable Long rules, @Nullable Long own) {}

  /** The limits of an account on a day, of each kind; of two figures the smaller holds. */
  public List<LimitOn> limitsOn(TimeBank bank, UUID accountId, LocalDate day) {
    return work.read(
        transaction -> {
          Optional<LedgerPolicy> policy = policies.inForce(transaction, bank, day);
          Optional<AccountState> state = store.find(transaction, accountId);
          List<AccountLimit> own =
              store.records().limits(transaction, List.of(accountId)).stream()
                  .map(RecordedLimit::limit)
                  .toList();
          List<LimitOn> all = new ArrayList<>();
          for (LimitKind kind : LimitKind.values()) {
            Long rules =
                policy
                    .flatMap(
                        rule ->
                            state.map(
                                found -> rule.transfers().limit(kind, found.account().kind())))
                    .filter(minutes -> minutes < Long.MAX_VALUE)
                    .orElse(null);
            all.add(new LimitOn(kind, rules, AccountLimit.on(own, kind, day).orElse(null)));
          }
          return List.copyOf(all);
        });
  }

  /** All limits of an account's own, in the order in which they were recorded. */
  public List<RecordedLimit> limits(UUID accountId) {
    return work.read(transaction -> store.records().limits(transaction, List.of(accountId)));
  }

  /**
   * Records that a kinship ends on a day: by a divorce, or because it was noted in error. Between
   * spouses it ends both ways.
   *
   * @param of the account of one
   * @param relative the account of the other
   * @param relation what the other was to the one
   * @param day the first on which it holds no more
   * @param why the reason, up to {@link #LONGEST} characters
   */
  public Outcome<String> endKinship(
      Actor actor,
      TimeBank bank,
      UUID of,
      UUID relative,
      String relation,
      LocalDate day,
      String why) {
    return kinship(actor, bank, new Kin(of, relative, relation), day, false, why);
  }

  /** Records that a kinship that had ended holds again from a day on. */
  public Outcome<String> resumeKinship(
      Actor actor,
      TimeBank bank,
      UUID of,
      UUID relative,
      String relation,
      LocalDate day,
      String why) {
    return kinship(actor, bank, new Kin(of, relative, relation), day, true, why);
  }

  private record Kin(UUID of, UUID relative, String relation) {

    Kin theOtherWay() {
      return new Kin(relative, of, relation);
    }
  }

  private Outcome<String> kinship(
      Actor actor, TimeBank bank, Kin kin, LocalDate day, boolean holds, String why) {
    if (isNoReason(why)) {
      return Outcome.refused(AccountReason.TIME_WHY_MISSING.because().refuses());
    }
    return work.write(
        transaction -> {
          List<AccountState> locked =
              store.lock(transaction, bank.id(), List.of(kin.of(), kin.relative()));
          if (locked.stream().noneMatch(state -> state.account().id().equals(kin.of()))) {
            return AccountDesk.unknown();
          }
          if (!isNoted(transaction, kin)) {
            return Outcome.refused(
                AccountReason.RELATIVE_NOT_NOTED
                    .because()
                    .figure("relation", kin.relation())
                    .refuses());
          }
          change(transaction, actor, bank, kin, day, holds, why);
          boolean both =
              kin.relation().equals(Relation.SPOUSE.code())
                  && isNoted(transaction, kin.theOtherWay());
          if (both) {
            change(transaction, actor, bank, kin.theOtherWay(), day, holds, why);
          }
          return Outcome.accepted(kin.relation());
        });
  }

  /** Whether it was ever noted, be it that it has ended on all days. */
  private boolean isNoted(Transaction transaction, Kin kin) {
    return store.relatives(transaction, List.of(kin.of())).stream()
            .anyMatch(
                one ->
                    one.relativeId().equals(kin.relative())
                        && one.relation().equals(kin.relation()))
        || last(transaction, kin).isPresent();
  }

  private Optional<KinChange> last(Transaction transaction, Kin kin) {
    return store.records().kinChanges(transaction, kin.of()).stream()
        .filter(
            one -> one.relativeId().equals(kin.relative()) && one.relation().equals(kin.relation()))
        .reduce((a, b) -> b);
  }

  private void change(
      Transaction transaction,
      Actor actor,
      TimeBank bank,
      Kin kin,
      LocalDate day,
      boolean holds,
      String why) {
    boolean said =
        last(transaction, kin)
            .filter(one -> one.from().equals(day) && one.holds() == holds)
            .isPresent();
    if (said) {
      return;
    }
    Instant now = clock.instant();
    store
        .records()
        .addKinChange(
            transaction,
            new KinChange(kin.of(), kin.relative(), kin.relation(), day, holds, why, actor, now));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("bank", bank.id().toString());
    data.put("relative", kin.relative().toString());
    data.put("relation", kin.relation());
    data.put("from", day.toString());
    String type = holds ? "relative-resumed" : "relative-ended";
    audit.append(transaction, events.event(type, kin.of().toString(), actor, now, now, data));
  }

  /** Who is a relative of an account's holder, in each period in which he is. */
  public List<Relative> relatives(UUID accountId) {
    return work.read(transaction -> store.relatives(transaction, List.of(accountId)));
  }

  /** All ends of an account's kinships, and that they hold again, in the order of recording. */
  public List<KinChange> kinChanges(UUID accountId) {
    return work.read(transaction -> store.records().kinChanges(transaction, accountId));
  }

  private Outcome<AccountState> locked(Transaction transaction, TimeBank bank, UUID accountId) {
    List<AccountState> locked = store.lock(transaction, bank.id(), List.of(accountId));
    if (locked.isEmpty() || locked.get(0).account().isPart()) {
      return AccountDesk.unknown();
    }
    LedgerAccount account = locked.get(0).account();
    return AccountDesk.isSpecial(account.kind())
        ? Outcome.refused(AccountReason.TIME_ACCOUNT_OF_BANK.because().refuses())
        : Outcome.accepted(locked.get(0));
  }

  private void note(
      Transaction transaction,
      String type,
      LedgerAccount account,
      Actor actor,
      Instant now,
      Map<String, Object> data) {
    Map<String, Object> all = new LinkedHashMap<>(data);
    all.put("bank", account.bankId().toString());
    audit.append(transaction, events.event(type, account.id().toString(), actor, now, now, all));
  }
}
