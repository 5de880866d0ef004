package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.testkit.store.ServiceScene.CLERK;
import static org.gongtong.testkit.store.ServiceScene.DOOR;
import static org.gongtong.testkit.store.ServiceScene.FROM;
import static org.gongtong.testkit.store.ServiceScene.HELPED;
import static org.gongtong.testkit.store.ServiceScene.HELPS;
import static org.gongtong.testkit.store.ServiceScene.JOINED;
import static org.gongtong.testkit.store.ServiceScene.codes;
import static org.gongtong.testkit.store.ServiceScene.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.Check;
import org.gongtong.core.timebank.service.IssuedToken;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.ServiceMember;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.VisitToken;
import org.junit.jupiter.api.Test;

/** Check-in and check-out. Extension point: see {@link ServiceContract}. */
public interface ServiceCheckContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ServiceParts services();

  private ServiceScene scene() {
    return new ServiceScene(services());
  }

  /** A code is used once, by the other side, within its time, and only the last one counts. */
  @Test
  default void aCodeIsUsedOnceAndSoon() {
    ServiceScene scene = scene();
    Appointment agreed = scene.agreed();
    Appointment other =
        scene.arrange(ServiceScene.visit("H2", "E2", FROM, Duration.ofHours(1))).orThrow();
    scene.at(FROM);
    IssuedToken first = scene.code(agreed, HELPED);
    IssuedToken second = scene.code(agreed, HELPED);
    assertThat(second.secret()).matches("[0-9]{8}").isNotEqualTo(first.secret());
    assertThat(second.appointment().toMap().toString()).doesNotContain(second.secret());
    assertThat(codes(scene.checks().scan(DOOR, agreed.id(), first.secret(), HELPS)))
        .containsExactly("VISIT_CODE_UNKNOWN");
    assertThat(codes(scene.checks().scan(DOOR, agreed.id(), second.secret(), HELPED)))
        .containsExactly("VISIT_CODE_OWN");
    assertThat(codes(scene.checks().scan(DOOR, other.id(), second.secret(), HELPS)))
        .containsExactly("VISIT_CODE_UNKNOWN");
    assertThat(second.expiresAt()).isEqualTo(FROM.plusSeconds(120));
    scene.at(second.expiresAt());
    Outcome<Appointment> late = scene.checks().scan(DOOR, agreed.id(), second.secret(), HELPS);
    assertThat(codes(late)).containsExactly("VISIT_CODE_EXPIRED");
    assertThat(figures(late)).containsEntry("expired", "2026-03-03T10:02");
    scene.at(second.expiresAt().minusMillis(1));
    Appointment begun = scene.checks().scan(DOOR, agreed.id(), second.secret(), HELPS).orThrow();
    assertThat(begun.state()).isEqualTo(AppointmentState.UNDER_WAY);
    assertThat(begun.progress().checkIn()).isEqualTo(new Check(scene.now(), DOOR, null));
    assertThat(codes(scene.checks().scan(DOOR, agreed.id(), second.secret(), HELPS)))
        .containsExactly("VISIT_CODE_UNKNOWN");
  }

  /** Of many who scan one code at once one is taken. */
  @Test
  default void ofManyScansOneIsTaken() throws Exception {
    ServiceScene scene = scene();
    Appointment agreed = scene.agreed();
    scene.at(FROM);
    IssuedToken code = scene.code(agreed, HELPED);
    List<Outcome<Appointment>> answers =
        AtOnce.run(20, i -> scene.checks().scan(DOOR, agreed.id(), code.secret(), HELPS));
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.isAccepted())
        .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("VISIT_CODE_UNKNOWN"));
    assertThat(scene.latest(agreed).state()).isEqualTo(AppointmentState.UNDER_WAY);
    assertThat(scene.events(agreed)).hasSize(4).endsWith("visit-code-scanned");
  }

  /** Staff record with a mandate in force at that place, never a visit of their own. */
  @Test
  default void staffRecordWithAMandate() {
    ServiceScene scene = scene();
    Appointment agreed = scene.agreed();
    scene.at(FROM.plus(Duration.ofHours(3)));
    Actor elsewhere = scene.mandated(MandateKind.GRID_WORKER, "C01/61");
    Actor auditor = scene.mandated(MandateKind.SUPERVISION_MEMBER, "");
    MandatePlace place = new MandatePlace(scene.community().id(), "");
    Actor ended =
        scene.mandated(
            MandateKind.COMMITTEE_STAFF, place, new DateRange(JOINED, LocalDate.of(2026, 3, 3)));
    for (Actor actor : List.of(CLERK, DOOR, elsewhere, auditor, ended)) {
      Outcome<Appointment> refused = scene.checks().recordCheckIn(actor, agreed.id(), 2, FROM);
      assertThat(codes(refused)).containsExactly("VISIT_MANDATE_MISSING");
      assertThat(figures(refused)).containsEntry("kinds", "committee staff, grid worker");
    }
    Appointment begun = scene.checks().recordCheckIn(scene.grid(), agreed.id(), 2, FROM).orThrow();
    Instant end = FROM.plus(Duration.ofMinutes(95));
    Appointment done = scene.checks().recordCheckOut(scene.grid(), agreed.id(), 3, end).orThrow();
    assertThat(begun.progress().checkIn()).isNotNull();
    assertThat(done.progress().checkOut()).isNotNull();
    UUID mandate =
        scene
            .store()
            .work()
            .read(t -> scene.store().mandates().heldBy(t, scene.grid().id()))
            .get(0)
            .id();
    assertThat(done.progress().checkIn()).isEqualTo(new Check(FROM, scene.grid(), mandate));
    assertThat(done.progress().checkOut()).isEqualTo(new Check(end, scene.grid(), mandate));
    assertThat(done.lasted()).contains(Duration.ofMinutes(95));
    scene.join(ServiceMember.adult(scene.grid().id(), JOINED));
    Appointment own =
        scene
            .arrange(ServiceScene.visit(scene.grid().id(), "E2", scene.now(), Duration.ofHours(1)))
            .orThrow();
    assertThat(codes(scene.checks().recordCheckIn(scene.grid(), own.id(), 3, scene.now())))
        .containsExactly("VISIT_OWN_CASE");
  }

  /** Times that cannot have been are refused with their figures. */
  @Test
  default void recordedTimesCanHaveBeen() {
    ServiceScene scene = scene();
    Appointment agreed = scene.agreed();
    scene.at(FROM.plus(Duration.ofHours(40)));
    UUID id = agreed.id();
    Actor grid = scene.grid();
    Outcome<Appointment> future =
        scene.checks().recordCheckIn(grid, id, 2, scene.now().plusSeconds(1));
    assertThat(codes(future)).containsExactly("VISIT_IN_FUTURE");
    assertThat(figures(future))
        .containsEntry("at", "2026-03-05T02:00:01")
        .containsEntry("now", "2026-03-05T02:00");
    Instant beforeJoining = Instant.parse("2025-12-31T15:59:59Z");
    Outcome<Appointment> early = scene.checks().recordCheckIn(grid, id, 2, beforeJoining);
    assertThat(codes(early)).containsExactly("VISIT_BEFORE_JOINING", "VISIT_BEFORE_JOINING");
    assertThat(figures(early))
        .containsEntry("member", "H1")
        .containsEntry("day", "2025-12-31")
        .containsEntry("joined", "2026-01-01");
    scene.checks().recordCheckIn(grid, id, 2, FROM).orThrow();
    Outcome<Appointment> reversed = scene.checks().recordCheckOut(grid, id, 3, FROM);
    assertThat(codes(reversed)).containsExactly("CHECK_OUT_BEFORE_CHECK_IN");
    assertThat(figures(reversed)).containsEntry("in", "2026-03-03T10:00");
    Outcome<Appointment> long30 =
        scene.checks().recordCheckOut(grid, id, 3, FROM.plus(Duration.ofHours(30)));
    assertThat(codes(long30)).containsExactly("VISIT_TOO_LONG");
    assertThat(figures(long30)).containsEntry("minutes", "1800").containsEntry("most", "720");
    assertThat(
            codes(
                scene
                    .checks()
                    .recordCheckOut(grid, id, 3, FROM.plus(Duration.ofMinutes(720)).plusMillis(1))))
        .containsExactly("VISIT_TOO_LONG");
    assertThat(
            scene
                .checks()
                .recordCheckOut(grid, id, 3, FROM.plus(Duration.ofMinutes(720)))
                .orThrow()
                .state())
        .isEqualTo(AppointmentState.DONE);
  }

  /** Nobody is at two visits at once, planned or real; they may follow one another. */
  @Test
  default void nobodyIsAtTwoVisitsAtOnce() {
    ServiceScene scene = scene();
    Duration hour = Duration.ofHours(1);
    Appointment agreed = scene.agreed();
    Outcome<Appointment> sameHelper =
        scene.arrange(ServiceScene.visit("H1", "E2", FROM.plus(hour).minusMillis(1), hour));
    assertThat(codes(sameHelper)).containsExactly("VISIT_OVERLAPS");
    assertThat(figures(sameHelper))
        .containsEntry("member", "H1")
        .containsEntry("from", "2026-03-03T10:00")
        .containsEntry("until", "2026-03-03T11:00")
        .containsEntry("other", agreed.id().toString());
    assertThat(codes(scene.arrange(ServiceScene.visit("H2", "E1", FROM, hour))))
        .containsExactly("VISIT_OVERLAPS");
    assertThat(codes(scene.arrange(ServiceScene.visit("E1", "H3", FROM, hour))))
        .containsExactly("VISIT_OVERLAPS");
    Appointment next =
        scene.arrange(ServiceScene.visit("H1", "E2", FROM.plus(hour), hour)).orThrow();
    // What was planned does not hinder what was; what was does.
    scene.at(FROM.plus(Duration.ofHours(5)));
    Actor grid = scene.grid();
    scene.checks().recordCheckIn(grid, agreed.id(), 2, FROM.plusSeconds(1800)).orThrow();
    scene.checks().recordCheckOut(grid, agreed.id(), 3, FROM.plusSeconds(5400)).orThrow();
    assertThat(codes(scene.checks().recordCheckIn(grid, next.id(), 3, FROM.plusSeconds(5399))))
        .containsExactly("VISIT_OVERLAPS");
    scene.checks().recordCheckIn(grid, next.id(), 3, FROM.plusSeconds(5400)).orThrow();
    scene.under(ServiceScene.policy(3, true));
    Instant tomorrow = FROM.plus(Duration.ofDays(1));
    scene.arrange(ServiceScene.visit("H1", "E1", tomorrow, hour)).orThrow();
    scene.arrange(ServiceScene.visit("H2", "E1", tomorrow, hour)).orThrow();
    assertThat(codes(scene.arrange(ServiceScene.visit("H1", "E3", tomorrow, hour))))
        .containsExactly("VISIT_OVERLAPS");
  }

  /** Two visits of one member recorded at once, by two who do not see each other: one is taken. */
  @Test
  default void ofTwoAtOnceOneIsTaken() throws Exception {
    ServiceScene scene = scene();
    List<Appointment> both =
        List.of(
            scene
                .propose(ServiceScene.visit("H1", "E1", FROM, Duration.ofHours(1)), HELPED)
                .orThrow(),
            scene
                .propose(ServiceScene.visit("H1", "E2", FROM, Duration.ofHours(1)), null)
                .flatMap(one -> scene.agree(one, new Party(Side.RECEIVER, "E2")))
                .orThrow());
    List<Outcome<Appointment>> answers = AtOnce.run(2, i -> scene.agree(both.get(i), HELPS));
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.isAccepted())
        .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("VISIT_OVERLAPS"));
  }

  /** A clock that jumps back takes no step before the last one; servers may differ by a little. */
  @Test
  default void timeDoesNotGoBack() {
    ServiceScene scene = scene();
    Appointment agreed = scene.agreed();
    scene.at(FROM);
    Appointment begun = scene.checked(agreed);
    IssuedToken code = scene.code(begun, HELPED);
    scene.at(FROM.minusMillis(5_001));
    Outcome<Appointment> refused = scene.checks().scan(DOOR, agreed.id(), code.secret(), HELPS);
    assertThat(codes(refused)).containsExactly("VISIT_CLOCK_BACK");
    assertThat(figures(refused))
        .containsEntry("now", "2026-03-03T09:59:54")
        .containsEntry("last", "2026-03-03T10:00");
    assertThat(scene.latest(begun).progress().checkOut()).isNull();
    scene.at(FROM.minusMillis(5_000));
    // Taken for the same instant, in which nothing can have been done.
    assertThat(codes(scene.checks().scan(DOOR, agreed.id(), code.secret(), HELPS)))
        .containsExactly("CHECK_OUT_BEFORE_CHECK_IN");
    Appointment another = scene.code(begun, HELPED).appointment();
    assertThat(another.changedAt()).isEqualTo(FROM);
    VisitToken token = another.progress().token();
    assertThat(token).isNotNull();
  }

  /** Through the hour that is left out, and through the one that comes twice, time is as long. */
  @Test
  default void summerTimeMakesNoVisitLongerOrShorter() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    ServiceScene spring = new ServiceScene(services(), zone);
    LocalDateTime before = LocalDateTime.parse("2026-03-29T01:30");
    Appointment short1 = visited(spring, zone, before, LocalDateTime.parse("2026-03-29T03:30"));
    assertThat(short1.lasted()).contains(Duration.ofHours(1));
    // The days to confirm are the place's: three after the 29th, from midnight on in summer time.
    assertThat(short1.dueAt()).isEqualTo(Instant.parse("2026-04-01T22:00:00Z"));
    ServiceScene autumn = new ServiceScene(services(), zone);
    LocalDateTime first = LocalDateTime.parse("2026-10-25T01:30");
    Appointment long1 = visited(autumn, zone, first, LocalDateTime.parse("2026-10-25T03:30"));
    assertThat(long1.lasted()).contains(Duration.ofHours(3));
    assertThat(long1.dueAt()).isEqualTo(Instant.parse("2026-10-28T23:00:00Z"));
  }

  private static Appointment visited(
      ServiceScene scene, ZoneId zone, LocalDateTime from, LocalDateTime until) {
    Instant begin = from.atZone(zone).toInstant();
    Appointment agreed =
        scene.arrange(ServiceScene.visit("H1", "E1", begin, Duration.ofHours(1))).orThrow();
    scene.at(begin);
    Appointment begun = scene.checked(agreed);
    scene.at(until.atZone(zone).toInstant());
    return scene.checked(begun);
  }
}
