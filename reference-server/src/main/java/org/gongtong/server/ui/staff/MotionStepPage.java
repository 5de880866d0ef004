package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Taking a step: what it does, and sometimes why.
 *
 * @param motion the motion
 * @param step the step
 * @param consequences what happens, in the reader's language
 * @param warnings what should be put right before, and keeps nobody from taking the step
 * @param needsReason whether a reason must be given
 * @param reason as typed before
 * @param window when voting is to open and close, where that is said with this step; else null
 */
public record MotionStepPage(
    Shell shell,
    Command command,
    MotionHead motion,
    MotionStep step,
    List<String> consequences,
    List<Refusal> warnings,
    boolean needsReason,
    String reason,
    @Nullable Window window,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public MotionStepPage {
    consequences = List.copyOf(consequences);
    warnings = List.copyOf(warnings);
  }

  /**
   * When voting is to open and close.
   *
   * @param opens local date and time in the form of HTML ({@code 2026-03-01T09:00}), as typed
   * @param closes likewise
   * @param zone the place's time zone
   * @param earliest when it can open at the earliest, or null where that is not known
   */
  public record Window(
      String opens, String closes, String zone, MotionFormPage.@Nullable Earliest earliest) {}

  @Override
  public String template() {
    return "staff/motionStep.jte";
  }
}
