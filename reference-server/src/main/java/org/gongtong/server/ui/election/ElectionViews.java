package org.gongtong.server.ui.election;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.ElectionBasis;
import org.gongtong.core.decision.Requirement;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionFigures;
import org.gongtong.core.decision.election.ElectionResult;
import org.gongtong.core.decision.election.ElectionResult.CandidateResult;
import org.gongtong.core.decision.election.ElectionResult.Standing;
import org.gongtong.core.decision.election.ElectionRound;
import org.gongtong.core.decision.election.ElectionRule;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.ElectionTurnout;
import org.gongtong.core.decision.election.PaperBox;
import org.gongtong.core.decision.election.SealedBox;
import org.gongtong.core.kernel.Bound;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.ui.part.Bar;
import org.gongtong.server.ui.part.Measure;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.text.Goal;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** Fills the pages of elections with what the core says. Immutable and thread-safe. */
public final class ElectionViews {
  private final RuleBook rules;

  public ElectionViews(RuleBook rules) {
    this.rules = rules;
  }

  /** What holds for an election, or will hold on the day it opens. */
  Outcome<ElectionRule> rule(Election election, Instant now) {
    ElectionRule frozen = election.rule();
    if (frozen != null) {
      return Outcome.accepted(frozen);
    }
    VotingWindow window = election.window();
    Instant opens = window == null ? now : window.opensAt();
    return ElectionRule.resolve(
        rules,
        election.content().rule(),
        election.jurisdiction(),
        opens.atZone(election.zone()).toLocalDate());
  }

  /**
   * The first day an election announced today may open, as the rules of today have it; empty where
   * they do not say.
   */
  Optional<LocalDate> earliest(Election election, Instant now) {
    LocalDate today = now.atZone(election.zone()).toLocalDate();
    return rule(election, now)
        .asOptional()
        .flatMap(rule -> rule.procedure().find(DecisionParameters.NOTICE))
        .flatMap(
            notice ->
                rules.calendar(election.jurisdiction()).firstDayAfter(today, notice).asOptional());
  }

  /** What identifies an election, on pages of others too. */
  public static ElectionHead head(Messages text, Community community, Election election) {
    VotingWindow window = election.window();
    return new ElectionHead(
        community.slug(),
        election.id().toString(),
        election.content().title(),
        phase(election.state()),
        text.sentence(election.content().round().text().in(text.language().inCore())),
        election.content().seats(),
        election.content().quorum(),
        election.content().candidates().stream()
            .map(candidate -> new ElectionHead.Candidate(candidate.number(), candidate.name()))
            .toList(),
        window == null ? null : window.opensAt().atZone(election.zone()),
        window == null ? null : window.closesAt().atZone(election.zone()));
  }

  private static ElectionPhase phase(ElectionState state) {
    return switch (state) {
      case DRAFTED -> ElectionPhase.DRAFTED;
      case ANNOUNCED -> ElectionPhase.ANNOUNCED;
      case WITHDRAWN -> ElectionPhase.WITHDRAWN;
      case OPEN -> ElectionPhase.OPEN;
      case CLOSED -> ElectionPhase.CLOSED;
      case COUNTED -> ElectionPhase.COUNTED;
      case VOID -> ElectionPhase.VOID;
    };
  }

  /** Who votes, as the rule has it. */
  static String basis(Messages text, ElectionRule rule) {
    return text.sentence(rule.basis().text().in(text.language().inCore()));
  }

  /** What the law asks of an election, for its round. */
  static List<ElectionNeed> needs(Messages text, Election election, ElectionRule rule) {
    ResolvedRule law = rule.election();
    boolean first = election.content().round() == ElectionRound.FIRST;
    var share = first ? DecisionParameters.MAJORITY : DecisionParameters.SECOND_ROUND;
    return List.of(
        new ElectionNeed(
            text.of("election.need-turnout"),
            goal(law.need(DecisionParameters.QUORUM).orThrow()),
            text.of(basisKey(rule.basis())),
            MotionViews.citation(text, law.citationOf(DecisionParameters.QUORUM))),
        new ElectionNeed(
            text.of("election.need-majority"),
            goal(law.need(share).orThrow()),
            text.of("election.of-those-who-voted"),
            MotionViews.citation(text, law.citationOf(share))));
  }

  private static String basisKey(ElectionBasis basis) {
    return switch (basis) {
      case VOTERS -> "election.of-voters";
      case HOUSEHOLDS -> "election.of-households";
      case REPRESENTATIVES -> "election.of-representatives";
    };
  }

  /** Whether the list is published and can still be objected to, or voted by. */
  static boolean isListOpen(Election election) {
    return election.state() == ElectionState.ANNOUNCED || election.state() == ElectionState.OPEN;
  }

  /** How many took part, as far as it may be told. */
  static String turnout(Messages text, ElectionTurnout turnout) {
    if (turnout instanceof ElectionTurnout.Hidden hidden) {
      return text.of("election.turnout-hidden", hidden.minimum());
    }
    return turnout instanceof ElectionTurnout.Told told
        ? text.of(
            told.exact() ? "election.turnout-words" : "election.turnout-least",
            text.number(told.participated()),
            text.number(told.entitled()))
        : "";
  }

  /** What came of a counted election. */
  static ElectionPage.Result result(Messages text, Election election, ElectionResult result) {
    ElectionFigures figures = result.figures();
    SealedBox box = election.box();
    List<CandidateResult> order = new ArrayList<>(result.candidates());
    order.sort(Comparator.comparing(CandidateResult::standing).thenComparing(r -> -r.votes()));
    return new ElectionPage.Result(
        result.isValid(),
        why(text, result),
        bar(Measure.VOTERS, result.quorum()),
        MotionViews.citation(text, result.quorum().citation()),
        order.stream()
            .map(
                row ->
                    new ElectionPage.CandidateRow(
                        row.candidate().name(),
                        row.standing() == Standing.ELECTED,
                        text.sentence(row.standing().text().in(text.language().inCore())),
                        bar(Measure.VOTES, row.needed()),
                        onPaper(figures, row)))
            .toList(),
        figures(text, figures),
        figures.opened(),
        SmallCells.OF_THREE.mayTell(figures.opened()) && figures.opened() > 0,
        box == null ? "" : box.root().hex(),
        figures.root().hex());
  }

  private static @Nullable Integer onPaper(ElectionFigures figures, CandidateResult row) {
    PaperBox.Sums papers = figures.papers();
    return papers == null ? null : papers.votes().get(row.candidate().number() - 1);
  }

  private static List<String> why(Messages text, ElectionResult result) {
    List<String> why = new ArrayList<>();
    if (!result.isValid()) {
      why.add(text.of("election.why-invalid"));
    } else if (result.elected().isEmpty()) {
      why.add(text.of("election.why-nobody"));
    } else {
      why.add(text.count("election.why-elected", result.elected().size()));
    }
    if (!result.of(Standing.TIED).isEmpty()) {
      why.add(text.of("election.why-tie"));
    }
    if (result.isValid() && result.open() > 0) {
      why.add(text.count("election.why-seats", result.open()));
    }
    return why;
  }

  private static List<ElectionPage.Figure> figures(Messages text, ElectionFigures figures) {
    List<ElectionPage.Figure> shown = new ArrayList<>();
    shown.add(new ElectionPage.Figure(text.of("election.figure-web"), figures.onWeb()));
    if (figures.onPaper() > 0) {
      shown.add(new ElectionPage.Figure(text.of("election.figure-paper"), figures.onPaper()));
      shown.add(new ElectionPage.Figure(text.of("election.figure-found"), figures.papersFound()));
      shown.add(new ElectionPage.Figure(text.of("election.figure-invalid"), figures.invalid()));
    }
    shown.add(new ElectionPage.Figure(text.of("election.figure-blank"), figures.blank()));
    PaperBox.Sums papers = figures.papers();
    if (papers != null) {
      shown.add(new ElectionPage.Figure(text.of("election.figure-blank-papers"), papers.blank()));
    }
    return shown;
  }

  private static Bar bar(Measure measure, Requirement requirement) {
    return new Bar(
        measure, requirement.actual(), requirement.whole(), goal(requirement.threshold()));
  }

  private static Goal goal(Threshold threshold) {
    return new Goal(
        threshold.ratio().numerator(),
        threshold.ratio().denominator(),
        threshold.bound() == Bound.INCLUSIVE);
  }
}
