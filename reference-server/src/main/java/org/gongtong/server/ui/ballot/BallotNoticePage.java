package org.gongtong.server.ui.ballot;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.MotionHead;
import org.jspecify.annotations.Nullable;

/**
 * A voter cannot go on, and what to do instead.
 *
 * @param motion the motion, null when the session was over before it was known
 * @param receipts the ballots that are in the box already
 */
public record BallotNoticePage(
    Shell shell, BallotNotice notice, @Nullable MotionHead motion, List<Cast> receipts)
    implements Page {
  /** Copies the list. */
  public BallotNoticePage {
    receipts = List.copyOf(receipts);
  }

  /**
   * A ballot in the box.
   *
   * @param number receipt number
   * @param channel how it came in
   * @param recorded when it was recorded, in the place's zone
   */
  public record Cast(String number, ChannelName channel, ZonedDateTime recorded) {}

  @Override
  public String template() {
    return "ballot/notice.jte";
  }
}
