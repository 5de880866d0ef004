package org.gongtong.server.ui.open;

import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Attachment;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.Need;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.part.TurnoutPanel;

/**
 * A motion as the public reads it.
 *
 * @param motion what is asked, by whom it is decided, and when
 * @param remark why it was withdrawn, empty otherwise
 * @param explanation the proposer's paragraphs (Chinese)
 * @param contentHash hash of question, scope and attachments, frozen at announcement; empty before
 * @param attachments documents frozen with it
 * @param needs what the law requires for the motion to pass
 * @param needsRefused why that cannot be said: no rule in force, a missing pack; else empty
 * @param objection whether silence agrees and only objections count
 * @param legalRisk why lawyers doubt this way of deciding, empty where they do not
 * @param turnout how much of it is shown
 */
public record MotionPage(
    Shell shell,
    MotionHead motion,
    String remark,
    List<String> explanation,
    String contentHash,
    List<Attachment> attachments,
    List<Need> needs,
    List<Refusal> needsRefused,
    boolean objection,
    String legalRisk,
    TurnoutPanel turnout)
    implements Page {
  /** Copies the lists. */
  public MotionPage {
    explanation = List.copyOf(explanation);
    attachments = List.copyOf(attachments);
    needs = List.copyOf(needs);
    needsRefused = List.copyOf(needsRefused);
  }

  @Override
  public String template() {
    return "open/motion.jte";
  }
}
