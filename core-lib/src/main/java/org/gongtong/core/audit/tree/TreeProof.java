package org.gongtong.core.audit.tree;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.gongtong.core.kernel.ContentHash;

/**
 * Verifies proofs with nothing but hashes: by the iterative algorithms of RFC 9162, sections
 * 2.1.3.2 and 2.1.4.2. Stateless.
 */
public final class TreeProof {

  private TreeProof() {}

  /** The hash of an entry as a leaf. */
  public static ContentHash leaf(byte[] entry) {
    return MerkleTree.hash(leafBytes(entry));
  }

  /** As {@link #leaf}, its 32 bytes. */
  public static byte[] leafBytes(byte[] entry) {
    return new TreeHasher().leaf(entry);
  }

  /**
   * Whether a proof shows that an entry is in a log.
   *
   * @param leaf the entry's hash ({@link #leaf})
   * @param index where it is, from 0
   * @param head of the log
   */
  public static boolean isIncluded(
      ContentHash leaf, long index, TreeHead head, List<ContentHash> proof) {
    if (index < 0 || index >= head.size()) {
      return false;
    }
    TreeHasher hasher = new TreeHasher();
    long here = index;
    long last = head.size() - 1;
    byte[] root = bytes(leaf);
    for (ContentHash next : proof) {
      if (last == 0) {
        return false;
      }
      byte[] sibling = bytes(next);
      if ((here & 1) == 1 || here == last) {
        root = hasher.node(sibling, root);
        int up = Long.numberOfTrailingZeros(here);
        here >>= up;
        last >>= up;
      } else {
        root = hasher.node(root, sibling);
      }
      here >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(root, bytes(head.root()));
  }

  /**
   * Whether a proof shows that a longer log begins with a shorter one.
   *
   * @param shorter its head, of at least one entry
   * @param longer the head of the other
   */
  public static boolean isConsistent(TreeHead shorter, TreeHead longer, List<ContentHash> proof) {
    if (shorter.size() < 1 || shorter.size() > longer.size()) {
      return false;
    }
    if (shorter.size() == longer.size()) {
      return proof.isEmpty() && shorter.root().equals(longer.root());
    }
    long here = shorter.size() - 1;
    long last = longer.size() - 1;
    int up = Long.numberOfTrailingZeros(~here);
    here >>= up;
    last >>= up;
    boolean isWhole = here == 0;
    if (!isWhole && proof.isEmpty()) {
      return false;
    }
    byte[] oldRoot = bytes(isWhole ? shorter.root() : proof.get(0));
    byte[] newRoot = oldRoot;
    TreeHasher hasher = new TreeHasher();
    for (ContentHash next : isWhole ? proof : proof.subList(1, proof.size())) {
      if (last == 0) {
        return false;
      }
      byte[] sibling = bytes(next);
      if ((here & 1) == 1 || here == last) {
        oldRoot = hasher.node(sibling, oldRoot);
        newRoot = hasher.node(sibling, newRoot);
        int alone = Long.numberOfTrailingZeros(here);
        here >>= alone;
        last >>= alone;
      } else {
        newRoot = hasher.node(newRoot, sibling);
      }
      here >>= 1;
      last >>= 1;
    }
    return last == 0
        && Arrays.equals(oldRoot, bytes(shorter.root()))
        && Arrays.equals(newRoot, bytes(longer.root()));
  }

  private static byte[] bytes(ContentHash hash) {
    return HexFormat.of().parseHex(hash.hex());
  }
}
