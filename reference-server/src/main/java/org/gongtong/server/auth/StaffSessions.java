package org.gongtong.server.auth;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.config.StaffConfig;
import org.gongtong.server.storage.StaffSessionTable;

/**
 * Who is signed in. A session ends when it was idle for too long or is too old ({@link
 * StaffConfig}), when its login is disabled or gets another password, at the sign-out, and when its
 * owner ends it from another one. Kept in the database, as a hash, so that a restart signs nobody
 * out. Thread-safe.
 */
public final class StaffSessions {
  /** How long somebody has to bring what is missing after the password. */
  static final Duration HALF_WAY = Duration.ofMinutes(10);

  /** How exactly the last request is remembered: not every page view is a write. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private static final int SIGN_INS = 200;

  private final UnitOfWork work;
  private final StaffSessionTable table = new StaffSessionTable();
  private final Secrets secrets;
  private final StaffEvents events;
  private final IdSource ids;
  private final InstantSource clock;
  private final StaffConfig config;

  public StaffSessions(
      UnitOfWork work,
      SecureRandom random,
      StaffEvents events,
      IdSource ids,
      InstantSource clock,
      StaffConfig config) {
    this.work = work;
    this.secrets = new Secrets(random);
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.config = config;
  }

  /** Where a session is opened from. */
  record Origin(String address, String agent) {
    private static final int ADDRESS_MOST = 64;
    private static final int AGENT_MOST = 160;

    Origin {
      address = cut(address, ADDRESS_MOST);
      agent = cut(agent, AGENT_MOST);
    }

    private static String cut(String text, int most) {
      return text.length() <= most ? text : text.substring(0, most);
    }
  }

  /** Somebody who came in. */
  public record SignedIn(String login, SignInMethod method, String address, Instant at) {}

  /** Opens a session that may grow as old as any. */
  String open(StaffMember member, StaffStage stage, SignInMethod method, Origin origin) {
    return open(member, stage, method, origin, config.sessionAge());
  }

  /** Opens a session and returns its token; drops those that are over. */
  String open(
      StaffMember member, StaffStage stage, SignInMethod method, Origin origin, Duration age) {
    String token = secrets.token();
    Instant now = clock.instant();
    Instant endsAt = now.plus(stage == StaffStage.OPEN ? age : HALF_WAY);
    StaffSessionTable.Row session =
        new StaffSessionTable.Row(
            ids.next(),
            member.login(),
            stage.name(),
            method.name(),
            origin.address(),
            origin.agent(),
            now,
            now,
            endsAt);
    work.write(
        transaction -> {
          table.drop(transaction, now, now.minus(config.sessionIdle()));
          table.open(transaction, Secrets.hash(token), session);
          if (stage == StaffStage.OPEN) {
            table.note(
                transaction,
                new StaffSessionTable.SignedIn(
                    ids.next(), member.login(), method.name(), origin.address(), now));
          }
          return token;
        });
    return token;
  }

  /** The session of this token, whatever its stage. */
  Optional<StaffSession> find(String token) {
    String hash = Secrets.hash(token);
    Instant now = clock.instant();
    Optional<StaffSessionTable.Row> row =
        work.read(transaction -> table.find(transaction, hash)).filter(s -> lives(s, now));
    row.filter(s -> !now.isBefore(s.lastSeenAt().plus(GRAIN)))
        .ifPresent(
            s ->
                work.write(
                    transaction -> {
                      table.seen(transaction, hash, now);
                      return s;
                    }));
    return row.map(StaffSessions::session);
  }

  /** The open sessions of a member of staff, the one used last first. */
  public List<StaffSession> all(StaffMember member) {
    Instant now = clock.instant();
    return work.read(transaction -> table.all(transaction, member.login())).stream()
        .filter(s -> lives(s, now) && s.stage().equals(StaffStage.OPEN.name()))
        .map(StaffSessions::session)
        .toList();
  }

  private boolean lives(StaffSessionTable.Row session, Instant now) {
    return now.isBefore(session.endsAt())
        && now.isBefore(session.lastSeenAt().plus(config.sessionIdle()));
  }

  private static StaffSession session(StaffSessionTable.Row row) {
    return new StaffSession(
        row.id(),
        new StaffMember(row.login()),
        StaffStage.valueOf(row.stage()),
        SignInMethod.valueOf(row.method()),
        row.address(),
        row.agent(),
        row.createdAt(),
        row.lastSeenAt(),
        row.endsAt());
  }

  /** Ends a session. */
  void end(String token) {
    work.write(
        transaction -> {
          table.end(transaction, Secrets.hash(token));
          return token;
        });
  }

  /** Ends one of a member's sessions; nothing happens if he has none of this id. */
  public void end(StaffMember member, UUID id) {
    work.write(
        transaction -> {
          if (table.end(transaction, member.login(), id)) {
            events.note(transaction, member.actor(), "staff-session-ended", member.login());
          }
          return id;
        });
  }

  /** Ends all of a member's sessions but this one. */
  public void endOthers(StaffSession kept) {
    StaffMember member = kept.member();
    work.write(
        transaction -> {
          int ended = table.endOthers(transaction, member.login(), kept.id());
          events.note(
              transaction,
              member.actor(),
              "staff-sessions-ended",
              member.login(),
              Map.of("sessions", ended));
          return ended;
        });
  }

  /** The latest sign-ins of all staff, the last one first. */
  public List<SignedIn> latest() {
    return work.read(transaction -> table.latest(transaction, SIGN_INS)).stream()
        .map(s -> new SignedIn(s.login(), SignInMethod.valueOf(s.method()), s.address(), s.at()))
        .toList();
  }
}
