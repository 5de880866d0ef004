package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionState;
import org.gongtong.server.ui.part.TurnoutPanel;

/**
 * A motion as staff see it: where it is in its life, and what can be done.
 *
 * @param motion the motion
 * @param timeline its states in order
 * @param steps what can be done now, and what cannot yet
 * @param turnout what may be shown of it
 * @param channels ballots received by channel
 * @param contentHash hash frozen at announcement, empty before
 */
public record MotionDeskPage(
    Shell shell,
    MotionHead motion,
    List<TimelineRow> timeline,
    List<StepRow> steps,
    TurnoutPanel turnout,
    List<ChannelRow> channels,
    String contentHash)
    implements Page {
  /** Copies the lists. */
  public MotionDeskPage {
    timeline = List.copyOf(timeline);
    steps = List.copyOf(steps);
    channels = List.copyOf(channels);
  }

  /**
   * One state.
   *
   * @param state the state
   * @param progress behind, now, ahead
   * @param note when and by whom, or when it is due; in the reader's language
   */
  public record TimelineRow(MotionState state, Progress progress, String note) {}

  /**
   * One step.
   *
   * @param step the step
   * @param allowed whether it can be taken now
   * @param note what it does, or why it cannot be taken yet; in the reader's language
   */
  public record StepRow(MotionStep step, boolean allowed, String note) {}

  /**
   * Ballots received through one channel; never how they fall.
   *
   * @param name in the reader's language
   * @param received how many
   */
  public record ChannelRow(String name, long received) {}

  @Override
  public String template() {
    return "staff/motionDesk.jte";
  }
}
