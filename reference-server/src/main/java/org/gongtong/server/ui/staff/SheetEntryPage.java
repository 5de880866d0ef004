package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.ChannelName;
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
 * @param channel how the papers came in; chosen by the first person
 * @param received when the papers of the sheet were handed in, as typed
 * @param lines as typed before, and empty ones to fill in
 * @param looked how many lines were looked at and found without fault; null if none were
 * @param taken the number it was sent under, where another sheet has it; null otherwise
 */
public record SheetEntryPage(
    Shell shell,
    Command command,
    MotionHead motion,
    int sheet,
    boolean second,
    ChannelName channel,
    String received,
    List<EntryLine> lines,
    @Nullable Integer looked,
    @Nullable Taken taken,
    FormErrors errors)
    implements Page {
  /** How papers come in. */
  public static final List<ChannelName> CHANNELS =
      List.of(ChannelName.PAPER, ChannelName.MEETING, ChannelName.VISIT);

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
   * @param received local date and time where it differs from the sheet's, as typed
   * @param proxy id of who cast it with a written proxy, as typed
   * @param until the last day of that proxy, as typed
   */
  public record EntryLine(
      int number,
      String part,
      @Nullable Choice choice,
      String received,
      String proxy,
      String until) {}

  /**
   * A number that another sheet has.
   *
   * @param number the number
   * @param by login of who entered that sheet
   */
  public record Taken(int number, String by) {}

  @Override
  public String template() {
    return "staff/sheetEntry.jte";
  }
}
