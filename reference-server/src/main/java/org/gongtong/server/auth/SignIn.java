package org.gongtong.server.auth;

import io.javalin.http.Context;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;

/**
 * Signing in and out. After {@value #MOST_OF_LOGIN} failures of one login, or {@value
 * #MOST_OF_ADDRESS} from one place, within a quarter of an hour, the rest of that quarter refuses
 * even the right password, so that a guesser learns nothing. Thread-safe.
 */
public final class SignIn {
  private static final int MOST_OF_LOGIN = 10;
  private static final int MOST_OF_ADDRESS = 30;
  private static final Duration SPAN = Duration.ofMinutes(15);
  private static final int REMEMBERED = 10_000;

  private final StaffAccounts accounts;
  private final StaffSessions sessions;
  private final SiteCookies cookies;
  private final ClientAddress addresses;
  private final AttemptLimit byLogin;
  private final AttemptLimit byAddress;

  public SignIn(
      StaffAccounts accounts,
      StaffSessions sessions,
      SiteCookies cookies,
      ClientAddress addresses,
      InstantSource clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.cookies = cookies;
    this.addresses = addresses;
    this.byLogin = new AttemptLimit(MOST_OF_LOGIN, SPAN, REMEMBERED, clock);
    this.byAddress = new AttemptLimit(MOST_OF_ADDRESS, SPAN, REMEMBERED, clock);
  }

  /** Signs in: a new session, its cookie in the answer. */
  public Outcome<StaffMember> in(Context context, String typedLogin, String password) {
    return check(context, typedLogin, password)
        .map(
            member -> {
              open(context, member);
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
    Optional<Duration> wait = byAddress.wait(address).or(() -> byLogin.wait(login));
    if (wait.isPresent()) {
      return Outcome.refused(tooMany(wait.get()));
    }
    Optional<StaffMember> member = accounts.authenticate(login, password);
    if (member.isEmpty()) {
      byLogin.failed(login);
      byAddress.failed(address);
      return Outcome.refused(AuthReason.SIGN_IN_WRONG.because().refuses());
    }
    byLogin.succeeded(login);
    return Outcome.accepted(member.get());
  }

  /** A login as it is kept, however it was typed. */
  public static String normalized(String typedLogin) {
    return typedLogin.strip().toLowerCase(Locale.ROOT);
  }

  /** Opens a session for somebody who has proved himself in another way. */
  void open(Context context, StaffMember member) {
    // Never goes on with a token that somebody else may have put there.
    String before = cookies.find(context, StaffDoor.COOKIE);
    if (before != null) {
      sessions.end(before);
    }
    // Lax: a link to the desk in a chat keeps its reader signed in; forms of other sites do not.
    cookies.set(context, StaffDoor.COOKIE, sessions.open(member), -1, SameSite.LAX);
  }

  /** Signs out. */
  public void out(Context context) {
    String token = cookies.find(context, StaffDoor.COOKIE);
    if (token != null) {
      sessions.end(token);
    }
    cookies.remove(context, StaffDoor.COOKIE);
  }

  private static Reason tooMany(Duration wait) {
    long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
    return AuthReason.TOO_MANY_ATTEMPTS.because().figure("minutes", minutes).refuses();
  }
}
