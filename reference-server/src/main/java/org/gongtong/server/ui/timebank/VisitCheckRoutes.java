package org.gongtong.server.ui.timebank;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.IssuedToken;
import org.gongtong.core.timebank.service.VisitChecks;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.SiteAddress;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.QrSign;
import org.gongtong.server.ui.timebank.MemberOffice.Member;

/** The eight digits that one side shows and the other enters, when a visit begins and ends. */
public final class VisitCheckRoutes implements RouteGroup {
  private static final int HALF = 4;

  private final MemberOffice office;
  private final VisitFinder finder;
  private final VisitChecks checks;
  private final SiteAddress site;

  public VisitCheckRoutes(
      MemberOffice office, VisitFinder finder, VisitChecks checks, SiteAddress site) {
    this.office = office;
    this.finder = finder;
    this.checks = checks;
    this.site = site;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    String one = BankAddress.visits() + "/{visit}/";
    // Without the form, there is nothing to show: digits are told to whoever asked for them.
    javalin.routes.get(one + "code", office.as(this::back), Audience.MEMBERS);
    javalin.routes.post(one + "code", office.as(this::code), Audience.MEMBERS);
    javalin.routes.get(one + "scan", office.as(this::enter), Audience.MEMBERS);
    javalin.routes.post(one + "scan", office.as(this::scan), Audience.MEMBERS);
  }

  private void back(Context context, Member member) {
    finder
        .find(context, member)
        .ifPresent(found -> finder.show(context, member, found, FormErrors.none()));
  }

  /** A second press makes other digits, and these count: nothing else would help who lost them. */
  private void code(Context context, Member member) {
    Optional<VisitFinder.Found> asked = finder.find(context, member);
    if (asked.isEmpty()) {
      return;
    }
    VisitFinder.Found found = asked.get();
    Appointment visit = found.visit();
    Outcome<IssuedToken> made =
        checks.showCode(member.actor(), visit.id(), visit.version(), found.party());
    if (made.asOptional().isEmpty()) {
      context.status(StatusOf.refusal(made.refusals()));
      finder.show(
          context, member, found, finder.errors(context, member, visit, made.refusals(), "visit"));
      return;
    }
    IssuedToken token = made.orThrow();
    Shell shell = office.shell(context, member, BankAddress.visit(visit.id()));
    String secret = token.secret();
    office
        .pages()
        .show(
            context,
            new VisitCodePage(
                shell,
                office.pages().command(String.valueOf(token.appointment().version())),
                finder.views().row(shell.text(), member, token.appointment(), found.party()),
                secret.substring(0, HALF) + " " + secret.substring(HALF),
                QrSign.of(site.of(context) + BankAddress.scan(visit.id(), secret)),
                shell.text().time(token.expiresAt().atZone(visit.zone())),
                visit.progress().checkIn() != null));
  }

  private void enter(Context context, Member member) {
    finder
        .find(context, member)
        .ifPresent(found -> enter(context, member, found, "", FormErrors.none()));
  }

  private void enter(
      Context context, Member member, VisitFinder.Found found, String typed, FormErrors errors) {
    Appointment visit = found.visit();
    Shell shell = office.shell(context, member, BankAddress.visit(visit.id(), "scan"));
    office
        .pages()
        .show(
            context,
            new VisitScanPage(
                shell,
                office.pages().command(""),
                finder.views().row(shell.text(), member, visit, found.party()),
                visit.progress().checkIn() != null,
                typed,
                errors));
  }

  private void scan(Context context, Member member) {
    Optional<VisitFinder.Found> asked = finder.find(context, member);
    if (asked.isEmpty()) {
      return;
    }
    VisitFinder.Found found = asked.get();
    UUID id = found.visit().id();
    String typed = Forms.field(context, "code");
    List<Reason> refused =
        office.once(
            context,
            member,
            () ->
                checks
                    .scan(member.actor(), id, digits(typed), found.party())
                    .map(taken -> BankAddress.visit(id)));
    if (!refused.isEmpty()) {
      context.status(StatusOf.refusal(refused));
      enter(
          context,
          member,
          found,
          typed,
          finder.errors(context, member, found.visit(), refused, "code"));
    }
  }

  /** The digits alone, also those of a Chinese keyboard. */
  private static String digits(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[^0-9]", "");
  }
}
