package org.gongtong.server.ui.staff;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Attachment;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.MotionState;
import org.gongtong.server.ui.part.Need;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.part.TurnoutPanel;

/**
 * A motion as staff see it: where it is in its life, and what can be done.
 *
 * @param motion the motion
 * @param warnings what hinders the next step
 * @param remark why it was withdrawn or annulled, empty otherwise
 * @param timeline its states in order
 * @param steps what can be done now, and what cannot yet
 * @param tasks where to go from here
 * @param explanation the proposer's paragraphs (Chinese)
 * @param attachments documents that belong to it
 * @param needs what the law requires for the motion to pass
 * @param turnout what may be shown of it
 * @param channels ballots that count by channel; none before the count
 * @param contentHash hash of question, scope and attachments
 */
public record MotionDeskPage(
    Shell shell,
    MotionHead motion,
    List<Refusal> warnings,
    String remark,
    List<TimelineRow> timeline,
    List<StepRow> steps,
    List<Link> tasks,
    List<String> explanation,
    List<Attachment> attachments,
    List<Need> needs,
    TurnoutPanel turnout,
    List<ChannelRow> channels,
    String contentHash)
    implements Page {
  /** Copies the lists. */
  public MotionDeskPage {
    warnings = List.copyOf(warnings);
    timeline = List.copyOf(timeline);
    steps = List.copyOf(steps);
    tasks = List.copyOf(tasks);
    explanation = List.copyOf(explanation);
    attachments = List.copyOf(attachments);
    needs = List.copyOf(needs);
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
   * Ballots that count and came in through one channel; never how they fall.
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
