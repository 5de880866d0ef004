package org.gongtong.core.audit.tile;

import java.util.Optional;

/**
 * Where the files of a log are kept. Extension point: a folder, a table, a bucket. Implementations
 * say how they bear several threads; a writer calls from one at a time.
 */
public interface TileStore {

  /**
   * Keeps a file. The same file may come again, after a stop in the middle; its bytes are the same.
   *
   * @throws IllegalStateException if a file of this name has other bytes
   */
  void put(TileId id, byte[] bytes);

  /** A file that was kept. */
  Optional<byte[]> find(TileId id);
}
