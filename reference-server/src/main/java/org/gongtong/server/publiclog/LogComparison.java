package org.gongtong.server.publiclog;

import java.util.List;
import java.util.Optional;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.audit.tile.TileProofs;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was signed last, which lies apart from the database, against what the database has:
 * before anything is signed, after a restore, and when somebody asks. Thread-safe.
 */
public final class LogComparison {
  private final UnitOfWork work;
  private final LogStore store;
  private final LogKeys keys;
  private final NoteVerifier key;

  /** Whoever signs every third of a second would verify each note again and again. */
  private volatile @Nullable Found seen;

  private record Found(String note, Optional<Checkpoint> checkpoint) {}

  public LogComparison(UnitOfWork work, LogStore store, LogKeys keys, NoteVerifier key) {
    this.work = work;
    this.store = store;
    this.keys = keys;
    this.key = key;
  }

  /** How it stands; a few tiles are read. */
  public LogState state() {
    if (work.read(store::checkpoint).filter(note -> find(note).isEmpty()).isPresent()) {
      return LogState.OTHER_KEY;
    }
    if (work.<Boolean>read(store::isRestored)) {
      return LogState.RESTORED;
    }
    Optional<String> known = keys.checkpoint();
    if (known.isEmpty()) {
      return LogState.SOUND;
    }
    return find(known.get())
        .map(newest -> work.read(transaction -> compare(transaction, newest.head())))
        .orElse(LogState.UNREADABLE);
  }

  /**
   * Holds a restored log against the newest checkpoint that somebody kept elsewhere; from then on
   * it is signed again.
   *
   * @param note a checkpoint of this log
   * @return how it stands: SOUND if it goes on from the checkpoint
   */
  public LogState confirm(String note) {
    Optional<Checkpoint> newest = find(note);
    if (newest.isEmpty()) {
      return LogState.UNREADABLE;
    }
    LogState found = work.read(transaction -> compare(transaction, newest.get().head()));
    if (found == LogState.SOUND) {
      keys.keep(note);
      work.write(
          transaction -> {
            store.markRestored(transaction, false);
            return found;
          });
    }
    return found;
  }

  /** Tells of a note that it was signed here just now: it need not be verified. */
  void signed(String note, Checkpoint checkpoint) {
    seen = new Found(note, Optional.of(checkpoint));
  }

  /** The checkpoint in a note, if it is signed with the key of this log. */
  Optional<Checkpoint> find(String note) {
    Found before = seen;
    if (before != null && before.note.equals(note)) {
      return before.checkpoint;
    }
    Optional<Checkpoint> found = read(note);
    seen = new Found(note, found);
    return found;
  }

  private Optional<Checkpoint> read(String note) {
    try {
      SignedNote signed = SignedNote.parse(note);
      return signed.verifiedBy(List.of(key)).isEmpty()
          ? Optional.empty()
          : Optional.of(Checkpoint.parse(signed.text()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private LogState compare(Transaction transaction, TreeHead newest) {
    if (store.head(transaction).size() < newest.size()) {
      return LogState.EVENTS_LOST;
    }
    try {
      TileProofs tiles = new TileProofs(store.tiles(transaction), newest.size());
      return tiles.head().equals(newest) ? LogState.SOUND : LogState.CHANGED;
    } catch (IllegalStateException | IllegalArgumentException e) {
      // A tile is missing or short.
      return LogState.CHANGED;
    }
  }
}
