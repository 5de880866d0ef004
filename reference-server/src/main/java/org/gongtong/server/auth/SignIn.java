package org.gongtong.server.auth;

import io.javalin.http.Context;
import io.javalin.http.SameSite;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/**
 * Signing in and out. After too many failures of one login, or from one place ({@link
 * StaffAttempts}), the rest of the span refuses even the right password, so that a guesser learns
 * nothing. Thread-safe.
 */
public final class SignIn {
  private final StaffAccounts accounts;
  private final StaffSessions sessions;
  private final StaffAttempts attempts;
  private final SiteCookies cookies;
  private final ClientAddress addresses;

  public SignIn(
      StaffAccounts accounts,
      StaffSessions sessions,
      StaffAttempts attempts,
      SiteCookies cookies,
      ClientAddress addresses) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.attempts = attempts;
    this.cookies = cookies;
    this.addresses = addresses;
  }

  /** Signs in: a new session, its cookie in the answer. */
  public Outcome<StaffMember> in(Context context, String typedLogin, String password) {
    return check(context, typedLogin, password)
        .map(
            member -> {
              open(context, member, SignInMethod.PASSWORD);
              return member;
            });
  }

  /**
   * Whether somebody is who he says, without a session: for a colleague who signs what another one
   * does at his own desk. Failures count as those of signing in.
   */
  public Outcome<StaffMember> check(Context context, String typedLogin, String password) {
    String login = normalized(typedLogin);
    String address = addresses.of(context);
    Optional<Reason> tooMany = attempts.take(login, address);
    if (tooMany.isPresent()) {
      return Outcome.refused(tooMany.get());
    }
    Optional<StaffMember> member = accounts.authenticate(login, password);
    if (member.isEmpty()) {
      return Outcome.refused(AuthReason.SIGN_IN_WRONG.because().refuses());
    }
    attempts.succeeded(login, address);
    return Outcome.accepted(member.get());
  }

  /**
   * The owner of a session changes his password: all his sessions end, and a new one begins here.
   *
   * @param current the present password; wrong ones count as failures of signing in
   */
  public Outcome<StaffMember> changePassword(
      Context context, StaffSession session, String current, String password, String again) {
    StaffMember member = session.member();
    String address = addresses.of(context);
    Optional<Reason> tooMany = attempts.take(member.login(), address);
    if (tooMany.isPresent()) {
      return Outcome.refused(tooMany.get());
    }
    if (accounts.authenticate(member.login(), current).isEmpty()) {
      return Outcome.refused(SignInReason.PASSWORD_NOT_YOURS.because().refuses());
    }
    attempts.succeeded(member.login(), address);
    if (!password.equals(again)) {
      return Outcome.refused(AuthReason.PASSWORDS_DIFFER.because().refuses());
    }
    Outcome<StaffMember> changed = accounts.changePassword(member, current, password);
    changed.asOptional().ifPresent(done -> open(context, done, session.method()));
    return changed;
  }

  /** A login as it is kept, however it was typed. */
  public static String normalized(String typedLogin) {
    return typedLogin.strip().toLowerCase(Locale.ROOT);
  }

  /** Opens a session for somebody who has proved himself. */
  void open(Context context, StaffMember member, SignInMethod method) {
    open(context, sessions.open(member, StaffStage.OPEN, method, origin(context)));
  }

  private void open(Context context, String token) {
    // Never goes on with a token that somebody else may have put there.
    String before = cookies.find(context, StaffDoor.COOKIE);
    if (before != null) {
      sessions.end(before);
    }
    // Lax: a link to the desk in a chat keeps its reader signed in; forms of other sites do not.
    cookies.set(context, StaffDoor.COOKIE, token, -1, SameSite.LAX);
  }

  private StaffSessions.Origin origin(Context context) {
    return new StaffSessions.Origin(
        addresses.of(context), Objects.requireNonNullElse(context.userAgent(), ""));
  }

  /** Signs out. */
  public void out(Context context) {
    String token = cookies.find(context, StaffDoor.COOKIE);
    if (token != null) {
      sessions.end(token);
    }
    cookies.remove(context, StaffDoor.COOKIE);
  }
}
