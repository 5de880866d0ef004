package org.gongtong.core.audit.tree;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a log that is read from its beginning, in constant memory (RFC 9162, section 2.1.2).
 * Confined to one thread; {@link #head} may be asked at any time.
 */
public final class MerkleTree {

  private final TreeHasher hasher = new TreeHasher();

  /**
   * Roots of the full subtrees at the right edge; that of 2^level entries where the size has it.
   */
  private final byte[][] edge = new byte[Long.SIZE][];

  private final @Nullable ProofPicker picker;
  private final @Nullable NodeListener listener;
  private long size;

  /** A tree without entries. */
  public MerkleTree() {
    this(null, null);
  }

  /** A tree without entries; somebody hears of its subtrees. */
  public MerkleTree(NodeListener listener) {
    this(null, listener);
  }

  private MerkleTree(@Nullable ProofPicker picker, @Nullable NodeListener listener) {
    this.picker = picker;
    this.listener = listener;
  }

  private static MerkleTree proving(ProofPicker picker) {
    return new MerkleTree(picker, picker);
  }

  /**
   * A tree that goes on from where another one was.
   *
   * @param size how many entries it has
   * @param edge the roots of the full subtrees it is made of: one for each bit of the size that is
   *     set, the largest first, 32 bytes each
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static MerkleTree resumed(long size, List<byte[]> edge, NodeListener listener) {
    if (size < 0
        || edge.size() != Long.bitCount(size)
        || edge.stream().anyMatch(hash -> hash.length != TreeHasher.BYTES)) {
      throw new IllegalArgumentException("not the edge of a tree of " + size);
    }
    MerkleTree tree = new MerkleTree(listener);
    int at = 0;
    for (int level = Long.SIZE - 1; level >= 0; level--) {
      if ((size >> level & 1) == 1) {
        tree.edge[level] = edge.get(at++).clone();
      }
    }
    tree.size = size;
    return tree;
  }

  /**
   * The root of a full subtree from the roots of the subtrees it is made of.
   *
   * @param hashes one after the other, 32 bytes each
   * @param from the first, counted in hashes
   * @param count how many, a power of two
   */
  public static byte[] rootOf(byte[] hashes, int from, int count) {
    if (Integer.bitCount(count) != 1) {
      throw new IllegalArgumentException("a full subtree is made of a power of two: " + count);
    }
    TreeHasher hasher = new TreeHasher();
    byte[][] level = new byte[count][];
    for (int i = 0; i < count; i++) {
      int at = (from + i) * TreeHasher.BYTES;
      level[i] = Arrays.copyOfRange(hashes, at, at + TreeHasher.BYTES);
    }
    for (int width = count; width > 1; width /= 2) {
      for (int i = 0; i < width / 2; i++) {
        level[i] = hasher.node(level[2 * i], level[2 * i + 1]);
      }
    }
    return level[0];
  }

  /**
   * A tree without entries that will prove that an entry is in it.
   *
   * @param index the entry, from 0
   * @throws IllegalArgumentException if it is negative
   */
  public static MerkleTree provingInclusion(long index) {
    if (index < 0 || index == Long.MAX_VALUE) {
      throw new IllegalArgumentException("entries are counted from 0: " + index);
    }
    return proving(ProofPicker.ofInclusion(index));
  }

  /**
   * A tree without entries that will prove that it only adds to its own beginning.
   *
   * @param size of the beginning, from 1
   * @throws IllegalArgumentException if it is less
   */
  public static MerkleTree provingConsistency(long size) {
    if (size < 1) {
      throw new IllegalArgumentException("consistency is proved from 1 entry on: " + size);
    }
    return proving(ProofPicker.ofConsistency(size));
  }

  /** Adds the next entry, any number of bytes. */
  public void add(byte[] entry) {
    addHash(hasher.leaf(entry));
  }

  /** Begins the next entry; its bytes follow. */
  public void begin() {
    hasher.beginLeaf();
  }

  /** More bytes of the entry that was begun. */
  public void more(byte[] bytes, int from, int length) {
    hasher.more(bytes, from, length);
  }

  /** Adds the entry that was begun. */
  public void end() {
    addHash(hasher.endLeaf());
  }

  private void addHash(byte[] leaf) {
    byte[] subtree = leaf;
    long index = size;
    pick(0, index, subtree);
    int level = 0;
    // As one is added to a binary number: full subtrees of one size become one of the next.
    for (; (size >> level & 1) == 1; level++) {
      subtree = hasher.node(edge[level], subtree);
      index >>= 1;
      pick(level + 1, index, subtree);
    }
    edge[level] = subtree;
    size++;
  }

  /**
   * The proof this tree was made for, in the order of RFC 9162, sections 2.1.3.1 and 2.1.4.1; empty
   * of a tree that proves nothing, and of the consistency of a tree with itself.
   *
   * @throws IllegalStateException if the tree has not got so far
   */
  public List<ContentHash> proof() {
    return picker == null ? List.of() : picker.proof(this);
  }

  private void pick(int level, long index, byte[] hash) {
    if (listener != null) {
      listener.meet(level, index, hash);
    }
  }

  /** How many entries were added. */
  public long size() {
    return size;
  }

  /** The head of the log as far as it was added. */
  public TreeHead head() {
    return new TreeHead(size, hash(size == 0 ? hasher.ofNothing() : rootBelow(Long.SIZE)));
  }

  /** The root of the entries in the full subtrees of fewer than 2^level entries. */
  byte[] rootBelow(int level) {
    byte @Nullable [] root = null;
    for (int at = 0; at < level; at++) {
      if ((size >> at & 1) == 1) {
        root = root == null ? edge[at] : hasher.node(edge[at], root);
      }
    }
    if (root == null) {
      throw new IllegalArgumentException("no entries there");
    }
    return root;
  }

  static ContentHash hash(byte[] bytes) {
    return new ContentHash(HexFormat.of().formatHex(bytes));
  }
}
