package org.gongtong.server.ui.staff.account;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.auth.StaffStage;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Coming in by what works once: the link of an invitation or a reset, the code of the break-glass
 * command. Both are used up by the first request that succeeds, so these forms need no key.
 */
public final class LinkRoutes implements RouteGroup {
  private final Pages pages;
  private final SignIn signIn;
  private final int passwordLeast;

  /**
   * @param passwordLeast fewest characters of a password, to be told
   */
  public LinkRoutes(Pages pages, SignIn signIn, int passwordLeast) {
    this.pages = pages;
    this.signIn = signIn;
    this.passwordLeast = passwordLeast;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        AccountAddress.join(),
        context -> showJoin(context, "", FormErrors.none()),
        Audience.EVERYBODY);
    javalin.routes.post(AccountAddress.join(), this::join, Audience.EVERYBODY);
    javalin.routes.get(
        AccountAddress.breakGlass(),
        context -> showBreakGlass(context, FormErrors.none()),
        Audience.EVERYBODY);
    javalin.routes.post(AccountAddress.breakGlass(), this::breakGlass, Audience.EVERYBODY);
  }

  private void join(Context context) {
    String token = Forms.field(context, "token");
    Outcome<StaffStage> outcome =
        signIn.byLink(
            context,
            token,
            Forms.field(context, "password"),
            Forms.field(context, "again-password"));
    if (outcome.isAccepted()) {
      // Leads on to a second factor by itself, where one is asked for.
      context.redirect(Routes.staff(), HttpStatus.SEE_OTHER);
      return;
    }
    List<Reason> why = outcome.refusals();
    context.status(AuthReason.statusOf(why.get(0).code()));
    showJoin(context, token, pages.errors(context, why, LinkRoutes::fieldOf));
  }

  private static String fieldOf(Reason reason) {
    if (reason.code().equals(AuthReason.PASSWORDS_DIFFER.name())) {
      return "again-password";
    }
    return reason.code().startsWith("PASSWORD") ? "password" : "token";
  }

  private void showJoin(Context context, String token, FormErrors errors) {
    pages.show(
        context,
        new JoinPage(pages.shell(context, ""), pages.command(""), token, passwordLeast, errors));
  }

  private void breakGlass(Context context) {
    Outcome<StaffStage> outcome = signIn.breakGlass(context, Forms.field(context, "code"));
    if (outcome.isAccepted()) {
      context.redirect(Routes.staff(), HttpStatus.SEE_OTHER);
      return;
    }
    List<Reason> why = outcome.refusals();
    context.status(AuthReason.statusOf(why.get(0).code()));
    showBreakGlass(context, pages.errors(context, why, reason -> "code"));
  }

  private void showBreakGlass(Context context, FormErrors errors) {
    pages.show(context, new BreakGlassPage(pages.shell(context, ""), pages.command(""), errors));
  }
}
