package org.gongtong.core.timebank;

import org.jspecify.annotations.Nullable;

/**
 * Time that is to go from one account to another. Immutable.
 *
 * @param kind what for
 * @param from who gives, by its number among the {@link Members}; {@link #NOBODY} where the kind
 *     names none, less for an account that does not exist
 * @param to who gets, likewise
 * @param minutes how much
 * @param day the day on which it takes effect, in days since 1970-01-01 in the place's own time
 * @param bucket which part of the receiver's account it goes to; if it is ordered, also which part
 *     of the giver's it comes from
 * @param ordered whether it comes of time or of an order about an account, as {@link
 *     TransferKind#isOrdered} kinds must
 * @param clearance what two communities have agreed, of a {@link TransferKind#SETTLE}; else null
 */
public record Transfer(
    TransferKind kind,
    int from,
    int to,
    long minutes,
    int day,
    Bucket bucket,
    boolean ordered,
    @Nullable Clearance clearance) {

  /** A transfer within a community. */
  public Transfer(
      TransferKind kind, int from, int to, long minutes, int day, Bucket bucket, boolean ordered) {
    this(kind, from, to, minutes, day, bucket, ordered, null);
  }

  /** A transfer that somebody asks for, of his own time. */
  public Transfer(TransferKind kind, int from, int to, long minutes, int day) {
    this(kind, from, to, minutes, day, Bucket.PERSONAL, false);
  }

  /** Stands where no account is named. */
  public static final int NOBODY = -1;

  /** More is a mistake: eight thousand years. */
  public static final long MOST_MINUTES = 1L << 32;

  /** The same with what two communities have agreed. */
  public Transfer cleared(@Nullable Clearance agreed) {
    return new Transfer(kind, from, to, minutes, day, bucket, ordered, agreed);
  }
}
