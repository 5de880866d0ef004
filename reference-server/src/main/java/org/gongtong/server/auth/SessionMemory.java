package org.gongtong.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Voters' sessions read a moment ago, so that casting a ballot, the third or fourth request of a
 * session, reads and deletes nothing. Where several servers share a database, a session whose code
 * was printed again on another one lives on for {@link #SPAN} at most; it casts no second ballot in
 * any case. Thread-safe.
 */
final class SessionMemory {

  /** How long what was read is believed. */
  static final Duration SPAN = Duration.ofSeconds(60);

  private static final int MOST = 50_000;
  private static final int ENDED_AT_ONCE = 100;

  /**
   * A session as it was read.
   *
   * @param session empty once it was ended here
   * @param until until when this is believed
   */
  private record Read(Optional<VoterSession> session, Instant until) {}

  private final InstantSource clock;
  private final Map<String, Read> byHash = new ConcurrentHashMap<>();
  private final Queue<String> ended = new ConcurrentLinkedQueue<>();

  SessionMemory(InstantSource clock) {
    this.clock = clock;
  }

  /** The session of a token's hash, as remembered or as read now. */
  Optional<VoterSession> find(String hash, Supplier<Optional<VoterSession>> reading) {
    Instant now = clock.instant();
    Read known = byHash.get(hash);
    if (known != null && now.isBefore(known.until())) {
      return known.session().filter(session -> now.isBefore(session.until()));
    }
    Optional<VoterSession> session = reading.get();
    if (session.isPresent()) {
      remember(hash, new Read(session, now.plus(SPAN)));
    }
    return session;
  }

  /** Ends a session. */
  void end(String hash) {
    // Remembered for as long as any session lasts: the table may still have it.
    remember(hash, new Read(Optional.empty(), clock.instant().plus(VotingCodes.SESSION)));
    ended.add(hash);
  }

  /** Some of the sessions that ended and are still in the table; each is told once. */
  List<String> ended() {
    List<String> some = new ArrayList<>();
    for (String hash = ended.poll(); hash != null; hash = ended.poll()) {
      some.add(hash);
      if (some.size() == ENDED_AT_ONCE) {
        break;
      }
    }
    return some;
  }

  /** Forgets what was read, not what was ended. */
  void forgetAll() {
    byHash.values().removeIf(read -> read.session().isPresent());
  }

  private void remember(String hash, Read read) {
    if (byHash.size() >= MOST) {
      Instant now = clock.instant();
      byHash.values().removeIf(old -> !now.isBefore(old.until()));
      if (byHash.size() >= MOST) {
        forgetAll();
      }
    }
    byHash.put(hash, read);
  }
}
