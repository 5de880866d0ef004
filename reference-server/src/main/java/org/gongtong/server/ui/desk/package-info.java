/**
 * The clerks' desk for motions: drafting, every step of a motion's life, voting letters, notices,
 * the certificate and the files of a recount.
 *
 * <p>Each controller turns an address into calls of the core's services and a page of {@code
 * ui.staff}. Forms go through {@link org.gongtong.server.ui.Pages#once}, so that one sent twice
 * acts once, and carry the version they were drawn against: if somebody was faster, the step is
 * refused and nothing is done. Letters are the exception: their codes are made when they are
 * printed and told once, in the PDF that answers the form.
 *
 * <p>{@link org.gongtong.server.ui.desk.Documents} words what is printed; the layout is {@code
 * print}'s.
 */
@NullMarked
package org.gongtong.server.ui.desk;

import org.jspecify.annotations.NullMarked;
