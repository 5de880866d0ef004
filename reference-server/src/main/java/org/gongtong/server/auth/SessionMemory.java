package org.gongtong.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Voters' sessions opened or read a moment ago, so that casting a ballot, the third or fourth
 * request of a session, reads and deletes nothing. Where several servers share a database, a
 * session that was ended or whose code was printed again on another one lives on for {@link #SPAN}
 * at most; it casts no second ballot in any case. Thread-safe; every call but {@link #clean} takes
 * the same time however many sessions there are.
 */
final class SessionMemory {

  /** How long what was read is believed. */
  static final Duration SPAN = Duration.ofSeconds(60);

  /** How often the table is cleaned. */
  static final Duration BETWEEN_CLEANINGS = Duration.ofSeconds(10);

  private static final int MOST = 50_000;

  private record Read(VoterSession session, Instant until) {}

  private record Ended(String hash, Instant at) {}

  private final InstantSource clock;
  private final Map<String, Read> known = new ConcurrentHashMap<>();
  private final Set<String> over = ConcurrentHashMap.newKeySet();
  private final Queue<Ended> inTable = new ConcurrentLinkedQueue<>();
  private final Queue<Ended> deleted = new ConcurrentLinkedQueue<>();
  private final AtomicLong forgotten = new AtomicLong();
  private Instant cleaned;

  SessionMemory(InstantSource clock) {
    this.clock = clock;
    this.cleaned = clock.instant();
  }

  /**
   * To be asked before a session is opened or read: what is remembered of it afterwards counts only
   * if nothing was forgotten in between.
   */
  long moment() {
    return forgotten.get();
  }

  /** Remembers a session that was opened after this moment. */
  void opened(String hash, VoterSession session, long moment) {
    remember(hash, new Read(session, clock.instant().plus(SPAN)), moment);
  }

  /** The session of a token's hash, as remembered or as read now. */
  Optional<VoterSession> find(String hash, Supplier<Optional<VoterSession>> reading) {
    if (over.contains(hash)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Read before = known.get(hash);
    if (before != null && now.isBefore(before.until())) {
      return Optional.of(before.session()).filter(session -> now.isBefore(session.until()));
    }
    long moment = moment();
    Optional<VoterSession> session = reading.get();
    session.ifPresent(read -> remember(hash, new Read(read, now.plus(SPAN)), moment));
    return session;
  }

  /** Ends a session, here at once; {@link #clean} tells the table. */
  void end(String hash) {
    if (over.add(hash)) {
      inTable.add(new Ended(hash, clock.instant()));
      known.remove(hash);
    }
  }

  /** Forgets what was opened or read, not what was ended. */
  void forgetAll() {
    forgotten.incrementAndGet();
    known.clear();
  }

  /** True for one caller every ten seconds, who is to call {@link #clean}. */
  synchronized boolean cleaningIsDue() {
    Instant now = clock.instant();
    if (now.isBefore(cleaned.plus(BETWEEN_CLEANINGS))) {
      return false;
    }
    cleaned = now;
    return true;
  }

  /**
   * Drops what is no longer needed.
   *
   * @param deleting deletes the sessions with these hashes from the table
   */
  void clean(Consumer<List<String>> deleting) {
    List<Ended> some = new ArrayList<>();
    for (Ended next = inTable.poll(); next != null; next = inTable.poll()) {
      some.add(next);
    }
    try {
      deleting.accept(some.stream().map(Ended::hash).toList());
      deleted.addAll(some);
    } catch (RuntimeException e) {
      inTable.addAll(some);
      throw e;
    }
    Instant now = clock.instant();
    known.values().removeIf(read -> !now.isBefore(read.until()));
    // What was read just before a session ended is believed for a span: until then it is needed
    // here, though the table no longer has it.
    for (Ended next = deleted.peek();
        next != null && now.isAfter(next.at().plus(SPAN));
        next = deleted.peek()) {
      deleted.poll();
      over.remove(next.hash());
    }
  }

  private void remember(String hash, Read read, long moment) {
    if (known.size() < MOST) {
      known.put(hash, read);
      if (forgotten.get() != moment) {
        known.remove(hash);
      }
    }
  }
}
