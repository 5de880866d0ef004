package org.gongtong.server.ui.staff;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;

/**
 * Voting letters: printing them once, and again where one was lost.
 *
 * @param motion the motion
 * @param open whether letters can be printed: while the vote is open
 * @param waiting parties whose letter is not printed yet
 * @param issued letters printed
 * @param reprinted of them, printed again
 * @param reprintings how often any was printed again
 * @param address the site's address as the letters have it
 * @param local whether that address leads nobody here but whoever sits at the server
 * @param reprints the reprints, the latest first
 * @param part as typed before
 * @param reason as typed before
 * @param reasonOfAll as typed before
 */
public record LettersPage(
    Shell shell,
    Command command,
    MotionHead motion,
    boolean open,
    long waiting,
    long issued,
    long reprinted,
    long reprintings,
    String address,
    boolean local,
    List<ReprintRow> reprints,
    String part,
    String reason,
    String reasonOfAll,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public LettersPage {
    reprints = List.copyOf(reprints);
  }

  /**
   * One reprint.
   *
   * @param place the part
   * @param at when
   * @param by login of who did it
   * @param reason why
   */
  public record ReprintRow(String place, ZonedDateTime at, String by, String reason) {}

  @Override
  public String template() {
    return "staff/letters.jte";
  }
}
