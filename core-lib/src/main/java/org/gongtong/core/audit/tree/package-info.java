/**
 * The Merkle tree of a log: a few bytes that stand for all its entries, and short proofs that one
 * is among them or that a longer log only added to a shorter one.
 *
 * <p>The tree is that of RFC 6962, section 2.1, and RFC 9162, section 2.1, over SHA-256: a leaf is
 * {@code H(0x00 || entry)}, a node {@code H(0x01 || left || right)}, and the left subtree of a node
 * is the largest full one that leaves something to the right. A leaf and a node can thus never be
 * mistaken for each other, and a tree of any size has one root.
 *
 * <p>{@link org.gongtong.core.audit.tree.MerkleTree} takes entries one by one and keeps only the
 * roots of the full subtrees at its right edge, one for each bit of its size: a log of any length
 * is hashed in constant memory. What a proof needs is picked up as the entries pass, so that a
 * proof costs one reading too. {@link org.gongtong.core.audit.tree.TreeProof} verifies, by the
 * iterative algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2.
 *
 * <p>Two conventions are ours, and those of the transparency-dev library: a proof of consistency
 * starts from at least one entry, since anything is consistent with nothing; and a hash is 32
 * bytes, so that an empty one is refused and not compared.
 */
@NullMarked
package org.gongtong.core.audit.tree;

import org.jspecify.annotations.NullMarked;
