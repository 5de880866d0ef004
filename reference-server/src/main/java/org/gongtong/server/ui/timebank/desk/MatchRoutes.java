package org.gongtong.server.ui.timebank.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentService;
import org.gongtong.core.timebank.service.Match;
import org.gongtong.core.timebank.service.MatchFinder;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeReason;
import org.gongtong.core.timebank.service.NoticeService;
import org.gongtong.core.timebank.service.Visit;
import org.gongtong.core.timebank.service.VisitReason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.text.Messages;

/** A request, what answers it and why, and an appointment made of the two. */
public final class MatchRoutes implements RouteGroup {
  private static final String ONE = "/staff/c/{community}/timebank/requests/{notice}";
  private static final int MOST = 20;
  private static final int LONGEST = 7 * 24 * 60;

  private final BoardOffice office;
  private final NoticeService notices;
  private final MatchFinder finder;
  private final AppointmentService appointments;

  public MatchRoutes(
      BoardOffice office,
      NoticeService notices,
      MatchFinder finder,
      AppointmentService appointments) {
    this.office = office;
    this.notices = notices;
    this.finder = finder;
    this.appointments = appointments;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(
        ONE, context -> show(context, FormErrors.none()), Action.TIMEBANK_COORDINATE);
    javalin.routes.post(ONE, this::arrange, Action.TIMEBANK_COORDINATE);
  }

  private Notice notice(Context context, BoardOffice.Place place) {
    List<String> paths = office.paths(context, place);
    return notices
        .find(BoardOffice.id(context, "notice"))
        .filter(one -> one.communityId().equals(place.community().id()))
        .filter(one -> BoardOffice.isAmong(paths, one.content().path()))
        .orElseThrow(
            () -> new RefusedRequest(404, NoticeReason.NOTICE_UNKNOWN.because().refuses()));
  }

  private void show(Context context, FormErrors errors) {
    BoardOffice.Place place = office.place(context);
    Notice request = notice(context, place);
    Outcome<List<Match>> matches = finder.matches(request.id(), MOST);
    if (!matches.isAccepted()) {
      office.pages().refuse(context, StatusOf.refusal(matches.refusals()), matches.refusals());
      return;
    }
    Shell shell =
        office.shell(context, place, BoardAddress.request(place.slug(), request.id().toString()));
    BoardOffice.Names names = office.names(context, place);
    office
        .pages()
        .show(
            context,
            new MatchesPage(
                shell,
                office.pages().command(""),
                place.slug(),
                BoardRoutes.row(office, context, place, names, request, office.now(), ""),
                matches.orThrow().stream()
                    .map(match -> row(context, place, names, request, match, errors))
                    .toList(),
                errors));
  }

  private MatchesPage.Row row(
      Context context,
      BoardOffice.Place place,
      BoardOffice.Names names,
      Notice request,
      Match match,
      FormErrors errors) {
    Messages text = Messages.in(office.pages().language(context));
    Language language = office.pages().coreLanguage(context);
    Notice offer = match.candidate().notice();
    Set<String> both = new TreeSet<>(request.content().categories());
    both.retainAll(offer.content().categories());
    Map<String, LocalizedText> categories =
        office.categories(place, request.content().from().atZone(place.zone()).toLocalDate());
    return new MatchesPage.Row(
        offer.id().toString(),
        names.of(offer.member()),
        BoardOffice.window(text, offer.content().from(), offer.content().until(), place.zone()),
        match.percent(),
        match.score(),
        match.reasons().stream().map(reason -> text.sentence(reason.text(language))).toList(),
        both.stream()
            .map(
                code ->
                    new Option(
                        code,
                        Optional.ofNullable(categories.get(code))
                            .map(name -> name.in(language))
                            .orElse(code),
                        "",
                        0))
            .toList(),
        draft(context, place, request, offer, both),
        Objects.requireNonNullElse(errors.of("offer-" + offer.id()), ""));
  }

  /** What was typed for this offer, or what suggests itself. */
  private static MatchesPage.Draft draft(
      Context context, BoardOffice.Place place, Notice request, Notice offer, Set<String> both) {
    if (offer.id().toString().equals(Forms.field(context, "offer"))) {
      return new MatchesPage.Draft(
          Forms.field(context, "category"),
          Forms.field(context, "from"),
          Forms.field(context, "minutes"),
          Forms.field(context, "kind"));
    }
    Instant from =
        request.content().from().isAfter(offer.content().from())
            ? request.content().from()
            : offer.content().from();
    return new MatchesPage.Draft(
        both.iterator().next(),
        from.atZone(place.zone()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString(),
        Integer.toString(Math.max(request.content().minutes(), offer.content().minutes())),
        TransferKind.REDEEM.code());
  }

  private void arrange(Context context) {
    BoardOffice.Place place = office.place(context);
    Notice request = notice(context, place);
    String field = "offer-" + Forms.field(context, "offer");
    List<Reason> why =
        office
            .pages()
            .once(
                context,
                () ->
                    proposed(context, place, request)
                        .map(one -> BoardAddress.visit(place.slug(), one.id().toString())));
    if (!why.isEmpty()) {
      context.status(HttpStatus.forStatus(StatusOf.refusal(why)));
      show(context, office.pages().errors(context, why, reason -> field));
    }
  }

  private Outcome<Appointment> proposed(Context context, BoardOffice.Place place, Notice request) {
    Optional<Notice> offer =
        RequestParameters.uuid(Forms.field(context, "offer")).flatMap(notices::find);
    Optional<LocalDateTime> from = Forms.time(Forms.field(context, "from"));
    String minutes = Forms.field(context, "minutes").strip();
    if (offer.isEmpty()) {
      return Outcome.refused(NoticeReason.NOTICE_UNKNOWN.because().refuses());
    }
    if (from.isEmpty()
        || !minutes.matches("[1-9][0-9]{0,4}")
        || Integer.parseInt(minutes) > LONGEST) {
      return Outcome.refused(BoardReason.BOARD_TIME.because().refuses());
    }
    Set<String> own = office.own(context);
    if (own.contains(request.member()) || own.contains(offer.get().member())) {
      return Outcome.refused(VisitReason.VISIT_OWN_CASE.because().refuses());
    }
    Instant begins = from.get().atZone(place.zone()).toInstant();
    TransferKind kind =
        Forms.field(context, "kind").equals(TransferKind.EARN.code())
            ? TransferKind.EARN
            : TransferKind.REDEEM;
    String category = Forms.field(context, "category").strip();
    if (!request.content().categories().contains(category)) {
      return Outcome.refused(BoardReason.BOARD_CATEGORY.because().refuses());
    }
    Visit visit =
        new Visit(
            offer.get().member(),
            request.member(),
            category,
            request.content().path(),
            begins,
            begins.plus(Duration.ofMinutes(Integer.parseInt(minutes))),
            kind,
            offer.get().id(),
            request.id());
    UUID id = office.ports().ids().next();
    return appointments.propose(
        office.pages().staff(context).actor(), place.community(), id, visit, null);
  }
}
