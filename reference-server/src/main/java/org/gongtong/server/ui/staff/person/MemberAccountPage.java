package org.gongtong.server.ui.staff.person;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Link;

/**
 * A person's account of time: the ones he has, or opening one.
 *
 * @param community slug
 * @param person id
 * @param name his name, masked
 * @param accounts those that he has, with their pages
 * @param open whether one of them is open, so that no other is opened
 * @param opened the first day, as typed
 */
public record MemberAccountPage(
    Shell shell,
    Command command,
    String community,
    String person,
    String name,
    List<Link> accounts,
    boolean open,
    String opened,
    FormErrors errors)
    implements Page {
  /** Copies the list. */
  public MemberAccountPage {
    accounts = List.copyOf(accounts);
  }

  @Override
  public String template() {
    return "staff/personAccount.jte";
  }
}
