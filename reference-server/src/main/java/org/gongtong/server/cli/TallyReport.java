package org.gongtong.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.decision.RejectedBallot;
import org.gongtong.core.decision.Requirement;
import org.gongtong.core.decision.Requirement.Measure;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.Totals;
import org.gongtong.core.kernel.Bound;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.rules.EditionRef;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.ResolvedRule;

/** A result for people and for programs. */
record TallyReport(
    DecisionRule rule,
    TallyResult result,
    Precedence precedence,
    String rosterHash,
    String ballotsHash) {

  void print(PacksCommand.Format format, PrintWriter out) {
    if (format == PacksCommand.Format.json) {
      json(out);
    } else {
      text(out);
    }
    out.flush();
  }

  private void json(PrintWriter out) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("matter", rule.matter().id().value());
    map.put("jurisdiction", rule.matter().scope().code());
    map.put("date", rule.matter().asOf().toString());
    map.put("precedence", precedence.name().toLowerCase(Locale.ROOT));
    map.put("roll", totals(result.roll()));
    map.put("participated", totals(result.participated()));
    map.put("for", totals(result.inFavour()));
    map.put("against", totals(result.against()));
    map.put("abstain", totals(result.abstained()));
    map.put("rejected", result.rejected().stream().map(TallyReport::rejected).toList());
    map.put("outcome", result.outcome().code());
    map.put("requirements", result.requirements().stream().map(TallyReport::requirement).toList());
    map.put("rules", editions().stream().map(EditionRef::label).toList());
    map.put("roster_sha256", rosterHash);
    map.put("ballots_sha256", ballotsHash);
    try {
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(map));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts and numbers are always JSON", e);
    }
  }

  private static Map<String, Object> totals(Totals totals) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("heads", totals.heads());
    map.put("area", totals.area().toString());
    return map;
  }

  /** In a fixed order: a recount must give the same bytes, and Map.of is shuffled in each JVM. */
  private static Map<String, Object> rejected(RejectedBallot ballot) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("ballot_id", ballot.ballotId());
    map.put("code", ballot.code().name());
    return map;
  }

  private static Map<String, Object> requirement(Requirement requirement) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", requirement.id());
    map.put(
        "actual",
        figure(requirement, requirement.actual()) + "/" + figure(requirement, requirement.whole()));
    map.put("threshold", requirement.threshold().ratio().toString());
    map.put(
        "bound", requirement.threshold().bound() == Bound.INCLUSIVE ? "inclusive" : "exclusive");
    map.put("direction", requirement.ceiling() ? "at-most" : "at-least");
    map.put("met", requirement.met());
    map.put("citation", requirement.citation().text().zh());
    map.put("citation_en", requirement.citation().text().en());
    return map;
  }

  private static String figure(Requirement requirement, long value) {
    return requirement.measure() == Measure.AREA
        ? new FloorArea(value).toString()
        : String.valueOf(value);
  }

  private void text(PrintWriter out) {
    out.println(rule.matter().title().zh() + " / " + rule.matter().title().en());
    out.println(
        rule.matter().id()
            + "，"
            + rule.matter().citation().text().zh()
            + "，"
            + rule.matter().asOf());
    line(out, "名册 / roll", result.roll());
    line(out, "参与 / participated", result.participated());
    line(out, "同意 / for", result.inFavour());
    line(out, "反对 / against", result.against());
    line(out, "弃权 / abstain", result.abstained());
    for (Reason reason : result.verdict().reasons()) {
      out.println((reason.met() ? "✓ " : "✗ ") + reason.text().zh() + " / " + reason.text().en());
    }
    if (!result.rejected().isEmpty()) {
      int rejected = result.rejected().size();
      out.println("不计入的表决票 / ballots that do not stand: " + rejected);
    }
    result
        .rejected()
        .forEach(
            r ->
                out.println(
                    "  "
                        + Printable.of(r.ballotId())
                        + " "
                        + r.code()
                        + " "
                        + r.code().text().zh()
                        + " / "
                        + r.code().text().en()));
    out.println(
        switch (result.outcome()) {
          case PASSED -> "结果：通过 / passed";
          case FAILED -> "结果：未通过 / failed";
          case NO_QUORUM -> "结果：参与人数或面积不足，表决无效 / no quorum";
        });
    editions()
        .forEach(
            ref ->
                out.println("  " + ref.label() + " " + ref.text().zh() + " / " + ref.text().en()));
    out.println("roster SHA-256 " + rosterHash);
    out.println("ballots SHA-256 " + ballotsHash);
  }

  private static void line(PrintWriter out, String name, Totals totals) {
    out.println(name + ": " + totals.heads() + "，" + totals.area() + " m²");
  }

  private List<EditionRef> editions() {
    List<EditionRef> refs = new ArrayList<>();
    for (ResolvedRule part : List.of(rule.matter(), rule.procedure(), rule.counting())) {
      refs.addAll(part.editions());
    }
    return refs;
  }
}
