package org.gongtong.server.ui.staff.person;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Persons of a community, and the form that records one.
 *
 * @param command hidden fields of the form
 * @param community slug
 * @param query what was looked for, empty for all
 * @param rows persons, masked
 * @param next cursor of the next page, empty on the last
 * @param draft the form as typed
 * @param erased whether a person was erased just now
 * @param errors what is wrong with the form
 */
public record PersonsPage(
    Shell shell,
    Command command,
    String community,
    String query,
    List<Row> rows,
    String next,
    Draft draft,
    boolean erased,
    FormErrors errors)
    implements Page {

  /** Copies the list. */
  public PersonsPage {
    rows = List.copyOf(rows);
  }

  /**
   * One person, masked.
   *
   * @param id his id
   * @param name masked
   * @param phone masked, or empty
   * @param number identity number, masked, or empty
   * @param owners owners' ids he is behind
   */
  public record Row(String id, String name, String phone, String number, List<String> owners) {

    /** Copies the list. */
    public Row {
      owners = List.copyOf(owners);
    }
  }

  /** The fields of the form as typed. */
  public record Draft(String name, String phone, String number, String birth) {}

  @Override
  public String template() {
    return "staff/persons.jte";
  }
}
