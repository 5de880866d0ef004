package org.gongtong.core.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a roster one after another and makes a roster of them, or names everything that
 * is wrong. The findings of each row are handed out at once; of all together only the first {@value
 * #KEPT} are kept, so that a file in which every cell is wrong needs no more memory than one in
 * which none is. Confined to one thread; used once.
 */
public final class RosterCheck {

  /** How many findings {@link RosterReport} has at most. */
  public static final int KEPT = 1_000;

  /** The largest building of the world has less than two such parts, in hundredths of m². */
  private static final long MAX_PART = 100_000_000;

  /** All parts together, in hundredths of m²: far below what a {@link FloorArea} can hold. */
  private static final long MAX_SUM = 100_000_000_000L;

  private static final int MAX_LENGTH = 64;
  private static final int MAX_OWNERS = 200;
  private static final Map<String, PartKind> KINDS = words(PartKind.values(), PartKind::word);
  private static final Map<String, AreaBasis> BASES = words(AreaBasis.values(), AreaBasis::word);
  private static final Map<String, PartStatus> STATUSES =
      words(PartStatus.values(), PartStatus::word);

  private static final LocalizedText BLANK = LocalizedText.of("（空白）", "(blank)");

  private record Seen(@Nullable String voter, LocalizedText where) {}

  private final List<ExclusivePart> parts = new ArrayList<>();
  private final List<RosterFinding> kept = new ArrayList<>();
  private List<RosterFinding> findings = new ArrayList<>();
  private long findingCount;
  private final Map<String, LocalizedText> ids = new HashMap<>();
  private final Map<List<String>, Seen> voters = new HashMap<>();
  private final Map<String, String> shared = new HashMap<>();
  private final RosterNotes notes = new RosterNotes();
  private final boolean recount;
  private long sum;
  private int rows;

  /** Of a roster that somebody has written. */
  public RosterCheck() {
    this(false);
  }

  private RosterCheck(boolean recount) {
    this.recount = recount;
  }

  /**
   * Of a roster that a vote was held by. It is taken as it was: whether areas are plausible and
   * voters are owners was asked when it was imported, and counting again must not depend on the
   * answer.
   */
  public static RosterCheck ofRecount() {
    return new RosterCheck(true);
  }

  /**
   * Reads one row.
   *
   * @return everything wrong with it, in the order of the columns; empty when it is sound
   */
  public List<RosterFinding> add(RawRosterRow row) {
    rows++;
    findings = new ArrayList<>(0);
    Optional<RosterColumn> total = TotalRow.columnOf(row);
    if (total.isPresent()) {
      find(row, total.get(), RosterReason.TOTAL_ROW, null);
    } else {
      read(row);
    }
    findingCount += findings.size();
    findings.stream().limit(KEPT - kept.size()).forEach(kept::add);
    return List.copyOf(findings);
  }

  private void read(RawRosterRow row) {
    String id = id(row);
    String compound = placeName(row, RosterColumn.COMPOUND);
    String building = placeName(row, RosterColumn.BUILDING);
    String entrance = placeName(row, RosterColumn.ENTRANCE);
    String room = folded(row, RosterColumn.ROOM);
    PartKind kind = word(row, RosterColumn.KIND, KINDS, RosterReason.KIND_UNKNOWN);
    FloorArea area = area(row);
    AreaBasis basis = word(row, RosterColumn.AREA_BASIS, BASES, RosterReason.BASIS_UNKNOWN);
    List<String> owners = owners(row);
    String voter = voter(row, owners);
    PartStatus status = word(row, RosterColumn.STATUS, STATUSES, RosterReason.STATUS_UNKNOWN);
    if (findings.isEmpty() && kind != null && area != null && basis != null && status != null) {
      parts.add(
          new ExclusivePart(
              id, compound, building, entrance, room, kind, area, basis, owners, voter, status));
    }
  }

  /** What was found; call it once, after the last row. */
  public RosterReport finish() {
    Optional<Roster> roster = findingCount == 0 ? Optional.of(new Roster(parts)) : Optional.empty();
    return new RosterReport(roster, kept, findingCount, rows, notes.all());
  }

  private String id(RawRosterRow row) {
    String id = folded(row, RosterColumn.PART_ID);
    if (id.isEmpty()) {
      find(row, RosterColumn.PART_ID, RosterReason.PART_ID_MISSING, null);
      return id;
    }
    LocalizedText other = ids.putIfAbsent(id, row.where());
    if (other != null) {
      find(row, RosterColumn.PART_ID, RosterReason.PART_ID_TWICE, other);
    }
    return id;
  }

  private String placeName(RawRosterRow row, RosterColumn column) {
    String name = folded(row, column);
    if (name.isEmpty()) {
      find(row, column, RosterReason.PLACE_MISSING, null);
    } else if (name.indexOf('/') >= 0) {
      find(row, column, RosterReason.PLACE_HAS_SLASH, null);
    }
    // An estate has few names for many parts: keep one copy of each.
    return shared.computeIfAbsent(name, same -> same);
  }

  /** The id or name that was meant. */
  private String folded(RawRosterRow row, RosterColumn column) {
    String typed = row.text(column);
    if (TypedId.isFolded(typed)) {
      notes.note(RosterNote.Code.FOLDED, rows, row.where());
    }
    String text = TypedId.fold(typed);
    if (text.length() > MAX_LENGTH) {
      find(row, column, RosterReason.TEXT_TOO_LONG, null);
    }
    boolean id = column == RosterColumn.PART_ID || column == RosterColumn.VOTER;
    if (id ? TypedId.hasForeign(text) : TypedId.hasInvisible(text)) {
      find(row, column, RosterReason.FOREIGN_CHARACTER, null);
    }
    return text;
  }

  private static <E> Map<String, E> words(E[] constants, Function<E, LocalizedText> word) {
    Map<String, E> words = new HashMap<>();
    for (E constant : constants) {
      words.put(word.apply(constant).zh(), constant);
      words.put(word.apply(constant).en(), constant);
    }
    return Map.copyOf(words);
  }

  private <E> @Nullable E word(
      RawRosterRow row, RosterColumn column, Map<String, E> words, RosterReason unknown) {
    E found = words.get(row.text(column).strip());
    if (found == null) {
      find(row, column, unknown, null);
    }
    return found;
  }

  private @Nullable FloorArea area(RawRosterRow row) {
    String text = row.text(RosterColumn.AREA).strip();
    Optional<FloorArea.Flaw> flaw = FloorArea.flawIn(text);
    if (flaw.isPresent()) {
      find(row, RosterColumn.AREA, RosterReason.of(flaw.get()), null);
      return null;
    }
    FloorArea area = FloorArea.parse(text);
    if (area.hundredths() == 0) {
      find(row, RosterColumn.AREA, RosterReason.AREA_ZERO, null);
      return null;
    }
    if (area.hundredths() > MAX_PART && !recount) {
      find(row, RosterColumn.AREA, RosterReason.AREA_TOO_LARGE, null);
      return null;
    }
    long most = recount ? FloorArea.MAX_HUNDREDTHS : MAX_SUM;
    boolean fitted = sum <= most;
    sum += area.hundredths();
    if (fitted && sum > most) {
      find(row, RosterColumn.AREA, RosterReason.AREA_SUM_TOO_LARGE, null);
    }
    return area;
  }

  private List<String> owners(RawRosterRow row) {
    OwnerIds ids = OwnerIds.of(row.text(RosterColumn.OWNERS));
    List<String> owners = ids.folded();
    if (owners.isEmpty()) {
      find(row, RosterColumn.OWNERS, RosterReason.OWNERS_MISSING, null);
    }
    if (owners.size() > MAX_OWNERS) {
      find(row, RosterColumn.OWNERS, RosterReason.TOO_MANY_OWNERS, null);
    }
    for (String owner : owners) {
      flawOf(owner).ifPresent(flaw -> find(row, RosterColumn.OWNERS, flaw, null));
      if (OwnerIds.looksLikeName(owner)) {
        notes.note(RosterNote.Code.OWNER_LOOKS_LIKE_NAME, rows, row.where());
      } else if (OwnerIds.looksLikeSeveral(owner)) {
        notes.note(RosterNote.Code.OWNER_LOOKS_LIKE_SEVERAL, rows, row.where());
      }
    }
    if (ids.areFolded()) {
      notes.note(RosterNote.Code.FOLDED, rows, row.where());
    }
    return owners;
  }

  private static Optional<RosterReason> flawOf(String owner) {
    if (OwnerIds.looksPersonal(owner)) {
      return Optional.of(RosterReason.OWNER_LOOKS_PERSONAL);
    }
    if (OwnerIds.hasSeparator(owner)) {
      return Optional.of(RosterReason.OWNER_HAS_COMMA);
    }
    if (TypedId.hasForeign(owner)) {
      return Optional.of(RosterReason.FOREIGN_CHARACTER);
    }
    return owner.length() > MAX_LENGTH ? Optional.of(RosterReason.TEXT_TOO_LONG) : Optional.empty();
  }

  private @Nullable String voter(RawRosterRow row, List<String> owners) {
    String text = folded(row, RosterColumn.VOTER);
    String voter = text.isEmpty() ? null : text;
    if (voter != null && OwnerIds.looksPersonal(voter)) {
      find(row, RosterColumn.VOTER, RosterReason.OWNER_LOOKS_PERSONAL, null);
    } else if (voter != null && !owners.isEmpty() && !owners.contains(voter) && !recount) {
      find(row, RosterColumn.VOTER, RosterReason.VOTER_NOT_OWNER, null);
    }
    if (!owners.isEmpty()) {
      Seen other = voters.putIfAbsent(owners, new Seen(voter, row.where()));
      if (other != null && !Objects.equals(other.voter(), voter)) {
        find(row, RosterColumn.VOTER, RosterReason.VOTERS_DIFFER, other.where());
      }
    }
    return voter;
  }

  private void find(
      RawRosterRow row, RosterColumn column, RosterReason code, @Nullable LocalizedText other) {
    Reason.Draft draft = code.because();
    // What looks personal must not travel into messages and logs.
    if (row.text(column).isBlank()) {
      draft.figure("value", BLANK);
    } else if (code != RosterReason.OWNER_LOOKS_PERSONAL) {
      draft.figure("value", brief(row.text(column)));
    }
    if (other != null) {
      draft.figure("other", other);
    }
    findings.add(new RosterFinding(row.where(), column, draft.refuses()));
  }

  private static String brief(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
