package org.gongtong.store.mariadb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
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
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The public log in the tables {@code log_state}, {@code log_tile} and the places in {@code
 * audit_event}. An event waits as long as its row has no place, so that none is passed over by
 * numbers: what commits late is met late. Thread-safe.
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
    return MariaDbTransaction.readingEvents(transaction)
        .createQuery(
            """
            select * from audit_event force index (audit_event_log_index)
            where log_index is null order by sequence limit ?""")
        .bind(0, limit)
        .map((row, context) -> SealedEventColumns.waiting(row, random))
        .list();
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
    try {
      place(handle.getConnection(), first, events);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("cannot give events their places", e, null);
    }
  }

  private static void place(Connection connection, long first, List<WaitingEvent> events)
      throws SQLException {
    try (PreparedStatement places =
            connection.prepareStatement(
                "update audit_event set log_index = ? where sequence = ? and log_index is null");
        PreparedStatement seals =
            connection.prepareStatement(
                """
                update audit_event set who = ?, who_salt = ?, what = ?, what_salt = ?, leaf = ?
                where sequence = ?""")) {
      long index = first;
      boolean anySealed = false;
      for (WaitingEvent event : events) {
        places.setLong(1, index++);
        places.setLong(2, event.sequence());
        places.addBatch();
        if (event.isSealedNow()) {
          bind(seals, event);
          seals.addBatch();
          anySealed = true;
        }
      }
      if (!Arrays.stream(places.executeBatch()).allMatch(changed -> changed == 1)) {
        throw new IllegalStateException("an event has a place already");
      }
      if (anySealed) {
        seals.executeBatch();
      }
    }
  }

  /** The seals of an event from before there was a log. */
  private static void bind(PreparedStatement seals, WaitingEvent event) throws SQLException {
    SealedEvent sealed = event.sealed();
    seals.setBytes(1, sealed.who().bytes());
    seals.setBytes(2, sealed.who().salt());
    seals.setBytes(3, sealed.what().bytes());
    seals.setBytes(4, sealed.what().salt());
    seals.setBytes(5, HexFormat.of().parseHex(sealed.leafHash().hex()));
    seals.setLong(6, event.sequence());
  }

  @Override
  public TileStore tiles(Transaction transaction) {
    return new TileRows(MariaDbTransaction.reading(transaction));
  }

  @Override
  public List<LoggedEvent> placed(Transaction transaction, long first, int limit) {
    return MariaDbTransaction.readingEvents(transaction)
        .createQuery("select * from audit_event where log_index >= ? order by log_index limit ?")
        .bind(0, first)
        .bind(1, limit)
        .map((row, context) -> SealedEventColumns.logged(row, random))
        .list();
  }

  @Override
  public Optional<LoggedEvent> findReceipt(Transaction transaction, ReceiptCode code) {
    byte[] from = HexFormat.of().parseHex(code.prefix() + "00".repeat(22));
    byte[] to = HexFormat.of().parseHex(code.prefix() + "ff".repeat(22));
    return MariaDbTransaction.readingEvents(transaction)
        .createQuery("select * from audit_event where leaf between ? and ? limit 1")
        .bind(0, from)
        .bind(1, to)
        .map((row, context) -> SealedEventColumns.logged(row, random))
        .findOne();
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
