package org.gongtong.server.ui.staff.assist;

import java.time.ZonedDateTime;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.ballot.BallotSubject;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.jspecify.annotations.Nullable;

/**
 * A page of an assisted session.
 *
 * @param step which
 * @param session its id
 * @param who the owner at the door
 * @param until when the session ends
 * @param choice what was chosen, on the page that checks it; null on every other
 */
public record AssistPage(
    Shell shell,
    Command command,
    Step step,
    BallotSubject subject,
    String session,
    String who,
    ZonedDateTime until,
    @Nullable Choice choice,
    FormErrors errors)
    implements Page {

  /** One thing a page. */
  public enum Step {
    EVIDENCE("evidence"),
    CHOICE("choice"),
    CHECK("check"),
    DONE("done");

    private final String code;

    Step(String code) {
      this.code = code;
    }

    /** As in addresses and names of templates. */
    public String code() {
      return code;
    }
  }

  @Override
  public String template() {
    String code = step.code();
    return "staff/assist" + Character.toUpperCase(code.charAt(0)) + code.substring(1) + ".jte";
  }
}
