package org.gongtong.core.timebank;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in memory: accounts, caps, and the journal of all operations. Confined to one thread.
 *
 * <p>The outcome of a key is final. Of an operation that is refused nothing remains but its key.
 * Cost: constant for an operation, about 100 bytes of memory each.
 */
public final class MemoryLedger implements Standing {

  private final TransferRules rules;
  private final Members members;
  private final Journal journal = new Journal();
  private final long[] balances;
  private final long[] kept;
  private final DayUse earned = new DayUse();

  /** A ledger whose accounts are all at zero. */
  public MemoryLedger(TransferPolicy policy, Members members) {
    this.rules = new TransferRules(policy, members);
    this.members = members;
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
      balances[rules.giver(transfer)] -= transfer.minutes();
      balances[rules.receiver(transfer)] += decision.kept();
      balances[members.pool()] += transfer.minutes() - decision.kept();
      use(kind, transfer.to(), day, transfer.minutes(), decision.kept());
    }
    journal.add(key, content, decision.outcome(), decision.kept());
    return decision.outcome();
  }

  /** Counts, or with negative minutes gives back, what a service uses of caps. */
  private void use(TransferKind kind, int to, int day, long minutes, long keptMinutes) {
    if (kind == TransferKind.EARN) {
      earned.add(to, day, minutes);
    }
    if (kind.paysForService()) {
      kept[to] += keptMinutes;
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
    TransferOutcome outcome = reversal(operation);
    if (outcome.isPosted()) {
      for (Posting posting : postings(operation)) {
        balances[posting.account()] -= posting.minutes();
      }
      use(
          TransferKind.values()[journal.kind(operation)],
          journal.to(operation),
          day(journal.at(operation)),
          -journal.minutes(operation),
          -journal.kept(operation));
      journal.markReversed(operation);
    }
    journal.add(key, content, outcome, 0);
    return outcome;
  }

  private TransferOutcome reversal(int operation) {
    if (operation == Journal.ABSENT) {
      return TransferOutcome.UNKNOWN_OP;
    }
    if (journal.kind(operation) == Journal.REVERSAL || !journal.outcome(operation).isPosted()) {
      return TransferOutcome.NOT_REVERSIBLE;
    }
    if (journal.isReversed(operation)) {
      return TransferOutcome.ALREADY_REVERSED;
    }
    for (Posting posting : postings(operation)) {
      int account = posting.account();
      if (posting.minutes() > 0 && !rules.canPay(account, balances[account], posting.minutes())) {
        return TransferOutcome.INSUFFICIENT_BALANCE;
      }
    }
    return TransferOutcome.POSTED;
  }

  /** What a transfer that was posted changed. */
  private List<Posting> postings(int operation) {
    TransferKind kind = TransferKind.values()[journal.kind(operation)];
    long minutes = journal.minutes(operation);
    long own = journal.kept(operation);
    Transfer transfer =
        new Transfer(kind, journal.from(operation), journal.to(operation), minutes, 0);
    List<Posting> postings = new ArrayList<>(3);
    postings.add(new Posting(rules.giver(transfer), -minutes));
    if (own != 0) {
      postings.add(new Posting(rules.receiver(transfer), own));
    }
    if (own != minutes) {
      postings.add(new Posting(members.pool(), minutes - own));
    }
    return postings;
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
    boolean posted = journal.outcome(number).isPosted();
    List<Posting> postings = List.of();
    if (posted && reversal) {
      postings =
          postings(journal.find(journal.ref(number))).stream()
              .map(posting -> new Posting(posting.account(), -posting.minutes()))
              .toList();
    } else if (posted) {
      postings = List.copyOf(postings(number));
    }
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
