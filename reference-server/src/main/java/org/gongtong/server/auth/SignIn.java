package org.gongtong.server.auth;

import io.javalin.http.Context;
import io.javalin.http.SameSite;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ReasonCode;

/**
 * Signing in and out. After too many failures of one login, or from one place ({@link
 * StaffAttempts}), the rest of the span refuses even the right password, so that a guesser learns
 * nothing. Thread-safe.
 */
public final class SignIn {
  private final StaffAccounts accounts;
  private final StaffSessions sessions;
  private final StaffAttempts attempts;
  private final SecondFactor factor;
  private final StaffLinks links;
  private final SiteCookies cookies;
  private final ClientAddress addresses;
  private final boolean factorRequired;

  /**
   * @param factorRequired whether whoever signs in with a password must have a second factor
   */
  public SignIn(
      StaffAccounts accounts,
      StaffSessions sessions,
      StaffAttempts attempts,
      SecondFactor factor,
      StaffLinks links,
      SiteCookies cookies,
      ClientAddress addresses,
      boolean factorRequired) {
    this.factor = factor;
    this.links = links;
    this.factorRequired = factorRequired;
    this.accounts = accounts;
    this.sessions = sessions;
    this.attempts = attempts;
    this.cookies = cookies;
    this.addresses = addresses;
  }

  /**
   * Signs in: a new session, its cookie in the answer.
   *
   * @return what is still missing; or a refusal
   */
  public Outcome<StaffStage> in(Context context, String typedLogin, String password) {
    String login = normalized(typedLogin);
    String address = addresses.of(context);
    return authenticated(login, address, password, AuthReason.SIGN_IN_WRONG)
        .map(
            member -> {
              StaffStage stage = enter(context, member, SignInMethod.PASSWORD);
              // A right password does not wash off wrong codes.
              if (stage == StaffStage.CODE) {
                attempts.giveBack(login, address);
              } else {
                attempts.succeeded(login, address);
              }
              return stage;
            });
  }

  /**
   * Goes on from a right password to an open session, by a code of the second factor.
   *
   * @param session waits for its code
   */
  public Outcome<StaffStage> withCode(Context context, StaffSession session, String code) {
    return code(context, session, code)
        .map(
            method -> {
              open(context, session.member(), method);
              return StaffStage.OPEN;
            });
  }

  /** Uses up a code of the second factor; wrong ones count as failures of signing in. */
  public Outcome<SignInMethod> code(Context context, StaffSession session, String code) {
    return code(context, session.member(), code);
  }

  private Outcome<SignInMethod> code(Context context, StaffMember member, String code) {
    String address = addresses.of(context);
    Optional<Reason> tooMany = attempts.take(member.login(), address);
    if (tooMany.isPresent()) {
      return Outcome.refused(tooMany.get());
    }
    return factor
        .accept(member, code)
        .map(
            method -> {
              attempts.succeeded(member.login(), address);
              return method;
            });
  }

  /** Goes on to an open session, after a second factor was set up that had to be. */
  public void enrolled(Context context, StaffSession session) {
    if (session.stage() == StaffStage.ENROL) {
      open(context, session.member(), SignInMethod.CODE);
    }
  }

  /**
   * Whether somebody is who he says, without a session: for a colleague who signs what another one
   * does at his own desk. What a password does not open, it does not sign: whoever has a second
   * factor proves that too, and uses the code up. Failures count as those of signing in.
   *
   * @param code of the second factor; empty for somebody without one
   */
  public Outcome<StaffMember> check(
      Context context, String typedLogin, String password, String code) {
    return proved(context, normalized(typedLogin), password, AuthReason.SIGN_IN_WRONG)
        .flatMap(member -> secondOf(context, member, code));
  }

  private Outcome<StaffMember> secondOf(Context context, StaffMember member, String code) {
    if (factor.isOn(member.login())) {
      return code.isBlank()
          ? Outcome.refused(SignInReason.FACTOR_CODE_MISSING.because().refuses())
          : code(context, member, code).map(method -> member);
    }
    return factorRequired
        ? Outcome.refused(SignInReason.FACTOR_NOT_SET.because().refuses())
        : Outcome.accepted(member);
  }

  /** Whether the owner of a session still knows his password; failures count as above. */
  public Outcome<StaffMember> again(Context context, StaffSession session, String password) {
    return proved(context, session.member().login(), password, SignInReason.PASSWORD_NOT_YOURS);
  }

  private Outcome<StaffMember> proved(
      Context context, String login, String password, ReasonCode wrong) {
    String address = addresses.of(context);
    Outcome<StaffMember> member = authenticated(login, address, password, wrong);
    // A password alone does not wash off wrong codes of a second factor.
    member.asOptional().ifPresent(known -> attempts.giveBack(login, address));
    return member;
  }

  private Outcome<StaffMember> authenticated(
      String login, String address, String password, ReasonCode wrong) {
    Optional<Reason> tooMany = attempts.take(login, address);
    if (tooMany.isPresent()) {
      return Outcome.refused(tooMany.get());
    }
    return accounts
        .authenticate(login, password)
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(wrong.because().refuses()));
  }

  /**
   * The owner of a session changes his password: all his sessions end, and a new one begins here.
   *
   * @param current the present password; wrong ones count as failures of signing in
   */
  public Outcome<StaffMember> changePassword(
      Context context, StaffSession session, String current, String password, String again) {
    return again(context, session, current)
        .flatMap(
            member ->
                password.equals(again)
                    ? accounts.changePassword(member, current, password)
                    : Outcome.refused(AuthReason.PASSWORDS_DIFFER.because().refuses()))
        .map(
            member -> {
              open(context, member, session.method());
              return member;
            });
  }

  /** Takes an invitation or a reset up, and signs in as with the password that was set. */
  public Outcome<StaffStage> byLink(Context context, String token, String password, String again) {
    if (!password.equals(again)) {
      return Outcome.refused(AuthReason.PASSWORDS_DIFFER.because().refuses());
    }
    return links
        .take(token, password)
        .map(member -> enter(context, member, SignInMethod.INVITATION));
  }

  /** Signs the administrator in with the code that the console printed, for half an hour. */
  public Outcome<StaffStage> breakGlass(Context context, String code) {
    return links
        .breakGlassWith(code)
        .map(
            member -> {
              open(
                  context,
                  sessions.open(
                      member,
                      StaffStage.OPEN,
                      SignInMethod.BREAK_GLASS,
                      origin(context),
                      StaffLinks.BREAK_GLASS_SPAN));
              return StaffStage.OPEN;
            });
  }

  /** A login as it is kept, however it was typed. */
  public static String normalized(String typedLogin) {
    return typedLogin.strip().toLowerCase(Locale.ROOT);
  }

  /** Opens a session for somebody whose password, or what stands for it, was right. */
  StaffStage enter(Context context, StaffMember member, SignInMethod method) {
    StaffStage stage =
        factor.isOn(member.login())
            ? StaffStage.CODE
            : factorRequired ? StaffStage.ENROL : StaffStage.OPEN;
    open(context, sessions.open(member, stage, method, origin(context)));
    return stage;
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
