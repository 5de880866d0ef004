package org.gongtong.core.decision;

/**
 * How parties become heads and areas become weights; read from a counting rule. Immutable.
 *
 * @param sameOwnersOneHead whether all parts of the same owners count as one head
 * @param developerStockOneHead whether undelivered parts count as one head where each part
 *     otherwise counts
 * @param rounding how an area becomes a weight
 */
public record CountingPolicy(
    boolean sameOwnersOneHead, boolean developerStockOneHead, AreaRounding rounding) {}
