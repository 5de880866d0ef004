package org.gongtong.core.timebank;

/**
 * What an entry changes about an account. The postings of an entry sum to zero. Immutable.
 *
 * @param account its number among the {@link Members}
 * @param minutes added to it, below zero for taken from it; not zero
 */
public record Posting(int account, long minutes) {}
