package org.gongtong.server.ui.staff.account;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Which persons hold a login. Persons are ids here: who looks after logins reads nobody's details.
 *
 * @param login the login
 * @param person as typed before, empty at first
 * @param evidence as typed before, empty at first
 */
public record AccountPersonPage(
    Shell shell,
    Command command,
    String login,
    List<Row> rows,
    String person,
    String evidence,
    FormErrors errors)
    implements Page {
  /** Copies the list. */
  public AccountPersonPage {
    rows = List.copyOf(rows);
  }

  /**
   * A link.
   *
   * @param person id of the person
   * @param evidence what shows it
   * @param by who recorded it
   * @param at when, in words
   */
  public record Row(String person, String evidence, String by, String at) {}

  @Override
  public String template() {
    return "staff/accountPerson.jte";
  }
}
