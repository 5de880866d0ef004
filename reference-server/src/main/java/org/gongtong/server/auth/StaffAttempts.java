package org.gongtong.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.config.StaffConfig;
import org.gongtong.server.storage.SignInAttemptTable;
import org.gongtong.server.storage.StaffTable;

/**
 * How often a login, and a place, may try to sign in. An attempt is taken before the password is
 * looked at, and given back when it was right: a hundred guesses at once are not a hundred looks.
 * It is counted in the database, so that a restart forgets nothing and servers that share one share
 * the count. What a login's owner may have typed by mistake is kept as a hash. Thread-safe.
 *
 * <p>Voting codes are counted in memory instead ({@link AttemptLimit}): they have 80 bits, a whole
 * estate comes from one address, and a row of the database that all its voters queue for would make
 * them wait.
 */
public final class StaffAttempts {
  private final UnitOfWork work;
  private final SignInAttemptTable table = new SignInAttemptTable();
  private final StaffTable accounts = new StaffTable();
  private final StaffEvents events;
  private final InstantSource clock;
  private final StaffConfig config;

  public StaffAttempts(
      UnitOfWork work, StaffEvents events, InstantSource clock, StaffConfig config) {
    this.work = work;
    this.events = events;
    this.clock = clock;
    this.config = config;
  }

  /**
   * Takes one of the attempts that a login and a place have left.
   *
   * @return why there is none; empty when it was taken
   */
  Optional<Reason> take(String login, String address) {
    Instant now = clock.instant();
    Instant over = now.minus(config.attemptSpan());
    return work.write(transaction -> taken(transaction, login, address, now, over))
        .map(since -> tooMany(Duration.between(now, since.plus(config.attemptSpan()))));
  }

  private Optional<Instant> taken(
      Transaction transaction, String login, String address, Instant now, Instant over) {
    SignInAttemptTable.Count place = table.add(transaction, ofAddress(address), now, over);
    if (place.attempts() > config.attemptsOfAddress()) {
      return Optional.of(place.since());
    }
    SignInAttemptTable.Count own = table.add(transaction, ofLogin(login), now, over);
    if (own.attempts() <= config.attemptsOfLogin()) {
      return Optional.empty();
    }
    // Told once, and only of logins that there are: anything may have been typed.
    if (own.attempts() == config.attemptsOfLogin() + 1
        && accounts.find(transaction, login).isPresent()) {
      events.note(transaction, Actor.system("sign-in"), "staff-locked-out", login);
    }
    return Optional.of(own.since());
  }

  /** What was tried was right, but something is still missing: it does not count. */
  void giveBack(String login, String address) {
    work.write(
        transaction -> {
          table.giveBack(transaction, ofAddress(address));
          table.giveBack(transaction, ofLogin(login));
          return login;
        });
  }

  /** A login is in: its failures are forgotten, its place's stay. */
  void succeeded(String login, String address) {
    work.write(
        transaction -> {
          table.giveBack(transaction, ofAddress(address));
          table.forget(transaction, ofLogin(login));
          return login;
        });
  }

  /** Forgets what is too old to count. */
  public void sweep() {
    Instant over = clock.instant().minus(config.attemptSpan());
    work.write(
        transaction -> {
          table.sweep(transaction, over);
          return over;
        });
  }

  private static String ofLogin(String login) {
    return Secrets.hash("login:" + login);
  }

  private static String ofAddress(String address) {
    return Secrets.hash("address:" + address);
  }

  private static Reason tooMany(Duration wait) {
    long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
    return AuthReason.TOO_MANY_ATTEMPTS.because().figure("minutes", minutes).refuses();
  }
}
