package org.gongtong.server.ui.staff.person;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * What a person agreed to, and the form that adds a consent.
 *
 * @param command hidden fields of the form
 * @param community slug
 * @param person id
 * @param name masked
 * @param rows consents, the first one first
 * @param purposes what one can agree to
 * @param guardians who may agree for him: id and masked name; none of an adult
 * @param draft the form as typed
 * @param errors what is wrong with the form
 */
public record ConsentsPage(
    Shell shell,
    Command command,
    String community,
    String person,
    String name,
    List<Row> rows,
    List<Option> purposes,
    List<Option> guardians,
    Draft draft,
    FormErrors errors)
    implements Page {

  /** Copies the lists. */
  public ConsentsPage {
    rows = List.copyOf(rows);
    purposes = List.copyOf(purposes);
    guardians = List.copyOf(guardians);
  }

  /**
   * A consent.
   *
   * @param id its id
   * @param purpose what for
   * @param version of the text
   * @param given when, as people read it
   * @param byGuardian whether a guardian agreed
   * @param withdrawn when it was taken back, as people read it, or empty
   */
  public record Row(
      String id,
      String purpose,
      String version,
      String given,
      boolean byGuardian,
      String withdrawn) {}

  /** The form as typed. */
  public record Draft(String purpose, String version, String guardian) {}

  @Override
  public String template() {
    return "staff/personConsents.jte";
  }
}
