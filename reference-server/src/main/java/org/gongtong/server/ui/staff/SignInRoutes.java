package org.gongtong.server.ui.staff;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.AuthReason;
import org.gongtong.server.auth.OpenIdSignIn;
import org.gongtong.server.auth.SetUp;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.StaffMember;
import org.gongtong.server.auth.StaffSession;
import org.gongtong.server.auth.StaffStage;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.staff.account.AccountAddress;
import org.gongtong.server.ui.staff.account.CodePage;
import org.jspecify.annotations.Nullable;

/**
 * Signing in, signing out, and the first set-up. These forms act twice without harm, so they need
 * no idempotency key, and their passwords no hash in the database.
 */
public final class SignInRoutes implements RouteGroup {
  private final Pages pages;
  private final StaffDoor door;
  private final SignIn signIn;
  private final SetUp setUp;
  private final int passwordLeast;
  private final Optional<OpenIdWay> openId;

  /**
   * The organisation's own sign-in.
   *
   * @param button what its button says
   */
  public record OpenIdWay(OpenIdSignIn signIn, String button) {}

  /**
   * @param passwordLeast fewest characters of a password, to be told
   * @param openId if there is one
   */
  public SignInRoutes(
      Pages pages,
      StaffDoor door,
      SignIn signIn,
      SetUp setUp,
      int passwordLeast,
      Optional<OpenIdWay> openId) {
    this.openId = openId;
    this.passwordLeast = passwordLeast;
    this.pages = pages;
    this.door = door;
    this.signIn = signIn;
    this.setUp = setUp;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(Routes.signIn(), this::askSignIn, Audience.EVERYBODY);
    javalin.routes.post(Routes.signIn(), this::signIn, Audience.EVERYBODY);
    javalin.routes.get(AccountAddress.code(), this::askCode, Audience.EVERYBODY);
    javalin.routes.post(AccountAddress.code(), this::takeCode, Audience.EVERYBODY);
    javalin.routes.post(Routes.signOut(), this::signOut, Audience.EVERYBODY);
    openId.ifPresent(
        way -> {
          javalin.routes.get(
              AccountAddress.openId(), context -> begin(context, way), Audience.EVERYBODY);
          javalin.routes.get(
              AccountAddress.openIdCallback(), context -> end(context, way), Audience.EVERYBODY);
        });
    javalin.routes.get(Routes.setUp(), this::askSetUp, Audience.EVERYBODY);
    javalin.routes.post(Routes.setUp(), this::setUp, Audience.EVERYBODY);
  }

  private void askSignIn(Context context) {
    String to = local(context.queryParam("to"));
    Optional<StaffSession> session = door.session(context);
    if (session.isPresent()) {
      context.redirect(next(session.get().stage(), to), HttpStatus.SEE_OTHER);
    } else if (setUp.isOpen()) {
      context.redirect(Routes.setUp(), HttpStatus.SEE_OTHER);
    } else {
      showSignIn(context, to, "", FormErrors.none());
    }
  }

  private void signIn(Context context) {
    String to = local(Forms.field(context, "to"));
    String login = Forms.field(context, "login");
    Outcome<StaffStage> outcome = signIn.in(context, login, Forms.field(context, "password"));
    if (outcome instanceof Outcome.Accepted<StaffStage> in) {
      context.redirect(next(in.value(), to), HttpStatus.SEE_OTHER);
      return;
    }
    List<Reason> why = outcome.refusals();
    context.status(AuthReason.statusOf(why.get(0).code()));
    showSignIn(context, to, login, pages.errors(context, why, reason -> "login"));
  }

  private void begin(Context context, OpenIdWay way) {
    String to = local(context.queryParam("to"));
    Outcome<URI> there = way.signIn().begin(context, to);
    if (there instanceof Outcome.Accepted<URI> accepted) {
      context.redirect(accepted.value().toString(), HttpStatus.SEE_OTHER);
    } else {
      refuseOpenId(context, to, there.refusals());
    }
  }

  private void end(Context context, OpenIdWay way) {
    Outcome<String> to = way.signIn().end(context);
    if (to instanceof Outcome.Accepted<String> accepted) {
      context.redirect(local(accepted.value()), HttpStatus.SEE_OTHER);
    } else {
      refuseOpenId(context, Routes.staff(), to.refusals());
    }
  }

  private void refuseOpenId(Context context, String to, List<Reason> why) {
    context.status(AuthReason.statusOf(why.get(0).code()));
    showSignIn(context, to, "", pages.errors(context, why, reason -> "openid"));
  }

  private void showSignIn(Context context, String to, String login, FormErrors errors) {
    pages.show(
        context,
        new SignInPage(
            pages.shell(context, "", Routes.signIn()),
            pages.command(""),
            to,
            login,
            openId.map(OpenIdWay::button).orElse(""),
            errors));
  }

  private static String next(StaffStage stage, String to) {
    return switch (stage) {
      case OPEN -> to;
      case CODE -> AccountAddress.code(to);
      case ENROL -> AccountAddress.factor(to);
    };
  }

  private void askCode(Context context) {
    String to = local(context.queryParam("to"));
    Optional<StaffSession> session = door.session(context);
    if (session.filter(s -> s.stage() == StaffStage.CODE).isPresent()) {
      showCode(context, to, FormErrors.none());
    } else {
      context.redirect(Routes.signIn(), HttpStatus.SEE_OTHER);
    }
  }

  private void takeCode(Context context) {
    String to = local(Forms.field(context, "to"));
    Optional<StaffSession> session =
        door.session(context).filter(s -> s.stage() == StaffStage.CODE);
    if (session.isEmpty()) {
      // Too late, or in by another tab: the sign-in knows where to lead.
      context.redirect(Routes.signIn(), HttpStatus.SEE_OTHER);
      return;
    }
    Outcome<StaffStage> outcome =
        signIn.withCode(context, session.get(), Forms.field(context, "code"));
    if (outcome.isAccepted()) {
      context.redirect(to, HttpStatus.SEE_OTHER);
      return;
    }
    List<Reason> why = outcome.refusals();
    context.status(AuthReason.statusOf(why.get(0).code()));
    showCode(context, to, pages.errors(context, why, reason -> "code"));
  }

  private void showCode(Context context, String to, FormErrors errors) {
    pages.show(
        context,
        new CodePage(
            pages.shell(context, "", AccountAddress.code(to)), pages.command(""), to, errors));
  }

  private void signOut(Context context) {
    signIn.out(context);
    context.redirect(Routes.home(), HttpStatus.SEE_OTHER);
  }

  private void askSetUp(Context context) {
    if (setUp.isOpen()) {
      showSetUp(context, "", FormErrors.none());
    } else {
      pages.refuse(context, 403, List.of(AuthReason.SET_UP_OVER.because().refuses()));
    }
  }

  private void setUp(Context context) {
    String login = Forms.field(context, "login");
    Outcome<StaffMember> outcome =
        setUp.firstLogin(
            context,
            Forms.field(context, "token"),
            login,
            Forms.field(context, "password"),
            Forms.field(context, "again"));
    if (outcome.isAccepted()) {
      // Whoever sets a server up grants what the others need first.
      context.redirect(Routes.mandates(), HttpStatus.SEE_OTHER);
      return;
    }
    List<Reason> why = outcome.refusals();
    int status = AuthReason.statusOf(why.get(0).code());
    if (status == 403) {
      pages.refuse(context, status, why);
      return;
    }
    context.status(status);
    showSetUp(context, login, pages.errors(context, why, SignInRoutes::fieldOf));
  }

  private void showSetUp(Context context, String login, FormErrors errors) {
    pages.show(
        context,
        new SetUpPage(pages.shell(context, ""), pages.command(""), login, passwordLeast, errors));
  }

  private static String fieldOf(Reason reason) {
    if (reason.code().equals(AuthReason.SET_UP_TOKEN_WRONG.name())) {
      return "token";
    }
    if (reason.code().equals(AuthReason.PASSWORDS_DIFFER.name())) {
      return "again";
    }
    return reason.code().startsWith("PASSWORD") ? "password" : "login";
  }

  private static String local(@Nullable String to) {
    return to != null && Routes.isLocal(to) ? to : Routes.staff();
  }
}
