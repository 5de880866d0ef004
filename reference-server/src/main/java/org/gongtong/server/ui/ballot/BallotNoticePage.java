package org.gongtong.server.ui.ballot;

import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.MotionHead;
import org.jspecify.annotations.Nullable;

/**
 * A voter cannot go on, and what to do instead.
 *
 * @param motion the motion, null when the session was over before it was known
 */
public record BallotNoticePage(Shell shell, BallotNotice notice, @Nullable MotionHead motion)
    implements Page {
  @Override
  public String template() {
    return "ballot/notice.jte";
  }
}
