/**
 * What a transfer over HTTP costs, beside a bare route that writes the same rows one by one, in one
 * run on one database.
 *
 * <p>{@link org.gongtong.server.timebank.TransferMeasurement} starts the whole server with a time
 * bank in the first process, and a bare Javalin beside it: once with each transfer in a transaction
 * of its own, once with those that come at once in one. {@link
 * org.gongtong.server.timebank.TransferLoad} is the second process, which sends transfers in turns.
 */
@NullMarked
package org.gongtong.server.timebank;

import org.jspecify.annotations.NullMarked;
