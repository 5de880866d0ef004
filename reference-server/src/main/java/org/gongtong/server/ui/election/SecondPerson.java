package org.gongtong.server.ui.election;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.decision.election.ElectionBoxReason;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.PermissionReason;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.auth.SignInReason;
import org.gongtong.server.auth.Subject;
import org.gongtong.server.ui.Forms;

/**
 * The second person of what takes two, who signs with his password, and his second factor if he has
 * one, in the same form. Thread-safe.
 */
public final class SecondPerson {
  static final String LOGIN = "witness";
  static final String PASSWORD = "witness-password";

  private static final List<String> CODES =
      List.of(
          ElectionBoxReason.COUNTERS_SAME.name(),
          PermissionReason.WITNESS_NOT_PERMITTED.name(),
          AuthReason.SIGN_IN_WRONG.name(),
          AuthReason.TOO_MANY_ATTEMPTS.name(),
          SignInReason.FACTOR_NOT_SET.name());

  private static final List<String> ABOUT_CODE =
      List.of(
          SignInReason.FACTOR_CODE_MISSING.name(),
          SignInReason.FACTOR_CODE_WRONG.name(),
          SignInReason.FACTOR_CODE_USED.name(),
          SignInReason.FACTOR_UNREADABLE.name());

  private final SignIn signIn;
  private final Permissions permissions;

  public SecondPerson(SignIn signIn, Permissions permissions) {
    this.signIn = signIn;
    this.permissions = permissions;
  }

  /** The login as it was typed. */
  static String login(Context context) {
    return SignIn.normalized(Forms.field(context, LOGIN));
  }

  /** What is wrong before any password is looked at. */
  static List<Reason> before(Actor first, String login) {
    return login.isEmpty() || login.equals(first.id())
        ? List.of(ElectionBoxReason.COUNTERS_SAME.because().refuses())
        : List.of();
  }

  /**
   * Who signed. To be asked behind the key of the form: a second press of the button gets the first
   * answer, though the code is used up.
   */
  Outcome<Actor> signed(Context context, ElectionOffice.Found found) {
    return signIn
        .check(
            context,
            login(context),
            Forms.field(context, PASSWORD),
            Forms.field(context, Forms.WITNESS_CODE))
        .flatMap(member -> permissions.witness(member.login(), Subject.of(found.community())))
        .map(Actor::staff);
  }

  /** The field a refusal is about, if it is about him. */
  static Optional<String> field(Reason reason) {
    return CODES.contains(reason.code())
        ? Optional.of(LOGIN)
        : ABOUT_CODE.contains(reason.code()) ? Optional.of(Forms.WITNESS_CODE) : Optional.empty();
  }
}
