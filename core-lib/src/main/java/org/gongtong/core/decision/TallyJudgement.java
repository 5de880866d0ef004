package org.gongtong.core.decision;

import static org.gongtong.core.decision.DecisionParameters.APPROVAL_AREA;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_BASE;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_HEADS;
import static org.gongtong.core.decision.DecisionParameters.COMPACT_MUST_ALLOW;
import static org.gongtong.core.decision.DecisionParameters.OBJECTION_AREA;
import static org.gongtong.core.decision.DecisionParameters.OBJECTION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_AREA;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_HEADS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongtong.core.decision.Requirement.Measure;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.Verdict;

/** Holds sums against a rule. */
final class TallyJudgement {

  private TallyJudgement() {}

  static TallyResult of(
      DecisionRule rule,
      TallySums.All sums,
      List<RejectedBallot> rejected,
      Map<Channel, Integer> channels,
      boolean compactAllows) {
    List<Requirement> requirements = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    ResolvedRule matter = rule.matter();
    boolean quorum = true;
    if (rule.method() == DecisionMethod.OBJECTION) {
      pair(
          requirements,
          matter,
          "objection",
          OBJECTION_HEADS,
          OBJECTION_AREA,
          sums.against(),
          sums.roll());
    } else {
      pair(
          requirements,
          matter,
          "participation",
          PARTICIPATION_HEADS,
          PARTICIPATION_AREA,
          sums.participated(),
          sums.roll());
      quorum = requirements.stream().allMatch(Requirement::met);
      boolean ofRoll = matter.get(APPROVAL_BASE, ApprovalBase.PARTICIPANTS) == ApprovalBase.ROLL;
      Totals base = ofRoll ? sums.roll() : sums.participated();
      pair(requirements, matter, "approval", APPROVAL_HEADS, APPROVAL_AREA, sums.inFavour(), base);
    }
    requirements.forEach(requirement -> reasons.add(reason(requirement, matter)));
    if (matter.get(COMPACT_MUST_ALLOW, false)) {
      reasons.add(
          DecisionReason.COMPACT_MUST_ALLOW
              .because()
              .under(matter.id())
              .citing(matter.citationOf(COMPACT_MUST_ALLOW))
              .build(compactAllows));
    }
    Verdict verdict = new Verdict(reasons);
    DecisionOutcome outcome =
        !quorum || sums.roll().heads() == 0
            ? DecisionOutcome.NO_QUORUM
            : verdict.allows() ? DecisionOutcome.PASSED : DecisionOutcome.FAILED;
    return new TallyResult(
        sums.roll(),
        sums.participated(),
        sums.inFavour(),
        sums.against(),
        sums.abstained(),
        rejected,
        requirements,
        channels,
        outcome,
        verdict);
  }

  private static void pair(
      List<Requirement> requirements,
      ResolvedRule matter,
      String kind,
      Parameter<Threshold> heads,
      Parameter<Threshold> area,
      Totals actual,
      Totals whole) {
    requirements.add(
        requirement(kind + ".heads", Measure.HEADS, actual.heads(), whole.heads(), matter, heads));
    requirements.add(
        requirement(
            kind + ".area",
            Measure.AREA,
            actual.area().hundredths(),
            whole.area().hundredths(),
            matter,
            area));
  }

  private static Requirement requirement(
      String id,
      Measure measure,
      long actual,
      long whole,
      ResolvedRule matter,
      Parameter<Threshold> parameter) {
    Threshold threshold = matter.need(parameter).orThrow();
    return id.startsWith("objection")
        ? Requirement.atMost(id, measure, actual, whole, threshold, matter.citationOf(parameter))
        : Requirement.atLeast(id, measure, actual, whole, threshold, matter.citationOf(parameter));
  }

  /** A requirement as a reason in both languages. */
  static Reason reason(Requirement requirement, ResolvedRule rule) {
    boolean area = requirement.measure() == Measure.AREA;
    DecisionReason code =
        switch (requirement.id().substring(0, requirement.id().indexOf('.'))) {
          case "participation" -> DecisionReason.PARTICIPATION;
          case "objection" -> DecisionReason.OBJECTION;
          case "meeting" ->
              switch (requirement.id()) {
                case "meeting.quorum" -> DecisionReason.QUORUM;
                case "meeting.second-round" -> DecisionReason.SECOND_ROUND;
                default -> DecisionReason.MAJORITY;
              };
          default -> DecisionReason.APPROVAL;
        };
    return code.because()
        .under(rule.id())
        .citing(requirement.citation())
        .figure(
            "measure",
            area
                ? LocalizedText.of("专有部分面积（平方米）", "floor area (m²)")
                : LocalizedText.of("人数", "heads"))
        .figure("actual", figure(requirement.actual(), area))
        .figure("whole", figure(requirement.whole(), area))
        .figure("threshold", threshold(requirement))
        .build(requirement.met());
  }

  private static String figure(long value, boolean area) {
    return area ? new FloorArea(value).toString() : String.valueOf(value);
  }

  private static LocalizedText threshold(Requirement requirement) {
    String sign = requirement.threshold().toString().replace(">=", "≥ ").replace(">", "> ");
    if (requirement.ceiling()) {
      sign = sign.replace('≥', '≤').replace('>', '<');
    }
    return LocalizedText.of(sign, sign);
  }
}
