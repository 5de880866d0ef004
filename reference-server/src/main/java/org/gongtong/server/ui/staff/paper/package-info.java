/**
 * The clerks' pages for paper ballots: sheets entered by one person and checked by another,
 * differences settled, papers reconciled, records corrected.
 *
 * <p>Everything is typed from paper and at speed, so what is typed is read kindly ({@link
 * org.gongtong.server.ui.staff.paper.TypedPart}, {@link
 * org.gongtong.server.ui.staff.paper.TypedTime}) and a sheet that is refused comes back as it was
 * typed, each bad line marked. Enter in a field never saves: the form's first button only looks.
 * The second person's page shows nothing of the first entry, and no page here shows what was chosen
 * on more than one ballot at a time.
 *
 * <p>States of a sheet: {@code ENTERED → DIFFERS → CHECKED}; the rules are the core's ({@link
 * org.gongtong.core.decision.paper}).
 */
@NullMarked
package org.gongtong.server.ui.staff.paper;

import org.jspecify.annotations.NullMarked;
