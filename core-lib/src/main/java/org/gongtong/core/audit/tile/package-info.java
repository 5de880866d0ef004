/**
 * A log as files that never change: tiles of hashes and bundles of entries, after C2SP
 * <i>tlog-tiles</i>. Any web server or folder can hand them out, and any cache may keep them.
 *
 * <p>A tile holds up to 256 hashes side by side. On level 0 they are the leaves; on level L each is
 * the root of a full tile of the level below, so that one file stands for 256, 65,536, 16,777,216 …
 * entries. A full tile is final. The one at the right edge is written as it is with each
 * checkpoint, under a name that says how many hashes it has ({@code tile/0/x001/234.p/17}), and is
 * never asked for again once the full one is there.
 *
 * <p>{@link org.gongtong.core.audit.tile.TileWriter} makes the files of a log that grows; it keeps
 * the right edge alone, and can go on from the files themselves after a restart. Where they are
 * kept is up to a {@link org.gongtong.core.audit.tile.TileStore}.
 */
@NullMarked
package org.gongtong.core.audit.tile;

import org.jspecify.annotations.NullMarked;
