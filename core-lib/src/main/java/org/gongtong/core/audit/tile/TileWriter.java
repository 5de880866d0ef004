package org.gongtong.core.audit.tile;

import static org.gongtong.core.audit.tile.TileId.ENTRIES;
import static org.gongtong.core.audit.tile.TileId.FULL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gongtong.core.audit.tree.MerkleTree;
import org.gongtong.core.audit.tree.TreeHead;

/**
 * Makes the files of a log as its entries come: full ones at once, those of the right edge when
 * {@link #flush} is called. It keeps the right edge alone: 64 KB of hashes and up to 256 entries.
 * Confined to one thread.
 */
public final class TileWriter {
  private static final int HASH = 32;

  /** A tile has 2^8 hashes, so every eighth level of the tree is a level of tiles. */
  private static final int LEVELS = 8;

  private final TileStore store;
  private final byte[][] tiles = new byte[TileId.HIGHEST + 1][FULL * HASH];
  private final List<byte[]> entries = new ArrayList<>(FULL);
  private MerkleTree tree = new MerkleTree(this::meet);

  /** Begins a log without entries. */
  public TileWriter(TileStore store) {
    this.store = store;
  }

  /**
   * Goes on with a log from its files.
   *
   * @param head where it was, as its last checkpoint says
   * @throws IllegalStateException if files are missing or are not those of this head
   */
  public static TileWriter resumed(TileStore store, TreeHead head) {
    TileWriter writer = new TileWriter(store);
    writer.resume(head);
    return writer;
  }

  private void resume(TreeHead head) {
    List<byte[]> edge = new ArrayList<>();
    for (int level = Long.SIZE - 2; level >= 0; level--) {
      if ((head.size() >> level & 1) == 0) {
        continue;
      }
      int tileLevel = level / LEVELS;
      if (tileLevel > TileId.HIGHEST) {
        throw new IllegalStateException("no log has as many entries: " + head.size());
      }
      // The node stands for the 2^(level mod 8) hashes that come just before what is lower.
      int count = 1 << level % LEVELS;
      long end = head.size() >> level << level % LEVELS;
      byte[] tile = read(tileLevel, head.size());
      edge.add(MerkleTree.rootOf(tile, (int) ((end - count) % FULL), count));
    }
    for (int level = 0; level <= TileId.HIGHEST; level++) {
      byte[] tile = read(level, head.size());
      System.arraycopy(tile, 0, tiles[level], 0, tile.length);
    }
    readEntries(head.size());
    tree = MerkleTree.resumed(head.size(), edge, this::meet);
    if (!tree.head().equals(head)) {
      throw new IllegalStateException("the files are not those of a log of this root: " + head);
    }
  }

  private void readEntries(long size) {
    int width = (int) (size % FULL);
    if (width == 0) {
      return;
    }
    TileId id = new TileId(ENTRIES, size / FULL, width);
    entries.addAll(EntryBundle.read(find(id)));
    MerkleTree leaves =
        new MerkleTree(
            (level, index, hash) -> {
              int at = (int) index * HASH;
              if (level == 0 && !Arrays.equals(hash, 0, HASH, tiles[0], at, at + HASH)) {
                throw new IllegalStateException("entry " + index + " is another one: " + id.path());
              }
            });
    entries.forEach(leaves::add);
    if (entries.size() != width) {
      throw new IllegalStateException("entries are missing: " + id.path());
    }
  }

  /** The tile at the right edge of a level; of no bytes where the level ends with a full one. */
  private byte[] read(int level, long size) {
    long hashes = size >> LEVELS * level;
    int width = (int) (hashes % FULL);
    if (width == 0) {
      return new byte[0];
    }
    byte[] tile = find(new TileId(level, hashes / FULL, width));
    if (tile.length != width * HASH) {
      throw new IllegalStateException(
          "a tile of " + width + " hashes has " + tile.length + " bytes");
    }
    return tile;
  }

  private byte[] find(TileId id) {
    return store
        .find(id)
        .orElseThrow(() -> new IllegalStateException("a file of the log is missing: " + id.path()));
  }

  /**
   * Adds an entry.
   *
   * @throws IllegalArgumentException if it has more than {@link EntryBundle#LONGEST} bytes
   */
  public void add(byte[] entry) {
    if (entry.length > EntryBundle.LONGEST) {
      throw new IllegalArgumentException("an entry has up to 65535 bytes: " + entry.length);
    }
    entries.add(entry.clone());
    if (entries.size() == FULL) {
      // Before the hashes: who sees a tile finds the entries it is of.
      store.put(new TileId(ENTRIES, tree.size() / FULL, FULL), EntryBundle.write(entries));
      entries.clear();
    }
    tree.add(entry);
  }

  private void meet(int level, long index, byte[] hash) {
    if (level % LEVELS != 0 || level / LEVELS > TileId.HIGHEST) {
      return;
    }
    byte[] tile = tiles[level / LEVELS];
    int at = (int) (index % FULL);
    System.arraycopy(hash, 0, tile, at * HASH, HASH);
    if (at == FULL - 1) {
      store.put(new TileId(level / LEVELS, index / FULL, FULL), tile.clone());
    }
  }

  /**
   * Writes the files at the right edge, so that whoever has the head finds everything it stands
   * for.
   *
   * @return the head, to be signed
   */
  public TreeHead flush() {
    int waiting = entries.size();
    if (waiting > 0) {
      store.put(new TileId(ENTRIES, tree.size() / FULL, waiting), EntryBundle.write(entries));
    }
    for (int level = 0; level <= TileId.HIGHEST; level++) {
      long hashes = tree.size() >> LEVELS * level;
      int width = (int) (hashes % FULL);
      if (width > 0) {
        store.put(
            new TileId(level, hashes / FULL, width), Arrays.copyOf(tiles[level], width * HASH));
      }
    }
    return tree.head();
  }

  /** The head of the log as far as it was added, whether its files are written or not. */
  public TreeHead head() {
    return tree.head();
  }

  /** How many entries were added. */
  public long size() {
    return tree.size();
  }
}
