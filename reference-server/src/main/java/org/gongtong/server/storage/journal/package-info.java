/**
 * The journal of a time bank as a file, and back into a bank that has none.
 *
 * <p>A file has a line for each row, a JSON object in canonical form: first what the bank is, then
 * the tables of {@code JournalTable} one after another, last how many lines there were and their
 * hash. What only follows from other rows is left out and made again. Neither way does a journal
 * have to fit into memory.
 *
 * <p>{@link org.gongtong.server.storage.journal.JournalImport} takes nothing on trust: each line is
 * looked at as it comes, and before the transaction is committed the ledger is added up as {@code
 * timebank check} does. Whatever is wrong, nothing is there afterwards, and the line is named.
 *
 * <p>Columns are read from the database's own description of the tables, so that a column that a
 * migration adds is in the file without further work; a test sees that no table is forgotten.
 */
@NullMarked
package org.gongtong.server.storage.journal;

import org.jspecify.annotations.NullMarked;
