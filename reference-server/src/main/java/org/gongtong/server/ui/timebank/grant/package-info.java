/**
 * Grants of time as clerks make them: what is attested of a member, and rounds in which minutes of
 * the pool are shared, shown before they are begun. {@code RoundRoutes} and {@code NeedRoutes} ask
 * the core and hold no rule.
 */
@NullMarked
package org.gongtong.server.ui.timebank.grant;

import org.jspecify.annotations.NullMarked;
