package org.gongtong.server.ui.staff.account;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.SignInReason;
import org.gongtong.server.auth.StaffDoor;
import org.gongtong.server.auth.StaffMember;
import org.gongtong.server.auth.StaffSession;
import org.gongtong.server.auth.StaffTokens;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.text.Messages;

/** Making and revoking the reader's tokens for programs. */
public final class TokenRoutes implements RouteGroup {
  private static final String DAYS = "90";

  private final Pages pages;
  private final StaffDoor door;
  private final StaffTokens tokens;
  private final Set<Action> scopes;
  private final ZoneId zone;

  /**
   * @param scopes the actions that programs may be given
   * @param zone of the times shown
   */
  public TokenRoutes(
      Pages pages, StaffDoor door, StaffTokens tokens, Set<Action> scopes, ZoneId zone) {
    this.pages = pages;
    this.door = door;
    this.tokens = tokens;
    this.scopes = EnumSet.copyOf(scopes);
    this.zone = zone;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        AccountAddress.tokens(), context -> show(context, "", FormErrors.none()), Audience.STAFF);
    javalin.routes.post(AccountAddress.tokens(), this::make, Audience.STAFF);
    javalin.routes.post(AccountAddress.revokeToken(), this::revoke, Audience.STAFF);
  }

  private void make(Context context) {
    StaffSession session = door.requireSession(context);
    String name = Forms.field(context, "name");
    String days = Forms.field(context, "days").strip();
    Set<Action> chosen = chosen(context);
    List<Reason> why =
        pages.onceTold(
            context,
            () ->
                tokens
                    .make(session, name, chosen, days.matches("[0-9]{1,4}") ? number(days) : 0)
                    .map(token -> () -> show(context, token, FormErrors.none())),
            SignInReason.TOKEN_MADE_ALREADY.because().refuses());
    if (why.isEmpty()) {
      return;
    }
    if (why.get(0).code().equals(SignInReason.TOKEN_MADE_ALREADY.name())) {
      Messages text = Messages.in(pages.language(context));
      pages.refuse(context, 409, why, new Link(AccountAddress.tokens(), text.of("tokens.title")));
      return;
    }
    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(context, "", pages.errors(context, why, TokenRoutes::fieldOf));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static String fieldOf(Reason reason) {
    if (reason.code().equals(SignInReason.TOKEN_DAYS.name())) {
      return "days";
    }
    return reason.code().equals(SignInReason.TOKEN_SCOPES_MISSING.name()) ? "scopes" : "name";
  }

  private Set<Action> chosen(Context context) {
    return context.formParams("scope").stream()
        .flatMap(code -> Action.find(code).stream())
        .filter(scopes::contains)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Action.class)));
  }

  private void revoke(Context context) {
    StaffMember member = pages.staff(context);
    RequestParameters.uuid(Forms.field(context, "token"))
        .ifPresent((UUID id) -> tokens.revoke(member, id));
    context.redirect(AccountAddress.tokens(), HttpStatus.SEE_OTHER);
  }

  private void show(Context context, String made, FormErrors errors) {
    Shell shell = pages.shell(context, "", AccountAddress.tokens());
    Language language = pages.coreLanguage(context);
    boolean again = errors.any();
    Set<Action> chosen = again ? chosen(context) : Set.of();
    pages.show(
        context,
        new TokensPage(
            shell,
            pages.command(""),
            made,
            tokens.all(pages.staff(context)).stream().map(t -> row(shell.text(), t)).toList(),
            scopes.stream()
                .map(
                    a ->
                        new TokensPage.ScopeRow(
                            a.code(), a.text().in(language), chosen.contains(a)))
                .toList(),
            again ? Forms.field(context, "name") : "",
            again ? Forms.field(context, "days") : DAYS,
            errors));
  }

  private TokensPage.TokenRow row(Messages text, StaffTokens.Listed token) {
    Instant used = token.lastUsedAt();
    return new TokensPage.TokenRow(
        token.id().toString(),
        token.name(),
        token.scopes().stream().map(Action::code).toList(),
        at(text, token.expiresAt()),
        used == null ? "" : at(text, used),
        token.live());
  }

  private String at(Messages text, Instant time) {
    return text.at(time.atZone(zone));
  }
}
