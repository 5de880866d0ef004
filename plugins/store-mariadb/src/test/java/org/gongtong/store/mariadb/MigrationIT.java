package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.gongtong.core.audit.AuditEntry;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.ImportedRoster;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.testkit.store.DecisionScene;
import org.gongtong.testkit.store.SampleRules;
import org.gongtong.testkit.store.StoreParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Later migrations on a database that is in use. An empty one is what every other class begins on.
 */
@Timeout(120)
class MigrationIT {

  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00.123456Z");

  @Test
  void aFilledDatabaseKeepsItsRowsAndGoesOn() {
    try (TestStore store = TestStore.empty(MigrationIT.class, 4)) {
      store.migrate("1");
      FirstAuditLog first = new FirstAuditLog();
      StoreParts parts = store.with(first);
      UUID community = UUID.randomUUID();
      Roster roster = new Roster(List.of(part("1"), part("2"), part("三")));
      ImportedRoster imported =
          rosters(parts).apply(Actor.staff("clerk-7"), community, roster, MARCH).orThrow();
      List<AuditEvent> events = first.appended();
      assertThat(events).hasSize(1);

      store.migrate("latest");
      store.migrate("latest");

      parts = store.parts();
      assertThat(events(parts)).isEqualTo(events);
      assertThatTheRowsAreStill(parts, community, imported, roster);
      assertThat(new Sequencer(parts.work(), parts.log()).integrate()).isEqualTo(1);
      DecisionScene scene = new DecisionScene(parts, new SampleRules().book());
      var motion = scene.open();
      scene.web(motion, "P02", "for").orThrow();
      assertThat(scene.decide(motion).isCounted()).isTrue();
      assertThat(events(parts).subList(0, 1)).isEqualTo(events);
    }
  }

  private static void assertThatTheRowsAreStill(
      StoreParts parts, UUID community, ImportedRoster imported, Roster roster) {
    Roster current =
        parts
            .work()
            .read(
                transaction -> {
                  assertThat(parts.rosters().findLatestImport(transaction, community))
                      .contains(imported);
                  return parts.rosters().currentParts(transaction, community, MARCH);
                });
    assertThat(current.parts()).containsExactlyElementsOf(roster.parts());
  }

  private static List<AuditEvent> events(StoreParts parts) {
    return parts.work().read(transaction -> parts.audit().page(transaction, 0, 1000)).stream()
        .map(AuditEntry::event)
        .toList();
  }

  private static RosterService rosters(StoreParts parts) {
    IdSource ids = new IdSource(() -> NOW, RandomGenerator.of("L64X128MixRandom"));
    return new RosterService(
        parts.work(), parts.rosters(), parts.audit(), ids, () -> NOW, ZoneOffset.UTC);
  }

  private static ExclusivePart part(String id) {
    return new ExclusivePart(
        id,
        "C01",
        "1",
        "1",
        id,
        PartKind.DWELLING,
        new FloorArea(8_955),
        AreaBasis.REGISTRY,
        List.of("O" + id),
        "O" + id,
        PartStatus.DELIVERED);
  }
}
