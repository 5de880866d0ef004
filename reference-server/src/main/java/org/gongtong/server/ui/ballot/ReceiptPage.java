package org.gongtong.server.ui.ballot;

import java.time.ZonedDateTime;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Choice;
import org.gongtong.server.ui.part.QrSign;
import org.jspecify.annotations.Nullable;

/**
 * The ballot was cast.
 *
 * @param number receipt number; it proves that a ballot was cast, not which
 * @param sign square that leads to where the public log has it
 * @param recorded when it was recorded, in the place's zone
 * @param subject the motion; and the parts, while the choice is shown
 * @param choice shown for a short while after casting and never again; null then
 */
public record ReceiptPage(
    Shell shell,
    String number,
    QrSign sign,
    ZonedDateTime recorded,
    BallotSubject subject,
    @Nullable Choice choice)
    implements Page {
  @Override
  public String template() {
    return "ballot/receipt.jte";
  }
}
