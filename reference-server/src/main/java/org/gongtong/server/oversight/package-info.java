/**
 * What the auditor reads: the events that staff and the server left.
 *
 * <p>Two rules keep reading from being a way around permissions. <em>What somebody may not open is
 * not there</em>: {@link org.gongtong.server.oversight.EventKind} says which action opens which
 * kind, and events of other kinds, and all events of residents, are in no row, no count and no file
 * of his, whatever he filters by. <em>A look is an event</em>: the list has time, kind, subject and
 * actor; the particulars of a sealed event are shown one at a time, to whoever says what for, and
 * that is recorded, as is every file that is taken out.
 */
@NullMarked
package org.gongtong.server.oversight;

import org.jspecify.annotations.NullMarked;
