package org.gongtong.server.ui.staff;

import java.time.LocalDate;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk sees first in a community.
 *
 * @param community path segment
 * @param parts exclusive parts on the roster
 * @param parties sets of owners, each one head
 * @param areaHundredths floor area of all parts, in hundredths of a square metre
 * @param rosterFrom day from which the roster in force holds, null before the first import
 * @param motions those not yet final, the most urgent first
 * @param warnings things that need somebody now
 */
public record DeskPage(
    Shell shell,
    String community,
    long parts,
    long parties,
    long areaHundredths,
    @Nullable LocalDate rosterFrom,
    List<DeskRow> motions,
    List<Refusal> warnings)
    implements Page {
  /** Copies the lists. */
  public DeskPage {
    motions = List.copyOf(motions);
    warnings = List.copyOf(warnings);
  }

  /**
   * One motion.
   *
   * @param motion the motion
   * @param next what is to be done next, in the reader's language
   */
  public record DeskRow(MotionHead motion, String next) {}

  @Override
  public String template() {
    return "staff/desk.jte";
  }
}
