package org.gongtong.server.ui.desk;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReason;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.place.RosterSummary;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.staff.DeskPage;
import org.gongtong.server.ui.text.Messages;

/** The desk of a community: what is there, and what is to be done next. */
public final class DeskRoutes implements RouteGroup {
  private static final int MOST = 200;

  private final Desk desk;
  private final RosterService rosters;
  private final Supplier<Map<UUID, List<Reason>>> hindrances;

  /**
   * @param hindrances steps that are due and cannot be taken, by motion
   */
  public DeskRoutes(
      Desk desk, RosterService rosters, Supplier<Map<UUID, List<Reason>>> hindrances) {
    this.desk = desk;
    this.rosters = rosters;
    this.hindrances = hindrances;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get("/staff/c/{community}", this::desk, Action.DESK_VIEW);
  }

  private void desk(Context context) {
    Community community = desk.community(context);
    Shell shell = desk.shell(context, community);
    Messages text = shell.text();
    Map<UUID, List<Reason>> hindered = new HashMap<>(hindrances.get());
    List<Motion> motions = new ArrayList<>(desk.reader().page(community.id(), null, MOST));
    Instant now = desk.now();
    motions.sort(
        Comparator.comparing((Motion motion) -> !hindered.containsKey(motion.id()))
            .thenComparing(motion -> urgency(motion.state()))
            .thenComparing(motion -> due(motion).orElse(Instant.MAX)));
    Optional<ImportedRoster> roster = rosters.findLatest(community.id());
    RosterSummary summary = roster.map(rosters::summary).orElse(new RosterSummary(0, 0, 0));
    List<Refusal> warnings = new ArrayList<>();
    for (Motion motion : motions) {
      List<Reason> why =
          hindered.getOrDefault(motion.id(), unruled(motion, now, roster, community));
      MotionViews.refusals(text, why)
          .forEach(
              refusal ->
                  warnings.add(
                      new Refusal(
                          refusal.code(),
                          text.of("desk.hindered", motion.content().question(), refusal.what()),
                          refusal.remedy())));
    }
    pages(context, community, shell, motions, roster, summary, warnings);
  }

  private void pages(
      Context context,
      Community community,
      Shell shell,
      List<Motion> motions,
      Optional<ImportedRoster> roster,
      RosterSummary summary,
      List<Refusal> warnings) {
    desk.pages()
        .show(
            context,
            new DeskPage(
                shell,
                community.slug(),
                summary.parts(),
                summary.parties(),
                summary.areaHundredths(),
                roster.map(ImportedRoster::effectiveFrom).orElse(null),
                motions.stream()
                    .map(
                        motion ->
                            new DeskPage.DeskRow(
                                desk.head(shell.text(), new AddressedMotion(community, motion)),
                                next(shell.text(), motion)))
                    .toList(),
                warnings));
  }

  /** What will hinder an announced motion when its time comes, told before. */
  private List<Reason> unruled(
      Motion motion, Instant now, Optional<ImportedRoster> roster, Community community) {
    VotingWindow window = motion.window();
    if (motion.state() != MotionState.ANNOUNCED || window == null) {
      return List.of();
    }
    List<Reason> reasons = new ArrayList<>(desk.views().rule(motion, now).refusals());
    LocalDate day = LocalDate.ofInstant(window.opensAt(), community.zone());
    if (roster.isEmpty()) {
      reasons.add(MotionReason.ROSTER_MISSING.because().figure("day", day).refuses());
    }
    return reasons;
  }

  private static int urgency(MotionState state) {
    return switch (state) {
      case CLOSED -> 0;
      case DECIDED -> 1;
      case OPEN -> 2;
      case ANNOUNCED -> 3;
      case DRAFTED -> 4;
      case POSTED -> 5;
      case FINAL, ANNULLED, WITHDRAWN -> 6;
    };
  }

  private static Optional<Instant> due(Motion motion) {
    VotingWindow window = motion.window();
    return window == null
        ? Optional.empty()
        : Optional.of(
            motion.state() == MotionState.ANNOUNCED ? window.opensAt() : window.closesAt());
  }

  /** What is to be done next. */
  static String next(Messages text, Motion motion) {
    VotingWindow window = motion.window();
    LocalDate until = motion.postedUntil();
    return switch (motion.state()) {
      case DRAFTED -> text.of("next.drafted");
      case ANNOUNCED ->
          window == null
              ? ""
              : text.of("next.announced", text.at(window.opensAt().atZone(motion.zone())));
      case OPEN ->
          window == null
              ? ""
              : text.of("next.open", text.at(window.closesAt().atZone(motion.zone())));
      case CLOSED -> text.of("next.closed");
      case DECIDED -> text.of("next.decided");
      case POSTED ->
          until == null ? text.of("next.posted") : text.of("next.posted-until", text.day(until));
      case FINAL, ANNULLED, WITHDRAWN -> "";
    };
  }
}
