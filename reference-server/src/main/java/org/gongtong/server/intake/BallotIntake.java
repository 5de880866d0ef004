package org.gongtong.server.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongtong.core.decision.Ballot;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.server.files.Limits;
import org.gongtong.server.intake.TableIntake.Cells;

/**
 * Reads a file of ballots. Ids of parts and people are read as those of a roster are; a choice is
 * kept exactly as written: whether it counts is for the tally to say.
 */
public final class BallotIntake {

  private static final String PREFIX = "BALLOT_";

  private final ZoneId zone;
  private final List<Ballot> ballots = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private BallotIntake(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Reads the file, all of it, and closes it.
   *
   * @param zone the place's zone, in which the file's times are
   * @throws IOException if the file cannot be read at all
   */
  public static Intake<List<Ballot>> read(Path file, ZoneId zone, Limits limits)
      throws IOException {
    BallotIntake intake = new BallotIntake(zone);
    return new TableIntake<>(
            BallotColumn.class, BallotColumn::headings, Set.of(BallotColumn.PROXY_ID))
        .read(file, limits, intake::take, () -> intake.ballots);
  }

  private void take(Cells<BallotColumn> cells) throws IOException {
    String id = cells.text(BallotColumn.BALLOT_ID);
    String channelText = cells.text(BallotColumn.CHANNEL);
    String timeText = cells.text(BallotColumn.CAST_AT);
    if (id.isEmpty() || !ids.add(id)) {
      cells.fault(
          PREFIX,
          BallotColumn.BALLOT_ID,
          "编号为空或重复，每张票须有唯一编号",
          "the id is empty or repeated; give each ballot its own");
    }
    Optional<Channel> channel = Channel.find(channelText);
    if (channel.isEmpty()) {
      cells.fault(
          PREFIX,
          BallotColumn.CHANNEL,
          "渠道须为 web、paper、meeting 或 visit",
          "a channel is web, paper, meeting or visit");
    }
    Instant castAt = PlaceTime.find(timeText, zone).orElse(null);
    if (castAt == null) {
      cells.fault(
          PREFIX,
          BallotColumn.CAST_AT,
          "时间须写成 2026-03-01T08:00:00",
          "write the time like 2026-03-01T08:00:00");
    }
    if (channel.isPresent() && castAt != null) {
      String proxy = id(cells, BallotColumn.PROXY_ID);
      ballots.add(
          new Ballot(
              id,
              id(cells, BallotColumn.PART_ID),
              id(cells, BallotColumn.VOTER_ID),
              channel.get(),
              castAt,
              cells.text(BallotColumn.CHOICE),
              proxy.isEmpty() ? null : proxy));
    }
  }

  /** As the roster reads ids, or a ballot would miss its part. */
  private static String id(Cells<BallotColumn> cells, BallotColumn column) {
    return TypedId.fold(cells.text(column));
  }
}
