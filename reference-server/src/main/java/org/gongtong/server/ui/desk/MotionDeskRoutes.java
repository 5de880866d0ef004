package org.gongtong.server.ui.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionLifecycle;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.open.CountedResults;
import org.gongtong.server.ui.part.Attachment;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.staff.MotionDeskPage;
import org.gongtong.server.ui.staff.MotionDeskPage.ChannelRow;
import org.gongtong.server.ui.staff.MotionDeskPage.TimelineRow;
import org.gongtong.server.ui.staff.Progress;
import org.gongtong.server.ui.staff.assist.CallBackAddress;
import org.gongtong.server.ui.text.Messages;

/** A motion as staff see it. */
public final class MotionDeskRoutes implements RouteGroup {
  private static final List<MotionState> LIFE =
      List.of(
          MotionState.DRAFTED,
          MotionState.ANNOUNCED,
          MotionState.OPEN,
          MotionState.CLOSED,
          MotionState.DECIDED,
          MotionState.POSTED,
          MotionState.FINAL);

  private final Desk desk;
  private final TurnoutBoard board;
  private final CountedResults results;
  private final Supplier<Map<UUID, List<Reason>>> hindrances;
  private final MotionLifecycle lifecycle;

  public MotionDeskRoutes(
      Desk desk,
      TurnoutBoard board,
      CountedResults results,
      Supplier<Map<UUID, List<Reason>>> hindrances,
      MotionLifecycle lifecycle) {
    this.desk = desk;
    this.board = board;
    this.results = results;
    this.hindrances = hindrances;
    this.lifecycle = lifecycle;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get("/staff/c/{community}/m/{motion}", this::motion, Action.DESK_VIEW);
  }

  private void motion(Context context) {
    AddressedMotion found = desk.motion(context);
    Motion motion = found.motion();
    Shell shell = desk.shell(context, found.community());
    Messages text = shell.text();
    Outcome<DecisionRule> rule = desk.views().rule(motion, desk.now());
    List<Refusal> warnings = new ArrayList<>(MotionViews.refusals(text, rule.refusals()));
    warnings.addAll(
        MotionViews.refusals(text, hindrances.get().getOrDefault(motion.id(), List.of())));
    List<MotionVersion> history = desk.reader().history(motion.id());
    Optional<LocalDate> due = postingDue(motion, history, warnings, text);
    String remark = motion.remark();
    desk.pages()
        .show(
            context,
            new MotionDeskPage(
                shell,
                desk.head(text, found),
                warnings.stream().distinct().toList(),
                remark == null ? "" : remark,
                timeline(text, motion, history, due),
                MotionSteps.rows(text, motion, desk.now()).stream()
                    .filter(row -> shell.may(row.step().action()))
                    .toList(),
                tasks(shell, found),
                motion.content().explanation().lines().filter(line -> !line.isBlank()).toList(),
                attachments(motion),
                rule.asOptional().map(r -> MotionViews.needs(text, r)).orElse(List.of()),
                desk.views().turnout(motion, board.turnout(motion.id())),
                channels(text, motion),
                motion.content().hash().hex()));
  }

  /** Until when the result is to be posted; that this is over, or not known, is a warning. */
  private Optional<LocalDate> postingDue(
      Motion motion, List<MotionVersion> history, List<Refusal> warnings, Messages text) {
    Optional<MotionVersion> decided =
        history.stream()
            .filter(version -> version.motion().state() == MotionState.DECIDED)
            .findFirst();
    if (decided.isEmpty()) {
      return Optional.empty();
    }
    Outcome<Optional<LocalDate>> due = lifecycle.postingDue(motion, decided.get().recordedAt());
    List<Reason> unmet = new ArrayList<>(due.refusals());
    Optional<LocalDate> last = due.asOptional().flatMap(day -> day);
    last.filter(day -> desk.now().atZone(motion.zone()).toLocalDate().isAfter(day))
        .map(day -> MotionReason.RESULT_OVERDUE.because().figure("due", day).refuses())
        .ifPresent(unmet::add);
    warnings.addAll(MotionViews.refusals(text, unmet));
    return last;
  }

  private static List<TimelineRow> timeline(
      Messages text, Motion motion, List<MotionVersion> history, Optional<LocalDate> posting) {
    Map<MotionState, MotionVersion> reached = new EnumMap<>(MotionState.class);
    for (MotionVersion version : history) {
      reached.put(version.motion().state(), version);
    }
    List<TimelineRow> rows = new ArrayList<>();
    for (MotionState state : LIFE) {
      MotionVersion version = reached.get(state);
      boolean ended =
          motion.state() == MotionState.WITHDRAWN || motion.state() == MotionState.ANNULLED;
      if (version != null) {
        rows.add(
            row(
                state,
                state == motion.state() ? Progress.NOW : Progress.DONE,
                text.of(
                    "desk.by",
                    text.at(version.recordedAt().atZone(motion.zone())),
                    who(text, version))));
      } else if (!ended) {
        String due =
            state == MotionState.POSTED && posting.isPresent()
                ? text.of("desk.due-by", text.day(posting.get()))
                : due(text, state, motion);
        rows.add(row(state, Progress.AHEAD, due));
      }
    }
    MotionVersion end = reached.get(motion.state());
    if (end != null && !LIFE.contains(motion.state())) {
      rows.add(
          row(
              motion.state(),
              Progress.NOW,
              text.of("desk.by", text.at(end.recordedAt().atZone(motion.zone())), who(text, end))));
    }
    return rows;
  }

  private static TimelineRow row(MotionState state, Progress progress, String note) {
    return new TimelineRow(
        org.gongtong.server.ui.part.MotionState.valueOf(state.name()), progress, note);
  }

  private static String who(Messages text, MotionVersion version) {
    return switch (version.actor().kind()) {
      case SYSTEM -> text.of("desk.by-itself");
      case STAFF, RESIDENT -> version.actor().id();
    };
  }

  private static String due(Messages text, MotionState state, Motion motion) {
    var window = motion.window();
    if (window == null) {
      return "";
    }
    return switch (state) {
      case OPEN -> text.of("desk.due", text.at(window.opensAt().atZone(motion.zone())));
      case CLOSED -> text.of("desk.due", text.at(window.closesAt().atZone(motion.zone())));
      default -> "";
    };
  }

  private static List<Attachment> attachments(Motion motion) {
    List<Attachment> rows = new ArrayList<>();
    for (var paper : motion.content().attachments()) {
      rows.add(new Attachment(rows.size() + 1, paper.name(), paper.bytes(), paper.hash().hex()));
    }
    return rows;
  }

  private List<ChannelRow> channels(Messages text, Motion motion) {
    Optional<CountedResults.Counted> counted =
        motion.isCounted() ? results.of(motion.id()).asOptional() : Optional.empty();
    List<ChannelRow> rows = new ArrayList<>();
    counted.ifPresent(
        known ->
            known
                .result()
                .standingByChannel()
                .forEach(
                    (channel, count) -> {
                      if (count > 0) {
                        rows.add(new ChannelRow(text.of(ChannelName.of(channel)), count));
                      }
                    }));
    return rows;
  }

  private static List<Link> tasks(Shell shell, AddressedMotion found) {
    Messages text = shell.text();
    String slug = found.slug();
    String id = found.id();
    MotionState state = found.motion().state();
    List<Link> links = new ArrayList<>();
    if (state == MotionState.DRAFTED && shell.may(Action.MOTION_DRAFT)) {
      links.add(new Link(Routes.editMotion(slug, id), text.of("draft.edit")));
    }
    if (found.motion().rule() != null) {
      if (shell.may(Action.LETTER_VIEW)) {
        links.add(new Link(Routes.letters(slug, id), text.of("letters.title")));
      }
      if (shell.may(Action.PAPER_VIEW)) {
        links.add(new Link(Routes.sheets(slug, id), text.of("sheets.title")));
      }
      if (state == MotionState.OPEN && shell.may(Action.ASSIST_BALLOT)) {
        links.add(new Link(Routes.assist(slug, id), text.of("assist.title")));
      }
      if (shell.may(Action.ASSIST_VIEW)) {
        links.add(new Link(Routes.assisted(slug, id), text.of("assisted.title")));
      }
      if ((state == MotionState.CLOSED || found.motion().isCounted())
          && shell.may(Action.CALLBACK_VIEW)) {
        links.add(new Link(CallBackAddress.callBacks(slug, id), text.of("callbacks.title")));
      }
    }
    if (found.motion().window() != null) {
      if (state != MotionState.WITHDRAWN && shell.may(Action.NOTICE_PRINT)) {
        links.add(new Link(Routes.announcement(slug, id), text.of("desk.announcement")));
      }
      links.add(new Link(Routes.motion(slug, id), text.of("desk.public-motion")));
    }
    if (found.motion().isCounted()) {
      links.add(new Link(Routes.result(slug, id), text.of("desk.result")));
      if (state != MotionState.ANNULLED && shell.may(Action.NOTICE_PRINT)) {
        links.add(new Link(Routes.resultNotice(slug, id), text.of("desk.result-notice")));
      }
      if (shell.may(Action.NOTICE_PRINT)) {
        links.add(new Link(Routes.certificate(slug, id), text.of("result.certificate")));
      }
      if (shell.may(Action.RECOUNT_EXPORT)) {
        links.add(new Link(Routes.recount(slug, id), text.of("desk.recount")));
        links.add(new Link(Routes.recountBundle(slug, id), text.of("desk.recount-bundle")));
      }
    }
    return links;
  }
}
