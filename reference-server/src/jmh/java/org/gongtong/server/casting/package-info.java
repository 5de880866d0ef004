/**
 * What casting a ballot over HTTP costs, beside a bare route that writes the same rows and beside
 * bare JDBC, in one run on one database.
 *
 * <p>{@link org.gongtong.server.casting.CastingMeasurement} starts the whole server with an estate
 * and an open vote in the first process, and a bare Javalin beside it. {@link
 * org.gongtong.server.casting.CastingLoad} is the second process: it exchanges a code for a session
 * for each voter as a browser would, then casts, in turns, through the server, the bare route and
 * JDBC.
 */
@NullMarked
package org.gongtong.server.casting;

import org.jspecify.annotations.NullMarked;
