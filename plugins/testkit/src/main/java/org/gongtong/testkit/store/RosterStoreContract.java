package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongtong.core.audit.AuditEntry;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterDifference;
import org.gongtong.core.place.RosterImport;
import org.gongtong.core.place.RosterPreview;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.junit.jupiter.api.Test;

/**
 * What a roster store promises, seen through the service that uses it. Extension point: test
 * classes of stores have it.
 */
public interface RosterStoreContract {

  /** The first of March, of April and of May. */
  LocalDate MARCH = LocalDate.of(2026, 3, 1);

  /** See {@link #MARCH}. */
  LocalDate APRIL = LocalDate.of(2026, 4, 1);

  /** See {@link #MARCH}. */
  LocalDate MAY = LocalDate.of(2026, 5, 1);

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** Nothing imported, nothing there. */
  @Test
  default void anUnknownCommunityHasNoParts() {
    UUID community = UUID.randomUUID();
    assertThat(parts(community, MARCH)).isEmpty();
    assertThat(latest(community)).isEmpty();
  }

  /** Every field comes back, ids that differ by little stay apart, and the order is by id. */
  @Test
  default void partsComeBackAsTheyWere() {
    UUID community = UUID.randomUUID();
    Roster roster = SampleRosters.awkward();
    ImportedRoster imported = apply(community, roster, MARCH).orThrow();
    assertThat(parts(community, MARCH))
        .containsExactlyInAnyOrderElementsOf(roster.parts())
        .isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
    assertThat(latest(community)).contains(imported);
  }

  /** Added, changed, gone, and back again: each day keeps its own roster. */
  @Test
  default void eachDayKeepsItsRoster() {
    UUID community = UUID.randomUUID();
    ExclusivePart one = SampleRosters.part("1", 100);
    ExclusivePart two = SampleRosters.part("2", 200);
    ExclusivePart larger = SampleRosters.part("2", 250);
    ExclusivePart three = SampleRosters.part("3", 300);
    apply(community, SampleRosters.roster(one, two), MARCH).orThrow();
    ImportedRoster second = apply(community, SampleRosters.roster(larger, three), APRIL).orThrow();
    assertThat(List.of(second.number(), second.added(), second.changed(), second.gone()))
        .containsExactly(2, 1, 1, 1);
    apply(community, SampleRosters.roster(one, larger, three), MAY).orThrow();
    assertThat(parts(community, MARCH.minusDays(1))).isEmpty();
    assertThat(parts(community, APRIL.minusDays(1))).containsExactly(one, two);
    assertThat(parts(community, APRIL)).containsExactly(larger, three);
    assertThat(parts(community, MAY.minusDays(1))).containsExactly(larger, three);
    assertThat(parts(community, MAY.plusYears(9))).containsExactly(one, larger, three);
  }

  /** Of two rosters for one day the later import holds. */
  @Test
  default void theLaterImportOfOneDayHolds() {
    UUID community = UUID.randomUUID();
    ExclusivePart wrong = SampleRosters.part("1", 100);
    ImportedRoster first = apply(community, SampleRosters.roster(wrong), MARCH).orThrow();
    ExclusivePart mended = SampleRosters.part("1", 110);
    apply(community, SampleRosters.roster(mended), MARCH).orThrow();
    assertThat(parts(community, MARCH)).containsExactly(mended);
    Optional<ImportedRoster> found =
        store().work().read(t -> store().rosters().findImport(t, community, first.number()));
    assertThat(found).contains(first);
    assertThat(store().work().read(t -> store().rosters().partsOf(t, found.orElseThrow())).parts())
        .as("a motion that opened between the two keeps the first")
        .containsExactly(wrong);
    assertThat(
            store()
                .work()
                .<Optional<ImportedRoster>>read(t -> store().rosters().findImport(t, community, 3)))
        .isEmpty();
  }

  /** A preview shows what an import would change, and writes nothing. */
  @Test
  default void aPreviewWritesNothing() {
    UUID community = UUID.randomUUID();
    Roster roster = SampleRosters.roster(SampleRosters.part("1", 100));
    RosterPreview preview =
        SampleRosters.service(store()).preview(community, roster, MARCH).orThrow();
    assertThat(preview.after()).isZero();
    assertThat(preview.difference().added()).hasSize(1);
    assertThat(parts(community, MARCH)).isEmpty();
    assertThat(eventsAbout(community)).isEmpty();
  }

  /** A file that names nobody where owners have named somebody is pointed out. */
  @Test
  default void aPreviewTellsOfVotersThatWouldBeGone() {
    UUID community = UUID.randomUUID();
    ExclusivePart part = SampleRosters.part("1", 100);
    ExclusivePart named =
        new ExclusivePart(
            part.id(),
            part.compound(),
            part.building(),
            part.entrance(),
            part.room(),
            part.kind(),
            part.area(),
            part.basis(),
            part.owners(),
            part.owners().get(0),
            part.status());
    apply(community, SampleRosters.roster(named), MARCH).orThrow();
    RosterPreview cleared =
        SampleRosters.service(store())
            .preview(community, SampleRosters.roster(part), MARCH)
            .orThrow();
    assertThat(cleared.warnings()).extracting(Reason::code).contains("VOTERS_CLEARED");
    RosterPreview same =
        SampleRosters.service(store())
            .preview(community, SampleRosters.roster(named), MARCH)
            .orThrow();
    assertThat(same.warnings()).extracting(Reason::code).doesNotContain("VOTERS_CLEARED");
  }

  /** One import, one event. */
  @Test
  default void anImportLeavesOneEvent() {
    UUID community = UUID.randomUUID();
    ImportedRoster imported =
        apply(community, SampleRosters.roster(SampleRosters.part("1", 100)), MARCH).orThrow();
    List<AuditEvent> events = eventsAbout(community);
    assertThat(events).hasSize(1);
    assertThat(events.get(0).type()).isEqualTo("roster-imported");
    assertThat(events.get(0).actor()).isEqualTo(SampleRosters.CLERK);
    assertThat(events.get(0).effectiveAt()).isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
    assertThat(events.get(0).data())
        .containsEntry("content", imported.content().hex())
        .containsEntry("effectiveFrom", "2026-03-01")
        .containsEntry("added", 1L);
  }

  /** The same roster for the same day again, even in another order: the import that is there. */
  @Test
  default void theSameImportAgainChangesNothing() {
    UUID community = UUID.randomUUID();
    ExclusivePart one = SampleRosters.part("1", 100);
    ExclusivePart two = SampleRosters.part("2", 200);
    ImportedRoster first = apply(community, SampleRosters.roster(one, two), MARCH).orThrow();
    assertThat(apply(community, SampleRosters.roster(two, one), MARCH).orThrow()).isEqualTo(first);
    assertThat(eventsAbout(community)).hasSize(1);
  }

  /** No import without a change, before a later one, or of nothing. */
  @Test
  default void uselessAndBackdatedRostersAreRefused() {
    UUID community = UUID.randomUUID();
    Roster roster = SampleRosters.roster(SampleRosters.part("1", 100));
    Roster other = SampleRosters.roster(SampleRosters.part("1", 101));
    assertThat(codes(apply(community, new Roster(List.of()), MARCH)))
        .containsExactly("ROSTER_EMPTY");
    apply(community, roster, APRIL).orThrow();
    assertThat(codes(apply(community, roster, MAY))).containsExactly("ROSTER_UNCHANGED");
    assertThat(codes(apply(community, other, APRIL.minusDays(1))))
        .containsExactly("LATER_IMPORT_EXISTS");
    assertThat(parts(community, MAY)).isEqualTo(roster.parts());
    assertThat(eventsAbout(community)).hasSize(1);
  }

  /** Communities know nothing of each other. */
  @Test
  default void communitiesAreApart() {
    UUID here = UUID.randomUUID();
    UUID there = UUID.randomUUID();
    ExclusivePart mine = SampleRosters.part("1", 100);
    ExclusivePart theirs = SampleRosters.part("1", 999);
    apply(here, SampleRosters.roster(mine), MAY).orThrow();
    apply(there, SampleRosters.roster(theirs), MARCH).orThrow();
    assertThat(parts(here, MAY)).containsExactly(mine);
    assertThat(parts(there, MAY)).containsExactly(theirs);
  }

  /** When the event cannot be written, the roster is not there either. */
  @Test
  default void noRosterWithoutItsEvent() {
    UUID community = UUID.randomUUID();
    AuditLog broken = new FullAuditLog();
    assertThatThrownBy(
            () ->
                SampleRosters.service(store(), broken)
                    .apply(SampleRosters.CLERK, community, SampleRosters.awkward(), MARCH))
        .hasMessage("the log is full");
    assertThat(parts(community, MARCH)).isEmpty();
    assertThat(apply(community, SampleRosters.awkward(), MARCH).orThrow().number()).isEqualTo(1);
  }

  /** The same file from many hands at once is one import. */
  @Test
  default void theSameImportAtOnceHappensOnce() throws Exception {
    UUID community = UUID.randomUUID();
    allAtOnce(community, SampleRosters.awkward(), 1);
    allAtOnce(community, SampleRosters.roster(SampleRosters.part("1", 100)), 2);
    allAtOnce(community, SampleRosters.awkward(), 3);
  }

  private void allAtOnce(UUID community, Roster roster, int number) throws Exception {
    Callable<ImportedRoster> importing = () -> apply(community, roster, MARCH).orThrow();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<UUID> answers = new ArrayList<>();
    try {
      for (Future<ImportedRoster> done :
          threads.invokeAll(
              List.of(importing, importing, importing, importing, importing, importing))) {
        answers.add(done.get().id());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(answers).hasSize(6).containsOnly(answers.get(0));
    assertThat(eventsAbout(community)).hasSize(number);
    assertThat(parts(community, MARCH)).containsExactlyInAnyOrderElementsOf(roster.parts());
  }

  /** Imports are numbered without gap. */
  @Test
  default void anImportOutOfTurnIsRefused() {
    UUID community = UUID.randomUUID();
    Roster roster = SampleRosters.awkward();
    for (int number : new int[] {0, 2}) {
      ImportedRoster imported =
          new ImportedRoster(
              SampleRosters.IDS.next(),
              community,
              number,
              MARCH,
              SampleRosters.NOW,
              SampleRosters.CLERK,
              roster.contentHash(),
              roster.parts().size(),
              roster.parts().size(),
              0,
              0);
      RosterImport outOfTurn =
          new RosterImport(imported, RosterDifference.between(new Roster(List.of()), roster));
      assertThatThrownBy(
              () ->
                  store()
                      .work()
                      .write(
                          transaction -> {
                            store().rosters().apply(transaction, outOfTurn);
                            return true;
                          }))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(parts(community, MARCH)).isEmpty();
  }

  private Outcome<ImportedRoster> apply(UUID community, Roster roster, LocalDate effective) {
    return SampleRosters.service(store()).apply(SampleRosters.CLERK, community, roster, effective);
  }

  private Optional<ImportedRoster> latest(UUID community) {
    return store()
        .work()
        .read(transaction -> store().rosters().findLatestImport(transaction, community));
  }

  private List<ExclusivePart> parts(UUID community, LocalDate asOf) {
    return store()
        .work()
        .read(transaction -> store().rosters().currentParts(transaction, community, asOf))
        .parts();
  }

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }

  private List<AuditEvent> eventsAbout(UUID community) {
    return store()
        .work()
        .read(
            transaction -> {
              List<AuditEvent> events = new ArrayList<>();
              List<AuditEntry> page = store().audit().page(transaction, 0, 1000);
              while (!page.isEmpty()) {
                page.forEach(entry -> events.add(entry.event()));
                long last = page.get(page.size() - 1).sequence();
                page = store().audit().page(transaction, last, 1000);
              }
              return events.stream()
                  .filter(event -> event.subject().equals(community.toString()))
                  .toList();
            });
  }
}
