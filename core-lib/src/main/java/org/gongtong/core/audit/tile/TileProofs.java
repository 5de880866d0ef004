package org.gongtong.core.audit.tile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.gongtong.core.audit.tree.MerkleTree;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.ContentHash;

/**
 * Proofs made from the tiles of a log, without reading it: for each, a few tiles for every eight
 * levels of its tree (RFC 9162, sections 2.1.3.1 and 2.1.4.1). Confined to one thread.
 */
public final class TileProofs {
  private static final int LEVELS = 8;
  private static final int HASH = 32;

  private final TileStore files;
  private final long size;

  /**
   * @param files of a log of at least this size
   * @param size of the log that is proved of
   */
  public TileProofs(TileStore files, long size) {
    this.files = files;
    this.size = size;
  }

  /** The head of the log at this size. */
  public TreeHead head() {
    return size == 0 ? new MerkleTree().head() : new TreeHead(size, hash(root(0, size)));
  }

  /**
   * That an entry is in the log.
   *
   * @param index from 0
   * @throws IllegalArgumentException if the log has no such entry
   * @throws IllegalStateException if a tile is missing
   */
  public List<ContentHash> inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("the log has " + size + " entries: " + index);
    }
    long from = 0;
    long to = size;
    List<ContentHash> downwards = new ArrayList<>();
    while (to - from > 1) {
      long half = half(to - from);
      if (index < from + half) {
        downwards.add(hash(root(from + half, to)));
        to = from + half;
      } else {
        downwards.add(hash(root(from, from + half)));
        from += half;
      }
    }
    Collections.reverse(downwards);
    return downwards;
  }

  /**
   * That the log begins with a smaller one.
   *
   * @param smaller its size, from 1
   * @throws IllegalArgumentException if it is greater than the log
   * @throws IllegalStateException if a tile is missing
   */
  public List<ContentHash> consistency(long smaller) {
    if (smaller < 1 || smaller > size) {
      throw new IllegalArgumentException("not the beginning of " + size + ": " + smaller);
    }
    List<ContentHash> downwards = new ArrayList<>();
    long from = 0;
    long to = size;
    boolean whole = true;
    while (smaller < to) {
      long half = half(to - from);
      if (smaller <= from + half) {
        downwards.add(hash(root(from + half, to)));
        to = from + half;
      } else {
        downwards.add(hash(root(from, from + half)));
        from += half;
        whole = false;
      }
    }
    if (!whole) {
      downwards.add(hash(root(from, to)));
    }
    Collections.reverse(downwards);
    return downwards;
  }

  /** The largest power of two below a number of two or more. */
  private static long half(long entries) {
    return Long.highestOneBit(entries - 1);
  }

  /** The root of some entries that are a subtree. */
  private byte[] root(long from, long to) {
    long entries = to - from;
    if (Long.bitCount(entries) == 1) {
      return node(Long.numberOfTrailingZeros(entries), from);
    }
    long middle = from + half(entries);
    byte[] both = new byte[2 * HASH];
    System.arraycopy(root(from, middle), 0, both, 0, HASH);
    System.arraycopy(root(middle, to), 0, both, HASH, HASH);
    return MerkleTree.rootOf(both, 0, 2);
  }

  /** The root of a full subtree of 2^level entries. */
  private byte[] node(int level, long from) {
    int tileLevel = level / LEVELS;
    long first = from >> LEVELS * tileLevel;
    int count = 1 << level % LEVELS;
    long tile = first / TileId.FULL;
    long hashes = (size >> LEVELS * tileLevel) - tile * TileId.FULL;
    TileId id = new TileId(tileLevel, tile, (int) Math.min(TileId.FULL, hashes));
    byte[] bytes =
        files
            .find(id)
            .orElseThrow(() -> new IllegalStateException("a tile is missing: " + id.path()));
    return MerkleTree.rootOf(bytes, (int) (first % TileId.FULL), count);
  }

  private static ContentHash hash(byte[] bytes) {
    return new ContentHash(HexFormat.of().formatHex(bytes));
  }
}
