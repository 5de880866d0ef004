package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongtong.core.audit.AuditEntry;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterSearch;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.place.RosterSummary;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.junit.jupiter.api.Test;

/**
 * What a roster store promises to those who work with a roster: a page at a time, searching, no
 * import over somebody else's, and the one voter of co-owners. Extension point: test classes of
 * stores have it.
 */
public interface RosterDeskContract {

  /** A day before {@link SampleRosters#NOW}. */
  LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** Pages follow one another without gap or repeat, whatever the ids look like. */
  @Test
  default void pagesGoThroughTheWholeRosterOnce() {
    Roster roster = SampleRosters.awkward();
    ImportedRoster imported = imported(UUID.randomUUID(), roster);
    List<ExclusivePart> seen = new ArrayList<>();
    String after = "";
    for (int turn = 0; turn <= roster.parts().size(); turn++) {
      List<ExclusivePart> page = desk().page(imported, RosterSearch.all(), after, 4);
      if (page.isEmpty()) {
        break;
      }
      seen.addAll(page);
      after = page.get(page.size() - 1).id();
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(roster.parts());
  }

  /** The database finds exactly what {@link RosterSearch} says, quotes and wildcards included. */
  @Test
  default void searchesFindWhatTheySay() {
    Roster roster = searchable();
    ImportedRoster imported = imported(UUID.randomUUID(), roster);
    for (String text :
        List.of(
            "C01-3",
            "c01-3",
            "-3-",
            "301",
            "30",
            "3",
            "C01",
            "C01/3",
            "C01/3/1",
            "C01/3/",
            "C0",
            "/",
            "O1",
            "O\"2",
            "O1\",\"O\"2",
            "O",
            "%",
            "_",
            "100%",
            "\\",
            "一号院",
            "👍",
            "'",
            "é",
            "e")) {
      RosterSearch search = new RosterSearch(text);
      assertThat(desk().page(imported, search, "", 1000))
          .as(text)
          .containsExactlyInAnyOrderElementsOf(
              roster.parts().stream().filter(search::finds).toList());
    }
    assertThat(desk().page(imported, new RosterSearch("100%"), "", 1000)).hasSize(1);
  }

  /** A page, a part and a sum are those of their import, whatever came later. */
  @Test
  default void whatIsLookedUpBelongsToItsImport() {
    UUID community = UUID.randomUUID();
    ExclusivePart one = SampleRosters.part("1", 100);
    ExclusivePart larger = SampleRosters.part("1", 150);
    ExclusivePart two = SampleRosters.part("2", 200);
    ImportedRoster first = imported(community, SampleRosters.roster(one, two));
    ImportedRoster second = imported(community, SampleRosters.roster(larger));
    assertThat(desk().page(first, RosterSearch.all(), "", 9)).containsExactly(one, two);
    assertThat(desk().page(second, RosterSearch.all(), "", 9)).containsExactly(larger);
    assertThat(desk().findPart(first, "2")).contains(two);
    assertThat(desk().findPart(second, "2")).isEmpty();
    assertThat(desk().findPart(second, "1")).contains(larger);
    assertThat(desk().summary(first)).isEqualTo(new RosterSummary(2, 2, 300));
    assertThat(desk().summary(second)).isEqualTo(new RosterSummary(1, 1, 150));
  }

  /** Who looked at the difference before somebody else's import is told, and may repeat his own. */
  @Test
  default void anImportInBetweenIsNotWrittenOver() {
    UUID community = UUID.randomUUID();
    Roster mine = SampleRosters.roster(SampleRosters.part("1", 100));
    Roster theirs = SampleRosters.roster(SampleRosters.part("2", 200));
    int seen = desk().preview(community, mine, FEBRUARY).orThrow().after();
    imported(community, theirs);
    assertThat(codes(desk().apply(SampleRosters.CLERK, community, mine, FEBRUARY, seen)))
        .containsExactly("IMPORT_BETWEEN");
    int now = desk().preview(community, mine, FEBRUARY).orThrow().after();
    ImportedRoster done =
        desk().apply(SampleRosters.CLERK, community, mine, FEBRUARY, now).orThrow();
    assertThat(done.number()).isEqualTo(2);
    assertThat(desk().apply(SampleRosters.CLERK, community, mine, FEBRUARY, now).orThrow())
        .isEqualTo(done);
  }

  /**
   * A mistyped year keeps no later roster out: nothing is written, and the next import is taken.
   */
  @Test
  default void aDayWithAMistypedYearIsRefusedOrTold() {
    UUID community = UUID.randomUUID();
    Roster roster = SampleRosters.roster(SampleRosters.part("1", 100));
    for (LocalDate far : List.of(LocalDate.of(9206, 3, 1), LocalDate.of(2027, 3, 3))) {
      assertThat(codes(desk().preview(community, roster, far)))
          .containsExactly("EFFECTIVE_TOO_LATE");
      assertThat(codes(desk().apply(SampleRosters.CLERK, community, roster, far)))
          .containsExactly("EFFECTIVE_TOO_LATE");
    }
    assertThat(
            codes(desk().apply(SampleRosters.CLERK, community, roster, LocalDate.of(1949, 9, 30))))
        .containsExactly("EFFECTIVE_TOO_EARLY");
    assertThat(warnings(community, roster, LocalDate.of(2025, 2, 27)))
        .containsExactly("EFFECTIVE_LONG_AGO");
    assertThat(warnings(community, roster, LocalDate.of(2025, 2, 28))).isEmpty();
    assertThat(warnings(community, roster, LocalDate.of(2027, 3, 2))).isEmpty();
    assertThat(imported(community, roster).number()).isOne();
  }

  private List<String> warnings(UUID community, Roster roster, LocalDate day) {
    return desk().preview(community, roster, day).orThrow().warnings().stream()
        .map(Reason::code)
        .toList();
  }

  /** The voter is named for all parts of exactly these owners, from today on, with evidence. */
  @Test
  default void aVoterIsNamedForAllPartsOfTheSameOwners() {
    UUID community = UUID.randomUUID();
    ExclusivePart home = owned("1", "A", "B");
    ExclusivePart parking = owned("2", "B", "A");
    ExclusivePart other = owned("3", "A", "B", "C");
    imported(community, SampleRosters.roster(home, parking, other));
    ImportedRoster named =
        desk().nameVoter(SampleRosters.CLERK, community, "2", "B", " 推选书 2026-17 ", 1).orThrow();
    assertThat(List.of(named.number(), named.changed(), named.parts())).containsExactly(2, 2, 3);
    assertThat(desk().nameVoter(SampleRosters.CLERK, community, "2", "B", "again", 1).orThrow())
        .as("sent twice")
        .isEqualTo(named);
    assertThat(named.effectiveFrom()).isEqualTo(LocalDate.of(2026, 3, 1));
    Roster after = desk().partsOf(named);
    assertThat(after.parts()).extracting(ExclusivePart::voter).containsExactly("B", "B", null);
    assertThat(after.contentHash()).isEqualTo(named.content());
    assertThat(desk().summary(named)).isEqualTo(new RosterSummary(3, 2, 300));
    AuditEvent event = events(community).get(1);
    assertThat(event.type()).isEqualTo("voter-named");
    assertThat(event.data())
        .containsEntry("part", "2")
        .containsEntry("voter", "B")
        .containsEntry("evidence", "推选书 2026-17")
        .containsEntry("changed", 2L);
  }

  /** Today is a day of the community's zone; a roster of a later day is not overtaken. */
  @Test
  default void aVoterIsNamedFromTodayOrFromTheRosterToCome() {
    UUID here = UUID.randomUUID();
    imported(here, SampleRosters.roster(owned("1", "A", "B")));
    RosterService west = desk().in(ZoneId.of("America/Los_Angeles"));
    assertThat(west.nameVoter(SampleRosters.CLERK, here, "1", "A", "x").orThrow().effectiveFrom())
        .isEqualTo(LocalDate.of(2026, 2, 28));
    UUID later = UUID.randomUUID();
    LocalDate may = LocalDate.of(2026, 5, 1);
    desk()
        .apply(SampleRosters.CLERK, later, SampleRosters.roster(owned("1", "A", "B")), may)
        .orThrow();
    assertThat(
            desk().nameVoter(SampleRosters.CLERK, later, "1", "A", "x").orThrow().effectiveFrom())
        .isEqualTo(may);
  }

  /** Every refusal has its code and changes nothing. */
  @Test
  default void aVoterIsNotNamedWithoutRightOrEvidence() {
    UUID community = UUID.randomUUID();
    assertThat(codes(naming(community, "1", "A", "x"))).containsExactly("NO_SUCH_PART");
    imported(community, SampleRosters.roster(owned("1", "A", "B")));
    assertThat(codes(naming(community, "9", "A", "x"))).containsExactly("NO_SUCH_PART");
    assertThat(codes(naming(community, "1", "C", "  ")))
        .containsExactly("VOTER_NOT_OWNER", "EVIDENCE_MISSING");
    assertThat(codes(naming(community, "1", "A", "x".repeat(201))))
        .containsExactly("EVIDENCE_TOO_LONG");
    assertThat(codes(naming(community, "1", "A", "电话13800138000")))
        .containsExactly("EVIDENCE_LOOKS_PERSONAL");
    assertThat(codes(desk().nameVoter(SampleRosters.CLERK, community, "1", "A", "x", 0)))
        .containsExactly("ROSTER_CHANGED_MEANWHILE");
    naming(community, "1", "A", "x".repeat(200)).orThrow();
    assertThat(codes(naming(community, "1", "A", "x"))).containsExactly("VOTER_NAMED_ALREADY");
    assertThat(events(community)).hasSize(2);
    assertThat(naming(community, "1", "B", "y").orThrow().number()).isEqualTo(3);
  }

  private RosterService desk() {
    return SampleRosters.service(store());
  }

  private Outcome<ImportedRoster> naming(
      UUID community, String part, String voter, String evidence) {
    return desk().nameVoter(SampleRosters.CLERK, community, part, voter, evidence);
  }

  private ImportedRoster imported(UUID community, Roster roster) {
    return desk().apply(SampleRosters.CLERK, community, roster, FEBRUARY).orThrow();
  }

  private static ExclusivePart owned(String id, String... owners) {
    return at(id, "C01", "3", id, owners);
  }

  private static ExclusivePart at(
      String id, String compound, String building, String room, String... owners) {
    return new ExclusivePart(
        id,
        compound,
        building,
        "1",
        room,
        PartKind.DWELLING,
        new FloorArea(100),
        AreaBasis.REGISTRY,
        List.of(owners),
        null,
        PartStatus.DELIVERED);
  }

  private static Roster searchable() {
    return new Roster(
        Stream.of(
                at("C01-3-301", "C01", "3", "301", "O1"),
                at("C01-33-301", "C01", "33", "301", "O1", "O\"2"),
                at("100%", "C0", "3", "30", "O1\",\"O\"2"),
                at("1000", "C01", "30", "é", "O3"),
                at("x_y", "一号院", "3", "e", "O\\", "👍"),
                at("xzy", "一号院", "_", "3", "'"))
            .toList());
  }

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }

  private List<AuditEvent> events(UUID community) {
    return store()
        .work()
        .read(
            transaction -> {
              List<AuditEvent> events = new ArrayList<>();
              List<AuditEntry> page = store().audit().page(transaction, 0, 1000);
              while (!page.isEmpty()) {
                page.stream()
                    .map(AuditEntry::event)
                    .filter(event -> event.subject().equals(community.toString()))
                    .forEach(events::add);
                page =
                    store().audit().page(transaction, page.get(page.size() - 1).sequence(), 1000);
              }
              return events;
            });
  }
}
