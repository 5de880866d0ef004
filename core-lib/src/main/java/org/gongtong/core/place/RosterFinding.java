package org.gongtong.core.place;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Reason;

/**
 * Something wrong in a roster. Immutable.
 *
 * @param where the row
 * @param column the column
 * @param reason what is wrong and what to do
 */
public record RosterFinding(LocalizedText where, RosterColumn column, Reason reason) {}
