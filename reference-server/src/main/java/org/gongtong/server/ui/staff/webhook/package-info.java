/**
 * Webhooks as administrators see them: which run and how that goes, another one, a test message, a
 * new secret, and what could not be delivered.
 */
@NullMarked
package org.gongtong.server.ui.staff.webhook;

import org.jspecify.annotations.NullMarked;
