package org.gongtong.server.recount;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gongtong.core.decision.Ballot;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.Recount;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.RosterColumn;
import org.gongtong.server.files.Column;
import org.gongtong.server.files.CsvStyle;
import org.gongtong.server.files.TableWriter;
import org.gongtong.server.intake.BallotColumn;
import org.gongtong.server.intake.PlaceTime;

/**
 * The files of one recount. Immutable as long as nobody writes into the arrays.
 *
 * @param roster roster.csv
 * @param ballots ballots.csv
 * @param readme README.txt
 */
@SuppressWarnings("ArrayRecordComponent") // made once, handed on, compared by their hashes
public record RecountFiles(byte[] roster, byte[] ballots, byte[] readme) {

  static final String ROSTER = "roster.csv";
  static final String BALLOTS = "ballots.csv";
  static final String README = "README.txt";

  /** Any fixed one would do but the earliest, beside which the JDK writes the machine's zone. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  /** Makes the files of a recount. */
  public static RecountFiles of(Recount recount) {
    byte[] roster = table(RosterColumn.values().length, () -> rosterTable(recount));
    byte[] ballots = table(BallotColumn.values().length, () -> ballotTable(recount));
    String readme =
        RecountReadme.of(recount.motion(), ContentHash.of(roster), ContentHash.of(ballots));
    return new RecountFiles(roster, ballots, readme.getBytes(StandardCharsets.UTF_8));
  }

  private interface Table {
    List<List<String>> rows();
  }

  /** The first row has the headings. */
  private static byte[] table(int columns, Table table) {
    List<List<String>> rows = table.rows();
    ByteArrayOutputStream out = new ByteArrayOutputStream(rows.size() * columns * 12);
    List<Column> headings = rows.get(0).stream().map(name -> Column.text(name, 12)).toList();
    try (TableWriter writer = TableWriter.csv(out, CsvStyle.EXACT, headings)) {
      for (List<String> row : rows.subList(1, rows.size())) {
        writer.row(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused bytes", e);
    }
    return out.toByteArray();
  }

  private static List<List<String>> rosterTable(Recount recount) {
    List<RosterColumn> columns = List.of(RosterColumn.values());
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(column -> column.heading(Language.EN)).toList());
    for (ExclusivePart part : recount.roster().parts()) {
      rows.add(columns.stream().map(column -> column.text(part, Language.EN)).toList());
    }
    return rows;
  }

  private static List<List<String>> ballotTable(Recount recount) {
    boolean proxies = recount.ballots().stream().anyMatch(row -> row.ballot().proxy() != null);
    List<BallotColumn> columns =
        Arrays.stream(BallotColumn.values())
            .filter(column -> proxies || column != BallotColumn.PROXY_ID)
            .toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(column -> column.headings().get(0)).toList());
    for (RecordedBallot row : recount.ballots()) {
      rows.add(columns.stream().map(column -> cell(column, row.ballot(), recount)).toList());
    }
    return rows;
  }

  private static String cell(BallotColumn column, Ballot ballot, Recount recount) {
    return switch (column) {
      case BALLOT_ID -> ballot.id();
      case PART_ID -> ballot.part();
      case VOTER_ID -> ballot.voter();
      case CHANNEL -> ballot.channel().code();
      case CAST_AT -> PlaceTime.write(ballot.castAt(), recount.motion().zone());
      case CHOICE -> ballot.choice();
      case PROXY_ID -> Objects.requireNonNullElse(ballot.proxy(), "");
    };
  }

  /** SHA-256 of roster.csv. */
  public ContentHash rosterHash() {
    return ContentHash.of(roster);
  }

  /** SHA-256 of ballots.csv. */
  public ContentHash ballotsHash() {
    return ContentHash.of(ballots);
  }

  /** All files in one; not compressed, so that its bytes depend on no library's version. */
  public byte[] zip() {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(roster.length + ballots.length + readme.length + 1000);
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      add(zip, README, readme);
      add(zip, ROSTER, roster);
      add(zip, BALLOTS, ballots);
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused bytes", e);
    }
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
