/**
 * What anyone may read without signing in: communities, motions, results.
 *
 * <p>Order of a community's page: open, about to open, decided, earlier. A motion page says what is
 * asked, who decides, what the law requires and how to vote, and shows turnout but never an interim
 * result. A result page shows each requirement against its threshold with exact figures, cites the
 * article and says in plain words why ({@link org.gongtong.server.ui.open.Why}).
 */
@NullMarked
package org.gongtong.server.ui.open;

import org.jspecify.annotations.NullMarked;
