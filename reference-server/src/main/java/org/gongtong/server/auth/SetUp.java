package org.gongtong.server.auth;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The first login, made by whoever reads the console: a token of 100 bits, another at each start,
 * which stops working with the first login. Thread-safe.
 */
public final class SetUp {
  private static final int LENGTH = 20;

  private final StaffAccounts accounts;
  private final FirstAdministrator first;
  private final SignIn signIn;
  private final Secrets secrets;
  private volatile @Nullable String tokenHash;

  public SetUp(
      StaffAccounts accounts, FirstAdministrator first, SignIn signIn, SecureRandom random) {
    this.accounts = accounts;
    this.first = first;
    this.signIn = signIn;
    this.secrets = new Secrets(random);
  }

  /** A new token for the console; empty when there is a login. */
  public Optional<String> offer() {
    if (accounts.any()) {
      return Optional.empty();
    }
    String token = secrets.typed(LENGTH);
    tokenHash = Secrets.hash(token);
    return Optional.of(Secrets.grouped(token));
  }

  /** Whether there is a login to make. */
  public boolean isOpen() {
    return tokenHash != null && !accounts.any();
  }

  /** Makes the first login, appoints it security administrator and signs it in. */
  public Outcome<StaffMember> firstLogin(
      Context context, String token, String login, String password, String again) {
    String expected = tokenHash;
    if (expected == null || accounts.any()) {
      return Outcome.refused(AuthReason.SET_UP_OVER.because().refuses());
    }
    String typed = token.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    if (!Secrets.same(expected, Secrets.hash(typed))) {
      return Outcome.refused(AuthReason.SET_UP_TOKEN_WRONG.because().refuses());
    }
    if (!password.equals(again)) {
      return Outcome.refused(AuthReason.PASSWORDS_DIFFER.because().refuses());
    }
    Outcome<StaffMember> made = accounts.addFirst(Actor.system("set-up"), login.strip(), password);
    made.asOptional()
        .ifPresent(
            member -> {
              tokenHash = null;
              first.appoint(Actor.system("set-up"), member.login());
              signIn.enter(context, member, SignInMethod.SET_UP);
            });
    return made;
  }
}
