package org.gongtong.server.ui.open;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.decision.BallotCode;
import org.gongtong.core.decision.DecisionMethod;
import org.gongtong.core.decision.DecisionOutcome;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.DecisionReason;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.core.decision.RejectedBallot;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.Totals;
import org.gongtong.core.decision.Turnout;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.election.ElectionHead;
import org.gongtong.server.ui.part.Attachment;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.part.TurnoutPanel;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** Fills the public pages with what the core says. Thread-safe. */
public final class OpenViews {
  private final MotionViews motions;
  private static final SmallCells CELLS = SmallCells.OF_THREE;

  private final Function<UUID, LetterCount> letters;
  private final Function<UUID, String> recounts;

  /**
   * @param letters how many voting letters a motion has had
   * @param recounts hash of the files a counted motion can be counted again from
   */
  public OpenViews(
      MotionViews motions, Function<UUID, LetterCount> letters, Function<UUID, String> recounts) {
    this.recounts = recounts;
    this.motions = motions;
    this.letters = letters;
  }

  /** A community's name in the reader's language. */
  String name(Messages text, Community community) {
    return community.name().in(text.language().inCore());
  }

  /**
   * A community's page.
   *
   * @param elections announced elections
   * @param last the last motion of a full page, or null
   */
  CommunityPage community(
      Shell shell,
      Community community,
      List<ElectionHead> elections,
      List<Motion> found,
      @Nullable Motion last,
      Instant now) {
    Messages text = shell.text();
    List<Motion> shown = found.stream().filter(Motion::isPublic).toList();
    Function<Set<MotionState>, List<MotionHead>> in =
        states ->
            shown.stream()
                .filter(motion -> states.contains(motion.state()))
                .map(motion -> motions.head(text, community, motion, now))
                .toList();
    return new CommunityPage(
        shell,
        name(text, community),
        community.division().in(text.language().inCore()),
        elections,
        in.apply(EnumSet.of(MotionState.OPEN)),
        in.apply(EnumSet.of(MotionState.ANNOUNCED)),
        in.apply(EnumSet.of(MotionState.CLOSED)),
        in.apply(EnumSet.of(MotionState.DECIDED, MotionState.POSTED)),
        in.apply(EnumSet.of(MotionState.FINAL, MotionState.ANNULLED, MotionState.WITHDRAWN)),
        community.slug(),
        last == null ? "" : last.id().toString(),
        false);
  }

  MotionPage motion(Shell shell, Community community, Motion motion, Turnout turnout, Instant now) {
    Messages text = shell.text();
    MotionContent content = motion.content();
    Outcome<DecisionRule> rule = motions.rule(motion, now);
    Optional<DecisionRule> known = rule.asOptional();
    List<Attachment> attachments = new ArrayList<>();
    for (var paper : content.attachments()) {
      attachments.add(
          new Attachment(attachments.size() + 1, paper.name(), paper.bytes(), paper.hash().hex()));
    }
    String remark = motion.remark();
    return new MotionPage(
        shell,
        motions.head(text, community, motion, now),
        motion.state() == MotionState.WITHDRAWN && remark != null ? remark : "",
        content.explanation().lines().filter(line -> !line.isBlank()).toList(),
        content.hash().hex(),
        attachments,
        known.map(r -> MotionViews.needs(text, r)).orElse(List.of()),
        MotionViews.refusals(text, rule.refusals()),
        known.filter(r -> r.method() == DecisionMethod.OBJECTION).isPresent(),
        known.flatMap(r -> r.matter().find(DecisionParameters.LEGAL_RISK)).orElse(""),
        turnout(motion, turnout));
  }

  TurnoutPanel turnout(Motion motion, Turnout turnout) {
    return motions.turnout(motion, turnout);
  }

  /**
   * The result of a motion that was counted.
   *
   * @param history all its versions, the first one first
   */
  ResultPage result(
      Shell shell,
      Community community,
      Motion motion,
      CountedResults.Counted counted,
      List<MotionVersion> history,
      Instant now) {
    Messages text = shell.text();
    TallyResult result = counted.result();
    DecisionRule rule = motion.rule();
    if (rule == null) {
      throw new IllegalStateException("a counted motion has its rule: " + motion.id());
    }
    LetterCount letterCount = letters.apply(motion.id());
    String remark = motion.remark();
    return new ResultPage(
        shell,
        motions.head(text, community, motion, now),
        MotionViews.outcome(result.outcome()),
        MotionViews.requirements(text, rule, result),
        conditions(text, result),
        figures(result),
        channels(result),
        counted.assisted(),
        counted.callBacks(),
        rejected(text, result),
        CELLS.tell(letterCount.issued(), counted.parties()),
        CELLS.tell(letterCount.reprinted()),
        posting(motion, history),
        motion.state() == MotionState.ANNULLED && remark != null ? remark : "",
        motion.content().hash().hex(),
        counted.rollHash(),
        recounts.apply(motion.id()));
  }

  private static List<Condition> conditions(Messages text, TallyResult result) {
    // Without a quorum nothing else was judged.
    if (result.outcome() == DecisionOutcome.NO_QUORUM) {
      return List.of();
    }
    var language = text.language().inCore();
    List<Condition> conditions = new ArrayList<>();
    for (Reason reason : result.verdict().reasons()) {
      if (reason.code().equals(DecisionReason.COMPACT_MUST_ALLOW.name())) {
        var citation = reason.citation();
        conditions.add(
            new Condition(
                text.sentence(reason.text(language)),
                reason.met(),
                text.sentence(reason.remedy(language)),
                citation == null ? null : MotionViews.citation(text, citation)));
      }
    }
    return conditions;
  }

  private static List<ResultPage.FigureRow> figures(TallyResult result) {
    return List.of(
        figure(FigureName.ROLL, result.roll()),
        figure(FigureName.PARTICIPATED, result.participated()),
        figure(FigureName.FOR, result.inFavour()),
        figure(FigureName.AGAINST, result.against()),
        figure(FigureName.ABSTAIN, result.abstained()));
  }

  private static ResultPage.FigureRow figure(FigureName name, Totals totals) {
    return new ResultPage.FigureRow(name, totals.heads(), totals.area().hundredths());
  }

  private static List<ResultPage.ChannelRow> channels(TallyResult result) {
    List<ResultPage.ChannelRow> rows = new ArrayList<>();
    CELLS
        .tell(result.standingByChannel())
        .forEach(
            (channel, count) ->
                rows.add(new ResultPage.ChannelRow(ChannelName.of(channel), count)));
    return rows;
  }

  private static List<ResultPage.RejectedRow> rejected(Messages text, TallyResult result) {
    Map<BallotCode, Long> byCode =
        result.rejected().stream()
            .collect(
                Collectors.groupingBy(RejectedBallot::code, TreeMap::new, Collectors.counting()));
    List<ResultPage.RejectedRow> rows = new ArrayList<>();
    byCode.forEach(
        (code, count) ->
            rows.add(
                new ResultPage.RejectedRow(
                    code.name(),
                    text.sentence(code.text().in(text.language().inCore())),
                    CELLS.tell(count))));
    return rows;
  }

  private static ResultPage.@Nullable Posting posting(Motion motion, List<MotionVersion> history) {
    LocalDate until = motion.postedUntil();
    return history.stream()
        .filter(version -> version.motion().state() == MotionState.POSTED)
        .findFirst()
        .map(version -> version.recordedAt().atZone(motion.zone()).toLocalDate())
        .map(from -> new ResultPage.Posting(from, until))
        .orElse(null);
  }
}
