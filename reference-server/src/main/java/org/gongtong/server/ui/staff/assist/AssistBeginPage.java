package org.gongtong.server.ui.staff.assist;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.Option;

/**
 * At which door, and who is there.
 *
 * @param command hidden fields; its key becomes the id of the session
 * @param part id of the part, empty while none was found
 * @param place where that is
 * @param owners its owners, empty while none was found
 * @param who the owner who votes for them, or as chosen before
 * @param running address of the session the worker has, empty if none
 */
public record AssistBeginPage(
    Shell shell,
    Command command,
    MotionHead motion,
    String part,
    String place,
    List<Option> owners,
    String who,
    String running,
    FormErrors errors)
    implements Page {
  /** Copies the list. */
  public AssistBeginPage {
    owners = List.copyOf(owners);
  }

  @Override
  public String template() {
    return "staff/assistBegin.jte";
  }
}
