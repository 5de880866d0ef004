package org.gongtong.server.auth;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.config.StaffConfig;
import org.gongtong.server.storage.StaffLinkTable;
import org.gongtong.server.storage.StaffLinkTable.Row;

/**
 * Links that are told once, work once, and for a time: an invitation makes a login, a reset gives
 * one another password, and the break-glass code lets an administrator in when nothing else does.
 * Thread-safe.
 *
 * <p>The login of an invitation is no account before it is taken up. There is nothing then that a
 * reset could revive: an invitation that is over, used or withdrawn stays so, and another one has
 * to be made.
 */
public final class StaffLinks {
  /** The login of the break-glass code; nobody else can have it. */
  public static final String BREAK_GLASS = "break-glass";

  /** How long a break-glass code works, and how long the session lasts that it opens. */
  public static final Duration BREAK_GLASS_SPAN = Duration.ofMinutes(30);

  private static final int CODE_LENGTH = 20;

  private final UnitOfWork work;
  private final StaffLinkTable table = new StaffLinkTable();
  private final StaffAccounts accounts;
  private final Secrets secrets;
  private final StaffEvents events;
  private final IdSource ids;
  private final InstantSource clock;
  private final StaffConfig config;

  public StaffLinks(
      UnitOfWork work,
      StaffAccounts accounts,
      SecureRandom random,
      StaffEvents events,
      IdSource ids,
      InstantSource clock,
      StaffConfig config) {
    this.work = work;
    this.accounts = accounts;
    this.secrets = new Secrets(random);
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.config = config;
  }

  private enum Kind {
    INVITATION,
    RESET,
    BREAK_GLASS
  }

  /**
   * What was made.
   *
   * @param token told this once
   */
  public record Made(String login, String token, Instant expiresAt) {
    /** Hides the token. */
    @Override
    public String toString() {
      return "Made[" + login + "]";
    }
  }

  /** An invitation that waits to be taken up. */
  public record Waiting(String login, Actor by, Instant madeAt, Instant expiresAt) {}

  /** Invites a login; an earlier invitation of the same login is withdrawn. */
  public Outcome<Made> invite(Actor actor, String login) {
    return accounts
        .newLogin(login)
        .<Outcome<Made>>map(Outcome::refused)
        .orElseGet(() -> Outcome.accepted(make(actor, Kind.INVITATION, login, "staff-invited")));
  }

  /** A link by which the owner of a login sets another password; an earlier one is withdrawn. */
  public Outcome<Made> reset(Actor actor, String login) {
    // Whoever signs in with his organisation gets no second way in, past its own second factor.
    return accounts.mayBeUsed(login)
            && !login.equals(BREAK_GLASS)
            && !login.startsWith(OpenIdAccounts.PREFIX)
        ? Outcome.accepted(make(actor, Kind.RESET, login, "staff-reset-made"))
        : Outcome.refused(AuthReason.LOGIN_UNKNOWN.because().figure("login", login).refuses());
  }

  private Made make(Actor actor, Kind kind, String login, String event) {
    String token = secrets.token();
    return make(actor, kind, login, event, token, config.linkAge());
  }

  private Made make(
      Actor actor, Kind kind, String login, String event, String token, Duration age) {
    Instant now = clock.instant();
    Instant expiresAt = now.plus(age);
    Row link = new Row(ids.next(), kind.name(), login, now, expiresAt, actor, null, null);
    return work.write(
        transaction -> {
          table.voidAll(transaction, kind.name(), login, now);
          table.add(transaction, Secrets.hash(token), link);
          Map<String, Object> data = Map.of("until", expiresAt.toString());
          events.note(transaction, actor, event, login, data);
          return new Made(login, token, expiresAt);
        });
  }

  /** The invitations that wait. */
  public List<Waiting> waiting() {
    Instant now = clock.instant();
    return work.read(transaction -> table.open(transaction, Kind.INVITATION.name(), now)).stream()
        .map(row -> new Waiting(row.login(), row.madeBy(), row.madeAt(), row.expiresAt()))
        .toList();
  }

  /** Withdraws the invitation of a login, if one waits. */
  public void withdraw(Actor actor, String login) {
    Instant now = clock.instant();
    work.write(
        transaction -> {
          if (table.voidAll(transaction, Kind.INVITATION.name(), login, now) > 0) {
            events.note(transaction, actor, "staff-invitation-withdrawn", login);
          }
          return login;
        });
  }

  /**
   * Takes an invitation or a reset up: the login has this password now.
   *
   * @return whose it is; or a refusal that changed nothing
   */
  Outcome<StaffMember> take(String token, String password) {
    String tokenHash = Secrets.hash(token.strip());
    Outcome<Row> live = live(work.read(t -> table.find(t, tokenHash)));
    if (!live.isAccepted()) {
      return Outcome.refused(live.refusals().get(0));
    }
    Optional<Reason> weak = accounts.problem(live.orThrow().login(), password);
    if (weak.isPresent()) {
      return Outcome.refused(weak.get());
    }
    String hash = accounts.hash(password);
    return work.write(
        transaction ->
            live(table.lock(transaction, tokenHash))
                .flatMap(link -> taken(transaction, link, hash)));
  }

  private Outcome<StaffMember> taken(Transaction transaction, Row link, String passwordHash) {
    StaffMember member = new StaffMember(link.login());
    Outcome<StaffMember> done =
        Kind.valueOf(link.kind()) == Kind.INVITATION
            ? accounts.insert(transaction, member.actor(), link.login(), passwordHash)
            : accounts.reset(transaction, member, passwordHash);
    if (done.isAccepted()) {
      table.use(transaction, link.id(), clock.instant());
    }
    return done;
  }

  private Outcome<Row> live(Optional<Row> found) {
    Optional<Row> link = found.filter(row -> !row.kind().equals(Kind.BREAK_GLASS.name()));
    if (link.isEmpty()) {
      return Outcome.refused(SignInReason.LINK_UNKNOWN.because().refuses());
    }
    return usable(link.get());
  }

  private Outcome<Row> usable(Row link) {
    if (link.usedAt() != null) {
      return Outcome.refused(SignInReason.LINK_USED.because().refuses());
    }
    if (link.voidedAt() != null) {
      return Outcome.refused(SignInReason.LINK_WITHDRAWN.because().refuses());
    }
    return clock.instant().isBefore(link.expiresAt())
        ? Outcome.accepted(link)
        : Outcome.refused(SignInReason.LINK_EXPIRED.because().refuses());
  }

  /** A code for an administrator whom nothing else lets in; an earlier one is withdrawn. */
  public Made breakGlass(Actor actor) {
    accounts.addBreakGlass(actor, BREAK_GLASS);
    String code = secrets.typed(CODE_LENGTH);
    Made made =
        make(actor, Kind.BREAK_GLASS, BREAK_GLASS, "break-glass-made", code, BREAK_GLASS_SPAN);
    return new Made(made.login(), Secrets.grouped(code), made.expiresAt());
  }

  /**
   * Uses the break-glass code up. No wrong code is counted: it has 100 bits, and a lock would be
   * anybody's way to keep the administrator out.
   */
  Outcome<StaffMember> breakGlassWith(String typed) {
    String code = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    return work.write(
        transaction ->
            table
                .lock(transaction, Secrets.hash(code))
                .filter(row -> row.kind().equals(Kind.BREAK_GLASS.name()))
                .map(this::usable)
                .orElseGet(() -> Outcome.refused(SignInReason.LINK_UNKNOWN.because().refuses()))
                .map(
                    link -> {
                      StaffMember member = new StaffMember(link.login());
                      table.use(transaction, link.id(), clock.instant());
                      events.note(transaction, member.actor(), "break-glass-used", link.login());
                      return member;
                    }));
  }
}
