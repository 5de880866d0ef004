package org.gongtong.server.ui.open;

/**
 * How many voting letters a motion has had.
 *
 * @param issued parties that got one
 * @param reprinted letters printed again
 */
public record LetterCount(long issued, long reprinted) {}
