package org.gongtong.server.ui.election;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Taking a step: what it does, and sometimes why.
 *
 * @param election the election
 * @param step the step
 * @param hindrances what must be put right before
 * @param reason as typed before
 * @param witness the login of the second person, where the step takes two, as typed
 * @param window when voting is to open and close, where that is said with this step; else null
 */
public record ElectionStepPage(
    Shell shell,
    Command command,
    ElectionHead election,
    ElectionStep step,
    List<Refusal> hindrances,
    String reason,
    String witness,
    @Nullable Window window,
    FormErrors errors)
    implements Page {
  /** Copies the list. */
  public ElectionStepPage {
    hindrances = List.copyOf(hindrances);
  }

  /**
   * When voting is to open and close.
   *
   * @param opens local date and time in the form of HTML ({@code 2026-03-01T09:00}), as typed
   * @param closes likewise
   * @param zone the place's time zone
   */
  public record Window(String opens, String closes, String zone) {}

  @Override
  public String template() {
    return "election/step.jte";
  }
}
