package org.gongtong.server.ui.timebank;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.ServiceEntry;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.VisitReason;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.text.MinuteWords;
import org.gongtong.server.ui.timebank.MemberOffice.Member;

/** Finds the visit of an address and draws its page. Thread-safe. */
public final class VisitFinder {
  private static final int NEAR = 50;

  private final MemberOffice office;
  private final AppointmentReader reader;
  private final Statements statements;
  private final VisitViews views;

  public VisitFinder(MemberOffice office, AppointmentReader reader, Statements statements) {
    this.office = office;
    this.reader = reader;
    this.statements = statements;
    this.views = new VisitViews(office.members());
  }

  /** A visit and the side that the reader speaks for. */
  record Found(Appointment visit, Party party) {}

  VisitViews views() {
    return views;
  }

  /** The visit of the address; answers as if there were none if it is none of the member's. */
  Optional<Found> find(Context context, Member member) {
    Optional<Found> found =
        RequestParameters.uuid(context.pathParam("visit"))
            .flatMap(reader::find)
            .filter(visit -> visit.communityId().equals(member.community().id()))
            .flatMap(
                visit -> VisitViews.party(member, visit).map(party -> new Found(visit, party)));
    if (found.isEmpty()) {
      office.refuse(context, member, List.of(VisitReason.VISIT_UNKNOWN.because().refuses()));
    }
    return found;
  }

  /** What was refused, the other side not named by its id. */
  FormErrors errors(
      Context context, Member member, Appointment visit, List<Reason> refused, String field) {
    Messages text = Messages.in(office.pages().language(context));
    String other = text.of("visit.other");
    return office.errors(
        context,
        member,
        Map.of(visit.visit().provider(), other, visit.visit().receiver(), other),
        refused,
        reason -> field);
  }

  void show(Context context, Member member, Found found, FormErrors errors) {
    Appointment visit = found.visit();
    Party party = found.party();
    Shell shell = office.shell(context, member, BankAddress.visit(visit.id()));
    Messages text = shell.text();
    boolean forAnother = VisitViews.speaksFor(visit, party);
    ServiceEntry worth = visit.progress().entry();
    office
        .pages()
        .show(
            context,
            new VisitPage(
                shell,
                office.pages().command(String.valueOf(visit.version())),
                views.row(text, member, visit, party),
                forAnother ? office.name(visit.visit().member(party.side())) : "",
                office.name(visit.visit().member(party.side().other())),
                visit.lasted().map(lasted -> lasted(text, lasted)).orElse(""),
                worth == null ? "" : worth(text, visit, party, worth.minutes()),
                worth == null || forAnother ? "" : hours(member, worth),
                views.notes(text, visit, party),
                views.steps(member, visit, party, office.now()),
                errors));
  }

  private static String lasted(Messages text, Duration lasted) {
    return MinuteWords.of(text, lasted.toMinutes());
  }

  /** Where the entry of a service stands among the member's own; empty if it is not his. */
  /** Whoever is helped on the community's account reads that none of his hours went. */
  private static String worth(Messages text, Appointment visit, Party party, long minutes) {
    String words = MinuteWords.of(text, minutes);
    return visit.visit().kind() == TransferKind.EARN && party.side() == Side.RECEIVER
        ? text.of("visit.worth-community", words)
        : words;
  }

  private String hours(Member member, ServiceEntry worth) {
    if (member.account() == null) {
      return "";
    }
    Statements.Cursor after =
        new Statements.Cursor(worth.effectiveLocal().plusNanos(1000), Long.MAX_VALUE);
    return statements
        .page(member.own().account().id(), Statements.Order.EFFECTIVE, after, NEAR)
        .lines()
        .stream()
        .filter(line -> line.entry().key().equals(worth.key()))
        .findFirst()
        .map(line -> BankAddress.hours(line.posting().sequence()))
        .orElse("");
  }
}
