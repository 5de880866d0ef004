package org.gongtong.server.http.rules;

import static org.gongtong.core.decision.DecisionParameters.APPROVAL_AREA;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_BASE;
import static org.gongtong.core.decision.DecisionParameters.APPROVAL_HEADS;
import static org.gongtong.core.decision.DecisionParameters.CHALLENGE;
import static org.gongtong.core.decision.DecisionParameters.LEGAL_RISK;
import static org.gongtong.core.decision.DecisionParameters.NOTICE;
import static org.gongtong.core.decision.DecisionParameters.OBJECTION_AREA;
import static org.gongtong.core.decision.DecisionParameters.OBJECTION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_AREA;
import static org.gongtong.core.decision.DecisionParameters.PARTICIPATION_HEADS;
import static org.gongtong.core.decision.DecisionParameters.POSTING;
import static org.gongtong.core.decision.DecisionParameters.PROCEDURE;
import static org.gongtong.core.decision.DecisionParameters.WINDOW_MAXIMUM;
import static org.gongtong.core.decision.DecisionParameters.WINDOW_MINIMUM;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.QueryFields;
import org.gongtong.server.http.Shapes;
import org.jspecify.annotations.Nullable;

/** What may be put to the vote in a place on a day, from the rule book. */
public final class MatterOperations implements Operations {

  private static final ScopeCode NOWHERE = ScopeCode.of("xx");

  private final RuleBook book;

  public MatterOperations(RuleBook book) {
    this.book = book;
  }

  @Override
  public List<Operation> operations() {
    return List.of(Operation.get("/matters", this::list));
  }

  private Answer list(ApiRequest request) {
    QueryFields query = request.query();
    ScopeCode place =
        query.needed("jurisdiction", "cn-4205", MatterOperations::jurisdiction, NOWHERE);
    LocalDate day = query.needed("date", Forms.DAY, Forms::day, LocalDate.EPOCH);
    query.end();
    List<Object> items = new ArrayList<>();
    List<Object> refused = new ArrayList<>();
    for (RuleId id : book.inForce("", place, day)) {
      Outcome<ResolvedRule> rule = book.resolve(id, place, day);
      // Only a matter names a procedure. One that cannot be resolved is shown, whatever it is.
      if (rule.asOptional().map(found -> found.find(PROCEDURE).isEmpty()).orElse(false)) {
        continue;
      }
      Outcome<DecisionRule> matter = DecisionRule.resolve(book, id, place, day);
      matter.asOptional().ifPresent(found -> items.add(matter(found)));
      if (!matter.isAccepted()) {
        refused.add(refused(id, matter));
      }
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("jurisdiction", place.code());
    body.put("date", day.toString());
    body.put("items", items);
    body.put("refused", refused);
    return Answer.ok(body);
  }

  private static @Nullable ScopeCode jurisdiction(String text) {
    return ScopeCode.isJurisdiction(text) ? ScopeCode.of(text) : null;
  }

  private static Map<String, Object> refused(RuleId id, Outcome<?> outcome) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", id.value());
    map.put("reasons", outcome.refusals().stream().map(Shapes::reason).toList());
    return map;
  }

  private static Map<String, @Nullable Object> matter(DecisionRule rule) {
    ResolvedRule matter = rule.matter();
    ResolvedRule procedure = rule.procedure();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", matter.id().value());
    map.put("title", Shapes.text(matter.title()));
    map.put("method", rule.method().name().toLowerCase(Locale.ROOT));
    map.put(
        "base",
        matter.find(APPROVAL_BASE).map(base -> base.name().toLowerCase(Locale.ROOT)).orElse(null));
    map.put("participation", shares(matter, PARTICIPATION_HEADS, PARTICIPATION_AREA));
    map.put("approval", shares(matter, APPROVAL_HEADS, APPROVAL_AREA));
    map.put("objection", shares(matter, OBJECTION_HEADS, OBJECTION_AREA));
    map.put("notice", period(procedure, NOTICE));
    map.put("windowMinimum", period(procedure, WINDOW_MINIMUM));
    map.put("windowMaximum", period(procedure, WINDOW_MAXIMUM));
    map.put("posting", period(procedure, POSTING));
    map.put("challenge", period(procedure, CHALLENGE));
    map.put("legalRisk", matter.find(LEGAL_RISK).orElse(null));
    map.put("citation", Shapes.citation(matter.citation()));
    map.put(
        "editions",
        Stream.of(matter, procedure, rule.counting())
            .flatMap(part -> part.editions().stream())
            .map(Shapes::edition)
            .toList());
    return map;
  }

  private static @Nullable Map<String, Object> shares(
      ResolvedRule rule, Parameter<Threshold> heads, Parameter<Threshold> area) {
    Threshold ofHeads = rule.find(heads).orElse(null);
    Threshold ofArea = rule.find(area).orElse(null);
    if (ofHeads == null || ofArea == null) {
      return null;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("heads", Shapes.threshold(ofHeads));
    map.put("area", Shapes.threshold(ofArea));
    return map;
  }

  private static @Nullable Map<String, Object> period(
      ResolvedRule rule, Parameter<LegalPeriod> parameter) {
    return rule.find(parameter).map(period -> Shapes.text(period.text())).orElse(null);
  }
}
