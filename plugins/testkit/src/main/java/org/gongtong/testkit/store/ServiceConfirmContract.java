package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongtong.testkit.store.ServiceScene.CLERK;
import static org.gongtong.testkit.store.ServiceScene.DOOR;
import static org.gongtong.testkit.store.ServiceScene.HELPED;
import static org.gongtong.testkit.store.ServiceScene.HELPS;
import static org.gongtong.testkit.store.ServiceScene.codes;
import static org.gongtong.testkit.store.ServiceScene.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.Assent;
import org.gongtong.core.timebank.service.Dispute;
import org.gongtong.core.timebank.service.Party;
import org.gongtong.core.timebank.service.ServiceEntry;
import org.gongtong.core.timebank.service.ServiceMember;
import org.gongtong.core.timebank.service.Side;
import org.junit.jupiter.api.Test;

/** Confirmation, disputes and guardians. Extension point: see {@link ServiceContract}. */
public interface ServiceConfirmContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ServiceParts services();

  private ServiceScene scene() {
    return new ServiceScene(services());
  }

  /** Fifty confirm for one side at once, then fifty for the other: each time one, and one entry. */
  @Test
  default void ofFiftyConfirmationsOneIsTaken() throws Exception {
    ServiceScene scene = scene();
    Appointment done = scene.done(Duration.ofHours(1));
    List<Outcome<Appointment>> first = AtOnce.run(50, i -> scene.confirm(done, HELPED));
    assertOne(first);
    Appointment half = scene.latest(done);
    assertThat(half.version()).isEqualTo(done.version() + 1);
    List<Outcome<Appointment>> second = AtOnce.run(50, i -> scene.confirm(half, HELPS));
    assertOne(second);
    assertThat(scene.latest(done).state()).isEqualTo(AppointmentState.CONFIRMED);
    assertThat(scene.posting().posted(done.id())).hasSize(1);
    assertThat(scene.events(done)).endsWith("service-confirmed", "service-confirmed").hasSize(8);
  }

  private static void assertOne(List<Outcome<Appointment>> answers) {
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.isAccepted())
        .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("VISIT_CHANGED"));
  }

  /**
   * Both sides at once from the same version: one has to look again, and then it is posted once.
   */
  @Test
  default void bothSidesAtOnceAreOneAfterTheOther() throws Exception {
    ServiceScene scene = scene();
    Appointment done = scene.done(Duration.ofHours(1));
    assertOne(AtOnce.run(50, i -> scene.confirm(done, i % 2 == 0 ? HELPED : HELPS)));
    Appointment half = scene.latest(done);
    Side said = half.progress().confirmed().keySet().iterator().next();
    Party same = said == Side.PROVIDER ? HELPS : HELPED;
    Outcome<Appointment> twice = scene.confirm(half, same);
    assertThat(codes(twice)).containsExactly("VISIT_CONFIRMED_ALREADY");
    assertThat(figures(twice)).containsEntry("side", said.text().en());
    Party other = said == Side.PROVIDER ? HELPED : HELPS;
    assertThat(scene.confirm(half, other).isAccepted()).isTrue();
    assertThat(scene.posting().posted(done.id())).hasSize(1);
  }

  /** The minutes are those of the rule of the day of the visit, whenever they are confirmed. */
  @Test
  default void minutesAreRoundedOnceByTheRuleOfTheDay() {
    ServiceScene scene = scene();
    Duration below = Duration.ofMinutes(52).plusSeconds(30).minusMillis(1);
    Appointment done = scene.done(below);
    // In April another edition holds, with another rule.
    scene.at(Instant.parse("2026-04-02T00:00:00Z"));
    ServiceEntry entry = confirmed(scene, done);
    assertThat(entry.minutes()).isEqualTo(45);
    assertThat(entry.policyEdition()).isEqualTo("sample@1 xx.time-bank#1");
    Appointment april =
        scene
            .arrange(
                ServiceScene.visit("H1", "E1", scene.now().plusSeconds(60), Duration.ofHours(1)))
            .orThrow();
    scene.later(Duration.ofMinutes(1));
    Appointment begun = scene.checked(april);
    scene.later(below);
    ServiceEntry later = confirmed(scene, scene.checked(begun));
    assertThat(later.minutes()).isEqualTo(52);
    assertThat(later.rounding()).isEqualTo("exact");
    assertThat(later.policyEdition()).isEqualTo("sample@1 xx.time-bank#2");
  }

  private static ServiceEntry confirmed(ServiceScene scene, Appointment done) {
    Appointment half = scene.confirm(done, HELPS).orThrow();
    return Objects.requireNonNull(scene.confirm(half, HELPED).orThrow().progress().entry());
  }

  /** Where no minute counts, the visit is confirmed and nothing posted. */
  @Test
  default void nothingIsPostedWhereNoMinuteCounts() {
    ServiceScene scene = scene();
    Appointment done = scene.done(Duration.ofMinutes(7));
    Appointment half = scene.confirm(done, HELPS).orThrow();
    Appointment confirmed = scene.confirm(half, HELPED).orThrow();
    assertThat(confirmed.state()).isEqualTo(AppointmentState.CONFIRMED);
    assertThat(confirmed.progress().entry()).isNull();
    assertThat(scene.posting().posted(done.id())).isEmpty();
  }

  /** What cannot be posted is not confirmed, and comes again under the same key. */
  @Test
  default void whatCannotBePostedIsNotConfirmed() {
    ServiceScene scene = scene();
    Appointment done = scene.done(Duration.ofHours(1));
    Appointment half = scene.confirm(done, HELPS).orThrow();
    List<String> events = scene.events(done);
    scene.posting().refuse("E1", true);
    assertThat(codes(scene.confirm(half, HELPED))).containsExactly("INSUFFICIENT_BALANCE");
    assertThat(scene.latest(done)).isEqualTo(half);
    assertThat(scene.events(done)).isEqualTo(events);
    scene.at(Objects.requireNonNull(half.dueAt()));
    assertThat(scene.tick(done)).containsExactly("INSUFFICIENT_BALANCE");
    assertThat(scene.latest(done)).isEqualTo(half);
    scene.posting().refuse("E1", false);
    assertThat(scene.confirm(half, HELPED).isAccepted()).isTrue();
    assertThat(scene.posting().posted(done.id())).hasSize(1);
  }

  /** Where the ledger breaks down after it wrote, neither entry nor confirmation stays. */
  @Test
  default void anAccidentLeavesNothing() {
    ServiceScene scene = scene();
    Appointment done = scene.done(Duration.ofHours(1));
    Appointment half = scene.confirm(done, HELPS).orThrow();
    List<String> events = scene.events(done);
    scene.posting().fail(true);
    assertThatThrownBy(() -> scene.confirm(half, HELPED)).hasMessage("the ledger breaks down");
    assertThat(scene.latest(done)).isEqualTo(half);
    assertThat(scene.events(done)).isEqualTo(events);
    assertThat(scene.posting().posted(done.id())).isEmpty();
    scene.posting().fail(false);
    assertThat(scene.confirm(half, HELPED).isAccepted()).isTrue();
    assertThat(scene.posting().posted(done.id())).hasSize(1);
  }

  /** Time confirms for the side that said nothing, after whole days, to the instant. */
  @Test
  default void timeConfirmsForWhoSaidNothing() {
    ServiceScene scene = scene();
    Appointment done = scene.done(Duration.ofHours(1));
    Appointment half = scene.confirm(done, HELPS).orThrow();
    // Done on 3 March; the 4th, the 5th and the 6th are left.
    Instant due = Instant.parse("2026-03-06T16:00:00Z");
    assertThat(half.dueAt()).isEqualTo(due);
    scene.at(due.minusMillis(1));
    scene.tick(done);
    assertThat(scene.latest(done)).isEqualTo(half);
    assertThat(codes(scene.confirmation().confirmByTime(CLERK, done.id(), half.version())))
        .containsExactly("VISIT_NOT_DUE");
    assertThat(scene.at(due).tick(done)).isEmpty();
    Appointment confirmed = scene.latest(done);
    assertThat(confirmed.state()).isEqualTo(AppointmentState.CONFIRMED);
    assertThat(confirmed.progress().confirmed())
        .containsEntry(Side.RECEIVER, new Assent("", due))
        .containsEntry(Side.PROVIDER, half.progress().confirmed().get(Side.PROVIDER));
    scene.tick(done);
    assertThat(scene.posting().posted(done.id())).hasSize(1);
    ServiceScene patient = scene().under(ServiceScene.policy(null, false));
    Appointment waits = patient.done(Duration.ofHours(1));
    patient.later(Duration.ofDays(400)).tick(waits);
    assertThat(patient.latest(waits)).isEqualTo(waits);
  }

  /** A dispute stops time; who raised it can take it back, and the days begin again. */
  @Test
  default void aDisputeStopsTime() {
    ServiceScene scene = scene();
    Appointment done = scene.done(Duration.ofHours(1));
    Appointment half = scene.confirm(done, HELPS).orThrow();
    int version = half.version();
    var confirmation = scene.confirmation();
    assertThat(codes(confirmation.dispute(DOOR, done.id(), version, HELPS, "x")))
        .containsExactly("VISIT_CONFIRMED_ALREADY");
    assertThat(codes(confirmation.dispute(DOOR, done.id(), version, HELPED, " ")))
        .containsExactly("VISIT_WHY_MISSING");
    for (String unseen : List.of("x\u202e", "半\ud83d", "a\u0000b")) {
      assertThat(codes(confirmation.dispute(DOOR, done.id(), version, HELPED, unseen)))
          .containsExactly("VISIT_WHY_CHARACTERS");
    }
    Appointment disputed =
        confirmation.dispute(DOOR, done.id(), version, HELPED, " 只来了\r\n半小时 ").orThrow();
    assertThat(disputed.progress().dispute())
        .isEqualTo(new Dispute(Side.RECEIVER, "E1", "只来了\r\n半小时", scene.now(), null, null));
    assertThat(disputed.dueAt()).isNull();
    scene.later(Duration.ofDays(30)).tick(done);
    assertThat(scene.latest(done)).isEqualTo(disputed);
    assertThat(codes(confirmation.withdrawDispute(DOOR, done.id(), version + 1, HELPS)))
        .containsExactly("VISIT_NOT_A_PARTY");
    Appointment again =
        confirmation.withdrawDispute(DOOR, done.id(), version + 1, HELPED).orThrow();
    assertThat(again.state()).isEqualTo(AppointmentState.DONE);
    assertThat(again.progress().dispute()).isNull();
    assertThat(again.dueAt()).isEqualTo(Instant.parse("2026-04-05T16:00:00Z"));
    assertThat(scene.confirm(again, HELPED).orThrow().state())
        .isEqualTo(AppointmentState.CONFIRMED);
  }

  /** Who holds the mandate decides, with a reason, and what he decides is posted as it is. */
  @Test
  default void aDisputeIsDecidedByAMandate() {
    ServiceScene scene = scene();
    Appointment done = scene.done(Duration.ofHours(1));
    var confirmation = scene.confirmation();
    int version =
        confirmation.dispute(DOOR, done.id(), done.version(), HELPED, "x").orThrow().version();
    for (Actor actor : List.of(CLERK, DOOR, scene.grid())) {
      assertThat(codes(confirmation.mediate(actor, done.id(), version)))
          .containsExactly("VISIT_MANDATE_MISSING");
    }
    Actor mediator = scene.mediator();
    Appointment mediated = confirmation.mediate(mediator, done.id(), version).orThrow();
    assertThat(Objects.requireNonNull(mediated.progress().dispute()).mediator())
        .isEqualTo(mediator);
    int next = version + 1;
    assertThat(codes(confirmation.decide(scene.grid(), done.id(), next, 37, true, "x")))
        .containsExactly("VISIT_MANDATE_MISSING");
    assertThat(codes(confirmation.decide(mediator, done.id(), next, 37, true, "")))
        .containsExactly("VISIT_WHY_MISSING");
    for (long minutes : new long[] {-1, 721, Long.MAX_VALUE}) {
      assertThat(codes(confirmation.decide(mediator, done.id(), next, minutes, true, "x")))
          .containsExactly("VISIT_RULING_MINUTES");
    }
    Appointment decided =
        confirmation.decide(mediator, done.id(), next, 37, true, "双方同意").orThrow();
    assertThat(decided.state()).isEqualTo(AppointmentState.CONFIRMED);
    ServiceEntry entry = Objects.requireNonNull(decided.progress().entry());
    assertThat(entry.minutes()).isEqualTo(37);
    assertThat(entry.rounding()).isEqualTo("as-decided");
    assertThat(scene.posting().posted(done.id())).hasSize(1);
    var ruling =
        Objects.requireNonNull(Objects.requireNonNull(decided.progress().dispute()).ruling());
    assertThat(ruling.by()).isEqualTo(mediator);
    assertThat(ruling.why()).isEqualTo("双方同意");
    assertThat(scene.latest(done)).isEqualTo(decided);
    assertThat(scene.events(done))
        .endsWith("service-disputed", "dispute-taken-up", "dispute-decided");
  }

  /** Nobody decides about himself or his ward. */
  @Test
  default void nobodyDecidesAboutHimself() {
    ServiceScene scene = scene();
    Actor mediator = scene.mediator();
    LocalDate birth = LocalDate.of(2012, 5, 5);
    scene.join(new ServiceMember("E1", ServiceScene.JOINED, birth, Set.of(mediator.id()), true));
    Appointment proposed =
        scene.propose(scene.visit(), new Party(Side.RECEIVER, mediator.id())).orThrow();
    Appointment agreed = scene.agree(proposed, HELPS).orThrow();
    scene.at(agreed.visit().from());
    Appointment begun = scene.checked(agreed);
    scene.later(Duration.ofHours(1));
    Appointment done = scene.checked(begun);
    Appointment disputed =
        scene.confirmation().dispute(DOOR, done.id(), done.version(), HELPED, "x").orThrow();
    assertThat(codes(scene.confirmation().mediate(mediator, done.id(), disputed.version())))
        .containsExactly("VISIT_OWN_CASE");
    Actor colleague = scene.mandated(MandateKind.COMMITTEE_STAFF, "");
    assertThat(scene.confirmation().mediate(colleague, done.id(), disputed.version()).isAccepted())
        .isTrue();
  }

  /** Below the policy's age a guardian agrees and confirms, if his consent is on record. */
  @Test
  default void aGuardianAgreesAndConfirmsForTheYoung() {
    ServiceScene scene = scene();
    // Sixteen on 4 March: the visit of the third is still a minor's.
    LocalDate birth = LocalDate.of(2010, 3, 4);
    scene.join(new ServiceMember("H1", ServiceScene.JOINED, birth, Set.of("G1"), false));
    Party guardian = new Party(Side.PROVIDER, "G1");
    Appointment proposed = scene.proposed();
    Outcome<Appointment> alone = scene.agree(proposed, HELPS);
    assertThat(codes(alone)).containsExactly("VISIT_GUARDIAN_NEEDED");
    assertThat(figures(alone)).containsEntry("age", "16");
    assertThat(codes(scene.agree(proposed, guardian))).containsExactly("VISIT_GUARDIAN_CONSENT");
    scene.join(new ServiceMember("H1", ServiceScene.JOINED, birth, Set.of("G1"), true));
    assertThat(codes(scene.agree(proposed, new Party(Side.PROVIDER, "G2"))))
        .containsExactly("VISIT_NOT_A_PARTY");
    Appointment agreed = scene.agree(proposed, guardian).orThrow();
    scene.at(agreed.visit().from());
    // He may scan for himself.
    Appointment begun = scene.checked(agreed);
    scene.later(Duration.ofHours(1));
    Appointment done = scene.checked(begun);
    assertThat(codes(scene.confirm(done, HELPS))).containsExactly("VISIT_GUARDIAN_NEEDED");
    Appointment half = scene.confirm(done, guardian).orThrow();
    assertThat(half.progress().confirmed().get(Side.PROVIDER))
        .isEqualTo(new Assent("G1", scene.now()));
    assertThat(scene.confirm(half, HELPED).orThrow().progress().entry()).isNotNull();
    Appointment grown =
        scene
            .propose(
                ServiceScene.visit(
                    "H1", "E2", Instant.parse("2026-03-03T16:00:00Z"), Duration.ofHours(1)),
                null)
            .orThrow();
    assertThat(codes(scene.agree(grown, guardian))).containsExactly("VISIT_NOT_A_PARTY");
    assertThat(scene.agree(grown, HELPS).isAccepted()).isTrue();
  }

  /** A guardian whose ward he helps does not speak for both. */
  @Test
  default void nobodySpeaksForBothSides() {
    ServiceScene scene = scene();
    LocalDate birth = LocalDate.of(2015, 3, 4);
    scene.join(new ServiceMember("E1", ServiceScene.JOINED, birth, Set.of("H1", "G1"), true));
    Appointment proposed = scene.propose(scene.visit(), HELPS).orThrow();
    Outcome<Appointment> both = scene.agree(proposed, new Party(Side.RECEIVER, "H1"));
    assertThat(codes(both)).containsExactly("VISIT_ONE_PERSON");
    assertThat(figures(both)).containsEntry("member", "H1");
    assertThat(scene.agree(proposed, new Party(Side.RECEIVER, "G1")).isAccepted()).isTrue();
  }
}
