package org.gongtong.server.ui.part;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gongtong.core.decision.ApprovalBase;
import org.gongtong.core.decision.DecisionMethod;
import org.gongtong.core.decision.DecisionOutcome;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.Turnout;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.kernel.Bound;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.ui.text.Goal;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the core says about a motion into what pages show. Decides nothing. Thread-safe.
 *
 * <p>Until a motion opens no rule is stored with it. What the law will ask is then read from the
 * rule book for the opening day, or for today while no window is set; it may change until then.
 */
public final class MotionViews {
  private final RuleBook book;

  public MotionViews(RuleBook book) {
    this.book = book;
  }

  /**
   * The rule of a motion: frozen with it, else as the rule book has it for the opening day.
   *
   * @param now for motions without a window
   * @return the rule, or a refusal when none is in force or its pack is missing
   */
  public org.gongtong.core.rules.Outcome<DecisionRule> rule(Motion motion, Instant now) {
    DecisionRule frozen = motion.rule();
    if (frozen != null) {
      return org.gongtong.core.rules.Outcome.accepted(frozen);
    }
    VotingWindow window = motion.window();
    Instant opening = window == null ? now : window.opensAt();
    LocalDate day = opening.atZone(motion.zone()).toLocalDate();
    return DecisionRule.resolve(book, motion.content().matter(), motion.jurisdiction(), day);
  }

  /** What identifies a motion; a matter whose rule cannot be found is shown by its id. */
  public MotionHead head(Messages text, Community community, Motion motion, Instant now) {
    VotingWindow window = motion.window();
    ResolvedRule matter = rule(motion, now).asOptional().map(DecisionRule::matter).orElse(null);
    DecisionOutcome outcome = motion.outcome();
    return new MotionHead(
        community.slug(),
        motion.id().toString(),
        motion.content().question(),
        matter == null
            ? motion.content().matter().value()
            : text.sentence(matter.title().in(text.language().inCore())),
        matter == null ? null : citation(text, matter.citation()),
        PlaceWords.scope(text, motion.content().scope()),
        motion.content().compactClause(),
        MotionState.valueOf(motion.state().name()),
        outcome == null ? null : outcome(outcome),
        window == null ? null : at(window.opensAt(), motion.zone()),
        window == null ? null : at(window.closesAt(), motion.zone()));
  }

  /** What was decided. */
  public static Outcome outcome(DecisionOutcome outcome) {
    return switch (outcome) {
      case PASSED -> Outcome.PASSED;
      case FAILED -> Outcome.FAILED;
      case NO_QUORUM -> Outcome.NO_QUORUM;
    };
  }

  /** An article as it is cited: 《民法典》第278条. */
  public static Citation citation(Messages text, org.gongtong.core.rules.Citation citation) {
    return new Citation(
        text.of("citation.source", citation.source().in(text.language().inCore())),
        citation.namesArticle()
            ? text.of("citation.article", citation.article())
            : text.of("citation.no-article"),
        citation.isVerified());
  }

  /** What a rule asks before anything is counted; a share of nothing is left out. */
  public static List<Need> needs(Messages text, DecisionRule rule) {
    List<Need> needs = new ArrayList<>();
    ResolvedRule matter = rule.matter();
    if (rule.method() == DecisionMethod.OBJECTION) {
      addNeed(
          needs,
          text,
          matter,
          "objection",
          DecisionParameters.OBJECTION_HEADS,
          DecisionParameters.OBJECTION_AREA);
    } else {
      addNeed(
          needs,
          text,
          matter,
          "participation",
          DecisionParameters.PARTICIPATION_HEADS,
          DecisionParameters.PARTICIPATION_AREA);
      addNeed(
          needs,
          text,
          matter,
          "approval",
          DecisionParameters.APPROVAL_HEADS,
          DecisionParameters.APPROVAL_AREA);
    }
    return needs;
  }

  private static void addNeed(
      List<Need> needs,
      Messages text,
      ResolvedRule matter,
      String kind,
      Parameter<Threshold> heads,
      Parameter<Threshold> area) {
    boolean ceiling = kind.equals("objection");
    Goal ofHeads = goal(matter.need(heads).orThrow(), ceiling);
    Goal ofArea = goal(matter.need(area).orThrow(), ceiling);
    if (!ofHeads.asksNothing() || !ofArea.asksNothing()) {
      needs.add(
          new Need(
              name(text, kind),
              basis(text, kind, matter),
              ofHeads,
              ofArea,
              citation(text, matter.citationOf(heads))));
    }
  }

  /** Reasons as refusals. */
  public static List<Refusal> refusals(Messages text, List<Reason> unmet) {
    var language = text.language().inCore();
    return unmet.stream()
        .map(
            r ->
                new Refusal(
                    r.code(), text.sentence(r.text(language)), text.sentence(r.remedy(language))))
        .toList();
  }

  /**
   * What the law asked, with the figures of a count: heads and area of each requirement together.
   * Those that ask for nothing are left out, and so is the approval where the quorum was not
   * reached, for then it was not judged.
   */
  public static List<Requirement> requirements(
      Messages text, DecisionRule rule, TallyResult result) {
    List<Requirement> shown = new ArrayList<>();
    for (String kind : List.of("participation", "approval", "objection")) {
      org.gongtong.core.decision.Requirement heads = find(result, kind + ".heads");
      org.gongtong.core.decision.Requirement area = find(result, kind + ".area");
      boolean judged = !kind.equals("approval") || result.outcome() != DecisionOutcome.NO_QUORUM;
      if (heads == null || area == null || !judged) {
        continue;
      }
      Bar ofHeads = bar(heads);
      Bar ofArea = bar(area);
      if (!ofHeads.goal().asksNothing() || !ofArea.goal().asksNothing()) {
        shown.add(
            new Requirement(
                name(text, kind),
                basis(text, kind, rule.matter()),
                ofHeads,
                ofArea,
                citation(text, heads.citation())));
      }
    }
    return shown;
  }

  private static org.gongtong.core.decision.@Nullable Requirement find(
      TallyResult result, String id) {
    return result.requirements().stream().filter(r -> r.id().equals(id)).findFirst().orElse(null);
  }

  private static Bar bar(org.gongtong.core.decision.Requirement requirement) {
    Measure measure =
        requirement.measure() == org.gongtong.core.decision.Requirement.Measure.HEADS
            ? Measure.HEADS
            : Measure.AREA;
    Goal goal = goal(requirement.threshold(), requirement.ceiling());
    return new Bar(measure, requirement.actual(), requirement.whole(), goal);
  }

  /** How much of the turnout is shown, against what participation asks for. */
  public TurnoutPanel turnout(Motion motion, Turnout turnout) {
    if (turnout instanceof Turnout.Live live) {
      DecisionRule rule = motion.rule();
      return new TurnoutPanel.Live(
          new Bar(
              Measure.HEADS,
              live.participated().heads(),
              live.roll().heads(),
              participation(rule, DecisionParameters.PARTICIPATION_HEADS)),
          new Bar(
              Measure.AREA,
              live.participated().area().hundredths(),
              live.roll().area().hundredths(),
              participation(rule, DecisionParameters.PARTICIPATION_AREA)),
          at(live.asOf(), motion.zone()));
    }
    return turnout instanceof Turnout.Hidden hidden
        ? new TurnoutPanel.HiddenSmall(hidden.minimum())
        : new TurnoutPanel.NotOpen();
  }

  private static Goal participation(@Nullable DecisionRule rule, Parameter<Threshold> parameter) {
    Threshold asked = rule == null ? Threshold.NONE : rule.matter().get(parameter, Threshold.NONE);
    return goal(asked, false);
  }

  private static Goal goal(Threshold threshold, boolean ceiling) {
    return new Goal(
        threshold.ratio().numerator(),
        threshold.ratio().denominator(),
        threshold.bound() == Bound.INCLUSIVE,
        ceiling);
  }

  private static String name(Messages text, String kind) {
    return switch (kind) {
      case "participation" -> text.of("need.participation");
      case "objection" -> text.of("need.objection");
      default -> text.of("need.approval");
    };
  }

  private static String basis(Messages text, String kind, ResolvedRule matter) {
    boolean ofParticipants =
        kind.equals("approval")
            && matter.get(DecisionParameters.APPROVAL_BASE, ApprovalBase.PARTICIPANTS)
                == ApprovalBase.PARTICIPANTS;
    return text.of(ofParticipants ? "basis.participants" : "basis.roll");
  }

  /** An instant on the place's clock. */
  public static ZonedDateTime at(Instant instant, ZoneId zone) {
    return instant.atZone(zone);
  }

  /** A motion's number as people quote it: the end of its id, which no other motion here shares. */
  public static String number(Motion motion) {
    String id = motion.id().toString();
    return id.substring(id.length() - 8).toUpperCase(Locale.ROOT);
  }
}
