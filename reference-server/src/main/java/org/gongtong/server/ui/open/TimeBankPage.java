package org.gongtong.server.ui.open;

import java.util.List;
import java.util.OptionalLong;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.MonthPlot;

/**
 * A community's time bank, for everybody.
 *
 * @param community slug
 * @param rule what its rules are called; empty if there are none
 * @param edition their edition in force; empty if there is none
 * @param pool what is in the pool, in words; empty where it is not told
 * @param poolDay at the end of which month
 * @param months the months, the newest first
 * @param plot the same, drawn
 * @param longest whether a longer span has no more to show
 */
public record TimeBankPage(
    Shell shell,
    String community,
    String rule,
    String edition,
    String pool,
    String poolDay,
    List<MonthRow> months,
    MonthPlot plot,
    boolean longest)
    implements Page {

  /** Copies the list. */
  public TimeBankPage {
    months = List.copyOf(months);
  }

  /**
   * A month.
   *
   * @param name in the reader's language
   * @param given minutes given
   * @param received minutes received
   * @param pool minutes in the pool when it ended
   */
  public record MonthRow(
      String name, OptionalLong given, OptionalLong received, OptionalLong pool) {}

  @Override
  public String template() {
    return "open/timeBank.jte";
  }
}
