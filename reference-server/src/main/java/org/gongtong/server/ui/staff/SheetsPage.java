package org.gongtong.server.ui.staff;

import java.time.ZonedDateTime;
import java.util.List;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.Command;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.Refusal;

/**
 * Paper ballots: the numbered sheets, whether all papers are accounted for, and what was corrected.
 *
 * @param motion the motion
 * @param takesPaper whether papers are entered now: the vote is open, or closed and not counted
 * @param sheets by number
 * @param nextSheet number of the next sheet
 * @param papers the account of ballot papers
 * @param findings what does not balance
 * @param corrections of ballots on the sheets, the latest first
 */
public record SheetsPage(
    Shell shell,
    Command command,
    MotionHead motion,
    boolean takesPaper,
    List<SheetRow> sheets,
    int nextSheet,
    Papers papers,
    List<Refusal> findings,
    List<CorrectionRow> corrections,
    FormErrors errors)
    implements Page {
  /** Copies the lists. */
  public SheetsPage {
    sheets = List.copyOf(sheets);
    findings = List.copyOf(findings);
    corrections = List.copyOf(corrections);
  }

  /**
   * One sheet.
   *
   * @param number counted from 1
   * @param channel how the papers came in
   * @param lines ballots on it
   * @param enteredBy login of the first person
   * @param checkedBy login of the second, empty before
   * @param state how far it is
   * @param mine whether the reader entered it, and so leaves the check to another
   */
  public record SheetRow(
      int number,
      ChannelName channel,
      long lines,
      String enteredBy,
      String checkedBy,
      SheetState state,
      boolean mine) {}

  /**
   * The account of ballot papers, as typed.
   *
   * @param issued handed out
   * @param returned came back
   * @param spoilt came back void (blank, unreadable, marked twice)
   * @param entered ballots on the sheets
   * @param letters voting letters printed, each with a paper at its foot
   * @param reprinted letters printed again, with another paper
   * @param balances whether somebody has counted and every paper is accounted for
   */
  public record Papers(
      String issued,
      String returned,
      String spoilt,
      long entered,
      long letters,
      long reprinted,
      boolean balances) {}

  /**
   * One correction. What stands on the ballot is not said here, so that nobody adds up.
   *
   * @param ballot id of the ballot
   * @param place where on paper: sheet and line
   * @param at when
   * @param by login
   * @param reason why
   * @param voids whether the ballot was taken back
   */
  public record CorrectionRow(
      String ballot, String place, ZonedDateTime at, String by, String reason, boolean voids) {}

  @Override
  public String template() {
    return "staff/sheets.jte";
  }
}
