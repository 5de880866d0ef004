package org.gongtong.server.ui.timebank;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.ServiceConfirmation;
import org.gongtong.core.timebank.service.ServicePolicy;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.MinuteWords;
import org.gongtong.server.ui.timebank.MemberOffice.Member;
import org.jspecify.annotations.Nullable;

/** A member's visits: agreeing, calling off, confirming, saying that something was wrong. */
public final class VisitRoutes implements RouteGroup {
  private static final int PAGE = 10;

  private final MemberOffice office;
  private final VisitFinder finder;
  private final AppointmentReader reader;
  private final AppointmentService appointments;
  private final ServiceConfirmation confirmation;

  public VisitRoutes(
      MemberOffice office,
      VisitFinder finder,
      AppointmentReader reader,
      AppointmentService appointments,
      ServiceConfirmation confirmation) {
    this.office = office;
    this.finder = finder;
    this.reader = reader;
    this.appointments = appointments;
    this.confirmation = confirmation;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    String one = BankAddress.visits() + "/{visit}";
    javalin.routes.get(BankAddress.visits(), office.as(this::list), Audience.MEMBERS);
    javalin.routes.get(one, office.as(this::visit), Audience.MEMBERS);
    for (VisitStep step : VisitStep.values()) {
      if (step == VisitStep.CODE || step == VisitStep.SCAN) {
        continue;
      }
      String address = one + "/" + step.code();
      if (!step.asked().isEmpty()) {
        javalin.routes.get(address, office.as((c, m) -> ask(c, m, step)), Audience.MEMBERS);
      }
      javalin.routes.post(address, office.as((c, m) -> take(c, m, step)), Audience.MEMBERS);
    }
  }

  /** The version that a form was drawn for; none that there is if it says no number. */
  static int version(Context context) {
    String typed = Forms.field(context, "version");
    return typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : 0;
  }

  private void list(Context context, Member member) {
    Shell shell = office.shell(context, member, BankAddress.visits());
    UUID before = RequestParameters.uuid(context.queryParam("before")).orElse(null);
    List<Appointment> found = new ArrayList<>();
    found.addAll(page(member, member.id(), before, PAGE + 1));
    boolean more = found.size() > PAGE;
    List<Appointment> shown = new ArrayList<>(more ? found.subList(0, PAGE) : found);
    String older = more ? BankAddress.visitsBefore(shown.get(PAGE - 1).id()) : "";
    if (before == null) {
      // Those of minors on the first page alone: it is their guardian's page, and not theirs.
      member.minors().forEach(minor -> shown.addAll(page(member, minor, null, PAGE)));
      shown.sort(Comparator.comparing((Appointment visit) -> visit.visit().from()).reversed());
    }
    office
        .pages()
        .show(
            context,
            new VisitListPage(
                shell,
                shown.stream()
                    .flatMap(
                        visit ->
                            VisitViews.party(member, visit)
                                .map(
                                    party -> finder.views().row(shell.text(), member, visit, party))
                                .stream())
                    .distinct()
                    .toList(),
                older));
  }

  private List<Appointment> page(Member member, String id, @Nullable UUID before, int limit) {
    Set<AppointmentState> all = EnumSet.noneOf(AppointmentState.class);
    return reader.page(member.community().id(), id, all, before, limit);
  }

  private void visit(Context context, Member member) {
    finder
        .find(context, member)
        .ifPresent(found -> finder.show(context, member, found, FormErrors.none()));
  }

  private void ask(Context context, Member member, VisitStep step) {
    finder
        .find(context, member)
        .ifPresent(found -> ask(context, member, found, step, FormErrors.none()));
  }

  private void ask(
      Context context, Member member, VisitFinder.Found found, VisitStep step, FormErrors errors) {
    Appointment visit = found.visit();
    Shell shell = office.shell(context, member, BankAddress.visit(visit.id(), step.code()));
    office
        .pages()
        .show(
            context,
            new VisitWhyPage(
                shell,
                office.pages().command(String.valueOf(visit.version())),
                finder.views().row(shell.text(), member, visit, found.party()),
                step,
                warning(shell.text(), member, visit, step),
                Forms.field(context, "why"),
                errors));
  }

  private String warning(Messages text, Member member, Appointment visit, VisitStep step) {
    return switch (step) {
      case DISPUTE -> text.of("visit.dispute.follows");
      case ABSENT -> text.of("visit.absent.follows");
      case CANCEL -> late(text, member, visit);
      case AGREE, CODE, SCAN, CONFIRM, SETTLED -> "";
    };
  }

  private String late(Messages text, Member member, Appointment visit) {
    Optional<ServicePolicy> policy =
        office.members().services(member.community(), visit.day()).asOptional();
    if (visit.state() != AppointmentState.AGREED || policy.isEmpty()) {
      return "";
    }
    int notice = policy.get().cancelNoticeMinutes();
    return office.now().isAfter(visit.visit().from().minusSeconds(60L * notice))
        ? text.of("visit.cancel.late", MinuteWords.of(text, notice))
        : "";
  }

  private void take(Context context, Member member, VisitStep step) {
    Optional<VisitFinder.Found> found = finder.find(context, member);
    if (found.isEmpty()) {
      return;
    }
    UUID id = found.get().visit().id();
    int version = version(context);
    String why = Forms.field(context, "why");
    List<Reason> refused =
        office.once(
            context,
            member,
            () ->
                take(member.actor(), id, version, found.get().party(), step, why)
                    .map(taken -> BankAddress.visit(id)));
    if (refused.isEmpty()) {
      return;
    }
    context.status(StatusOf.refusal(refused));
    boolean ofWhy = !step.asked().isEmpty() && refused.get(0).code().startsWith("VISIT_WHY");
    FormErrors errors =
        finder.errors(context, member, found.get().visit(), refused, ofWhy ? "why" : "visit");
    if (ofWhy) {
      ask(context, member, found.get(), step, errors);
    } else {
      finder.show(context, member, found.get(), errors);
    }
  }

  private Outcome<Appointment> take(
      Actor actor, UUID id, int version, Party party, VisitStep step, String why) {
    return switch (step) {
      case AGREE -> appointments.agree(actor, id, version, party);
      case CANCEL -> appointments.cancel(actor, id, version, party, why);
      case ABSENT ->
          appointments.reportAbsent(actor, id, version, party.side().other(), party.member());
      case CONFIRM -> confirmation.confirm(actor, id, version, party);
      case DISPUTE -> confirmation.dispute(actor, id, version, party, why);
      case SETTLED -> confirmation.withdrawDispute(actor, id, version, party);
      case CODE, SCAN -> throw new IllegalArgumentException("another page: " + step);
    };
  }
}
