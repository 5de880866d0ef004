package org.gongtong.server.ui.desk;

import java.util.ArrayList;
import java.util.List;
import org.gongtong.core.decision.Attachment;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.server.ui.part.Option;
import org.gongtong.server.ui.part.PlaceWords;
import org.gongtong.server.ui.staff.MotionFormPage.Difference;
import org.gongtong.server.ui.staff.MotionFormPage.Draft;
import org.gongtong.server.ui.staff.MotionFormPage.Overtaken;
import org.gongtong.server.ui.text.Messages;

/** Says in what a draft that was saved meanwhile differs from a form. */
final class DraftChanges {

  private DraftChanges() {}

  /**
   * The differences.
   *
   * @param saved the version that was saved
   * @param form what was typed, its documents included
   * @param matters what may be decided, to name a matter as the form does
   */
  static Overtaken between(
      Messages text, MotionVersion saved, DraftForm form, List<Option> matters) {
    MotionContent content = saved.motion().content();
    Draft theirs = DraftForm.of(content);
    Draft mine = form.draft();
    List<Difference> differences = new ArrayList<>();
    if (!theirs.matter().equals(mine.matter())) {
      differences.add(new Difference(text.of("motion.matter"), named(theirs.matter(), matters)));
    }
    if (!theirs.scope().equals(mine.scope())) {
      differences.add(
          new Difference(text.of("motion.scope"), PlaceWords.scope(text, content.scope())));
    }
    add(differences, text.of("draft.parts"), theirs.parts(), mine.parts());
    add(differences, text.of("draft.question"), theirs.question(), mine.question());
    add(differences, text.of("draft.explanation"), theirs.explanation(), mine.explanation());
    add(differences, text.of("motion.compact"), theirs.compactClause(), mine.compactClause());
    if (!content.attachments().equals(form.papers())) {
      String names =
          String.join("\n", content.attachments().stream().map(Attachment::name).toList());
      differences.add(new Difference(text.of("motion.attachments"), names));
    }
    return new Overtaken(
        saved.motion().version(),
        saved.actor().id(),
        saved.recordedAt().atZone(saved.motion().zone()),
        differences.stream().map(d -> new Difference(d.label(), orNone(text, d.saved()))).toList());
  }

  private static void add(List<Difference> differences, String label, String theirs, String mine) {
    if (!theirs.equals(mine)) {
      differences.add(new Difference(label, theirs));
    }
  }

  private static String orNone(Messages text, String saved) {
    return saved.isEmpty() ? text.of("draft.saved-empty") : saved;
  }

  private static String named(String matter, List<Option> matters) {
    return matters.stream()
        .filter(option -> option.value().equals(matter))
        .map(Option::label)
        .findFirst()
        .orElse(matter);
  }
}
