package org.gongtong.store.mariadb;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.audit.SealedEvent;
import org.gongtong.core.audit.WaitingEvent;
import org.gongtong.core.audit.tile.TileStore;
import org.gongtong.core.audit.tree.MerkleTree;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.jdbi.v3.core.Handle;

/**
 * The public log in the tables {@code log_state}, {@code log_tile}, {@code log_run} and {@code
 * log_gap} ({@link PlaceRows}). Thread-safe.
 */
public final class MariaDbLogStore implements LogStore {

  private static final String HEAD = "select size, root from log_state where id = 1";

  private static final TreeHead EMPTY = new MerkleTree().head();

  private final RandomGenerator random;

  /**
   * @param random for the seals of events from before there was a log; secure and thread-safe
   */
  public MariaDbLogStore(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public TreeHead head(Transaction transaction) {
    return find(MariaDbTransaction.reading(transaction), HEAD).orElse(EMPTY);
  }

  @Override
  public TreeHead lockHead(Transaction transaction) {
    Handle handle = MariaDbTransaction.writing(transaction);
    Optional<TreeHead> there = find(handle, HEAD + " for update");
    if (there.isPresent()) {
      return there.get();
    }
    handle
        .createUpdate("insert ignore into log_state (id, size, root) values (1, 0, ?)")
        .bind(0, EMPTY.root().hex())
        .execute();
    return find(handle, HEAD + " for update").orElseThrow();
  }

  private static Optional<TreeHead> find(Handle handle, String query) {
    return handle
        .createQuery(query)
        .map(
            (row, context) ->
                new TreeHead(row.getLong("size"), new ContentHash(row.getString("root"))))
        .findOne();
  }

  @Override
  public List<WaitingEvent> waiting(Transaction transaction, int limit) {
    return new PlaceRows(MariaDbTransaction.writingEvents(transaction), random).waiting(limit);
  }

  @Override
  public void integrate(
      Transaction transaction, long first, List<WaitingEvent> events, TreeHead head) {
    Handle handle = MariaDbTransaction.writing(transaction);
    int moved =
        handle
            .createUpdate("update log_state set size = ?, root = ? where id = 1 and size = ?")
            .bind(0, head.size())
            .bind(1, head.root().hex())
            .bind(2, first)
            .execute();
    if (moved != 1 || first + events.size() != head.size()) {
      throw new IllegalStateException("the log does not have " + first + " events");
    }
    new PlaceRows(handle, random).add(first, events);
  }

  @Override
  public TileStore tiles(Transaction transaction) {
    return new TileRows(MariaDbTransaction.reading(transaction));
  }

  @Override
  public List<LoggedEvent> placed(Transaction transaction, long first, int limit) {
    Handle handle = MariaDbTransaction.readingEvents(transaction);
    List<LoggedEvent> events = new ArrayList<>();
    for (PlaceRuns.Run run : PlaceRuns.ofPlaces(handle, first, limit)) {
      events.addAll(
          LoggedRows.events(
              handle,
              handle
                  .createQuery(
                      "select * from audit_event where sequence between ? and ? order by sequence")
                  .bind(0, run.sequence())
                  .bind(1, run.lastSequence()),
              random));
    }
    return events;
  }

  @Override
  public Optional<LoggedEvent> findReceipt(Transaction transaction, ReceiptCode code) {
    byte[] from = HexFormat.of().parseHex(code.prefix() + "00".repeat(22));
    byte[] to = HexFormat.of().parseHex(code.prefix() + "ff".repeat(22));
    Handle handle = MariaDbTransaction.readingEvents(transaction);
    return LoggedRows.events(
            handle,
            handle
                .createQuery("select * from audit_event where leaf between ? and ? limit 1")
                .bind(0, from)
                .bind(1, to),
            random)
        .stream()
        .findFirst();
  }

  @Override
  public Optional<String> checkpoint(Transaction transaction) {
    return note(transaction, "select checkpoint from log_state where checkpoint is not null");
  }

  @Override
  public Optional<String> cosigned(Transaction transaction) {
    return note(transaction, "select cosigned from log_state where cosigned is not null");
  }

  private static Optional<String> note(Transaction transaction, String query) {
    return MariaDbTransaction.reading(transaction).createQuery(query).mapTo(String.class).findOne();
  }

  @Override
  public boolean isRestored(Transaction transaction) {
    return MariaDbTransaction.reading(transaction)
        .createQuery("select restored from log_state")
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  @Override
  public void markRestored(Transaction transaction, boolean restored) {
    lockHead(transaction);
    MariaDbTransaction.writing(transaction)
        .createUpdate("update log_state set restored = ?")
        .bind(0, restored)
        .execute();
  }

  @Override
  public void keepCheckpoint(Transaction transaction, String note) {
    keep(transaction, "update log_state set checkpoint = ?", note);
  }

  @Override
  public void keepCosigned(Transaction transaction, String note) {
    keep(transaction, "update log_state set cosigned = ?", note);
  }

  private void keep(Transaction transaction, String update, String note) {
    lockHead(transaction);
    MariaDbTransaction.writing(transaction).createUpdate(update).bind(0, note).execute();
  }

  @Override
  public int eraseWho(Transaction transaction, String subject, Set<Actor> actors) {
    // An integration under way would write the salts again that it has read.
    lockHead(transaction);
    Handle handle = MariaDbTransaction.readingEvents(transaction);
    int changed = 0;
    for (Actor actor : actors) {
      handle
          .createUpdate(
              "delete from audit_listed where subject = ? and actor_kind = ? and actor_id = ?")
          .bind(0, subject)
          .bind(1, actor.kind().name())
          .bind(2, actor.id())
          .execute();
      changed +=
          handle
              .createUpdate(
                  """
                  update audit_event set who_salt = null, actor_kind = ?, actor_id = ?
                  where subject = ? and actor_kind = ? and actor_id = ?""")
              .bind(0, SealedEvent.ERASED.kind().name())
              .bind(1, SealedEvent.ERASED.id())
              .bind(2, subject)
              .bind(3, actor.kind().name())
              .bind(4, actor.id())
              .execute();
    }
    return changed;
  }

  @Override
  public int eraseWhat(Transaction transaction, String subject) {
    lockHead(transaction);
    return MariaDbTransaction.readingEvents(transaction)
        .createUpdate(
            "update audit_event set what_salt = null, data = '{}' where subject = ? and sealed")
        .bind(0, subject)
        .execute();
  }
}
