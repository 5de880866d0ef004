package org.gongtong.server.ui.staff.person;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * What is kept of a person, masked, or in full right after somebody asked for it with a purpose.
 *
 * @param command hidden fields of the forms
 * @param community slug
 * @param person id
 * @param details what is kept, masked or in full
 * @param full whether they are in full
 * @param links owners' ids he is behind, with evidence
 * @param findings what he was found to be
 * @param consents what he agreed to
 * @param erasure who entered a request to erase and when, or empty
 * @param typed what was typed into the forms
 * @param errors what is wrong with a form
 */
public record PersonPage(
    Shell shell,
    Command command,
    String community,
    String person,
    List<Line> details,
    boolean full,
    List<Line> links,
    List<Line> findings,
    List<Line> consents,
    String erasure,
    Typed typed,
    FormErrors errors)
    implements Page {

  /** Copies the lists. */
  public PersonPage {
    details = List.copyOf(details);
    links = List.copyOf(links);
    findings = List.copyOf(findings);
    consents = List.copyOf(consents);
  }

  /**
   * A line of what is kept.
   *
   * @param name what it is, in the reader's language
   * @param value what stands there
   */
  public record Line(String name, String value) {}

  /** The fields of the forms as typed. */
  public record Typed(String owner, String evidence, String purpose, String why) {
    static final Typed NOTHING = new Typed("", "", "", "");
  }

  @Override
  public String template() {
    return "staff/person.jte";
  }
}
