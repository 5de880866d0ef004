package org.gongtong.core.audit.tile;

import static org.gongtong.core.audit.tile.TileId.ENTRIES;
import static org.gongtong.core.audit.tile.TileId.FULL;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gongtong.core.audit.tree.TreeHead;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole log from its files and holds it against what was signed: every entry is hashed
 * again, every tile compared byte for byte, and the root of an earlier checkpoint met on the way.
 * One pass, in constant memory. Confined to one thread.
 */
public final class LogCheck {
  private static final int HASH = 32;

  private final TileStore files;
  private final TreeHead head;
  private final @Nullable TreeHead earlier;
  private final Consumer<byte[]> entries;

  /**
   * @param files of the log
   * @param head that was signed
   * @param earlier a head of the same log that somebody kept, or null; at most as many entries
   */
  public LogCheck(TileStore files, TreeHead head, @Nullable TreeHead earlier) {
    this(files, head, earlier, entry -> {});
  }

  /**
   * @param entries hears of each entry in its order, before it is known whether the log is sound
   */
  public LogCheck(
      TileStore files, TreeHead head, @Nullable TreeHead earlier, Consumer<byte[]> entries) {
    this.entries = entries;
    this.files = files;
    this.head = head;
    this.earlier = earlier;
  }

  /** What is wrong with a log. */
  public enum Fault {
    /** A file that the head stands for is not there. */
    MISSING,
    /** A file is not in the form of its kind, or has fewer or more parts than its name says. */
    MALFORMED,
    /** A tile has other hashes than its entries: one of them was changed. */
    CHANGED,
    /** The entries give another root than the one that was signed. */
    ROOT_DIFFERS,
    /** The log does not begin with the earlier one: it was rewritten, cut or forked. */
    NOT_CONTINUED
  }

  /**
   * What was found first.
   *
   * @param fault what is wrong
   * @param place the path of the file, or the size of the log where it shows
   */
  public record Finding(Fault fault, String place) {}

  /** Checks everything; empty when it is the log that was signed. */
  public Optional<Finding> run() {
    if (earlier != null && earlier.size() > head.size()) {
      return found(Fault.NOT_CONTINUED, Long.toString(earlier.size()));
    }
    Rebuilt rebuilt = new Rebuilt();
    try {
      for (long index = 0; index * FULL < head.size(); index++) {
        int width = (int) Math.min(FULL, head.size() - index * FULL);
        for (byte[] entry : entries(new TileId(ENTRIES, index, width))) {
          rebuilt.add(entry);
          entries.accept(entry);
        }
      }
      rebuilt.finish();
    } catch (Stop stop) {
      return Optional.of(stop.finding);
    }
    return rebuilt.head().equals(head)
        ? Optional.empty()
        : found(Fault.ROOT_DIFFERS, Long.toString(head.size()));
  }

  private static Optional<Finding> found(Fault fault, String place) {
    return Optional.of(new Finding(fault, place));
  }

  private List<byte[]> entries(TileId id) {
    List<byte[]> entries;
    try {
      entries = EntryBundle.read(read(id));
    } catch (IllegalArgumentException e) {
      throw new Stop(Fault.MALFORMED, id.path());
    }
    if (entries.size() != id.width()) {
      throw new Stop(Fault.MALFORMED, id.path());
    }
    return entries;
  }

  private byte[] read(TileId id) {
    return files.find(id).orElseThrow(() -> new Stop(Fault.MISSING, id.path()));
  }

  /** The log made again, each of whose tiles is compared with the file when it is done. */
  private final class Rebuilt implements TileStore {
    private final TileWriter writer = new TileWriter(this);

    void add(byte[] entry) {
      checkEarlier();
      writer.add(entry);
    }

    void finish() {
      checkEarlier();
      writer.flush();
    }

    TreeHead head() {
      return writer.head();
    }

    private void checkEarlier() {
      if (earlier != null && writer.size() == earlier.size() && !writer.head().equals(earlier)) {
        throw new Stop(Fault.NOT_CONTINUED, Long.toString(earlier.size()));
      }
    }

    @Override
    public void put(TileId id, byte[] bytes) {
      if (id.level() == ENTRIES) {
        return;
      }
      byte[] file = read(id);
      if (file.length != id.width() * HASH) {
        throw new Stop(Fault.MALFORMED, id.path());
      }
      if (!Arrays.equals(file, bytes)) {
        throw new Stop(Fault.CHANGED, id.path());
      }
    }

    @Override
    public Optional<byte[]> find(TileId id) {
      return files.find(id);
    }
  }

  /** Ends the reading at the first fault. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    Stop(Fault fault, String place) {
      super(fault + " " + place, null, false, false);
      this.finding = new Finding(fault, place);
    }
  }
}
