package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;
import org.jspecify.annotations.Nullable;

/**
 * Entering a sheet: first, or blind a second time by somebody else.
 *
 * @param motion the motion
 * @param sheet its number
 * @param second whether this is the second person's entry, which shows nothing of the first
 * @param lines as typed before, and empty ones to fill in
 */
public record SheetEntryPage(
    Shell shell,
    Command command,
    MotionHead motion,
    long sheet,
    boolean second,
    List<EntryLine> lines,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public SheetEntryPage {
    lines = List.copyOf(lines);
  }

  /**
   * One ballot paper.
   *
   * @param number counted from 1
   * @param part id of a part of the party
   * @param choice null when not chosen yet
   * @param received local date and time in the form of HTML ({@code 2026-03-01T09:00})
   */
  public record EntryLine(int number, String part, @Nullable Choice choice, String received) {}

  @Override
  public String template() {
    return "staff/sheetEntry.jte";
  }
}
