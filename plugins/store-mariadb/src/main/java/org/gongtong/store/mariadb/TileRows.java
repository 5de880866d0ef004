package org.gongtong.store.mariadb;

import java.util.Optional;
import org.gongtong.core.audit.tile.EntryBundle;
import org.gongtong.core.audit.tile.TileId;
import org.gongtong.core.audit.tile.TileStore;
import org.jdbi.v3.core.Handle;

/** The files of the public log in {@code log_tile}, within one transaction. */
final class TileRows implements TileStore {
  private final Handle handle;

  TileRows(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void put(TileId id, byte[] bytes) {
    handle
        .createUpdate(
            """
            insert into log_tile (level, position, width, content) values (?, ?, ?, ?)
            on duplicate key update
              content = if(width < values(width), values(content), content),
              width = greatest(width, values(width))""")
        .bind(0, id.level())
        .bind(1, id.index())
        .bind(2, id.width())
        .bind(3, bytes)
        .execute();
  }

  @Override
  public Optional<byte[]> find(TileId id) {
    return handle
        .createQuery("select content from log_tile where level = ? and position = ? and width >= ?")
        .bind(0, id.level())
        .bind(1, id.index())
        .bind(2, id.width())
        .mapTo(byte[].class)
        .findOne()
        .flatMap(content -> EntryBundle.narrowed(id, content));
  }
}
