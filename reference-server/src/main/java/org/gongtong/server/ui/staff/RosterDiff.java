package org.gongtong.server.ui.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.RosterChange;
import org.gongtong.core.place.RosterColumn;
import org.gongtong.core.place.RosterDifference;
import org.gongtong.core.place.RosterPreview;
import org.gongtong.server.intake.Fault;
import org.gongtong.server.intake.WaitingRoster;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;

/** Words the difference between two rosters. Immutable. */
record RosterDiff(Language language) {

  private static final int SHOWN = 200;
  private static final RosterDifference NOTHING =
      new RosterDifference(List.of(), List.of(), List.of());

  RosterDiffPage page(
      Shell shell,
      Command command,
      String community,
      String upload,
      WaitingRoster waiting,
      Optional<RosterPreview> preview,
      List<String> openMotions) {
    RosterDifference difference = preview.map(RosterPreview::difference).orElse(NOTHING);
    int parts = waiting.roster().parts().size();
    return new RosterDiffPage(
        shell,
        command,
        community,
        upload,
        waiting.fileName(),
        waiting.effective(),
        difference.added().size(),
        difference.changed().size(),
        difference.gone().size(),
        parts - difference.added().size() - difference.changed().size(),
        RosterFigures.of(waiting.roster(), language),
        difference.all().stream().limit(SHOWN).map(this::row).toList(),
        waiting.dropped(),
        Stream.concat(
                waiting.notices().stream(),
                preview.stream().flatMap(p -> p.warnings().stream()).map(Fault::notice))
            .map(notice -> language == Language.EN ? notice.en() : notice.zh())
            .toList(),
        openMotions);
  }

  private RosterDiffPage.DiffRow row(RosterChange change) {
    ExclusivePart part = change.part();
    return new RosterDiffPage.DiffRow(
        kind(change),
        part.id(),
        RosterDesk.place(part),
        part.kind().word().in(language),
        part.area().hundredths(),
        part.owners(),
        RosterDesk.spaced(part.status().word().in(language), language),
        change instanceof RosterChange.Changed changed
            ? changes(changed.before(), changed.part())
            : List.of());
  }

  private static DiffKind kind(RosterChange change) {
    if (change instanceof RosterChange.Changed) {
      return DiffKind.CHANGED;
    }
    return change instanceof RosterChange.Added ? DiffKind.ADDED : DiffKind.GONE;
  }

  private List<RosterDiffPage.Change> changes(ExclusivePart before, ExclusivePart after) {
    List<RosterDiffPage.Change> changes = new ArrayList<>();
    for (RosterColumn column : RosterColumn.values()) {
      String was = column.text(before, language);
      String is = column.text(after, language);
      if (!was.equals(is)) {
        changes.add(new RosterDiffPage.Change(column.heading(language), was, is));
      }
    }
    return changes;
  }
}
