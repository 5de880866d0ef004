/**
 * Motions, ballots and results over HTTP: bodies in, the core's decision services, JSON out.
 *
 * <p>A step names the version it was decided on in {@code If-Match}; the core refuses it when
 * somebody was faster. What a command makes gets the id that belongs to its idempotency key, so
 * that it is made once. No operation tells what a ballot says, and none tells a result before the
 * count.
 */
@NullMarked
package org.gongtong.server.http.decision;

import org.jspecify.annotations.NullMarked;
