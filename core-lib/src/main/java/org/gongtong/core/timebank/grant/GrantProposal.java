package org.gongtong.core.timebank.grant;

import java.util.List;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.LocalizedText;

/**
 * Who gets what in a round, and who gets nothing. Immutable.
 *
 * @param lines those who get something, in the order in which they are served
 * @param leftOut those in a class who get nothing, in the same order
 * @param shared minutes of all lines
 * @param left minutes that were to be shared and are not
 */
public record GrantProposal(List<Line> lines, List<LeftOut> leftOut, long shared, long left) {

  public GrantProposal {
    lines = List.copyOf(lines);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * What somebody gets.
   *
   * @param number 1, 2, 3, … in the order in which members are served
   * @param need who, and why he is served before the next one
   * @param minutes how much
   * @param bound what kept it from being more
   */
  public record Line(int number, GrantNeed need, long minutes, Bound bound) {}

  /** What a line's minutes come of. */
  public enum Bound {
    /** As much as one member is to get. */
    EACH("每人至多", "as much as each is to get"),
    /** What the class still allows in its period. */
    ROOM("类别本期余额", "what the class still allows in the period"),
    /** What was left of the minutes to be shared. */
    REST("所余全部", "what was left to share");

    private final LocalizedText text;

    Bound(String zh, String en) {
      this.text = LocalizedText.of(zh, en);
    }

    /** In words. */
    public LocalizedText text() {
      return text;
    }
  }

  /**
   * Somebody who gets nothing.
   *
   * @param need who
   * @param why what is against it
   */
  public record LeftOut(GrantNeed need, Why why) {}

  /** Why somebody in a class gets nothing. */
  public enum Why {
    /** The maximum of his class is used up. */
    ROOM_USED("本期上限已用完", "the maximum of the class is used up in this period"),
    /** His account has not the part that the time is to go to. */
    NO_PART("账户没有开立相应的子账户", "the account has no such part"),
    /** All was shared among those before him. */
    ALL_SHARED("时长已分完", "all was shared among those before");

    private final LocalizedText text;

    Why(String zh, String en) {
      this.text = LocalizedText.of(zh, en);
    }

    /** In words. */
    public LocalizedText text() {
      return text;
    }
  }

  /** Who gets what, written one way only, to tell whether it is still what was shown. */
  String says() {
    return lines.stream()
        .map(
            line ->
                line.need().accountId() + " " + line.need().classId() + " " + line.minutes() + "\n")
        .collect(Collectors.joining());
  }
}
