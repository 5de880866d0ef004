package org.gongtong.server.ui.open;

import java.util.ArrayList;
import java.util.List;
import org.gongtong.server.ui.part.Bar;
import org.gongtong.server.ui.part.Outcome;
import org.gongtong.server.ui.part.Requirement;
import org.gongtong.server.ui.text.Messages;

/**
 * Says in plain sentences why a motion passed, failed or had no quorum: first the rule, then each
 * figure that decided, with what was missing. The figures are those of the core's verdict; nothing
 * is judged here.
 */
final class Why {
  private Why() {}

  static List<String> sentences(Messages text, Outcome outcome, List<Requirement> requirements) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        switch (outcome) {
          case PASSED -> text.of("why.passed");
          case FAILED -> text.of("why.failed");
          case NO_QUORUM -> text.of("why.no-quorum");
        });
    for (Requirement requirement : requirements) {
      sentences.add(sentence(text, requirement, requirement.heads()));
      sentences.add(sentence(text, requirement, requirement.area()));
    }
    return sentences;
  }

  private static String sentence(Messages text, Requirement requirement, Bar bar) {
    String key = bar.met() ? "why.met" : "why.unmet";
    return text.of(
        key,
        requirement.name(),
        text.of(bar.measure()),
        bar.words(text, bar.actual()),
        requirement.basis(),
        bar.words(text, bar.whole()),
        text.goal(bar.goal()),
        bar.words(text, bar.needed()),
        bar.words(text, bar.missing()));
  }
}
