package org.gongtong.server.ui.staff;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.MotionHead;

/**
 * Looking at an announcement once more before it is made: it cannot be changed afterwards.
 *
 * @param opens when the vote would open
 * @param closes when it would close
 * @param lasts how long that is, in words
 * @param parties how many owners would vote
 * @param notice how many days of notice there would be, and what is asked for, in words
 * @param warnings what is unusual about it, a sentence each; keeps nobody from announcing
 */
public record AnnounceCheckPage(
    Shell shell,
    Command command,
    MotionHead motion,
    ZonedDateTime opens,
    ZonedDateTime closes,
    String lasts,
    int parties,
    String notice,
    List<String> warnings)
    implements Page {
  /** Copies the list. */
  public AnnounceCheckPage {
    warnings = List.copyOf(warnings);
  }

  @Override
  public String template() {
    return "staff/announceCheck.jte";
  }
}
