package org.gongtong.server.ui.ballot;

import java.util.List;
import org.gongtong.server.ui.part.MotionHead;

/**
 * What a voter decides, and with which parts.
 *
 * @param motion the motion
 * @param parts the exclusive parts this ballot speaks for, as places people know
 * @param areaHundredths their floor area in hundredths of a square metre
 */
public record BallotSubject(MotionHead motion, List<String> parts, long areaHundredths) {
  /** Copies the list. */
  public BallotSubject {
    parts = List.copyOf(parts);
  }
}
