package org.gongtong.server.ui.election;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;

/**
 * Voting letters of an election: printing them once, and again where one was lost.
 *
 * @param election the election
 * @param open whether letters can be printed
 * @param waiting voters whose letter is not printed yet
 * @param issued letters printed
 * @param reprinted of them, printed again
 * @param address the site's address as the letters have it
 * @param local whether that address leads nobody here but whoever sits at the server
 * @param reprints the reprints, the latest first
 * @param voter as typed before
 * @param reason as typed before
 */
public record ElectionLettersPage(
    Shell shell,
    Command command,
    ElectionHead election,
    boolean open,
    long waiting,
    long issued,
    long reprinted,
    String address,
    boolean local,
    List<ReprintRow> reprints,
    String voter,
    String reason,
    FormErrors errors)
    implements Page {
  /** Copies the list. */
  public ElectionLettersPage {
    reprints = List.copyOf(reprints);
  }

  /**
   * One reprint.
   *
   * @param voter the voter's number
   * @param at when
   * @param by login of who did it
   * @param reason why
   */
  public record ReprintRow(int voter, ZonedDateTime at, String by, String reason) {}

  @Override
  public String template() {
    return "election/letters.jte";
  }
}
