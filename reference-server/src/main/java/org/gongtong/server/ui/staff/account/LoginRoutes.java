package org.gongtong.server.ui.staff.account;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.auth.SignInReason;
import org.gongtong.server.auth.StaffAccounts;
import org.gongtong.server.auth.StaffLinks;
import org.gongtong.server.auth.StaffSessions;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.text.Messages;

/** What an administrator does about logins: invitations, reset links, and who signed in. */
public final class LoginRoutes implements RouteGroup {
  private final Pages pages;
  private final StaffAccounts accounts;
  private final StaffLinks links;
  private final StaffSessions sessions;
  private final Optional<URI> site;
  private final ZoneId zone;

  /**
   * @param site the address residents see, where the operator gave one
   * @param zone of the times shown
   */
  public LoginRoutes(
      Pages pages,
      StaffAccounts accounts,
      StaffLinks links,
      StaffSessions sessions,
      Optional<URI> site,
      ZoneId zone) {
    this.pages = pages;
    this.accounts = accounts;
    this.links = links;
    this.sessions = sessions;
    this.site = site;
    this.zone = zone;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        AccountAddress.logins(),
        context -> show(context, "", FormErrors.none()),
        Action.ACCOUNT_VIEW);
    javalin.routes.post(
        AccountAddress.loginStep("invite"),
        context -> make(context, links::invite),
        Action.ACCOUNT_MANAGE);
    javalin.routes.post(
        AccountAddress.loginStep("reset"),
        context -> make(context, links::reset),
        Action.ACCOUNT_MANAGE);
    javalin.routes.post(
        AccountAddress.loginStep("withdraw"), this::withdraw, Action.ACCOUNT_MANAGE);
    javalin.routes.get(AccountAddress.signIns(), this::signIns, Action.ACCOUNT_VIEW);
  }

  private void make(Context context, BiFunction<Actor, String, Outcome<StaffLinks.Made>> making) {
    Actor actor = pages.staff(context).actor();
    String login = SignIn.normalized(Forms.field(context, "login"));
    List<Reason> why =
        pages.onceTold(
            context,
            () -> making.apply(actor, login).map(made -> () -> tell(context, made)),
            SignInReason.LINK_MADE_ALREADY.because().refuses());
    if (why.isEmpty()) {
      return;
    }
    int status = AuthReason.statusOf(why.get(0).code());
    if (why.get(0).code().equals(SignInReason.LINK_MADE_ALREADY.name())) {
      Messages text = Messages.in(pages.language(context));
      pages.refuse(context, 409, why, new Link(AccountAddress.logins(), text.of("logins.title")));
      return;
    }
    context.status(status);
    show(context, login, pages.errors(context, why, reason -> "login"));
  }

  private void tell(Context context, StaffLinks.Made made) {
    Shell shell = pages.shell(context, "", AccountAddress.logins());
    String base =
        site.map(URI::toString).orElseGet(() -> context.scheme() + "://" + context.host());
    pages.show(
        context,
        new LinkPage(
            shell,
            made.login(),
            base + AccountAddress.join() + "#" + made.token(),
            at(shell.text(), made.expiresAt())));
  }

  private void withdraw(Context context) {
    links.withdraw(pages.staff(context).actor(), SignIn.normalized(Forms.field(context, "login")));
    context.redirect(AccountAddress.logins(), HttpStatus.SEE_OTHER);
  }

  private void show(Context context, String login, FormErrors errors) {
    Shell shell = pages.shell(context, "", AccountAddress.logins());
    Messages text = shell.text();
    pages.show(
        context,
        new LoginsPage(
            shell,
            pages.command(""),
            accounts.all().stream()
                .map(
                    a ->
                        new LoginsPage.LoginRow(
                            a.login(), at(text, a.createdAt()), a.disabledAt() == null))
                .toList(),
            links.waiting().stream()
                .map(
                    w ->
                        new LoginsPage.InvitationRow(
                            w.login(), w.by().id(), at(text, w.expiresAt())))
                .toList(),
            login,
            errors));
  }

  private void signIns(Context context) {
    Shell shell = pages.shell(context, "");
    pages.show(
        context,
        new SignInsPage(
            shell,
            sessions.latest().stream()
                .map(
                    s ->
                        new SignInsPage.Row(
                            at(shell.text(), s.at()),
                            s.login(),
                            SignInWay.of(s.method()),
                            s.address()))
                .toList()));
  }

  private String at(Messages text, Instant time) {
    return text.at(time.atZone(zone));
  }
}
