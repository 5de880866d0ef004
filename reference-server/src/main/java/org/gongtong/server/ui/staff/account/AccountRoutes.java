package org.gongtong.server.ui.staff.account;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.auth.SignInReason;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.StaffMember;
import org.gongtong.server.auth.StaffSession;
import org.gongtong.server.auth.StaffSessions;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.text.Messages;

/**
 * The reader's own sessions and password. Ending a session twice ends it once, and a password is
 * changed from what it was: these forms need their key no more than the sign-in does.
 */
public final class AccountRoutes implements RouteGroup {
  private static final String OTHERS = "others";

  private final Pages pages;
  private final StaffDoor door;
  private final SignIn signIn;
  private final StaffSessions sessions;
  private final ZoneId zone;
  private final int passwordLeast;

  /**
   * @param zone of the times shown
   * @param passwordLeast fewest characters of a password, to be told
   */
  public AccountRoutes(
      Pages pages,
      StaffDoor door,
      SignIn signIn,
      StaffSessions sessions,
      ZoneId zone,
      int passwordLeast) {
    this.pages = pages;
    this.door = door;
    this.signIn = signIn;
    this.sessions = sessions;
    this.zone = zone;
    this.passwordLeast = passwordLeast;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(AccountAddress.account(), this::show, Audience.STAFF);
    javalin.routes.post(AccountAddress.sessions(), this::endSessions, Audience.STAFF);
    javalin.routes.get(
        AccountAddress.password(),
        context -> showPassword(context, FormErrors.none()),
        Audience.STAFF);
    javalin.routes.post(AccountAddress.password(), this::changePassword, Audience.STAFF);
  }

  private void show(Context context) {
    StaffSession here = door.requireSession(context);
    Shell shell = pages.shell(context, "");
    List<AccountPage.SessionRow> rows =
        sessions.all(here.member()).stream().map(s -> row(shell.text(), s, here)).toList();
    pages.show(
        context,
        new AccountPage(
            shell,
            pages.command(""),
            here.member().login(),
            context.queryParam("changed") != null,
            rows));
  }

  private AccountPage.SessionRow row(Messages text, StaffSession session, StaffSession here) {
    return new AccountPage.SessionRow(
        session.id().toString(),
        session.id().equals(here.id()),
        SignInWay.of(session.method()),
        session.address(),
        session.agent(),
        at(text, session.createdAt()),
        at(text, session.lastSeenAt()));
  }

  private String at(Messages text, Instant time) {
    return text.at(time.atZone(zone));
  }

  private void endSessions(Context context) {
    StaffSession here = door.requireSession(context);
    String which = Forms.field(context, "session");
    if (which.equals(OTHERS)) {
      sessions.endOthers(here);
    } else if (which.equals(here.id().toString())) {
      signIn.out(context);
    } else {
      id(which).forEach(id -> sessions.end(here.member(), id));
    }
    // Whoever ended his own is led on to the sign-in.
    context.redirect(AccountAddress.account(), HttpStatus.SEE_OTHER);
  }

  private static List<UUID> id(String text) {
    try {
      return List.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private void showPassword(Context context, FormErrors errors) {
    StaffMember member = pages.staff(context);
    pages.show(
        context,
        new PasswordPage(
            pages.shell(context, ""), pages.command(""), member.login(), passwordLeast, errors));
  }

  private void changePassword(Context context) {
    Outcome<StaffMember> outcome =
        signIn.changePassword(
            context,
            door.requireSession(context),
            Forms.field(context, "present-password"),
            Forms.field(context, "new-password"),
            Forms.field(context, "again-password"));
    if (outcome.isAccepted()) {
      context.redirect(AccountAddress.account() + "?changed", HttpStatus.SEE_OTHER);
      return;
    }
    List<Reason> why = outcome.refusals();
    context.status(AuthReason.statusOf(why.get(0).code()));
    showPassword(context, pages.errors(context, why, AccountRoutes::fieldOf));
  }

  private static String fieldOf(Reason reason) {
    if (reason.code().equals(AuthReason.PASSWORDS_DIFFER.name())) {
      return "again-password";
    }
    boolean present =
        reason.code().equals(SignInReason.PASSWORD_NOT_YOURS.name())
            || reason.code().equals(AuthReason.TOO_MANY_ATTEMPTS.name());
    return present ? "present-password" : "new-password";
  }
}
