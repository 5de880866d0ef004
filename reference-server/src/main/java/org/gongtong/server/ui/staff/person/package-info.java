/**
 * The pages about persons of a community: a masked list, what is kept of one person, and what staff
 * do for him: linking, showing in full for a purpose, exporting and erasing.
 *
 * <p>Details in full stand in the answer to one request and nowhere else: not in an address, not in
 * a redirect, not in what is kept for repeated requests.
 */
@NullMarked
package org.gongtong.server.ui.staff.person;

import org.jspecify.annotations.NullMarked;
