package org.gongtong.core.decision.election;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.gongtong.core.audit.tree.MerkleTree;
import org.gongtong.core.kernel.ContentHash;

/**
 * What lies in a box, fixed without being opened. Immutable.
 *
 * @param ballots how many sealed ballots
 * @param root of a tree (RFC 9162) whose leaves are the SHA-256 of each sealed ballot, sorted
 */
public record SealedBox(int ballots, ContentHash root) {

  /** Fixes a box; in which order the ballots come does not matter. */
  public static SealedBox of(Collection<SealedBallot> ballots) {
    List<byte[]> hashes = new ArrayList<>(ballots.size());
    ballots.forEach(ballot -> hashes.add(ballot.hash()));
    hashes.sort(Arrays::compareUnsigned);
    MerkleTree tree = new MerkleTree();
    hashes.forEach(tree::add);
    return new SealedBox(hashes.size(), tree.head().root());
  }
}
