package org.gongtong.core.place;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.LocalizedText;

/** Gathers notes row by row, so that a thousand alike become one. Confined to one thread. */
final class RosterNotes {

  /** How many rows a note names; of the others it tells the number. */
  private static final int NAMED = 10;

  private static final class Rows {
    private final List<LocalizedText> first = new ArrayList<>();
    private long count;
    private long last;
  }

  private final Map<RosterNote.Code, Rows> rows = new EnumMap<>(RosterNote.Code.class);

  /** Counts a row once, however often it is noted. */
  void note(RosterNote.Code code, long number, LocalizedText where) {
    Rows noted = rows.computeIfAbsent(code, ignored -> new Rows());
    if (noted.last == number) {
      return;
    }
    noted.last = number;
    noted.count++;
    if (noted.first.size() < NAMED) {
      noted.first.add(where);
    }
  }

  List<RosterNote> all() {
    List<RosterNote> notes = new ArrayList<>();
    rows.forEach((code, noted) -> notes.add(new RosterNote(code, text(code, noted))));
    return notes;
  }

  private static LocalizedText text(RosterNote.Code code, Rows noted) {
    boolean more = noted.count > noted.first.size();
    String zh =
        noted.first.stream().map(LocalizedText::zh).collect(Collectors.joining("、"))
            + (more ? "等" : "");
    String en =
        noted.first.stream().map(LocalizedText::en).collect(Collectors.joining(", "))
            + (more ? " and more" : "");
    String count = Long.toString(noted.count);
    return LocalizedText.of(
        code.text().zh().replace("{count}", count).replace("{rows}", zh),
        code.text().en().replace("{count}", count).replace("{rows}", en));
  }
}
