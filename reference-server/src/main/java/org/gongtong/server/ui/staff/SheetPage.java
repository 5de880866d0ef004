package org.gongtong.server.ui.staff;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.MotionHead;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that was entered: who said something about it, and once it is checked, its lines. What
 * was chosen on them is not shown, so that nobody adds up before the count.
 *
 * @param motion the motion
 * @param sheet its number
 * @param channel how the papers came in
 * @param state how far it is
 * @param takesPaper whether papers are entered and corrected now
 * @param mine whether the reader entered it, and so leaves the check to another
 * @param entries all of them, the first one first
 * @param lines empty before it is checked
 */
public record SheetPage(
    Shell shell,
    MotionHead motion,
    int sheet,
    ChannelName channel,
    SheetState state,
    boolean takesPaper,
    boolean mine,
    List<EntryRow> entries,
    List<LineRow> lines)
    implements Page {
  /** Copies the lists. */
  public SheetPage {
    entries = List.copyOf(entries);
    lines = List.copyOf(lines);
  }

  /**
   * One entry.
   *
   * @param round 1 for the first, 2 for the second, 3 and more for settling
   * @param by login
   * @param at when
   * @param reason empty for the first two
   */
  public record EntryRow(int round, String by, ZonedDateTime at, String reason) {}

  /**
   * One ballot.
   *
   * @param number its line
   * @param part the part it was cast for
   * @param received when it was handed in
   * @param recorder who said first what stands there
   * @param witness who said the same
   * @param ballot id of the ballot, null where it cannot be told
   */
  public record LineRow(
      int number,
      String part,
      @Nullable ZonedDateTime received,
      String recorder,
      String witness,
      @Nullable String ballot) {}

  @Override
  public String template() {
    return "staff/sheet.jte";
  }
}
