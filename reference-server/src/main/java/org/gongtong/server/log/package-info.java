/**
 * How a line of the log looks, and what must not be in it.
 *
 * <p>A log is read by machines line by line, and by people at a terminal. Whatever a stranger can
 * bring into it (a header, an id, the message of an exception) is written so that it can neither
 * begin a line nor steer a terminal: what does not print appears as its code. And because
 * exceptions of a database repeat the values they stumbled over ({@code Duplicate entry '…'}), what
 * stands in quotes in the message of an exception is left out. The request line has the route's
 * pattern, never an address, a query, a header or a body (ADR 0141).
 */
@NullMarked
package org.gongtong.server.log;

import org.jspecify.annotations.NullMarked;
