/**
 * Webhooks over HTTP: making, testing and stopping them, and sending again what was not delivered.
 */
@NullMarked
package org.gongtong.server.http.webhook;

import org.jspecify.annotations.NullMarked;
