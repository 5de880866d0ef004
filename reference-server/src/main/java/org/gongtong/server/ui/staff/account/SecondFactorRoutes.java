package org.gongtong.server.ui.staff.account;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.SecondFactor;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.auth.SignInNeeded;
import org.gongtong.server.auth.SignInReason;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.StaffSession;
import org.gongtong.server.auth.StaffStage;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Setting up a second factor, alone or on the way in. A secret is drawn by POST and confirmed once,
 * and codes are used up: these forms act twice without harm.
 */
public final class SecondFactorRoutes implements RouteGroup {
  private final Pages pages;
  private final StaffDoor door;
  private final SignIn signIn;
  private final SecondFactor factor;
  private final boolean required;

  /**
   * @param required whether everybody must have one
   */
  public SecondFactorRoutes(
      Pages pages, StaffDoor door, SignIn signIn, SecondFactor factor, boolean required) {
    this.pages = pages;
    this.door = door;
    this.signIn = signIn;
    this.factor = factor;
    this.required = required;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    // Whoever is on his way in has no open session yet: these ask for his half-way one themselves.
    javalin.routes.get(
        AccountAddress.factor(), context -> show(context, FormErrors.none()), Audience.EVERYBODY);
    javalin.routes.post(AccountAddress.factorStep("begin"), this::begin, Audience.EVERYBODY);
    javalin.routes.post(AccountAddress.factorStep("confirm"), this::confirm, Audience.EVERYBODY);
    javalin.routes.post(
        AccountAddress.factorStep("recovery"), this::drawRecoveryCodes, Audience.STAFF);
    javalin.routes.post(AccountAddress.factorStep("remove"), this::remove, Audience.STAFF);
  }

  /** Who sets a factor up; whoever is only half in must not replace one that was set since. */
  private StaffSession enrolling(Context context) {
    StaffSession session = door.requireEnrolling(context);
    if (session.stage() == StaffStage.ENROL && factor.state(session.member().login()).on()) {
      throw new SignInNeeded();
    }
    return session;
  }

  private void begin(Context context) {
    StaffSession session = enrolling(context);
    // Whoever is on his way in has typed it a moment ago.
    if (session.stage() == StaffStage.OPEN) {
      Outcome<?> again = signIn.again(context, session, Forms.field(context, "begin-password"));
      if (!again.isAccepted()) {
        refuse(context, again.refusals(), reason -> "begin-password");
        return;
      }
    }
    factor.begin(session.member());
    context.redirect(AccountAddress.factor(to(context)), HttpStatus.SEE_OTHER);
  }

  private void confirm(Context context) {
    StaffSession session = enrolling(context);
    Outcome<List<String>> codes = factor.confirm(session.member(), Forms.field(context, "code"));
    if (codes instanceof Outcome.Accepted<List<String>> accepted) {
      signIn.enrolled(context, session);
      tell(context, accepted.value());
      return;
    }
    refuse(context, codes.refusals(), reason -> "code");
  }

  private void drawRecoveryCodes(Context context) {
    StaffSession session = door.requireSession(context);
    Outcome<?> again = signIn.again(context, session, Forms.field(context, "recovery-password"));
    if (!again.isAccepted() || !factor.state(session.member().login()).on()) {
      refuse(context, again.refusals(), reason -> "recovery-password");
      return;
    }
    tell(context, factor.newRecoveryCodes(session.member()));
  }

  private void tell(Context context, List<String> codes) {
    pages.show(
        context,
        new RecoveryCodesPage(
            pages.shell(context, "", AccountAddress.account()), codes, to(context)));
  }

  private void remove(Context context) {
    StaffSession session = door.requireSession(context);
    Outcome<?> allowed =
        required
            ? Outcome.refused(SignInReason.FACTOR_REQUIRED.because().refuses())
            : signIn
                .again(context, session, Forms.field(context, "remove-password"))
                .flatMap(
                    member -> signIn.code(context, session, Forms.field(context, "remove-code")));
    if (!allowed.isAccepted()) {
      refuse(
          context,
          allowed.refusals(),
          reason -> reason.code().startsWith("FACTOR") ? "remove-code" : "remove-password");
      return;
    }
    factor.remove(session.member().actor(), session.member().login());
    context.redirect(AccountAddress.account(), HttpStatus.SEE_OTHER);
  }

  private void refuse(Context context, List<Reason> why, Function<Reason, String> field) {
    if (!why.isEmpty()) {
      context.status(AuthReason.statusOf(why.get(0).code()));
    }
    show(context, pages.errors(context, why, field));
  }

  private void show(Context context, FormErrors errors) {
    StaffSession session = door.requireEnrolling(context);
    SecondFactor.State state = factor.state(session.member().login());
    String to = to(context);
    Shell shell = pages.shell(context, "", AccountAddress.factor(to));
    pages.show(
        context,
        new SecondFactorPage(
            shell,
            pages.command(""),
            state.on(),
            state.recoveryCodes(),
            required,
            session.stage() == StaffStage.ENROL,
            factor
                .pending(session.member())
                .map(s -> new SecondFactorPage.Secret(s.text(), QrPath.of(s.address())))
                .orElse(null),
            to,
            errors));
  }

  /** From the address or the form; a path of this site, or the account. */
  private static String to(Context context) {
    String to = Objects.requireNonNullElse(context.queryParam("to"), Forms.field(context, "to"));
    return !to.isEmpty() && Routes.isLocal(to) ? to : AccountAddress.account();
  }
}
