package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Option;

/**
 * Naming the one co-owner who votes for a party. Moves no head and no area.
 *
 * @param community path segment
 * @param part id of one of the party's parts
 * @param place where it is
 * @param owners the co-owners
 * @param current who is named now, empty when nobody is
 * @param chosen as chosen before
 * @param evidence as typed before
 */
public record NamedVoterPage(
    Shell shell,
    Command command,
    String community,
    String part,
    String place,
    List<Option> owners,
    String current,
    String chosen,
    String evidence,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public NamedVoterPage {
    owners = List.copyOf(owners);
  }

  @Override
  public String template() {
    return "staff/namedVoter.jte";
  }
}
