package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.testkit.store.ServiceScene.CLERK;
import static org.gongtong.testkit.store.ServiceScene.DOOR;
import static org.gongtong.testkit.store.ServiceScene.FROM;
import static org.gongtong.testkit.store.ServiceScene.HELPED;
import static org.gongtong.testkit.store.ServiceScene.HELPS;
import static org.gongtong.testkit.store.ServiceScene.IDS;
import static org.gongtong.testkit.store.ServiceScene.START;
import static org.gongtong.testkit.store.ServiceScene.codes;
import static org.gongtong.testkit.store.ServiceScene.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.TransferKind;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.Ending;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.ServiceEntry;
import org.gongtong.core.timebank.service.ServiceMember;
import org.gongtong.core.timebank.service.Side;
import org.gongtong.core.timebank.service.Visit;
import org.junit.jupiter.api.Test;

/** The steps of appointments. Extension point: see {@link ServiceContract}. */
public interface ServiceLifeContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ServiceParts services();

  private ServiceScene scene() {
    return new ServiceScene(services());
  }

  /** From the proposal to the entry. */
  @Test
  default void aVisitLivesItsWholeLife() {
    ServiceScene scene = scene();
    Appointment done = scene.done(Duration.ofMinutes(52).plusSeconds(30));
    Appointment half = scene.confirm(done, HELPED).orThrow();
    assertThat(half.state()).isEqualTo(AppointmentState.DONE);
    assertThat(scene.posting().posted(done.id())).isEmpty();
    Appointment confirmed = scene.confirm(half, HELPS).orThrow();
    Instant out = FROM.plus(Duration.ofMinutes(52)).plusSeconds(30);
    ServiceEntry entry =
        new ServiceEntry(
            done.id(),
            scene.community().id(),
            TransferKind.REDEEM,
            "H1",
            "E1",
            60,
            out,
            LocalDateTime.parse("2026-03-03T10:52:30"),
            "quarter-hour-half-up",
            "sample@1 xx.time-bank#1");
    assertThat(confirmed.progress().entry()).isEqualTo(entry);
    assertThat(entry.key()).isEqualTo(ServiceEntry.keyOf(done.id()));
    assertThat(scene.latest(done)).isEqualTo(confirmed);
    assertThat(scene.posting().posted(done.id()))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.data())
                    .containsEntry("minutes", 60L)
                    .containsEntry("from", "E1")
                    .containsEntry("to", "H1"));
    everyStepIsOnRecord(scene, confirmed);
  }

  private static void everyStepIsOnRecord(ServiceScene scene, Appointment appointment) {
    assertThat(scene.reader().history(appointment.id()))
        .extracting(version -> version.appointment().state().name())
        .containsExactly(
            "PROPOSED", "AGREED", "AGREED", "UNDER_WAY", "UNDER_WAY", "DONE", "DONE", "CONFIRMED");
    assertThat(scene.events(appointment))
        .containsExactly(
            "appointment-proposed",
            "appointment-agreed",
            "visit-code-made",
            "visit-code-scanned",
            "visit-code-made",
            "visit-code-scanned",
            "service-confirmed",
            "service-confirmed");
    // What people typed and who they are stays out of the log.
    assertThat(scene.store().events(appointment.id().toString()))
        .allSatisfy(event -> assertThat(event.canonicalData()).doesNotContain("H1", "E1"));
  }

  /** The same proposal sent again is one; another one of the same id is refused. */
  @Test
  default void theSameProposalAgainIsOne() throws Exception {
    ServiceScene scene = scene();
    UUID id = IDS.next();
    Visit visit = scene.visit();
    List<Outcome<Appointment>> answers =
        AtOnce.run(
            6, i -> scene.appointments().propose(DOOR, scene.community(), id, visit, HELPED));
    assertThat(answers).allMatch(Outcome::isAccepted);
    Appointment proposed = answers.get(0).orThrow();
    assertThat(scene.events(proposed)).containsExactly("appointment-proposed");
    Visit other = ServiceScene.visit("H2", "E1", FROM, Duration.ofHours(1));
    assertThat(codes(scene.appointments().propose(DOOR, scene.community(), id, other, HELPED)))
        .containsExactly("VISIT_ID_TAKEN");
    assertThat(codes(scene.appointments().propose(DOOR, scene().community(), id, visit, HELPED)))
        .containsExactly("VISIT_ID_TAKEN");
    Appointment agreed = scene.agree(proposed, HELPS).orThrow();
    assertThat(scene.appointments().propose(DOOR, scene.community(), id, visit, HELPED).orThrow())
        .isEqualTo(agreed);
  }

  /** Steps that do not follow are refused, and nothing of them stays. */
  @Test
  default void refusedStepsChangeNothing() {
    ServiceScene scene = scene();
    Appointment proposed = scene.proposed();
    assertRefused(scene, proposed, "agree", "cancel");
    Appointment agreed = scene.agree(proposed, HELPS).orThrow();
    assertRefused(scene, agreed, "cancel", "absent", "code", "checkIn");
    assertThat(codes(scene.appointments().lapse(CLERK, agreed.id(), 2)))
        .containsExactly("VISIT_NOT_DUE");
    scene.at(FROM);
    Appointment begun = scene.checked(agreed);
    assertRefused(scene, begun, "code", "checkOut");
    scene.later(Duration.ofHours(1));
    Appointment done = scene.checked(begun);
    assertRefused(scene, done, "confirm", "dispute", "byTime");
    Appointment disputed =
        scene.confirmation().dispute(DOOR, done.id(), done.version(), HELPED, "太短").orThrow();
    assertRefused(scene, disputed, "withdraw", "mediate");
    Appointment mediated =
        scene.confirmation().mediate(scene.mediator(), done.id(), disputed.version()).orThrow();
    assertRefused(scene, mediated, "withdraw", "decide");
    Appointment dismissed =
        scene
            .confirmation()
            .decide(scene.mediator(), done.id(), mediated.version(), 0, false, "没有发生")
            .orThrow();
    assertThat(dismissed.state()).isEqualTo(AppointmentState.DISMISSED);
    assertRefused(scene, dismissed);
    assertThat(scene.posting().posted(done.id())).isEmpty();
    UUID unknown = IDS.next();
    assertThat(codes(scene.appointments().agree(DOOR, unknown, 1, HELPS)))
        .containsExactly("VISIT_UNKNOWN");
    assertThat(codes(scene.reader().require(unknown))).containsExactly("VISIT_UNKNOWN");
  }

  /** Tries every step but those that may follow, and sees that the appointment is as it was. */
  private static void assertRefused(
      ServiceScene scene, Appointment appointment, String... mayFollow) {
    UUID id = appointment.id();
    int version = appointment.version();
    var plan = scene.appointments();
    var checks = scene.checks();
    var confirmation = scene.confirmation();
    Map<String, Supplier<Outcome<?>>> steps =
        Map.ofEntries(
            Map.entry("agree", () -> plan.agree(DOOR, id, version, HELPS)),
            Map.entry("cancel", () -> plan.cancel(DOOR, id, version, HELPS, "")),
            Map.entry("absent", () -> plan.reportAbsent(DOOR, id, version, Side.PROVIDER, "E1")),
            Map.entry("code", () -> checks.showCode(DOOR, id, version, HELPED)),
            Map.entry(
                "checkIn", () -> checks.recordCheckIn(scene.grid(), id, version, scene.now())),
            Map.entry(
                "checkOut", () -> checks.recordCheckOut(scene.grid(), id, version, scene.now())),
            Map.entry("confirm", () -> confirmation.confirm(DOOR, id, version, HELPED)),
            Map.entry("byTime", () -> confirmation.confirmByTime(CLERK, id, version)),
            Map.entry("dispute", () -> confirmation.dispute(DOOR, id, version, HELPED, "x")),
            Map.entry("withdraw", () -> confirmation.withdrawDispute(DOOR, id, version, HELPED)),
            Map.entry("mediate", () -> confirmation.mediate(scene.mediator(), id, version)),
            Map.entry(
                "decide", () -> confirmation.decide(scene.mediator(), id, version, 5, true, "x")));
    List<String> codes = new ArrayList<>();
    List<String> events = scene.events(appointment);
    steps.forEach(
        (name, step) -> {
          if (!List.of(mayFollow).contains(name)) {
            Outcome<?> refused = step.get();
            codes.addAll(codes(refused));
            assertThat(figures(refused))
                .as(name)
                .containsEntry("state", appointment.state().text().en());
          }
        });
    assertThat(codes).hasSize(steps.size() - mayFollow.length).containsOnly("VISIT_NOT_IN_STATE");
    assertThat(scene.latest(appointment)).isEqualTo(appointment);
    assertThat(scene.events(appointment)).isEqualTo(events);
  }

  /** A step decided on an older version is refused; of many at once one is taken. */
  @Test
  default void aStaleVersionIsRefused() throws Exception {
    ServiceScene scene = scene();
    Appointment proposed = scene.proposed();
    List<Outcome<Appointment>> answers =
        AtOnce.run(6, i -> scene.appointments().cancel(DOOR, proposed.id(), 1, HELPED, ""));
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.isAccepted())
        .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("VISIT_CHANGED"));
    assertThat(scene.events(proposed))
        .containsExactly("appointment-proposed", "appointment-cancelled");
  }

  /** A plan against the policy, the members or the place is refused with its figures. */
  @Test
  default void plansKeepTheRules() {
    ServiceScene scene = scene();
    Duration hour = Duration.ofHours(1);
    assertThat(codes(scene.propose(ServiceScene.visit("H1", "H1", FROM, hour), null)))
        .containsExactly("VISIT_SAME_MEMBER");
    assertThat(codes(scene.propose(ServiceScene.visit("H1", "X9", FROM, hour), null)))
        .containsExactly("VISIT_MEMBER_UNKNOWN");
    assertThat(codes(scene.propose(ServiceScene.visit("H1", "E1", FROM, Duration.ZERO), null)))
        .containsExactly("VISIT_TIMES_REVERSED");
    Duration longest = Duration.ofMinutes(720);
    Outcome<Appointment> tooLong =
        scene.propose(ServiceScene.visit("H1", "E1", FROM, longest.plusNanos(1_000)), null);
    assertThat(codes(tooLong)).containsExactly("VISIT_TOO_LONG");
    assertThat(figures(tooLong)).containsEntry("minutes", "721").containsEntry("most", "720");
    assertThat(scene.propose(ServiceScene.visit("H1", "E1", FROM, longest), null).isAccepted())
        .isTrue();
    Visit over = ServiceScene.visit("H1", "E1", START.minus(hour), hour);
    assertThat(codes(scene.propose(over, HELPED))).containsExactly("VISIT_IN_PAST");
    assertThat(scene.propose(over, null).isAccepted()).isTrue();
    scene.join(ServiceMember.adult("N1", LocalDate.of(2026, 3, 4)));
    Outcome<Appointment> early = scene.propose(ServiceScene.visit("N1", "E1", FROM, hour), null);
    assertThat(codes(early)).containsExactly("VISIT_BEFORE_JOINING");
    assertThat(figures(early))
        .containsEntry("joined", "2026-03-04")
        .containsEntry("day", "2026-03-03");
    Visit onTheDay = ServiceScene.visit("N1", "E1", FROM.plus(Duration.ofHours(14)), hour);
    assertThat(scene.propose(onTheDay, null).isAccepted()).isTrue();
    assertThat(codes(scene.propose(of("errand", "D02"), null)))
        .containsExactly("VISIT_PLACE_UNKNOWN");
    assertThat(codes(scene.propose(of("errand", "C01//2"), null)))
        .containsExactly("VISIT_PLACE_UNKNOWN");
    assertThat(codes(scene.propose(of("surgery", ""), null)))
        .containsExactly("VISIT_CATEGORY_UNKNOWN");
    assertThat(codes(scene.propose(scene.visit(), new Party(Side.RECEIVER, "E2"))))
        .containsExactly("VISIT_NOT_A_PARTY");
  }

  private static Visit of(String category, String path) {
    Instant until = FROM.plusSeconds(60);
    return new Visit("H1", "E1", category, path, FROM, until, TransferKind.EARN, null, null);
  }

  /** Each side agrees once, and for itself. */
  @Test
  default void bothSidesAgree() {
    ServiceScene scene = scene();
    Appointment proposed = scene.proposed();
    assertThat(codes(scene.agree(proposed, HELPED))).containsExactly("VISIT_AGREED_ALREADY");
    assertThat(codes(scene.agree(proposed, new Party(Side.PROVIDER, "E1"))))
        .containsExactly("VISIT_NOT_A_PARTY");
    assertThat(scene.agree(proposed, HELPS).orThrow().state()).isEqualTo(AppointmentState.AGREED);
    Appointment byStaff =
        scene.propose(ServiceScene.visit("H2", "E2", FROM, Duration.ofHours(1)), null).orThrow();
    Appointment half = scene.agree(byStaff, new Party(Side.RECEIVER, "E2")).orThrow();
    assertThat(half.state()).isEqualTo(AppointmentState.PROPOSED);
  }

  /** It can be called off in time, or late, until somebody checked in. */
  @Test
  default void aVisitIsCalledOffInTimeOrLate() {
    ServiceScene scene = scene();
    Appointment first = scene.agreed();
    scene.at(FROM.minus(Duration.ofMinutes(120)));
    assertThat(
            codes(
                scene
                    .appointments()
                    .cancel(DOOR, first.id(), 2, new Party(Side.PROVIDER, "H2"), "")))
        .containsExactly("VISIT_NOT_A_PARTY");
    assertThat(codes(scene.appointments().cancel(DOOR, first.id(), 2, HELPS, "x".repeat(501))))
        .containsExactly("VISIT_WHY_TOO_LONG");
    Appointment inTime = scene.appointments().cancel(DOOR, first.id(), 2, HELPS, " 生病 ").orThrow();
    assertThat(inTime.progress().ending()).isEqualTo(new Ending(Side.PROVIDER, false, "生病"));
    Appointment second = scene.agreed();
    scene.later(Duration.ofMillis(1));
    Appointment late = scene.appointments().cancel(DOOR, second.id(), 2, HELPED, "").orThrow();
    assertThat(late.progress().ending()).isEqualTo(new Ending(Side.RECEIVER, true, ""));
    assertThat(late.state()).isEqualTo(AppointmentState.CANCELLED);
    Appointment declined = scene.proposed();
    assertThat(
            scene
                .appointments()
                .cancel(CLERK, declined.id(), 1, null, "")
                .orThrow()
                .progress()
                .ending())
        .isEqualTo(new Ending(null, false, ""));
    assertThat(codes(scene.confirm(late, HELPED))).containsExactly("VISIT_NOT_IN_STATE");
  }

  /** Nobody is absent before the grace is over, and nobody says so of himself. */
  @Test
  default void anAbsenceIsReportedByTheOtherSide() {
    ServiceScene scene = scene();
    Appointment agreed = scene.agreed();
    Instant grace = FROM.plus(Duration.ofMinutes(30));
    scene.at(grace.minusMillis(1));
    Outcome<Appointment> early =
        scene.appointments().reportAbsent(DOOR, agreed.id(), 2, Side.PROVIDER, "E1");
    assertThat(codes(early)).containsExactly("VISIT_NOT_STARTED");
    assertThat(figures(early)).containsEntry("earliest", "2026-03-03T10:30");
    scene.at(grace);
    assertThat(codes(scene.appointments().reportAbsent(DOOR, agreed.id(), 2, Side.PROVIDER, "H1")))
        .containsExactly("VISIT_NOT_A_PARTY");
    Appointment missed =
        scene.appointments().reportAbsent(DOOR, agreed.id(), 2, Side.PROVIDER, "E1").orThrow();
    assertThat(missed.state()).isEqualTo(AppointmentState.NO_SHOW);
    assertThat(missed.progress().ending()).isEqualTo(new Ending(Side.PROVIDER, false, ""));
    assertThat(scene.events(missed)).endsWith("appointment-missed");
  }

  /** What nobody came to lapses after whole days, to the instant. */
  @Test
  default void whatNobodyCameToLapses() {
    ServiceScene scene = scene();
    Appointment agreed = scene.agreed();
    Appointment proposed =
        scene.propose(ServiceScene.visit("H2", "E2", FROM, Duration.ofHours(1)), null).orThrow();
    // It ends on 3 March; the 4th and the 5th are left.
    Instant due = Instant.parse("2026-03-05T16:00:00Z");
    scene.at(due.minusMillis(1)).timer().tick();
    assertThat(scene.latest(agreed)).isEqualTo(agreed);
    assertThat(scene.at(due).tick(agreed)).isEmpty();
    assertThat(scene.latest(agreed).state()).isEqualTo(AppointmentState.LAPSED);
    assertThat(scene.latest(proposed).state()).isEqualTo(AppointmentState.LAPSED);
    scene.timer().tick();
    assertThat(scene.latest(agreed).version()).isEqualTo(3);
    assertThat(scene.events(agreed)).endsWith("appointment-lapsed");
  }
}
