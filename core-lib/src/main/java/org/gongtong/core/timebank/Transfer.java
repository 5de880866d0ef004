package org.gongtong.core.timebank;

/**
 * Time that is to go from one account to another. Immutable.
 *
 * @param kind what for
 * @param from who gives, by its number among the {@link Members}; {@link #NOBODY} where the kind
 *     names none, less for an account that does not exist
 * @param to who gets, likewise
 * @param minutes how much
 * @param day the day on which it takes effect, in days since 1970-01-01 in the place's own time
 */
public record Transfer(TransferKind kind, int from, int to, long minutes, int day) {

  /** Stands where no account is named. */
  public static final int NOBODY = -1;

  /** More is a mistake: eight thousand years. */
  public static final long MOST_MINUTES = 1L << 32;
}
