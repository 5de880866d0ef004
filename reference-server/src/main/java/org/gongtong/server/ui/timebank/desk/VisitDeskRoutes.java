package org.gongtong.server.ui.timebank.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.AppointmentVersion;
import org.gongtong.core.timebank.service.Check;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.ServiceConfirmation;
import org.gongtong.core.timebank.service.ServiceEntry;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.VisitChecks;
import org.gongtong.core.timebank.service.VisitReason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.text.Messages;

/** A visit on the coordinator's desk, and the steps he takes for those who cannot. */
public final class VisitDeskRoutes implements RouteGroup {
  private static final String ONE = "/staff/c/{community}/timebank/visits/{visit}";

  private final BoardOffice office;
  private final BoardRoutes board;
  private final AppointmentReader reader;
  private final Map<String, Step> steps;

  /** Takes a step with what a form holds. */
  private interface Step {
    Outcome<Appointment> take(Context context, Actor actor, Appointment visit, int version);
  }

  public VisitDeskRoutes(
      BoardOffice office,
      BoardRoutes board,
      AppointmentReader reader,
      AppointmentService appointments,
      VisitChecks checks,
      ServiceConfirmation confirmation) {
    this.office = office;
    this.board = board;
    this.reader = reader;
    this.steps =
        Map.of(
            "agree",
            (context, actor, visit, version) ->
                side(context)
                    .flatMap(
                        side ->
                            appointments.agree(
                                actor,
                                visit.id(),
                                version,
                                new Party(side, visit.visit().member(side)))),
            "cancel",
            (context, actor, visit, version) ->
                appointments.cancel(actor, visit.id(), version, null, Forms.field(context, "why")),
            "absent",
            (context, actor, visit, version) ->
                side(context)
                    .flatMap(
                        side -> appointments.reportAbsent(actor, visit.id(), version, side, null)),
            "check-in",
            (context, actor, visit, version) ->
                time(context, visit)
                    .flatMap(at -> checks.recordCheckIn(actor, visit.id(), version, at)),
            "check-out",
            (context, actor, visit, version) ->
                time(context, visit)
                    .flatMap(at -> checks.recordCheckOut(actor, visit.id(), version, at)),
            "mediate",
            (context, actor, visit, version) -> confirmation.mediate(actor, visit.id(), version),
            "decide",
            (context, actor, visit, version) ->
                minutes(context)
                    .flatMap(
                        minutes ->
                            confirmation.decide(
                                actor,
                                visit.id(),
                                version,
                                minutes,
                                !Forms.field(context, "agreed").isEmpty(),
                                Forms.field(context, "why"))));
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        ONE, context -> show(context, FormErrors.none()), Action.TIMEBANK_COORDINATE);
    javalin.routes.post(ONE + "/{step}", this::take, Action.TIMEBANK_COORDINATE);
  }

  private static Outcome<Side> side(Context context) {
    return switch (Forms.field(context, "side")) {
      case "provider" -> Outcome.accepted(Side.PROVIDER);
      case "receiver" -> Outcome.accepted(Side.RECEIVER);
      default -> Outcome.refused(BoardReason.BOARD_SIDE.because().refuses());
    };
  }

  private static Outcome<Instant> time(Context context, Appointment visit) {
    Optional<LocalDateTime> typed = Forms.time(Forms.field(context, "at"));
    return typed
        .map(at -> Outcome.accepted(at.atZone(visit.zone()).toInstant()))
        .orElseGet(() -> Outcome.refused(BoardReason.BOARD_TIME.because().refuses()));
  }

  private static Outcome<Long> minutes(Context context) {
    String typed = Forms.field(context, "minutes").strip();
    return typed.matches("[0-9]{1,5}")
        ? Outcome.accepted(Long.parseLong(typed))
        : Outcome.refused(BoardReason.BOARD_TIME.because().refuses());
  }

  private Appointment visit(Context context, BoardOffice.Place place) {
    List<String> paths = office.paths(context, place);
    return reader
        .find(BoardOffice.id(context, "visit"))
        .filter(one -> one.communityId().equals(place.community().id()))
        .filter(one -> BoardOffice.isAmong(paths, one.visit().path()))
        .orElseThrow(() -> new RefusedRequest(404, VisitReason.VISIT_UNKNOWN.because().refuses()));
  }

  private void take(Context context) {
    BoardOffice.Place place = office.place(context);
    Appointment visit = visit(context, place);
    String code = context.pathParam("step");
    Step step = steps.get(code);
    if (step == null) {
      throw new RefusedRequest(404, RequestReason.NOT_FOUND.because().refuses());
    }
    String typed = Forms.field(context, "version");
    int version = typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : 0;
    List<Reason> why =
        office
            .pages()
            .once(
                context,
                () ->
                    ownCase(context, visit)
                        .map(Outcome::<Appointment>refused)
                        .orElseGet(
                            () ->
                                step.take(
                                    context, office.pages().staff(context).actor(), visit, version))
                        .map(done -> BoardAddress.visit(place.slug(), visit.id().toString())));
    if (!why.isEmpty()) {
      context.status(HttpStatus.forStatus(StatusOf.refusal(why)));
      show(context, office.pages().errors(context, why, reason -> "step-" + code));
    }
  }

  private Optional<Reason> ownCase(Context context, Appointment visit) {
    Set<String> own = office.own(context);
    return own.contains(visit.visit().provider()) || own.contains(visit.visit().receiver())
        ? Optional.of(VisitReason.VISIT_OWN_CASE.because().refuses())
        : Optional.empty();
  }

  private void show(Context context, FormErrors errors) {
    BoardOffice.Place place = office.place(context);
    Appointment visit = visit(context, place);
    Shell shell =
        office.shell(context, place, BoardAddress.visit(place.slug(), visit.id().toString()));
    Messages text = shell.text();
    Language language = office.pages().coreLanguage(context);
    office
        .pages()
        .show(
            context,
            new VisitDeskPage(
                shell,
                office.pages().command(Integer.toString(visit.version())),
                place.slug(),
                board.line(context, place, text, visit),
                visit.visit().path(),
                pays(text, language, visit.visit().kind()),
                facts(text, visit),
                steps(visit),
                history(text, language, visit),
                typed(context, visit, errors.any()),
                errors));
  }

  private List<VisitDeskPage.Fact> facts(Messages text, Appointment visit) {
    List<VisitDeskPage.Fact> facts = new ArrayList<>();
    Check in = visit.progress().checkIn();
    Check out = visit.progress().checkOut();
    ServiceEntry entry = visit.progress().entry();
    if (in != null) {
      facts.add(
          new VisitDeskPage.Fact(
              text.of("board.checked-in"), text.at(in.at().atZone(visit.zone()))));
    }
    if (out != null) {
      facts.add(
          new VisitDeskPage.Fact(
              text.of("board.checked-out"), text.at(out.at().atZone(visit.zone()))));
      visit
          .lasted()
          .ifPresent(
              lasted ->
                  facts.add(
                      new VisitDeskPage.Fact(
                          text.of("board.lasted"),
                          text.of("board.minutes", text.number(lasted.toMinutes())))));
    }
    if (entry != null) {
      facts.add(
          new VisitDeskPage.Fact(
              text.of("board.worth"), text.of("board.minutes", text.number(entry.minutes()))));
    }
    return facts;
  }

  /** What can be done in a state; whether the time has come the core says. */
  private static Set<String> steps(Appointment visit) {
    Set<String> steps = new LinkedHashSet<>();
    switch (visit.state()) {
      case PROPOSED -> {
        steps.add("agree");
        steps.add("cancel");
      }
      case AGREED -> {
        steps.add("check-in");
        steps.add("absent");
        steps.add("cancel");
      }
      case UNDER_WAY -> steps.add("check-out");
      case DISPUTED -> steps.add("mediate");
      case MEDIATION -> steps.add("decide");
      case DONE, CANCELLED, NO_SHOW, LAPSED, CONFIRMED, DISMISSED -> {}
    }
    return steps;
  }

  private List<VisitDeskPage.Past> history(Messages text, Language language, Appointment visit) {
    List<VisitDeskPage.Past> past = new ArrayList<>();
    Appointment before = null;
    for (AppointmentVersion version : reader.history(visit.id())) {
      Appointment then = version.appointment();
      past.add(
          new VisitDeskPage.Past(
              text.at(version.recordedAt().atZone(visit.zone())),
              text.sentence(VisitStepWords.of(text, language, before, then)),
              by(text, version.actor())));
      before = then;
    }
    return past;
  }

  private static String pays(Messages text, Language language, TransferKind kind) {
    return switch (kind) {
      case REDEEM -> text.of("board.pays-receiver");
      case EARN -> text.of("board.pays-community");
      default -> kind.text().in(language);
    };
  }

  private static String by(Messages text, Actor actor) {
    return switch (actor.kind()) {
      case STAFF -> actor.id();
      case RESIDENT -> text.of("board.by-side");
      case SYSTEM -> text.of("board.by-time");
    };
  }

  private VisitDeskPage.Typed typed(Context context, Appointment visit, boolean again) {
    Instant now = office.now();
    Instant planned =
        visit.progress().checkIn() == null ? visit.visit().from() : visit.visit().until();
    Instant suggested = planned.isAfter(now) ? now : planned;
    String at =
        suggested.atZone(visit.zone()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    String minutes = visit.lasted().map(lasted -> Long.toString(lasted.toMinutes())).orElse("");
    return again
        ? new VisitDeskPage.Typed(
            Forms.field(context, "at").isEmpty() ? at : Forms.field(context, "at"),
            Forms.field(context, "minutes"),
            Forms.field(context, "why"))
        : new VisitDeskPage.Typed(at, minutes, "");
  }
}
