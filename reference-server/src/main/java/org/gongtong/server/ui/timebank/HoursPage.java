package org.gongtong.server.ui.timebank;

import java.time.ZonedDateTime;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.QrSign;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an account, with its receipt.
 *
 * @param done whether it was made just now
 * @param what what it was, in the reader's language
 * @param minutes how much, in words
 * @param at when it took effect, in the bank's zone
 * @param recorded when it was recorded, likewise
 * @param edition the edition of the rules it was made under
 * @param visit where the visit is that it pays for, or empty
 * @param receipt the receipt, or empty where none is kept
 * @param sign square that leads to where the public log has it; null where there is no receipt
 */
public record HoursPage(
    Shell shell,
    boolean done,
    String what,
    String minutes,
    ZonedDateTime at,
    ZonedDateTime recorded,
    String edition,
    String visit,
    String receipt,
    @Nullable QrSign sign)
    implements Page {
  @Override
  public String template() {
    return "timebank/hours.jte";
  }
}
