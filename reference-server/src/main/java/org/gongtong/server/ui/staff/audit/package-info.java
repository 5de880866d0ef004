/**
 * The pages on which the auditor reads what staff and the server did. What may be seen is decided
 * in {@link org.gongtong.server.oversight}; these pages draw it.
 */
@NullMarked
package org.gongtong.server.ui.staff.audit;

import org.jspecify.annotations.NullMarked;
