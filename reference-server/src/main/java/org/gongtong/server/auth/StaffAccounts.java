package org.gongtong.server.auth;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.config.StaffConfig;
import org.gongtong.server.storage.SecondFactorTable;
import org.gongtong.server.storage.StaffTable;
import org.jspecify.annotations.Nullable;

/**
 * Logins of staff: made, given another password, disabled; never deleted, for events name them.
 * Every change is an event in the audit log. Thread-safe.
 */
public final class StaffAccounts {
  /** Most characters of a password. */
  public static final int PASSWORD_MOST = 200;

  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");

  private static final int RANDOM_PASSWORD_LENGTH = 16;

  private final UnitOfWork work;
  private final StaffTable table;
  private final SecondFactorTable factors = new SecondFactorTable();
  private final PasswordHash hashes;
  private final Secrets secrets;
  private final StaffEvents events;
  private final InstantSource clock;
  private final StaffConfig config;

  private volatile @Nullable String nobodysHash;

  public StaffAccounts(
      UnitOfWork work,
      PasswordHash hashes,
      SecureRandom random,
      StaffEvents events,
      InstantSource clock,
      StaffConfig config) {
    this.work = work;
    this.table = new StaffTable();
    this.hashes = hashes;
    this.secrets = new Secrets(random);
    this.events = events;
    this.clock = clock;
    this.config = config;
  }

  /**
   * A login as an administrator sees it.
   *
   * @param disabledAt null while it may be used
   */
  public record Listed(String login, Instant createdAt, @Nullable Instant disabledAt) {}

  /** Makes a login. */
  public Outcome<StaffMember> add(Actor actor, String login, String password) {
    Optional<Reason> wrong = check(login, password);
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    String hash = hashes.of(password);
    return work.write(transaction -> insert(transaction, actor, login, hash));
  }

  /** Makes the first login, unless there is one. */
  Outcome<StaffMember> addFirst(Actor actor, String login, String password) {
    Optional<Reason> wrong = check(login, password);
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    String hash = hashes.of(password);
    return work.write(
        transaction ->
            table.any(transaction)
                ? Outcome.refused(AuthReason.SET_UP_OVER.because().refuses())
                : insert(transaction, actor, login, hash));
  }

  /** Makes a login within a transaction. */
  Outcome<StaffMember> insert(Transaction transaction, Actor actor, String login, String hash) {
    if (!table.add(transaction, login, hash, clock.instant())) {
      return Outcome.refused(taken(login));
    }
    events.note(transaction, actor, "staff-added", login);
    return Outcome.accepted(new StaffMember(login));
  }

  /** Sets another password; a disabled login may be used again. Its sessions end. */
  public Outcome<StaffMember> setPassword(Actor actor, String login, String password) {
    Optional<Reason> wrong = check(login, password);
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    String hash = hashes.of(password);
    return work.write(
        transaction -> {
          if (table.find(transaction, login).isEmpty()) {
            return unknown(login);
          }
          table.setPassword(transaction, login, hash);
          events.note(transaction, actor, "staff-password-set", login);
          return Outcome.accepted(new StaffMember(login));
        });
  }

  /**
   * The owner of a login changes its password; its sessions end. Nothing is changed for one that
   * was disabled a moment ago.
   *
   * @param current as typed; it was found right before
   */
  Outcome<StaffMember> changePassword(StaffMember member, String current, String password) {
    if (current.equals(password)) {
      return Outcome.refused(SignInReason.PASSWORD_UNCHANGED.because().refuses());
    }
    Optional<Reason> wrong = check(member.login(), password);
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    String hash = hashes.of(password);
    return work.write(
        transaction -> {
          if (!table.changePassword(transaction, member.login(), hash)) {
            return unknown(member.login());
          }
          events.note(transaction, member.actor(), "staff-password-changed", member.login());
          return Outcome.accepted(member);
        });
  }

  /** Another password for a login that may be used, within a transaction; its sessions end. */
  Outcome<StaffMember> reset(Transaction transaction, StaffMember member, String passwordHash) {
    if (!table.changePassword(transaction, member.login(), passwordHash)) {
      return unknown(member.login());
    }
    events.note(transaction, member.actor(), "staff-password-reset", member.login());
    return Outcome.accepted(member);
  }

  /** Makes the login of the break-glass code, with a password that nobody has. */
  void addBreakGlass(Actor actor, String login) {
    addWithoutPassword(actor, login);
  }

  /**
   * Makes a login that no password opens, unless there is one.
   *
   * @return whether it was made
   */
  boolean addWithoutPassword(Actor actor, String login) {
    String hash = hashes.of(secrets.token());
    return work.write(
        transaction -> {
          boolean made = table.add(transaction, login, hash, clock.instant());
          if (made) {
            events.note(transaction, actor, "staff-added", login);
          }
          return made;
        });
  }

  /** Takes a second factor away whose owner has lost the app and the recovery codes. */
  public Outcome<StaffMember> removeSecondFactor(Actor actor, String login) {
    return work.write(
        transaction -> {
          if (!factors.remove(transaction, login)) {
            return Outcome.refused(
                SignInReason.FACTOR_MISSING.because().figure("login", login).refuses());
          }
          events.note(transaction, actor, "staff-second-factor-removed", login);
          return Outcome.accepted(new StaffMember(login));
        });
  }

  /** Disables a login. Its sessions end. */
  public Outcome<StaffMember> disable(Actor actor, String login) {
    return work.write(
        transaction -> {
          if (table.find(transaction, login).isEmpty()) {
            return unknown(login);
          }
          table.disable(transaction, login, clock.instant());
          events.note(transaction, actor, "staff-disabled", login);
          return Outcome.accepted(new StaffMember(login));
        });
  }

  /**
   * Gives a login a random password, and makes the login if there is none: for demonstrations, at
   * each start anew.
   *
   * @return the password, which is kept nowhere
   */
  public String withRandomPassword(Actor actor, String login) {
    String password =
        Secrets.grouped(secrets.typed(RANDOM_PASSWORD_LENGTH)).toLowerCase(Locale.ROOT);
    String hash = hashes.of(password);
    work.write(
        transaction -> {
          if (!table.add(transaction, login, hash, clock.instant())) {
            table.setPassword(transaction, login, hash);
          }
          events.note(transaction, actor, "staff-password-set", login);
          return login;
        });
    return password;
  }

  /** All logins, by name. */
  public List<Listed> all() {
    return work.read(table::all).stream()
        .map(a -> new Listed(a.login(), a.createdAt(), a.disabledAt()))
        .toList();
  }

  /** Whether there is a login of exactly this name that may be used. */
  public boolean mayBeUsed(String login) {
    return work.read(transaction -> table.find(transaction, login))
        .filter(account -> account.disabledAt() == null)
        .isPresent();
  }

  /** Whether there is a login, disabled ones included. */
  public boolean any() {
    return work.read(table::any);
  }

  /**
   * The member of staff with this login and password. Takes as long for a login that there is not.
   */
  Optional<StaffMember> authenticate(String login, String password) {
    Optional<StaffTable.Account> account = work.read(t -> table.find(t, login));
    String hash = account.map(StaffTable.Account::passwordHash).orElseGet(this::nobodysHash);
    boolean right = password.length() <= PASSWORD_MOST && hashes.matches(password, hash);
    return account.filter(a -> right && a.disabledAt() == null).map(a -> new StaffMember(login));
  }

  /** The hash to keep of a password. */
  String hash(String password) {
    return hashes.of(password);
  }

  private String nobodysHash() {
    String known = nobodysHash;
    if (known == null) {
      known = hashes.of(secrets.token());
      nobodysHash = known;
    }
    return known;
  }

  private static Outcome<StaffMember> unknown(String login) {
    return Outcome.refused(AuthReason.LOGIN_UNKNOWN.because().figure("login", login).refuses());
  }

  private Optional<Reason> check(String login, String password) {
    return malformed(login).or(() -> problem(login, password));
  }

  private static Optional<Reason> malformed(String login) {
    if (!LOGIN.matcher(login).matches()) {
      return Optional.of(AuthReason.LOGIN_MALFORMED.because().figure("login", login).refuses());
    }
    return login.equals(StaffLinks.BREAK_GLASS) ? Optional.of(taken(login)) : Optional.empty();
  }

  private static Reason taken(String login) {
    return AuthReason.LOGIN_TAKEN.because().figure("login", login).refuses();
  }

  /** Why there can be no new login of this name; empty if there can. */
  Optional<Reason> newLogin(String login) {
    Optional<Reason> malformed = malformed(login);
    return malformed.isPresent()
        ? malformed
        : work.read(t -> table.find(t, login)).map(account -> taken(login));
  }

  /** What is wrong with a new password. */
  Optional<Reason> problem(String login, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < config.passwordLeast()) {
      return Optional.of(
          AuthReason.PASSWORD_TOO_SHORT
              .because()
              .figure("least", config.passwordLeast())
              .refuses());
    }
    if (password.length() > PASSWORD_MOST) {
      return Optional.of(
          AuthReason.PASSWORD_TOO_LONG.because().figure("most", PASSWORD_MOST).refuses());
    }
    if (password.toLowerCase(Locale.ROOT).contains(login)
        || password.codePoints().distinct().count() < 3) {
      return Optional.of(AuthReason.PASSWORD_TOO_PLAIN.because().refuses());
    }
    if (kinds(password) < config.passwordKinds()) {
      return Optional.of(
          SignInReason.PASSWORD_KINDS.because().figure("least", config.passwordKinds()).refuses());
    }
    return Optional.empty();
  }

  /** Small letters, capitals, digits, others: how many of the four a password mixes. */
  private static long kinds(String password) {
    return password
        .codePoints()
        .map(c -> Character.isLowerCase(c) ? 0 : Character.isUpperCase(c) ? 1 : digitOrOther(c))
        .distinct()
        .count();
  }

  private static int digitOrOther(int codePoint) {
    return Character.isDigit(codePoint) ? 2 : 3;
  }
}
