package org.gongtong.core.timebank.service;

/**
 * Who speaks for a side. Immutable.
 *
 * @param side for which
 * @param member his id: the member of that side, or a guardian of his
 */
public record Party(Side side, String member) {}
