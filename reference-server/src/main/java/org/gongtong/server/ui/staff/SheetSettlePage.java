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
 * The lines on which the entries of a sheet differ, to be settled with the paper in hand.
 *
 * @param motion the motion
 * @param sheet its number
 * @param differences the lines
 * @param reason as typed before
 */
public record SheetSettlePage(
    Shell shell,
    Command command,
    MotionHead motion,
    int sheet,
    List<Difference> differences,
    String reason,
    FormErrors errors)
    implements Page {
  /** The value of "no ballot stands on this line". */
  public static final String NONE = "none";

  /** The value of "something else stands on this line". */
  public static final String OTHER = "other";

  /** Copies the lists. */
  public SheetSettlePage {
    differences = List.copyOf(differences);
  }

  /**
   * One line.
   *
   * @param line its number
   * @param said what was entered, each once
   * @param selected the value chosen before, empty at first
   * @param part what else stands there, as typed
   * @param choice what else is chosen there, null when nothing is
   * @param received when that came in, as typed
   * @param proxy id of who cast it with a written proxy, as typed
   * @param until the last day of that proxy, as typed
   */
  public record Difference(
      int line,
      List<Said> said,
      String selected,
      String part,
      @Nullable Choice choice,
      String received,
      String proxy,
      String until) {
    /** Copies the list. */
    public Difference {
      said = List.copyOf(said);
    }

    /** Whether somebody said that no ballot stands there. */
    public boolean noneSaid() {
      return said.stream().anyMatch(Said::none);
    }
  }

  /**
   * What somebody entered.
   *
   * @param value what the form sends
   * @param words in words
   * @param by logins of those who entered it
   * @param none whether it is that no ballot stands there
   */
  public record Said(String value, String words, String by, boolean none) {}

  @Override
  public String template() {
    return "staff/sheetSettle.jte";
  }
}
