package org.gongtong.server.ui.staff.person;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * What a person was found to be, and the form that adds a finding.
 *
 * @param command hidden fields of the form
 * @param community slug
 * @param person id
 * @param name masked
 * @param rows findings, the first one first
 * @param kinds what somebody can be found to be
 * @param draft the form as typed
 * @param errors what is wrong with the form
 */
public record FindingsPage(
    Shell shell,
    Command command,
    String community,
    String person,
    String name,
    List<Row> rows,
    List<Option> kinds,
    Draft draft,
    FormErrors errors)
    implements Page {

  /** Copies the lists. */
  public FindingsPage {
    rows = List.copyOf(rows);
    kinds = List.copyOf(kinds);
  }

  /**
   * A finding.
   *
   * @param kind what
   * @param from first day, as people read it
   * @param to first day no longer included, as people read it, or empty
   * @param evidence what shows it
   * @param guardian masked name, or empty
   */
  public record Row(String kind, String from, String to, String evidence, String guardian) {}

  /**
   * The form as typed.
   *
   * @param ageSeen whether a document was seen that shows the age
   */
  public record Draft(
      String kind, String from, String to, String evidence, boolean ageSeen, String guardian) {}

  @Override
  public String template() {
    return "staff/personFindings.jte";
  }
}
