package org.gongtong.core.timebank;

import java.util.ArrayList;
import java.util.List;

/**
 * What a posted transfer changes: balances, and what it uses of the caps of whoever gets it.
 * Immutable.
 *
 * @param giver the account that it takes from
 * @param receiver the account that it gives to
 * @param pool the account that gets what the receiver does not keep
 * @param minutes taken from the giver
 * @param own minutes of these for the receiver; the rest is for the pool
 * @param day on which minutes count as earned, in days since 1970-01-01
 * @param earned minutes that count for the receiver's day
 * @param kept minutes that count for the receiver's lifetime: his own of it, none, or of somebody
 *     who moved here what he had kept before
 * @param parts what restricted parts of the giver's account pay of the minutes, each below zero;
 *     the account itself pays the rest
 */
public record Effect(
    int giver,
    int receiver,
    int pool,
    long minutes,
    long own,
    int day,
    long earned,
    long kept,
    List<Posting> parts) {

  /** An effect that the giver's account pays for alone. */
  public Effect(
      int giver, int receiver, int pool, long minutes, long own, int day, long earned, long kept) {
    this(giver, receiver, pool, minutes, own, day, earned, kept, List.of());
  }

  /** Minutes for the pool. */
  public long overflow() {
    return minutes - own;
  }

  /** What takes this back. */
  public Effect back() {
    List<Posting> returned =
        parts.stream().map(part -> new Posting(part.account(), -part.minutes())).toList();
    return new Effect(giver, receiver, pool, -minutes, -own, day, -earned, -kept, returned);
  }

  /** Minutes that the giver's account pays itself. */
  public long paid() {
    long paid = minutes;
    for (Posting part : parts) {
      paid += part.minutes();
    }
    return paid;
  }

  /**
   * What it changes of balances, none of them by zero; they sum to zero. If other minutes count
   * than the receiver gets, those that count are a posting of their own, the receiver's first.
   */
  public List<Posting> postings() {
    List<Posting> postings = new ArrayList<>(3);
    postings.addAll(parts);
    long paid = paid();
    if (paid != 0) {
      postings.add(new Posting(giver, -paid));
    }
    if (kept != 0 && kept != own) {
      postings.add(new Posting(receiver, kept));
      postings.add(new Posting(receiver, own - kept));
    } else if (own != 0) {
      postings.add(new Posting(receiver, own));
    }
    if (overflow() != 0) {
      postings.add(new Posting(pool, overflow()));
    }
    return postings;
  }
}
