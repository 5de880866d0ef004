package org.gongtong.server.publiclog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.jobs.RepeatedWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Integrates and signs, turn by turn; see the package's page. Thread-safe. */
public final class LogKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);

  private static final Duration PAUSE = Duration.ofMillis(300);

  private final UnitOfWork work;
  private final LogStore store;
  private final LogKeys keys;
  private final NoteSigner signer;
  private final Sequencer sequencer;
  private final LogComparison comparison;
  private final RepeatedWork thread;

  private volatile LogState state = LogState.NOT_CHECKED;
  private volatile @Nullable String fault;

  /** What the last turn left with nothing to sign: while it stays so, nothing is verified again. */
  private @Nullable Settled settled;

  private record Settled(TreeHead head, Optional<String> note) {}

  public LogKeeper(UnitOfWork work, LogStore store, LogKeys keys, NoteSigner signer) {
    this.work = work;
    this.store = store;
    this.keys = keys;
    this.signer = signer;
    this.sequencer = new Sequencer(work, store);
    this.comparison = new LogComparison(work, store, keys, signer.verifier());
    this.thread = new RepeatedWork("log-keeper", this::turn, PAUSE);
  }

  /** Begins to take turns; once. */
  public void start() {
    thread.start();
  }

  /** How it stands. */
  public LogState state() {
    return state;
  }

  /** One turn; what fails is told to the log and not to the caller. */
  public synchronized void turn() {
    try {
      if (state != LogState.SOUND) {
        check();
      }
      if (state == LogState.SOUND) {
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
    Optional<String> newest = work.read(store::checkpoint);
    Settled now = new Settled(head, newest);
    if (now.equals(settled)) {
      return;
    }
    Optional<TreeHead> signed = newest.flatMap(comparison::find).map(Checkpoint::head);
    if (newest.isPresent() && signed.isEmpty()) {
      // Somebody has renewed the log since this server began.
      state = LogState.OTHER_KEY;
      return;
    }
    long known = keys.checkpoint().flatMap(comparison::find).map(c -> c.head().size()).orElse(0L);
    if (signed.map(TreeHead::size).orElse(0L) < known) {
      // The database is not where it was: rolled back under this server, perhaps.
      check();
    }
    if (state != LogState.SOUND || head.size() < known) {
      return;
    }
    if (signed.equals(Optional.of(head))) {
      settled = now;
      return;
    }
    Checkpoint checkpoint = new Checkpoint(signer.verifier().name(), head, List.of());
    String note = SignedNote.of(checkpoint.text(), signer).write();
    keys.keep(note);
    work.write(
        transaction -> {
          store.lockHead(transaction);
          // Another server may have signed a greater one since.
          Optional<String> there = store.checkpoint(transaction);
          if (there.isEmpty() || isSmaller(there.get(), head)) {
            store.keepCheckpoint(transaction, note);
          }
          return note;
        });
    comparison.signed(note, checkpoint);
  }

  private boolean isSmaller(String note, TreeHead head) {
    return comparison.find(note).filter(there -> there.head().size() < head.size()).isPresent();
  }

  private void check() {
    LogState before = state;
    state = comparison.state();
    if (state != before && state != LogState.SOUND) {
      LOG.error(
          "公开日志已停止签名：{}。请运行 gongtong doctor / the public log is not signed: {}; run gongtong doctor",
          state,
          state);
    }
  }

  /** Ends; waits for a turn that has begun. */
  @Override
  public void close() {
    thread.close();
  }
}
