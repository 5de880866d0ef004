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
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.files.FileNotice;
import org.gongtong.server.files.FileProblem;
import org.gongtong.server.files.Limits;
import org.gongtong.server.files.Reading;
import org.gongtong.server.files.Row;
import org.gongtong.server.files.TableReader;
import org.gongtong.server.files.TableSource;
import org.gongtong.server.files.TableStep;

/**
 * Reads a file of ballots. Ids of parts and people are read as those of a roster are; a choice is
 * kept exactly as written: whether it counts is for the tally to say.
 */
public final class BallotIntake {

  private final ZoneId zone;
  private final List<Ballot> ballots = new ArrayList<>();
  private final Faults faults = new Faults(FaultSink.none());
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
    Reading reading = TableReader.open(file, limits);
    if (reading instanceof Reading.Refused refused) {
      return Faults.refuse(FaultSink.none(), Fault.of(refused.problem()));
    }
    try (TableSource table = ((Reading.Ready) reading).table()) {
      Columns<BallotColumn> columns =
          Columns.find(
              table.header(),
              BallotColumn.class,
              BallotColumn::headings,
              Set.of(BallotColumn.PROXY_ID));
      BallotIntake intake = new BallotIntake(zone);
      for (Fault fault : columns.faults()) {
        intake.faults.add(fault);
      }
      return intake.faults.isEmpty()
          ? intake.rows(table, columns)
          : intake.faults.refuse(0, columns.dropped());
    }
  }

  private Intake<List<Ballot>> rows(TableSource table, Columns<BallotColumn> columns)
      throws IOException {
    int rows = 0;
    while (true) {
      TableStep step = table.next();
      if (step instanceof TableStep.Refused refused) {
        return Faults.refuse(FaultSink.none(), Fault.of(refused.problem()));
      }
      if (!(step instanceof TableStep.NextRow next)) {
        break;
      }
      rows++;
      for (FileProblem problem : next.row().problems()) {
        faults.add(Fault.of(problem));
      }
      take(next.row(), columns);
    }
    return faults.isEmpty()
        ? new Intake.Taken<>(
            ballots,
            table.digest().sha256(),
            columns.dropped(),
            table.notices().stream().map(FileNotice::text).toList())
        : faults.refuse(rows, columns.dropped());
  }

  private void take(Row row, Columns<BallotColumn> columns) throws IOException {
    String id = text(row, columns, BallotColumn.BALLOT_ID);
    String channelText = text(row, columns, BallotColumn.CHANNEL);
    String timeText = text(row, columns, BallotColumn.CAST_AT);
    if (id.isEmpty() || !ids.add(id)) {
      problem(
          row,
          BallotColumn.BALLOT_ID,
          id,
          "编号为空或重复，每张票须有唯一编号",
          "the id is empty or repeated; give each ballot its own");
    }
    Optional<Channel> channel = Channel.find(channelText);
    if (channel.isEmpty()) {
      problem(
          row,
          BallotColumn.CHANNEL,
          channelText,
          "渠道须为 web、paper、meeting 或 visit",
          "a channel is web, paper, meeting or visit");
    }
    Instant castAt = PlaceTime.find(timeText, zone).orElse(null);
    if (castAt == null) {
      problem(
          row,
          BallotColumn.CAST_AT,
          timeText,
          "时间须写成 2026-03-01T08:00:00",
          "write the time like 2026-03-01T08:00:00");
    }
    if (channel.isPresent() && castAt != null) {
      String proxy = id(row, columns, BallotColumn.PROXY_ID);
      ballots.add(
          new Ballot(
              id,
              id(row, columns, BallotColumn.PART_ID),
              id(row, columns, BallotColumn.VOTER_ID),
              channel.get(),
              castAt,
              text(row, columns, BallotColumn.CHOICE),
              proxy.isEmpty() ? null : proxy));
    }
  }

  /** As the roster reads ids, or a ballot would miss its part. */
  private static String id(Row row, Columns<BallotColumn> columns, BallotColumn column) {
    return TypedId.fold(text(row, columns, column));
  }

  private static String text(Row row, Columns<BallotColumn> columns, BallotColumn column) {
    Integer at = columns.at().get(column);
    return at == null ? "" : row.cell(at).text();
  }

  private void problem(Row row, BallotColumn column, String value, String zh, String en)
      throws IOException {
    String brief = value.length() <= 40 ? value : value.substring(0, 40) + "…";
    faults.add(
        new Fault(
            new Bilingual("第 " + row.number() + " 行", "row " + row.number()),
            new Bilingual(column.headings().get(1), column.headings().get(0)),
            brief,
            "BALLOT_" + column.name(),
            new Bilingual(brief, brief),
            new Bilingual(zh, en)));
  }
}
