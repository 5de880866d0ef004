package org.gongtong.server.auth;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.storage.StaffTable;

/**
 * Who is signed in. A session ends when it was idle for {@link #IDLE} or is as old as {@link #AGE},
 * when its login is disabled or gets another password, and at the sign-out. Kept in the database,
 * as a hash, so that a restart signs nobody out. Thread-safe.
 */
public final class StaffSessions {
  /** Longest time between two requests. */
  static final Duration IDLE = Duration.ofMinutes(30);

  /** Longest time since the sign-in. */
  static final Duration AGE = Duration.ofHours(12);

  /** How exactly the last request is remembered: not every page view is a write. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private final UnitOfWork work;
  private final StaffTable table = new StaffTable();
  private final Secrets secrets;
  private final InstantSource clock;

  public StaffSessions(UnitOfWork work, SecureRandom random, InstantSource clock) {
    this.work = work;
    this.secrets = new Secrets(random);
    this.clock = clock;
  }

  /** Opens a session and returns its token; drops those that are over. */
  String open(StaffMember member) {
    String token = secrets.token();
    Instant now = clock.instant();
    work.write(
        transaction -> {
          table.dropSessions(transaction, now.minus(AGE), now.minus(IDLE));
          table.openSession(transaction, Secrets.hash(token), member.login(), now);
          return token;
        });
    return token;
  }

  /** The member of staff whose token this is. */
  Optional<StaffMember> find(String token) {
    String hash = Secrets.hash(token);
    Instant now = clock.instant();
    Optional<StaffTable.Session> session =
        work.read(transaction -> table.findSession(transaction, hash))
            .filter(s -> now.isBefore(s.createdAt().plus(AGE)))
            .filter(s -> now.isBefore(s.lastSeenAt().plus(IDLE)));
    session
        .filter(s -> !now.isBefore(s.lastSeenAt().plus(GRAIN)))
        .ifPresent(
            s ->
                work.write(
                    transaction -> {
                      table.seen(transaction, hash, now);
                      return s;
                    }));
    return session.map(s -> new StaffMember(s.login()));
  }

  /** Ends a session. */
  void end(String token) {
    work.write(
        transaction -> {
          table.endSession(transaction, Secrets.hash(token));
          return token;
        });
  }
}
