package org.gongtong.core.audit.tree;

import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.kernel.ContentHash;

/**
 * Picks up the hashes of a proof while the entries of a log pass. A proof is the path from one full
 * subtree to the root: the sibling on each level. Which these are is known before the size is, all
 * but one: the last on the right may not be full when the log ends, and is made then.
 */
final class ProofPicker implements NodeListener {
  private final boolean consistency;
  private final long from;
  private final int startLevel;
  private final long startIndex;
  private final byte[][] siblings = new byte[Long.SIZE][];
  private byte[] start = new byte[0];

  /**
   * @param consistency whether of consistency rather than inclusion
   * @param from how many entries the tree has at least
   * @param startLevel of the subtree, which has 2^level entries
   */
  private ProofPicker(boolean consistency, long from, int startLevel) {
    this.consistency = consistency;
    this.from = from;
    this.startLevel = startLevel;
    this.startIndex = (from - 1) >> startLevel;
  }

  static ProofPicker ofInclusion(long index) {
    return new ProofPicker(false, index + 1, 0);
  }

  /** The path starts at the last full subtree of the beginning. */
  static ProofPicker ofConsistency(long size) {
    return new ProofPicker(true, size, Long.numberOfTrailingZeros(size));
  }

  @Override
  public void meet(int level, long index, byte[] hash) {
    if (level < startLevel) {
      return;
    }
    long here = startIndex >> (level - startLevel);
    if (level == startLevel && index == here) {
      start = hash;
    } else if (index == (here ^ 1)) {
      siblings[level] = hash;
    }
  }

  List<ContentHash> proof(MerkleTree tree) {
    if (tree.size() < from) {
      throw new IllegalStateException("the tree has " + tree.size() + " entries, not " + from);
    }
    List<ContentHash> proof = new ArrayList<>();
    if (consistency && tree.size() == from) {
      return proof;
    }
    // Where the subtree is the whole beginning, whoever verifies knows its hash: the root he has.
    if (consistency && startIndex != 0) {
      proof.add(MerkleTree.hash(start));
    }
    long here = startIndex;
    for (int level = startLevel; here != 0 || 1L << level < tree.size(); level++, here >>= 1) {
      long first = (here ^ 1) << level;
      // To the right of the last entry there is nothing, and the node goes up as it is.
      if (first < tree.size()) {
        boolean full = tree.size() - first >= 1L << level;
        proof.add(MerkleTree.hash(full ? siblings[level] : tree.rootBelow(level)));
      }
    }
    return proof;
  }
}
