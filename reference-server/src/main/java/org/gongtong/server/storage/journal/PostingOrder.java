package org.gongtong.server.storage.journal;

import java.util.Map;
import java.util.Objects;

/**
 * Sees that postings come as an account's do: sequences without gaps, each balance the one before
 * and its minutes, recorded times that do not go back. Confined to one thread.
 */
final class PostingOrder {

  private Object account = "";
  private long sequence;
  private long balance;
  private String recorded = "";

  /** Looks at the next posting, whose members are of the right types. */
  void see(JournalLines lines, Map<?, ?> members) {
    Object next = Objects.requireNonNull(members.get("account"));
    if (!next.equals(account)) {
      account = next;
      sequence = 0;
      balance = 0;
      recorded = "";
    }
    long number = number(members, "sequence");
    if (number != sequence + 1) {
      throw lines.misplaced("sequence " + number + " after " + sequence);
    }
    sequence = number;
    balance += number(members, "minutes");
    if (number(members, "balance") != balance) {
      throw lines.unreadable("balance " + number(members, "balance") + ", not " + balance);
    }
    String at = (String) Objects.requireNonNull(members.get("recorded_at"));
    if (at.compareTo(recorded) < 0) {
      throw lines.misplaced("recorded at " + at + ", after " + recorded);
    }
    recorded = at;
  }

  private static long number(Map<?, ?> members, String name) {
    return (Long) Objects.requireNonNull(members.get(name));
  }
}
