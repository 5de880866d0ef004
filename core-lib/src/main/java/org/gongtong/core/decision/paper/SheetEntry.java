package org.gongtong.core.decision.paper;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What one person said about a sheet, at one time. Never changed. Immutable.
 *
 * @param id made by who sends it; sent again it is the same entry
 * @param motionId the motion
 * @param sheet the sheet's number, 1 or more
 * @param round 1 for the first entry, 2 for the second, 3 and more for settling differences
 * @param channel how the papers came in, the same in all entries of a sheet
 * @param actor who says it
 * @param recordedAt when, cut to the microsecond
 * @param lines the lines by number; rounds 1 and 2 speak of the whole sheet and leave out the lines
 *     without a ballot, later ones speak of the lines they list
 * @param reason why, from round 3 on; null before
 * @param completes whether two people agreed on every line with it, and the ballots went into the
 *     box
 */
public record SheetEntry(
    UUID id,
    UUID motionId,
    int sheet,
    int round,
    Channel channel,
    Actor actor,
    Instant recordedAt,
    List<SheetLine> lines,
    @Nullable String reason,
    boolean completes) {

  /** The longest reason. */
  public static final int LONGEST_REASON = 500;

  /**
   * @throws IllegalArgumentException if a number is out of range, a line stands twice, the channel
   *     is the web, or a reason is missing or too much
   */
  public SheetEntry {
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    lines = lines.stream().sorted(Comparator.comparingInt(SheetLine::number)).toList();
    if (sheet < 1 || round < 1 || channel == Channel.WEB) {
      throw new IllegalArgumentException(
          "no entry of a sheet: " + sheet + ", round " + round + ", " + channel);
    }
    if (lines.stream().mapToInt(SheetLine::number).distinct().count() != lines.size()) {
      throw new IllegalArgumentException("a line stands twice on sheet " + sheet);
    }
    boolean reasonable =
        round < 3
            ? reason == null
            : reason != null && !reason.isBlank() && reason.length() <= LONGEST_REASON;
    if (!reasonable) {
      throw new IllegalArgumentException("a reason stands from round 3 on: round " + round);
    }
  }

  /** Whether it speaks of every line of the sheet. */
  boolean isWhole() {
    return round < 3;
  }

  /** What it says of a line; nothing if it does not speak of it. */
  Optional<SheetLine> lineOf(int number) {
    Optional<SheetLine> listed = lines.stream().filter(line -> line.number() == number).findFirst();
    return listed.isPresent() || !isWhole() ? listed : Optional.of(SheetLine.none(number));
  }

  SheetEntry completing(boolean complete) {
    return new SheetEntry(
        id, motionId, sheet, round, channel, actor, recordedAt, lines, reason, complete);
  }

  /** Whether it is the same thing said by the same person. */
  boolean repeats(SheetEntry other) {
    return motionId.equals(other.motionId)
        && sheet == other.sheet
        && round == other.round
        && channel == other.channel
        && actor.equals(other.actor)
        && lines.equals(other.lines);
  }
}
