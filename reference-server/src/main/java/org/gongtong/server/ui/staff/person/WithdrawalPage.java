package org.gongtong.server.ui.staff.person;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;

/**
 * What follows from taking a consent back, before it is done.
 *
 * @param command hidden fields of the form
 * @param community slug
 * @param person id
 * @param name masked
 * @param consent which one
 * @param follows what is no longer done, in words
 * @param last whether nothing else is known by which his details would be kept
 */
public record WithdrawalPage(
    Shell shell,
    Command command,
    String community,
    String person,
    String name,
    ConsentsPage.Row consent,
    String follows,
    boolean last)
    implements Page {

  @Override
  public String template() {
    return "staff/personWithdrawal.jte";
  }
}
