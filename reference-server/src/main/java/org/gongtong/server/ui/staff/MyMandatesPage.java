package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;

/**
 * What a member of staff may do, and what he would need for the rest.
 *
 * @param login who
 * @param rows his mandates, those in force first
 * @param missing what he may do nowhere
 */
public record MyMandatesPage(Shell shell, String login, List<Own> rows, List<Missing> missing)
    implements Page {

  /** Copies the lists. */
  public MyMandatesPage {
    rows = List.copyOf(rows);
    missing = List.copyOf(missing);
  }

  /**
   * One mandate of his.
   *
   * @param mandate what, where, until when and from whom
   * @param actions what it lets him do now; none while it is not in force
   */
  public record Own(MandatesPage.Row mandate, List<String> actions) {
    /** Copies the list. */
    public Own {
      actions = List.copyOf(actions);
    }
  }

  /**
   * Something he may not do.
   *
   * @param action what
   * @param needs which mandates would let him, as a refusal names them
   */
  public record Missing(String action, String needs) {}

  @Override
  public String template() {
    return "staff/myMandates.jte";
  }
}
