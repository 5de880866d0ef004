/**
 * Signed notes and checkpoints: how a log says, in a few lines that anyone can keep, which entries
 * it has.
 *
 * <p>A {@link org.gongtong.core.audit.note.SignedNote} is a text with signatures below it, after
 * C2SP <i>signed-note</i>: each names the key that made it, and whoever reads it verifies those of
 * the keys he knows and passes over the others. A {@link org.gongtong.core.audit.note.Checkpoint}
 * is such a text about a log, after C2SP <i>tlog-checkpoint</i>: the log's name, its size, and the
 * root of its tree. Two checkpoints of one log that cannot be joined by a proof of consistency
 * ({@link org.gongtong.core.audit.tree.TreeProof}) show that it was rewritten; a witness adds his
 * signature to those he has joined.
 *
 * <p>Signatures are Ed25519 (RFC 8032), signature type 0x01. A key's name and the first four bytes
 * of the hash of name and key tell keys apart; they are no proof of anything.
 */
@NullMarked
package org.gongtong.core.audit.note;

import org.jspecify.annotations.NullMarked;
