package org.gongtong.server.ui.staff.person;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Giving somebody the card of the time bank, or another one.
 *
 * @param community slug
 * @param person id
 * @param name masked
 * @param given whether he has been given one
 * @param replaced when others replaced it, by whom and why
 * @param reason as typed
 */
public record CardPage(
    Shell shell,
    Command command,
    String community,
    String person,
    String name,
    boolean given,
    List<PersonPage.Line> replaced,
    String reason,
    FormErrors errors)
    implements Page {

  /** Copies the list. */
  public CardPage {
    replaced = List.copyOf(replaced);
  }

  @Override
  public String template() {
    return "staff/personCard.jte";
  }
}
