/**
 * Pages for voting at the door on a worker's device, and for the office that looks after it.
 *
 * <p>One thing a page: at which door and who is there → a photo or signature → the choice → the
 * check → done. The pages in the middle have the wording of the ballot itself, for it is the
 * resident who reads them. What was chosen is in no address, no cookie and no row before it is
 * cast: the check is the answer to the form of the choice. Afterwards no page shows it, and none
 * shows a receipt: the resident gets that from somebody else.
 */
@NullMarked
package org.gongtong.server.ui.staff.assist;

import org.jspecify.annotations.NullMarked;
