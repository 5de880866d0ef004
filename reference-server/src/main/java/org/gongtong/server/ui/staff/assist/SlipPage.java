package org.gongtong.server.ui.staff.assist;

import java.time.ZonedDateTime;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.QrSign;

/**
 * The slip for a resident who voted at the door: that a ballot was recorded, never which.
 *
 * @param session its id
 * @param part at whose door
 * @param cast when it was cast
 * @param receipt its receipt
 * @param sign leads to where the public log has it
 */
public record SlipPage(
    Shell shell,
    MotionHead motion,
    String session,
    String part,
    ZonedDateTime cast,
    String receipt,
    QrSign sign)
    implements Page {
  @Override
  public String template() {
    return "staff/assistSlip.jte";
  }
}
