package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;

/**
 * The lines on which two entries of a sheet differ, to be settled with the paper in hand.
 *
 * @param motion the motion
 * @param sheet its number
 * @param firstBy login of the first person
 * @param secondBy login of the second
 * @param differences the lines
 */
public record SheetSettlePage(
    Shell shell,
    Command command,
    MotionHead motion,
    long sheet,
    String firstBy,
    String secondBy,
    List<Difference> differences,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public SheetSettlePage {
    differences = List.copyOf(differences);
  }

  /**
   * One line.
   *
   * @param line its number
   * @param first what the first person entered, in words
   * @param second what the second entered, in words
   */
  public record Difference(int line, String first, String second) {}

  @Override
  public String template() {
    return "staff/sheetSettle.jte";
  }
}
