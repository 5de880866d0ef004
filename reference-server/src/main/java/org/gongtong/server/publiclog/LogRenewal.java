package org.gongtong.server.publiclog;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;

/**
 * Goes on under another name after a loss: a log that is not what was signed cannot be mended, and
 * must not be signed as if it were. The new log begins with all that is left, and its first new
 * entry declares what was known of the old one and how much of it is gone. Done by hand, while the
 * server stands still.
 */
public final class LogRenewal {
  private static final Pattern NUMBERED = Pattern.compile("(.*)/([0-9]{1,6})");

  private final UnitOfWork work;
  private final LogStore store;
  private final AuditLog audit;
  private final LogKeys keys;
  private final IdSource ids;
  private final InstantSource clock;
  private final SecureRandom random;

  public LogRenewal(
      UnitOfWork work,
      LogStore store,
      AuditLog audit,
      LogKeys keys,
      IdSource ids,
      InstantSource clock,
      SecureRandom random) {
    this.work = work;
    this.store = store;
    this.audit = audit;
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What was declared.
   *
   * @param former name of the old log
   * @param origin name of the new one
   * @param kept how many entries are left
   * @param lost how many were signed and are gone
   * @param key what verifies the new log
   */
  public record Renewed(String former, String origin, long kept, long lost, String key) {}

  /**
   * Renews the log.
   *
   * @param reason in words, for the public
   * @throws IllegalStateException if there is neither a key nor a checkpoint: nothing to renew
   */
  public Renewed renew(Actor actor, String reason) {
    Optional<Checkpoint> newest = newest();
    String former =
        newest
            .map(Checkpoint::origin)
            .or(() -> keys.find().map(signer -> signer.verifier().name()))
            .orElseThrow(() -> new IllegalStateException("no log was signed here"));
    Matcher numbered = NUMBERED.matcher(former);
    int number = numbered.matches() ? Integer.parseInt(numbered.group(2)) : 1;
    String base = numbered.matches() ? numbered.group(1) : former;
    long kept = work.read(store::head).size();
    LogState state =
        keys.find()
            .map(old -> new LogComparison(work, store, keys, old.verifier()).state())
            .orElse(LogState.OTHER_KEY);
    NoteSigner signer = keys.renew(base + "/" + (number + 1), number, random);
    // What waits comes in first: it was committed before.
    integrate();
    long known = newest.map(checkpoint -> checkpoint.head().size()).orElse(0L);
    Renewed renewed =
        new Renewed(
            former,
            signer.verifier().name(),
            kept,
            Math.max(0, known - kept),
            signer.verifier().toString());
    declare(actor, renewed, newest, state, reason);
    sign(signer);
    return renewed;
  }

  private void integrate() {
    Sequencer sequencer = new Sequencer(work, store);
    while (sequencer.integrate() == Sequencer.MOST) {
      Thread.onSpinWait();
    }
  }

  /** The greatest that is known, whoever kept it; of a renewal that stopped half-way, too. */
  private Optional<Checkpoint> newest() {
    List<String> notes = new ArrayList<>(keys.formerCheckpoints());
    keys.checkpoint().ifPresent(notes::add);
    work.read(store::checkpoint).ifPresent(notes::add);
    return notes.stream()
        .map(LogRenewal::parse)
        .flatMap(Optional::stream)
        .max(Comparator.comparingLong(checkpoint -> checkpoint.head().size()));
  }

  private static Optional<Checkpoint> parse(String note) {
    try {
      return Optional.of(Checkpoint.ofNote(note));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void declare(
      Actor actor, Renewed renewed, Optional<Checkpoint> newest, LogState state, String reason) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("former", renewed.former());
    data.put("origin", renewed.origin());
    data.put("kept", renewed.kept());
    data.put("lost", renewed.lost());
    data.put("state", state.name());
    data.put("reason", reason);
    newest.ifPresent(checkpoint -> data.put("formerCheckpoint", checkpoint.text()));
    Instant now = clock.instant();
    work.write(
        transaction -> {
          audit.append(
              transaction,
              new AuditEvent(
                  ids.next(),
                  Disclosure.PUBLIC,
                  "audit",
                  "log-renewed",
                  renewed.origin().substring(0, Math.min(64, renewed.origin().length())),
                  actor,
                  now,
                  now,
                  data));
          return data;
        });
  }

  private void sign(NoteSigner signer) {
    integrate();
    TreeHead head = work.read(store::head);
    Checkpoint checkpoint = new Checkpoint(signer.verifier().name(), head, List.of());
    String note = SignedNote.of(checkpoint.text(), signer).write();
    keys.keep(note);
    work.write(
        transaction -> {
          store.keepCheckpoint(transaction, note);
          // Witnesses have signed the old one.
          store.keepCosigned(transaction, note);
          store.markRestored(transaction, false);
          return note;
        });
  }
}
