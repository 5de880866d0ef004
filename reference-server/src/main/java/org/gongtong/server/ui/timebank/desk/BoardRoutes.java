package org.gongtong.server.ui.timebank.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentReader;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.core.timebank.service.Dispute;
import org.gongtong.core.timebank.service.Ending;
import org.gongtong.core.timebank.service.Match;
import org.gongtong.core.timebank.service.MatchFinder;
import org.gongtong.core.timebank.service.Notice;
import org.gongtong.core.timebank.service.NoticeKind;
import org.gongtong.core.timebank.service.NoticeStore;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.text.Messages;
import org.gongtong.server.ui.timebank.NeedWords;
import org.jspecify.annotations.Nullable;

/** The board: what there is to do in a community's time bank. */
public final class BoardRoutes implements RouteGroup {
  private static final int MATCHED = 20;
  private static final int MISSED = 20;

  /** Most of a kind that are shown. */
  private static final int SHOWN = 200;

  /** Most that are read where the board's order is not that of the store. */
  private static final int READ = 5_000;

  private static final long URGENT_DAYS = 1;

  private final BoardOffice office;
  private final AppointmentReader reader;
  private final MatchFinder finder;

  public BoardRoutes(BoardOffice office, AppointmentReader reader, MatchFinder finder) {
    this.office = office;
    this.reader = reader;
    this.finder = finder;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get("/staff/c/{community}/timebank", this::board, Action.TIMEBANK_COORDINATE);
  }

  /** What one page is drawn from. */
  private record Drawing(
      Context context,
      BoardOffice.Place place,
      Messages text,
      BoardOffice.Names names,
      List<String> paths,
      Instant now) {}

  private void board(Context context) {
    if (office.isUnopened(context)) {
      context.redirect(BoardAddress.rules(context.pathParam("community")), HttpStatus.SEE_OTHER);
      return;
    }
    BoardOffice.Place place = office.place(context);
    Shell shell = office.shell(context, place, BoardAddress.board(place.slug()));
    Drawing drawing =
        new Drawing(
            context,
            place,
            shell.text(),
            office.names(context, place),
            office.paths(context, place),
            office.now());
    List<Notice> open = requests(drawing);
    List<Appointment> done = visits(drawing, EnumSet.of(AppointmentState.DONE), READ);
    done.sort(
        Comparator.comparing((Appointment one) -> one.dueAt() == null ? Instant.MAX : one.dueAt()));
    List<Appointment> ahead =
        visits(
            drawing,
            EnumSet.of(
                AppointmentState.PROPOSED, AppointmentState.AGREED, AppointmentState.UNDER_WAY),
            READ);
    ahead.sort(Comparator.comparing((Appointment one) -> one.visit().from()));
    List<Appointment> disputes =
        visits(
            drawing, EnumSet.of(AppointmentState.DISPUTED, AppointmentState.MEDIATION), SHOWN + 1);
    List<Appointment> missed = visits(drawing, EnumSet.of(AppointmentState.NO_SHOW), MISSED);
    boolean cut = Stream.of(open, done, ahead, disputes).anyMatch(all -> all.size() > SHOWN);
    Map<UUID, Match> best = finder.best(open.stream().limit(MATCHED).toList());
    List<BoardPage.RequestRow> rows = new ArrayList<>();
    for (Notice one : open.subList(0, Math.min(open.size(), SHOWN))) {
      rows.add(request(drawing, one, best.get(one.id())));
    }
    office
        .pages()
        .show(
            context,
            new BoardPage(
                shell,
                place.slug(),
                rows,
                lines(drawing, done),
                lines(drawing, disputes),
                lines(drawing, ahead),
                lines(drawing, missed),
                cut));
  }

  private List<Notice> requests(Drawing drawing) {
    UUID community = drawing.place().community().id();
    List<Notice> open =
        own(
            after ->
                office
                    .ports()
                    .work()
                    .read(
                        transaction ->
                            office
                                .ports()
                                .notices()
                                .open(
                                    transaction,
                                    community,
                                    NoticeKind.REQUEST,
                                    after,
                                    NoticeStore.PAGE_MOST)),
            Notice::id,
            one -> BoardOffice.isAmong(drawing.paths(), one.content().path()),
            SHOWN + 1);
    open.sort(Comparator.comparing(Notice::postedAt));
    return open;
  }

  private List<Appointment> visits(Drawing drawing, Set<AppointmentState> states, int most) {
    return own(
        before ->
            reader.page(
                drawing.place().community().id(), null, states, before, AppointmentStore.PAGE_MOST),
        Appointment::id,
        one -> BoardOffice.isAmong(drawing.paths(), one.visit().path()),
        most);
  }

  /**
   * Those of the reader's places, page after page: behind those of others he would not see his own.
   *
   * @param most how many at most
   */
  private static <T> List<T> own(
      Function<@Nullable UUID, List<T>> pages, Function<T, UUID> id, Predicate<T> mine, int most) {
    List<T> found = new ArrayList<>();
    List<T> page = pages.apply(null);
    while (!page.isEmpty() && found.size() < most) {
      page.stream().filter(mine).limit(most - found.size()).forEach(found::add);
      page = pages.apply(id.apply(page.get(page.size() - 1)));
    }
    return found;
  }

  private BoardPage.RequestRow request(Drawing drawing, Notice notice, @Nullable Match best) {
    return row(
        office,
        drawing.context(),
        drawing.place(),
        drawing.names(),
        notice,
        drawing.now(),
        best == null ? "" : best(drawing, best));
  }

  /** A request in words. */
  static BoardPage.RequestRow row(
      BoardOffice office,
      Context context,
      BoardOffice.Place place,
      BoardOffice.Names names,
      Notice notice,
      Instant now,
      String best) {
    Messages text = Messages.in(office.pages().language(context));
    String what =
        notice.content().categories().stream()
            .map(
                code ->
                    office.category(
                        context,
                        place,
                        code,
                        notice.content().from().atZone(place.zone()).toLocalDate()))
            .collect(Collectors.joining(text.of("board.and")));
    return new BoardPage.RequestRow(
        notice.id().toString(),
        names.of(notice.member()),
        what,
        notice.content().path(),
        BoardOffice.window(text, notice.content().from(), notice.content().until(), place.zone()),
        notice.content().minutes(),
        NeedWords.of(text, notice.content()),
        Math.max(0, Duration.between(notice.postedAt(), now).toDays()),
        best);
  }

  private static String best(Drawing drawing, Match best) {
    return drawing
        .text()
        .of(
            "board.best",
            drawing.names().of(best.candidate().notice().member()),
            drawing.text().number(best.percent()));
  }

  /** A visit in words, for its own page. */
  BoardPage.VisitLine line(
      Context context, BoardOffice.Place place, Messages text, Appointment one) {
    return line(
        new Drawing(context, place, text, office.names(context, place), List.of(), office.now()),
        one);
  }

  private List<BoardPage.VisitLine> lines(Drawing drawing, List<Appointment> visits) {
    return visits.stream().limit(SHOWN).map(one -> line(drawing, one)).toList();
  }

  private BoardPage.VisitLine line(Drawing drawing, Appointment one) {
    Messages text = drawing.text();
    Appointment.Span span =
        one.span().orElse(new Appointment.Span(one.visit().from(), one.visit().until()));
    return new BoardPage.VisitLine(
        one.id().toString(),
        office.category(drawing.context(), drawing.place(), one.visit().category(), one.day()),
        BoardOffice.window(text, span.from(), span.until(), one.zone()),
        drawing.names().of(one.visit().provider()),
        drawing.names().of(one.visit().receiver()),
        text.sentence(one.state().text().in(office.pages().coreLanguage(drawing.context()))),
        note(drawing, one),
        isUrgent(one, drawing.now()));
  }

  private static boolean isUrgent(Appointment one, Instant now) {
    Instant due = one.dueAt();
    return switch (one.state()) {
      case DISPUTED -> true;
      case DONE -> due != null && daysLeft(due, now) <= URGENT_DAYS;
      case UNDER_WAY -> one.visit().until().isBefore(now);
      default -> false;
    };
  }

  /** Whole days left, the one begun counted. */
  private static long daysLeft(Instant due, Instant now) {
    return Math.max(0, (Duration.between(now, due).toHours() + 23) / 24);
  }

  private String note(Drawing drawing, Appointment one) {
    Messages text = drawing.text();
    var language = office.pages().coreLanguage(drawing.context());
    Dispute dispute = one.progress().dispute();
    Ending ending = one.progress().ending();
    Instant due = one.dueAt();
    return switch (one.state()) {
      case PROPOSED ->
          one.progress().agreed().isEmpty()
              ? text.of("board.note.nobody")
              : text.of("board.note.waits-for", missing(one).text().in(language));
      case DONE ->
          due == null
              ? text.of("board.note.no-end")
              : text.count("board.note.days", daysLeft(due, drawing.now()));
      case DISPUTED, MEDIATION ->
          dispute == null
              ? ""
              : text.of("board.note.dispute", dispute.side().text().in(language), dispute.why());
      case NO_SHOW ->
          ending == null || ending.side() == null
              ? ""
              : text.of("board.note.absent", ending.side().text().in(language));
      default -> "";
    };
  }

  private static Side missing(Appointment one) {
    return one.progress().agreed().containsKey(Side.PROVIDER) ? Side.RECEIVER : Side.PROVIDER;
  }
}
