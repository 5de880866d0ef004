package org.gongtong.server.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gongtong.core.decision.election.ElectionVoter;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.files.Bilingual;
import org.gongtong.server.files.Limits;
import org.gongtong.server.files.TableReader;
import org.gongtong.server.intake.TableIntake.Cells;

/**
 * Reads a list of voters: one id each, without personal data. An id that stands there twice would
 * vote twice, and is a fault. Confined to one request.
 */
public final class VoterIntake {
  private static final Pattern PERSONAL =
      Pattern.compile("[0-9]{17}[0-9Xx]|(\\+?86)?1[3-9][0-9]{9}");
  private static final int BRIEF = 40;

  private final Set<String> ids = new LinkedHashSet<>();

  private VoterIntake() {}

  /** The only column that is read. */
  enum VoterColumn {
    ID;

    /** The headings that name it; the first in English, the second in Chinese. */
    List<String> headings() {
      return List.of("id", "编号", "voter_id", "选民编号", "选民证号", "户号");
    }
  }

  /**
   * Reads a table with a column of ids; the stream stays open.
   *
   * @throws IOException if the stream or the disk fails, never because of what is in the file
   */
  public static Intake<List<String>> read(InputStream in, String fileName, Limits limits)
      throws IOException {
    VoterIntake intake = new VoterIntake();
    return notEmpty(
        new TableIntake<>(VoterColumn.class, VoterColumn::headings, Set.of())
            .read(TableReader.open(in, fileName, limits), intake::take, intake::value));
  }

  private void take(Cells<VoterColumn> cells) throws IOException {
    Optional<Reason> against = against(TypedId.fold(cells.text(VoterColumn.ID)));
    if (against.isPresent()) {
      cells.fault(against.get());
    }
  }

  /** Reads a pasted list, one id to a line; blank lines are passed over. */
  public static Intake<List<String>> ofLines(String pasted) throws IOException {
    VoterIntake intake = new VoterIntake();
    Faults faults = new Faults(FaultSink.none());
    int number = 0;
    int rows = 0;
    for (String line : pasted.split("\r\n|\r|\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      rows++;
      Optional<Reason> against = intake.against(TypedId.fold(line));
      if (against.isPresent()) {
        Bilingual place = new Bilingual("第 " + number + " 行", "line " + number);
        faults.add(Fault.of(place, against.get()));
      }
    }
    String hash = ContentHash.of(pasted).hex();
    return faults.isEmpty()
        ? notEmpty(new Intake.Taken<>(intake.value(), hash, List.of(), List.of()))
        : faults.refuse(rows, List.of());
  }

  private List<String> value() {
    return new ArrayList<>(ids);
  }

  private static Intake<List<String>> notEmpty(Intake<List<String>> intake) throws IOException {
    if (intake instanceof Intake.Taken<List<String>> taken && taken.value().isEmpty()) {
      Bilingual place = new Bilingual("名单", "the list");
      return Faults.refuse(
          FaultSink.none(), Fault.of(place, IntakeReason.NO_ROWS.because().refuses()));
    }
    return intake;
  }

  private Optional<Reason> against(String id) {
    if (id.isEmpty()) {
      return Optional.of(IntakeReason.VOTER_ID_MISSING.because().refuses());
    }
    if (PERSONAL.matcher(id).matches()) {
      // Not repeated: it would stand on the page and in whatever is copied from it.
      return Optional.of(IntakeReason.VOTER_ID_PERSONAL.because().refuses());
    }
    if (id.length() > ElectionVoter.LONGEST_ID || TypedId.hasForeign(id)) {
      return Optional.of(
          IntakeReason.VOTER_ID_MALFORMED
              .because()
              .figure("most", ElectionVoter.LONGEST_ID)
              .figure("value", brief(id))
              .refuses());
    }
    return ids.add(id)
        ? Optional.empty()
        : Optional.of(IntakeReason.VOTER_ID_TWICE.because().figure("value", id).refuses());
  }

  private static String brief(String id) {
    return id.length() <= BRIEF ? id : id.substring(0, id.offsetByCodePoints(0, BRIEF / 2)) + "…";
  }
}
