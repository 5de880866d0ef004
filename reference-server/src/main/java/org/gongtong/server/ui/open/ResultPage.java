package org.gongtong.server.ui.open;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.gongtong.core.decision.assisted.AssistedCount;
import org.gongtong.core.decision.callback.CallBackFigures;
import org.gongtong.server.ui.Page;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.ChannelName;
import org.gongtong.server.ui.part.MotionHead;
import org.gongtong.server.ui.part.Outcome;
import org.gongtong.server.ui.part.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * The result of a motion: what was decided and why, checkable by anyone.
 *
 * @param motion what was asked
 * @param outcome what was decided
 * @param requirements in the order of the law; those not judged (no approval is counted without a
 *     quorum) are left out
 * @param conditions what else the law asks
 * @param figures the counts
 * @param channels by which channel the ballots that count came in
 * @param assisted workers at doors, and how many ballots each brought in
 * @param callBacks what households said when they were called back; null where none were
 * @param rejected ballots that did not count, by code
 * @param lettersIssued voting letters printed; empty if it is not told
 * @param lettersReprinted of them, printed again because the first was lost or spoilt; empty if it
 *     is not told
 * @param posting the public notice, null before it is posted
 * @param remark why it was annulled, empty otherwise
 * @param contentHash hash of what was put to the vote
 * @param rollHash hash of the roll
 * @param exportHash hash of the files anyone may recount from, empty when not yet exported
 */
public record ResultPage(
    Shell shell,
    MotionHead motion,
    Outcome outcome,
    List<Requirement> requirements,
    List<Condition> conditions,
    List<FigureRow> figures,
    List<ChannelRow> channels,
    List<AssistedCount> assisted,
    CallBackFigures.@Nullable Published callBacks,
    List<RejectedRow> rejected,
    OptionalLong lettersIssued,
    OptionalLong lettersReprinted,
    @Nullable Posting posting,
    String remark,
    String contentHash,
    String rollHash,
    String exportHash)
    implements Page {
  /** Copies the lists. */
  public ResultPage {
    requirements = List.copyOf(requirements);
    conditions = List.copyOf(conditions);
    figures = List.copyOf(figures);
    channels = List.copyOf(channels);
    assisted = List.copyOf(assisted);
    rejected = List.copyOf(rejected);
  }

  /**
   * One line of the counts.
   *
   * @param name what was counted
   * @param heads owners
   * @param areaHundredths their floor area in hundredths of a square metre
   */
  public record FigureRow(FigureName name, long heads, long areaHundredths) {}

  /**
   * Ballots refused for one reason.
   *
   * @param code the stable code
   * @param why in the reader's language
   * @param count how many; empty if it is not told
   */
  public record RejectedRow(String code, String why, OptionalLong count) {}

  /**
   * The public notice of the result.
   *
   * @param from first day
   * @param until last day, null where the rules set no period
   */
  public record Posting(LocalDate from, @Nullable LocalDate until) {}

  /**
   * Ballots that count, of one channel.
   *
   * @param channel the channel
   * @param count how many; empty if it is not told
   */
  public record ChannelRow(ChannelName channel, OptionalLong count) {}

  /** Why it was decided so, in sentences. */
  public List<String> why() {
    return Why.sentences(shell.text(), outcome, requirements, conditions);
  }

  @Override
  public String template() {
    return "open/result.jte";
  }
}
