package org.gongtong.server.ui.open;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Attachment;
import org.gongtong.server.ui.part.Citation;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.TurnoutPanel;
import org.gongtong.server.ui.text.Goal;

/**
 * A motion as the public reads it.
 *
 * @param motion what is asked, by whom it is decided, and when
 * @param explanation the proposer's paragraphs (Chinese)
 * @param contentHash hash of question, scope and attachments, frozen at announcement; empty before
 * @param attachments documents frozen with it
 * @param needs what the law requires for the motion to pass
 * @param turnout how much of it is shown
 */
public record MotionPage(
    Shell shell,
    MotionHead motion,
    List<String> explanation,
    String contentHash,
    List<Attachment> attachments,
    List<Need> needs,
    TurnoutPanel turnout)
    implements Page {
  /** Copies the lists. */
  public MotionPage {
    explanation = List.copyOf(explanation);
    attachments = List.copyOf(attachments);
    needs = List.copyOf(needs);
  }

  /**
   * A requirement before anything is counted; it holds for heads and for area alike.
   *
   * @param name what is required, in the reader's language
   * @param basis what the share is of, in the reader's language
   * @param goal the threshold
   * @param citation the article
   */
  public record Need(String name, String basis, Goal goal, Citation citation) {}

  @Override
  public String template() {
    return "open/motion.jte";
  }
}
