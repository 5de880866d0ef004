package org.gongtong.core.audit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.gongtong.core.audit.tile.TileId;
import org.gongtong.core.audit.tile.TileStore;
import org.gongtong.core.audit.tile.TileWriter;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Gives committed events their places in the public log, without gaps, and makes the log's tree and
 * tiles. Several may work on one store, in one process or more: the store lets one at a time.
 * Thread-safe.
 *
 * <p>The order is that in which events are met, which is nearly that of their numbers. It is not
 * exactly that: numbers are given before commits, and who waits for the owner of a lower number may
 * wait for ever. What counts is that each committed event gets one place and never loses it.
 */
public final class Sequencer {
  /** How many events one transaction integrates at most. */
  public static final int MOST = 5_000;

  private final UnitOfWork work;
  private final LogStore store;
  private final ReentrantLock running = new ReentrantLock();

  /** Goes on where it stopped; null when that is not known, as after a failure. */
  private @Nullable TileWriter writer;

  /** Of the transaction that runs. */
  private @Nullable TileStore files;

  public Sequencer(UnitOfWork work, LogStore store) {
    this.work = work;
    this.store = store;
  }

  /**
   * Integrates the events that wait, up to {@value #MOST}, in one transaction.
   *
   * @return how many
   * @throws IllegalStateException if the tiles that are kept are not those of the head
   */
  public int integrate() {
    running.lock();
    try {
      return work.write(this::integrate);
    } catch (RuntimeException | Error e) {
      // What was added is not in the store.
      writer = null;
      throw e;
    } finally {
      files = null;
      running.unlock();
    }
  }

  private int integrate(Transaction transaction) {
    TreeHead head = store.lockHead(transaction);
    List<WaitingEvent> events = store.waiting(transaction, MOST);
    if (events.isEmpty()) {
      return 0;
    }
    files = store.tiles(transaction);
    TileWriter tiles = writer;
    if (tiles == null || !tiles.head().equals(head)) {
      tiles = TileWriter.resumed(new CurrentFiles(), head);
    }
    // Until the end nothing is known: a transaction may be run again from its start.
    writer = null;
    for (WaitingEvent event : events) {
      tiles.add(event.entry());
    }
    store.integrate(transaction, head.size(), events, tiles.flush());
    writer = tiles;
    return events.size();
  }

  /** The files of the transaction that runs. */
  private final class CurrentFiles implements TileStore {
    @Override
    public void put(TileId id, byte[] bytes) {
      running().put(id, bytes);
    }

    @Override
    public Optional<byte[]> find(TileId id) {
      return running().find(id);
    }

    private TileStore running() {
      TileStore now = files;
      if (now == null) {
        throw new IllegalStateException("no transaction runs");
      }
      return now;
    }
  }
}
