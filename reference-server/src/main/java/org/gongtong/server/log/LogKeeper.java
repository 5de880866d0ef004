package org.gongtong.server.log;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.audit.tile.TileProofs;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Integrates and signs, turn by turn; see the package's page. Thread-safe. */
public final class LogKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);

  private static final long PAUSE_MILLIS = 200;
  private static final long WAIT_SECONDS = 10;

  private final UnitOfWork work;
  private final LogStore store;
  private final LogKeys keys;
  private final NoteSigner signer;
  private final Sequencer sequencer;
  private final ScheduledExecutorService thread;

  private volatile State state = State.NOT_CHECKED;
  private volatile @Nullable String fault;

  /** How it stands with the log. */
  public enum State {
    /** Before the first turn. */
    NOT_CHECKED,
    /** The newest checkpoint is the beginning of the log, and signing goes on. */
    SOUND,
    /**
     * The log in the database has fewer events than the newest checkpoint: the database was
     * restored from a backup that is older. Nothing is signed.
     */
    EVENTS_LOST,
    /** The log does not begin with the newest checkpoint: it was changed. Nothing is signed. */
    CHANGED,
    /** The database has a checkpoint of another key: the folder of keys is new or another's. */
    OTHER_KEY,
    /** The newest checkpoint in the folder of keys cannot be read. Nothing is signed. */
    UNREADABLE
  }

  public LogKeeper(UnitOfWork work, LogStore store, LogKeys keys, NoteSigner signer) {
    this.work = work;
    this.store = store;
    this.keys = keys;
    this.signer = signer;
    this.sequencer = new Sequencer(work, store);
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread named = new Thread(task, "log-keeper");
              named.setDaemon(true);
              return named;
            });
  }

  /** Begins to take turns; once. */
  public void start() {
    // Its result is never asked for: turn() tells what fails, and closing ends it.
    var unused = thread.scheduleWithFixedDelay(this::turn, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** How it stands. */
  public State state() {
    return state;
  }

  /** One turn; what fails is told to the log and not to the caller. */
  public synchronized void turn() {
    try {
      if (state != State.SOUND) {
        check();
      }
      if (state == State.SOUND) {
        integrateAndSign();
      }
      if (fault != null) {
        fault = null;
        LOG.info("公开日志恢复 / the public log works again");
      }
    } catch (RuntimeException e) {
      // Thrown on, it would end the schedule for ever.
      String now = String.valueOf(e);
      if (!now.equals(fault)) {
        fault = now;
        LOG.error("公开日志出错，稍后重试 / the public log failed, and tries again", e);
      }
    }
  }

  private void integrateAndSign() {
    while (sequencer.integrate() == Sequencer.MOST) {
      // A long queue is signed as it goes, for whoever waits at its head.
      sign();
    }
    sign();
  }

  private void sign() {
    TreeHead head = work.read(store::head);
    if (work.read(store::checkpoint)
        .flatMap(this::find)
        .map(Checkpoint::head)
        .equals(Optional.of(head))) {
      return;
    }
    Checkpoint checkpoint = new Checkpoint(signer.verifier().name(), head, List.of());
    String note = SignedNote.of(checkpoint.text(), signer).write();
    keys.keep(note);
    work.write(
        transaction -> {
          store.lockHead(transaction);
          // Another server may have signed a greater one since.
          if (store
                  .checkpoint(transaction)
                  .flatMap(this::find)
                  .map(c -> c.head().size())
                  .orElse(-1L)
              < head.size()) {
            store.keepCheckpoint(transaction, note);
          }
          return note;
        });
  }

  private void check() {
    State before = state;
    state = compare();
    if (state != before && state != State.SOUND) {
      LOG.error(
          "公开日志已停止签名：{}。请运行 gongtong doctor / the public log is not signed: {}; run gongtong doctor",
          state,
          state);
    }
  }

  /** Holds the newest checkpoint that was signed against what the database has. */
  private State compare() {
    if (work.read(store::checkpoint).filter(note -> find(note).isEmpty()).isPresent()) {
      return State.OTHER_KEY;
    }
    Optional<String> known = keys.checkpoint();
    if (known.isEmpty()) {
      return State.SOUND;
    }
    return find(known.get())
        .map(newest -> work.read(transaction -> compare(transaction, newest.head())))
        .orElse(State.UNREADABLE);
  }

  /** The checkpoint in a note, if it is signed with the key of this log. */
  private Optional<Checkpoint> find(String note) {
    try {
      SignedNote signed = SignedNote.parse(note);
      return signed.verifiedBy(List.of(signer.verifier())).isEmpty()
          ? Optional.empty()
          : Optional.of(Checkpoint.parse(signed.text()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private State compare(Transaction transaction, TreeHead newest) {
    if (store.head(transaction).size() < newest.size()) {
      return State.EVENTS_LOST;
    }
    try {
      boolean same = new TileProofs(store.tiles(transaction), newest.size()).head().equals(newest);
      return same ? State.SOUND : State.CHANGED;
    } catch (IllegalStateException e) {
      // A tile is missing or short.
      return State.CHANGED;
    }
  }

  /** Ends; waits for a turn that has begun. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(WAIT_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("公开日志任务未及时结束 / the log keeper did not end in time");
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
