package org.gongtong.server.ui.ballot;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.jspecify.annotations.Nullable;

/**
 * The ballot paper.
 *
 * @param selected the choice made before, when the voter comes back to change it
 * @param tookPart what having opened the ballot counts as, by the rules of the place; empty if as
 *     nothing
 * @param again whether the party has voted before, and may once more
 */
public record ChoicePage(
    Shell shell,
    Command command,
    BallotSubject subject,
    @Nullable Choice selected,
    String tookPart,
    boolean again,
    FormErrors errors)
    implements Page {
  @Override
  public String template() {
    return "ballot/choice.jte";
  }
}
