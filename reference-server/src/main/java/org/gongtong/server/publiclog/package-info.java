/**
 * Keeps the public log: who signs it, with what, and what is checked before.
 *
 * <p>{@link org.gongtong.server.publiclog.LogKeeper} runs a few times a second: it has committed
 * events integrated, and signs a checkpoint of what there is now. The key and the newest checkpoint
 * lie in {@link org.gongtong.server.publiclog.LogKeys a folder of their own}, apart from the
 * database, and are backed up apart from it. That is what makes a restored database notice that it
 * is older than what the world has seen: the checkpoint in the folder is then not the beginning of
 * the log, and nothing is signed until somebody {@link org.gongtong.server.publiclog.LogRenewal
 * declares the loss}.
 *
 * <p>Order of one turn: integrated and committed → signed → the checkpoint kept in the folder →
 * kept in the database, from where it is published. A stop between any two leaves the folder at
 * most where the database is, so that a stop never looks like a loss.
 */
@NullMarked
package org.gongtong.server.publiclog;

import org.jspecify.annotations.NullMarked;
