package org.gongtong.server.ui.open;

import java.util.ArrayList;
import java.util.List;
import org.gongtong.server.ui.part.Bar;
import org.gongtong.server.ui.part.Outcome;
import org.gongtong.server.ui.part.Requirement;
import org.gongtong.server.ui.text.Messages;

/**
 * Says in plain sentences why a motion passed, failed or had no quorum: first the rule, then what
 * stood against it, with how much was missing. All figures are with the requirements' bars. They
 * are those of the core's verdict; nothing is judged here.
 */
final class Why {
  private Why() {}

  static List<String> sentences(
      Messages text, Outcome outcome, List<Requirement> requirements, List<Condition> conditions) {
    List<String> sentences = new ArrayList<>();
    sentences.add(first(text, outcome, requirements));
    for (Requirement requirement : requirements) {
      add(sentences, text, requirement, requirement.heads());
      add(sentences, text, requirement, requirement.area());
    }
    for (Condition condition : conditions) {
      if (!condition.met()) {
        sentences.add(text.of("why.condition-unmet", condition.what(), condition.remedy()));
      }
    }
    return sentences;
  }

  private static String first(Messages text, Outcome outcome, List<Requirement> requirements) {
    boolean objection = requirements.stream().anyMatch(r -> r.heads().goal().ceiling());
    boolean sharesMet = requirements.stream().allMatch(Requirement::met);
    return switch (outcome) {
      case PASSED -> text.of(objection ? "why.passed-objection" : "why.passed");
      case FAILED ->
          sharesMet
              ? text.of("why.failed-condition")
              : text.of(objection ? "why.failed-objection" : "why.failed");
      case NO_QUORUM -> text.of("why.no-quorum");
    };
  }

  private static void add(List<String> sentences, Messages text, Requirement requirement, Bar bar) {
    if (bar.goal().asksNothing() || bar.met()) {
      return;
    }
    sentences.add(
        text.of(
            bar.goal().ceiling() ? "why.over" : "why.unmet",
            requirement.name(),
            text.of(bar.measure()),
            bar.words(text, bar.missing())));
  }
}
