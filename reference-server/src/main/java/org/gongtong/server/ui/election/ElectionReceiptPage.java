package org.gongtong.server.ui.election;

import java.time.ZonedDateTime;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.QrSign;

/**
 * Somebody has taken part. Nothing here knows a choice.
 *
 * @param election what was elected
 * @param number receipt number; it proves taking part
 * @param sign square that leads to where the public log has it
 * @param paper whether it was by a ballot paper
 * @param recorded when, in the place's zone; told to the minute
 */
public record ElectionReceiptPage(
    Shell shell,
    ElectionHead election,
    String number,
    QrSign sign,
    boolean paper,
    ZonedDateTime recorded)
    implements Page {
  @Override
  public String template() {
    return "election/receipt.jte";
  }
}
