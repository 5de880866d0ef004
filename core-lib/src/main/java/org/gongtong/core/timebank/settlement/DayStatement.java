package org.gongtong.core.timebank.settlement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.ContentHash;

/**
 * What one of two banks has settled with the other on a day, and what stands between them since.
 * The day of an order is the one on which the receiving bank decided it, on both sides. Immutable.
 *
 * @param bankId whose statement it is
 * @param partnerId with which other bank
 * @param day which day
 * @param lines the orders decided on that day, both ways, in the order of their ids' texts
 * @param closing minutes that have gone to the partner less those that have come, by all orders up
 *     to this day
 * @param hash of the lines, as {@link #hashOf} says
 */
public record DayStatement(
    UUID bankId, UUID partnerId, LocalDate day, List<Line> lines, long closing, ContentHash hash) {

  /**
   * An order that was decided. Immutable.
   *
   * @param orderId which
   * @param fromBank who sent it
   * @param minutes how much
   * @param posted whether it was posted; else it was refused
   */
  public record Line(UUID orderId, UUID fromBank, long minutes, boolean posted) {}

  public DayStatement {
    lines = inOrder(lines);
  }

  static DayStatement of(
      UUID bankId, UUID partnerId, LocalDate day, List<Line> lines, long closing) {
    return new DayStatement(
        bankId, partnerId, day, lines, closing, hashOf(bankId, partnerId, day, lines));
  }

  /** As texts, which is how anybody else sorts them. */
  private static List<Line> inOrder(List<Line> lines) {
    return lines.stream().sorted(Comparator.comparing(line -> line.orderId().toString())).toList();
  }

  /**
   * The hash of a day, the same on both sides: of the day, the ids of both banks, the smaller
   * first, and a line for each order in the order of their ids: its id, the bank that sent it, the
   * minutes, and {@code posted} or {@code refused}; parts of a line are parted by a blank, lines
   * end with a line feed.
   */
  public static ContentHash hashOf(UUID one, UUID other, LocalDate day, List<Line> lines) {
    boolean first = one.toString().compareTo(other.toString()) < 0;
    StringBuilder text = new StringBuilder();
    text.append(day).append('\n');
    text.append(first ? one : other).append(' ').append(first ? other : one).append('\n');
    for (Line line : inOrder(lines)) {
      text.append(line.orderId())
          .append(' ')
          .append(line.fromBank())
          .append(' ')
          .append(line.minutes())
          .append(' ')
          .append(line.posted() ? "posted" : "refused")
          .append('\n');
    }
    return ContentHash.of(text.toString());
  }

  /** Minutes posted on this day that have gone to the partner. */
  public long sent() {
    return posted(bankId);
  }

  /** Minutes posted on this day that have come from there. */
  public long received() {
    return posted(partnerId);
  }

  private long posted(UUID from) {
    return lines.stream()
        .filter(line -> line.posted() && line.fromBank().equals(from))
        .mapToLong(Line::minutes)
        .sum();
  }
}
