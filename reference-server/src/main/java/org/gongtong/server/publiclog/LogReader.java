package org.gongtong.server.publiclog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteVerifier;
import org.gongtong.core.audit.tile.TileId;
import org.gongtong.core.audit.tile.TileProofs;
import org.gongtong.core.audit.tree.TreeProof;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;

/** The public log as anybody sees it: what was signed, and no more. Thread-safe. */
public final class LogReader {

  private final UnitOfWork work;
  private final LogStore store;
  private final AuditLog audit;
  private final NoteVerifier key;

  public LogReader(UnitOfWork work, LogStore store, AuditLog audit, NoteVerifier key) {
    this.work = work;
    this.store = store;
    this.audit = audit;
    this.key = key;
  }

  /**
   * Where a receipt's entry is.
   *
   * @param code the receipt
   * @param index the place of the entry; empty while it is not in a signed log
   * @param checkpoint the newest; empty before anything was signed
   * @param leaf hash of the entry
   * @param proof that the entry is in the log of the checkpoint; empty without an index
   */
  public record Receipt(
      ReceiptCode code,
      OptionalLong index,
      Optional<Checkpoint> checkpoint,
      ContentHash leaf,
      List<ContentHash> proof) {}

  /** What verifies the checkpoints. */
  public NoteVerifier key() {
    return key;
  }

  /** The newest checkpoint as a note. */
  public Optional<String> note() {
    return work.read(store::checkpoint);
  }

  /** The newest checkpoint with the signatures of witnesses, as a note. */
  public Optional<String> cosigned() {
    return work.read(store::cosigned);
  }

  /**
   * A file of the log; empty if it has parts that were not signed yet, or there is none.
   *
   * @param id of the file
   */
  public Optional<byte[]> file(TileId id) {
    return work.read(
        transaction -> {
          long size =
              store
                  .checkpoint(transaction)
                  .map(note -> Checkpoint.ofNote(note).head().size())
                  .orElse(0L);
          return isSigned(id, size) ? store.tiles(transaction).find(id) : Optional.empty();
        });
  }

  /** Whether all parts of a file are within a log of a size. */
  private static boolean isSigned(TileId id, long size) {
    long parts = id.level() == TileId.ENTRIES ? size : size >> 8 * id.level();
    return id.index() <= parts / TileId.FULL && id.index() * TileId.FULL + id.width() <= parts;
  }

  /** The receipt for an event. */
  public Optional<ReceiptCode> receiptOf(UUID eventId) {
    return work.read(transaction -> audit.find(transaction, eventId))
        .map(logged -> ReceiptCode.of(logged.sealed().leafHash()));
  }

  /** What a receipt is of. */
  public Optional<Receipt> find(ReceiptCode code) {
    return work.read(
        transaction ->
            store.findReceipt(transaction, code).map(logged -> receipt(transaction, code, logged)));
  }

  private Receipt receipt(Transaction transaction, ReceiptCode code, LoggedEvent logged) {
    ContentHash leaf = logged.sealed().leafHash();
    Optional<Checkpoint> newest = store.checkpoint(transaction).map(Checkpoint::ofNote);
    long size = newest.map(checkpoint -> checkpoint.head().size()).orElse(0L);
    if (logged.index().isEmpty() || logged.index().getAsLong() >= size) {
      return new Receipt(code, OptionalLong.empty(), newest, leaf, List.of());
    }
    long index = logged.index().getAsLong();
    List<ContentHash> proof = new TileProofs(store.tiles(transaction), size).inclusion(index);
    // Never shown without being held against what was signed.
    if (!TreeProof.isIncluded(leaf, index, newest.orElseThrow().head(), proof)) {
      throw new IllegalStateException("the log is not what was signed, at " + index);
    }
    return new Receipt(code, OptionalLong.of(index), newest, leaf, proof);
  }
}
