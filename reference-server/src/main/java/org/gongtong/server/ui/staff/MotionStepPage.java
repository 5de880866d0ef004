package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;

/**
 * Taking a step: what it does, and sometimes why.
 *
 * @param motion the motion
 * @param step the step
 * @param consequences what happens, in the reader's language
 * @param needsReason whether a reason must be given
 * @param reason as typed before
 */
public record MotionStepPage(
    Shell shell,
    Command command,
    MotionHead motion,
    MotionStep step,
    List<String> consequences,
    boolean needsReason,
    String reason,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public MotionStepPage {
    consequences = List.copyOf(consequences);
  }

  @Override
  public String template() {
    return "staff/motionStep.jte";
  }
}
