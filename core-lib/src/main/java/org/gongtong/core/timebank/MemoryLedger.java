package org.gongtong.core.timebank;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in memory: accounts, caps, and the journal of all operations. Confined to one thread.
 *
 * <p>The outcome of a key is final. Of an operation that is refused nothing remains but its key.
 * Cost: constant for an operation, about 100 bytes of memory each.
 */
public final class MemoryLedger implements Standing {

  private final TransferRules rules;
  private final Journal journal = new Journal();
  private final long[] balances;
  private final long[] kept;
  private final DayUse earned = new DayUse();

  /** Minutes granted by account and day, under rules with classes of those in need alone. */
  private final Map<Integer, NavigableMap<Integer, Long>> granted = new HashMap<>();

  /**
   * A ledger whose accounts are all at zero.
   *
   * @throws IllegalArgumentException if an account has restricted parts: the journal kept here has
   *     no room for which of them paid
   */
  public MemoryLedger(TransferPolicy policy, Members members) {
    if (members.haveParts()) {
      throw new IllegalArgumentException("a ledger in memory has no restricted parts");
    }
    this.rules = new TransferRules(policy, members);
    this.balances = new long[members.size()];
    this.kept = new long[members.size()];
  }

  /**
   * An operation that was sent, in the order they came.
   *
   * @param key its key
   * @param kind what for; null for a reversal
   * @param at when it took effect, in the place's own time
   * @param outcome what became of it when it came first
   * @param reversed whether another one has reversed it since
   * @param postings what it changed; none if it was refused
   */
  public record Entry(
      OperationKey key,
      @Nullable TransferKind kind,
      LocalDateTime at,
      TransferOutcome outcome,
      boolean reversed,
      List<Posting> postings) {}

  /**
   * Posts a transfer, or says why not.
   *
   * @param key what makes it one however often it is sent
   * @param at when it takes effect, in the place's own time; the day of caps and ages
   * @param ref an operation it refers to; part of what it says, and of no effect
   */
  public TransferOutcome post(
      OperationKey key,
      TransferKind kind,
      LocalDateTime at,
      int from,
      int to,
      long minutes,
      OperationKey ref) {
    return post(key, new Journal.Content(kind.ordinal(), micros(at), from, to, minutes, ref), kind);
  }

  /** As the other one, at an instant in microseconds of the place's own time since 1970. */
  TransferOutcome post(OperationKey key, Journal.Content content, TransferKind kind) {
    int before = journal.find(key);
    if (before != Journal.ABSENT) {
      return again(before, content);
    }
    int day = day(content.at());
    Transfer transfer = new Transfer(kind, content.from(), content.to(), content.minutes(), day);
    TransferRules.Decision decision = rules.decide(transfer, this);
    if (decision.outcome().isPosted()) {
      apply(rules.effect(transfer, decision.kept()));
      grant(transfer, 1);
    }
    journal.add(key, content, decision.outcome(), decision.kept());
    return decision.outcome();
  }

  private void apply(Effect effect) {
    balances[effect.giver()] -= effect.minutes();
    balances[effect.receiver()] += effect.own();
    balances[effect.pool()] += effect.overflow();
    kept[effect.receiver()] += effect.kept();
    if (effect.earned() != 0) {
      earned.add(effect.receiver(), effect.day(), effect.earned());
    }
  }

  private void grant(Transfer transfer, int sign) {
    if (transfer.kind() == TransferKind.GRANT && rules.grantClasses() > 0) {
      granted
          .computeIfAbsent(transfer.to(), account -> new TreeMap<>())
          .merge(transfer.day(), sign * transfer.minutes(), Long::sum);
    }
  }

  private TransferOutcome again(int operation, Journal.Content content) {
    return journal.says(operation, content)
        ? TransferOutcome.DUPLICATE
        : TransferOutcome.KEY_CONFLICT;
  }

  /**
   * Takes an operation back by a counter-entry, and gives back what it had used of caps.
   *
   * @param key of the reversal
   * @param at when the reversal takes effect
   * @param ref the operation to reverse
   */
  public TransferOutcome reverse(OperationKey key, LocalDateTime at, OperationKey ref) {
    return reverse(
        key,
        new Journal.Content(
            Journal.REVERSAL, micros(at), Transfer.NOBODY, Transfer.NOBODY, 0, ref));
  }

  /** As the other one, where the reversal says more than it need. */
  TransferOutcome reverse(OperationKey key, Journal.Content content) {
    int before = journal.find(key);
    if (before != Journal.ABSENT) {
      return again(before, content);
    }
    int operation = journal.find(content.ref());
    TransferOutcome outcome = TransferOutcome.UNKNOWN_OP;
    if (operation != Journal.ABSENT) {
      Effect effect = effect(operation);
      outcome = rules.reverse(effect, journal.isReversed(operation), this, day(content.at()));
      if (effect != null && outcome.isPosted()) {
        apply(effect.back());
        grant(transfer(operation), -1);
        journal.markReversed(operation);
      }
    }
    journal.add(key, content, outcome, 0);
    return outcome;
  }

  /** What a transfer changed; null if it was refused, or is a reversal. */
  private @Nullable Effect effect(int operation) {
    if (journal.kind(operation) == Journal.REVERSAL || !journal.outcome(operation).isPosted()) {
      return null;
    }
    return rules.effect(transfer(operation), journal.kept(operation));
  }

  private Transfer transfer(int operation) {
    return new Transfer(
        TransferKind.values()[journal.kind(operation)],
        journal.from(operation),
        journal.to(operation),
        journal.minutes(operation),
        day(journal.at(operation)));
  }

  /** How many operations were sent, those sent again not counted. */
  public int size() {
    return journal.size();
  }

  /**
   * An operation.
   *
   * @param number 0 for the first, less than {@link #size}
   */
  public Entry entry(int number) {
    boolean reversal = journal.kind(number) == Journal.REVERSAL;
    Effect effect = effect(number);
    if (reversal && journal.outcome(number).isPosted()) {
      Effect reversed = effect(journal.find(journal.ref(number)));
      effect = reversed == null ? null : reversed.back();
    }
    List<Posting> postings = effect == null ? List.of() : List.copyOf(effect.postings());
    return new Entry(
        journal.key(number),
        reversal ? null : TransferKind.values()[journal.kind(number)],
        time(journal.at(number)),
        journal.outcome(number),
        journal.isReversed(number),
        postings);
  }

  @Override
  public long balance(int account) {
    return balances[account];
  }

  @Override
  public long kept(int account) {
    return kept[account];
  }

  @Override
  public long earned(int account, int day) {
    return earned.get(account, day);
  }

  @Override
  public long granted(int account, int from, int until) {
    NavigableMap<Integer, Long> days = granted.get(account);
    return days == null
        ? 0
        : days.subMap(from, until).values().stream().mapToLong(Long::longValue).sum();
  }

  static long micros(LocalDateTime at) {
    return at.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + at.get(ChronoField.MICRO_OF_SECOND);
  }

  private static LocalDateTime time(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L),
        (int) Math.floorMod(micros, 1_000_000L) * 1_000,
        ZoneOffset.UTC);
  }

  private static int day(long micros) {
    return (int) Math.floorDiv(micros, 86_400_000_000L);
  }
}
