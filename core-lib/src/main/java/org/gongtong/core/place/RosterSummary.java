package org.gongtong.core.place;

/**
 * What a roster comes to. Immutable.
 *
 * @param parts exclusive parts
 * @param parties different sets of owners; how the law counts heads is not asked here
 * @param areaHundredths floor area of all parts, in hundredths of a square metre
 */
public record RosterSummary(int parts, int parties, long areaHundredths) {}
