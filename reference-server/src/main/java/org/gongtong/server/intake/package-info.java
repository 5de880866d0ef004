/**
 * From a clerk's file to the core's values: rosters and ballots out of spreadsheets and CSV files.
 *
 * <p>{@link org.gongtong.server.files} reads tables and knows nothing of the field; {@link
 * org.gongtong.core.place} checks rows and knows nothing of files. This package joins the two for
 * the command line and the pages. A file is taken whole or not at all, and every mistake is named
 * by its row and column, in Chinese and English.
 *
 * <p>Columns that are not known, names and telephone numbers among them, are dropped unread and
 * named to the clerk: this release stores no personal data.
 *
 * <p>{@link org.gongtong.server.intake.RosterTable} writes what is read here. Between the dry run
 * of a page and applying it, a checked roster lies in {@link
 * org.gongtong.server.intake.WaitingRosters}.
 */
@NullMarked
package org.gongtong.server.intake;

import org.jspecify.annotations.NullMarked;
