package org.gongtong.server.ui.staff.account;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.AccountLinks;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.SignIn;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.text.Messages;

/** What a security administrator says about who holds a login. Thread-safe. */
public final class AccountPersonRoutes implements RouteGroup {

  /** The field of a refusal that can be mended in the form. */
  private static final Map<String, String> FIELDS =
      Map.of(
          PersonReason.PERSON_UNKNOWN.name(), "person",
          PersonReason.PROOF_MISSING.name(), "evidence",
          PersonReason.PROOF_TOO_LONG.name(), "evidence");

  private final Pages pages;
  private final AccountLinks links;
  private final ZoneId zone;

  /**
   * @param zone of the times shown
   */
  public AccountPersonRoutes(Pages pages, AccountLinks links, ZoneId zone) {
    this.pages = pages;
    this.links = links;
    this.zone = zone;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    String persons = AccountAddress.logins() + "/{login}/persons";
    javalin.routes.get(
        persons, context -> show(context, "", "", FormErrors.none()), Action.ACCOUNT_VIEW);
    javalin.routes.post(persons, this::link, Action.ACCOUNT_MANAGE);
    javalin.routes.post(persons + "/end", this::unlink, Action.ACCOUNT_MANAGE);
  }

  private static String login(Context context) {
    return SignIn.normalized(context.pathParam("login"));
  }

  private void link(Context context) {
    String login = login(context);
    String person = Forms.field(context, "person").strip();
    String evidence = Forms.field(context, "evidence").strip();
    Actor actor = pages.staff(context).actor();
    Optional<UUID> id = RequestParameters.uuid(person);
    List<Reason> refusals =
        id.isEmpty()
            ? List.of(PersonReason.PERSON_UNKNOWN.because().refuses())
            : pages.once(
                context,
                () ->
                    links
                        .link(actor, login, id.get(), evidence)
                        .map(link -> AccountAddress.persons(login)));
    if (!refusals.isEmpty() && FIELDS.containsKey(refusals.get(0).code())) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      FormErrors errors =
          pages.errors(context, refusals, reason -> FIELDS.getOrDefault(reason.code(), "person"));
      show(context, person, evidence, errors);
    } else if (!refusals.isEmpty()) {
      refuse(context, refusals);
    }
  }

  private void unlink(Context context) {
    String login = login(context);
    Actor actor = pages.staff(context).actor();
    Optional<UUID> id = RequestParameters.uuid(Forms.field(context, "person"));
    List<Reason> refusals =
        id.isEmpty()
            ? List.of(PersonReason.PERSON_UNKNOWN.because().refuses())
            : pages.once(
                context,
                () ->
                    links
                        .unlink(actor, login, id.get())
                        .map(done -> AccountAddress.persons(login)));
    if (!refusals.isEmpty()) {
      refuse(context, refusals);
    }
  }

  private void refuse(Context context, List<Reason> refusals) {
    Messages text = Messages.in(pages.language(context));
    Link back = new Link(AccountAddress.logins(), text.of("logins.title"));
    pages.refuse(context, StatusOf.refusal(refusals), refusals, back);
  }

  private void show(Context context, String person, String evidence, FormErrors errors) {
    String login = login(context);
    Shell shell = pages.shell(context, "", AccountAddress.persons(login));
    Messages text = shell.text();
    pages.show(
        context,
        new AccountPersonPage(
            shell,
            pages.command(""),
            login,
            links.of(login).stream()
                .map(
                    link ->
                        new AccountPersonPage.Row(
                            link.personId().toString(),
                            link.evidence(),
                            link.by().id(),
                            text.at(link.at().atZone(zone))))
                .toList(),
            person,
            evidence,
            errors));
  }
}
