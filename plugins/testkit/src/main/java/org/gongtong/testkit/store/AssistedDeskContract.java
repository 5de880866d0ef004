package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotCode;
import org.gongtong.core.decision.BallotReason;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.decision.assisted.AssistedCount;
import org.gongtong.core.decision.assisted.AssistedDesk;
import org.gongtong.core.decision.assisted.AssistedEnd;
import org.gongtong.core.decision.assisted.AssistedEnd.Way;
import org.gongtong.core.decision.assisted.AssistedReason;
import org.gongtong.core.decision.assisted.AssistedSession;
import org.gongtong.core.decision.assisted.AssistedSlips;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.Setting;
import org.junit.jupiter.api.Test;

/**
 * What a store of assisted sessions promises, under the desk that works on it. Extension point:
 * test classes of stores have it.
 */
public interface AssistedDeskContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  AssistedParts assistedStore();

  /** A vote of its own, workers of its own, and a clock. */
  final class Trial {
    final AssistedParts parts;
    final AtomicReference<Instant> now = new AtomicReference<>(PaperTrial.NOW);
    final IdSource ids;
    final UUID motionId;
    final Actor worker;
    final BallotBox box;
    final AssistedDesk desk;

    Trial(AssistedParts parts, Setting<?>... more) {
      this(parts, parts.audit(), more);
    }

    Trial(AssistedParts parts, AuditLog audit, Setting<?>... more) {
      this(parts, audit, StaffOwners.byLogin(), more);
    }

    Trial(AssistedParts parts, AuditLog audit, StaffOwners own, Setting<?>... more) {
      this.parts = parts;
      this.ids = new IdSource(now::get, new SecureRandom());
      this.motionId = ids.next();
      this.worker = Actor.staff("grid-" + motionId.toString().substring(14));
      this.box =
          new BallotBox(
              parts.work(), parts.motions(), parts.ballots(), parts.audit(), ids, now::get);
      this.desk =
          new AssistedDesk(
              parts.work(), box, parts.sessions(), audit, own, ids, now::get, AssistedDesk.LONGEST);
      PaperTrial.open(parts.work(), parts.communities(), parts.motions(), ids, motionId, more);
    }

    Outcome<AssistedSession> begin(Actor who, int party) {
      return desk.begin(who, motionId, ids.next(), "P-" + party, "O-" + party);
    }

    AssistedSession withEvidence(Actor who, int party) {
      AssistedSession session = begin(who, party).orThrow();
      return desk.attach(who, session.id(), file()).orThrow();
    }

    ContentHash file() {
      return ContentHash.of("a photo " + ids.next());
    }

    void passes(Duration time) {
      now.updateAndGet(instant -> instant.plus(time));
    }

    List<RecordedBallot> inTheBox() {
      return parts.work().read(tx -> parts.ballots().ofMotion(tx, motionId));
    }

    List<AuditEvent> events() {
      return parts.work().read(tx -> parts.audit().ofSubject(tx, motionId.toString())).stream()
          .map(logged -> logged.sealed().event())
          .toList();
    }
  }

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }

  /** The whole way, and what it leaves: a ballot of the resident's with the worker's name on it. */
  @Test
  default void aResidentVotesOnAWorkersDevice() {
    Trial trial = new Trial(assistedStore());
    AssistedSession begun = trial.begin(trial.worker, 3).orThrow();
    assertThat(trial.desk.find(trial.worker, begun.id())).hasValue(begun);
    assertThat(begun.endsAt()).isEqualTo(begun.begunAt().plus(Duration.ofMinutes(30)));
    ContentHash file = trial.file();
    trial.desk.attach(trial.worker, begun.id(), file).orThrow();
    AssistedSession cast = trial.desk.cast(trial.worker, begun.id(), "against").orThrow();
    assertThat(trial.desk.find(trial.worker, begun.id())).hasValue(cast);
    assertThat(cast.isCast()).isTrue();
    assertThat(trial.desk.running(trial.worker)).isEmpty();
    RecordedBallot ballot = trial.inTheBox().get(0);
    assertThat(trial.inTheBox()).hasSize(1);
    assertThat(ballot.ballot().voter()).isEqualTo("O-3");
    assertThat(ballot.ballot().channel()).isEqualTo(Channel.VISIT);
    assertThat(ballot.ballot().choice()).isEqualTo("against");
    assertThat(ballot.evidence().recorder()).isEqualTo(trial.worker);
    assertThat(ballot.evidence().reference()).contains(begun.id().toString(), file.hex());
    List<AuditEvent> events =
        trial.events().stream().filter(e -> e.type().startsWith("assisted-")).toList();
    assertThat(events)
        .extracting(AuditEvent::type)
        .containsExactly("assisted-begun", "assisted-cast", "assisted-ended");
    for (AuditEvent event : events) {
      assertThat(event.disclosure()).isEqualTo(Disclosure.SEALED);
      assertThat(event.actor()).isEqualTo(trial.worker);
      assertThat(event.data().get("worker")).isEqualTo(trial.worker.id());
      assertThat(event.data().get("party")).hasToString("3");
      assertThat(event.canonicalData()).doesNotContain("against", "O-3");
    }
  }

  /** The same command again changes nothing, and tells nothing of the choice. */
  @Test
  default void whatIsSentAgainIsAnsweredAsBefore() {
    Trial trial = new Trial(assistedStore());
    UUID id = trial.ids.next();
    AssistedSession begun =
        trial.desk.begin(trial.worker, trial.motionId, id, "P-1", "O-1").orThrow();
    assertThat(trial.desk.begin(trial.worker, trial.motionId, id, "P-1", "O-1").orThrow())
        .isEqualTo(begun);
    assertThat(codes(trial.desk.begin(trial.worker, trial.motionId, id, "P-2", "O-2")))
        .containsExactly(AssistedReason.ASSIST_UNKNOWN.name());
    ContentHash file = trial.file();
    trial.desk.attach(trial.worker, id, file).orThrow();
    assertThat(trial.desk.attach(trial.worker, id, file).isAccepted()).isTrue();
    AssistedSession cast = trial.desk.cast(trial.worker, id, "for").orThrow();
    for (String choice : List.of("for", "against", "abstain")) {
      assertThat(trial.desk.cast(trial.worker, id, choice).orThrow()).isEqualTo(cast);
    }
    assertThat(trial.desk.end(trial.worker, id).orThrow()).isEqualTo(cast);
    assertThat(trial.inTheBox()).hasSize(1);
  }

  /** Over on the instant, and ended as of that instant by whoever comes by. */
  @Test
  default void anAssistedSessionPastItsEndDoesNothing() {
    Trial trial = new Trial(assistedStore());
    AssistedSession session = trial.withEvidence(trial.worker, 4);
    trial.passes(Duration.ofMinutes(30).minusNanos(1000));
    assertThat(trial.desk.running(trial.worker)).isPresent();
    trial.passes(Duration.ofNanos(1000));
    assertThat(trial.desk.running(trial.worker)).isEmpty();
    assertThat(codes(trial.desk.cast(trial.worker, session.id(), "for")))
        .containsExactly(AssistedReason.ASSIST_OVER.name());
    assertThat(codes(trial.desk.attach(trial.worker, session.id(), trial.file())))
        .containsExactly(AssistedReason.ASSIST_OVER.name());
    assertThat(trial.inTheBox()).isEmpty();
    AssistedSession over = trial.desk.find(trial.worker, session.id()).orElseThrow();
    assertThat(over.end())
        .isEqualTo(new AssistedEnd(Way.TIME, session.endsAt(), Actor.system("assisted"), null));
    assertThat(trial.events())
        .filteredOn(event -> event.type().equals("assisted-ended"))
        .singleElement()
        .extracting(AuditEvent::effectiveAt)
        .isEqualTo(session.endsAt());
    assertThat(trial.begin(trial.worker, 4).isAccepted()).isTrue();
  }

  /** Nothing goes in without a photo or a signature, and none is used for two. */
  @Test
  default void aBallotWithoutEvidenceOrWithThatOfAnother() {
    Trial trial = new Trial(assistedStore());
    AssistedSession bare = trial.begin(trial.worker, 1).orThrow();
    assertThat(codes(trial.desk.cast(trial.worker, bare.id(), "for")))
        .containsExactly(AssistedReason.ASSIST_NO_EVIDENCE.name());
    ContentHash file = trial.file();
    trial.desk.attach(trial.worker, bare.id(), file).orThrow();
    assertThat(codes(trial.desk.attach(trial.worker, bare.id(), trial.file())))
        .containsExactly(AssistedReason.ASSIST_EVIDENCE_USED.name());
    trial.desk.end(trial.worker, bare.id()).orThrow();
    AssistedSession next = trial.begin(trial.worker, 2).orThrow();
    assertThat(codes(trial.desk.attach(trial.worker, next.id(), file)))
        .containsExactly(AssistedReason.ASSIST_EVIDENCE_USED.name());
    assertThat(trial.inTheBox()).isEmpty();
  }

  /** Who is no voter of the party, who is the worker himself, whose session it is not. */
  @Test
  default void theWrongPeopleAtADoor() {
    Trial trial = new Trial(assistedStore());
    assertThat(codes(trial.begin(Actor.staff("O-5"), 5)))
        .containsExactly(AssistedReason.ASSIST_OWN_PARTY.name());
    assertThat(
            codes(trial.desk.begin(trial.worker, trial.motionId, trial.ids.next(), "P-5", "O-6")))
        .containsExactly(BallotCode.NOT_THE_VOTER.name());
    AssistedSession session = trial.withEvidence(trial.worker, 5);
    Actor other = Actor.staff("other");
    assertThat(trial.desk.find(other, session.id())).isEmpty();
    for (Outcome<?> outcome :
        List.of(
            trial.desk.cast(other, session.id(), "for"),
            trial.desk.attach(other, session.id(), trial.file()),
            trial.desk.end(other, session.id()))) {
      assertThat(codes(outcome)).containsExactly(AssistedReason.ASSIST_UNKNOWN.name());
    }
  }

  /** Where the login is no owner's id, whoever knows accounts says whose door it is. */
  @Test
  default void theWorkersOwnDoorUnderAnotherName() {
    Set<String> own = ConcurrentHashMap.newKeySet();
    own.add("O-5");
    AssistedParts parts = assistedStore();
    Trial trial = new Trial(parts, parts.audit(), (tx, motion, actor) -> own);
    String refused = AssistedReason.ASSIST_OWN_PARTY.name();
    assertThat(codes(trial.begin(trial.worker, 5))).containsExactly(refused);
    AssistedSession session = trial.withEvidence(trial.worker, 6);
    own.add("O-6");
    assertThat(codes(trial.desk.cast(trial.worker, session.id(), "for"))).containsExactly(refused);
    assertThat(trial.inTheBox()).isEmpty();
  }

  /** Whoever voted, by whatever way and whatever the precedence, is not voted for again. */
  @Test
  default void theWorkerVotesTwiceForAParty() throws Exception {
    Setting<?> last = PaperTrial.set(DecisionParameters.PRECEDENCE, Precedence.LAST);
    Trial trial = new Trial(assistedStore(), last);
    trial
        .box
        .castOnWeb(Actor.resident("O-7"), trial.motionId, 7, trial.ids.next(), "for")
        .orThrow();
    assertThat(codes(trial.begin(trial.worker, 7))).containsExactly(BallotCode.DUPLICATE.name());
    AssistedSession first = trial.withEvidence(trial.worker, 8);
    Actor second = Actor.staff(trial.worker.id() + "-b");
    AssistedSession other = trial.withEvidence(second, 8);
    List<Outcome<AssistedSession>> both =
        AtOnce.run(
            2,
            number ->
                number == 0
                    ? trial.desk.cast(trial.worker, first.id(), "for")
                    : trial.desk.cast(second, other.id(), "against"));
    assertThat(both).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(both)
        .filteredOn(outcome -> !outcome.isAccepted())
        .allMatch(
            outcome ->
                List.of(AssistedReason.ASSIST_PARTY_DONE.name(), BallotCode.DUPLICATE.name())
                    .containsAll(codes(outcome)));
    assertThat(trial.inTheBox()).filteredOn(row -> row.party() == 8).hasSize(1);
  }

  /** One at a time, on several devices too. */
  @Test
  default void twoSessionsOfAWorkerAtOnce() throws Exception {
    Trial trial = new Trial(assistedStore());
    List<Outcome<AssistedSession>> all =
        AtOnce.run(8, number -> trial.begin(trial.worker, number + 1));
    assertThat(all).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(all)
        .filteredOn(outcome -> !outcome.isAccepted())
        .allMatch(outcome -> codes(outcome).equals(List.of(AssistedReason.ASSIST_RUNNING.name())));
    trial.desk.end(trial.worker, trial.desk.running(trial.worker).orElseThrow().id()).orThrow();
    assertThat(trial.begin(trial.worker, 20).isAccepted()).isTrue();
  }

  /** The door closes with the vote. */
  @Test
  default void aMotionThatIsNotOpen() {
    Trial trial = new Trial(assistedStore());
    AssistedSession session = trial.withEvidence(trial.worker, 9);
    assertThat(
            codes(trial.desk.begin(trial.worker, trial.ids.next(), trial.ids.next(), "P-1", "O-1")))
        .isNotEmpty();
    Duration left = Duration.between(trial.now.get(), PaperTrial.OPENS.plusSeconds(14 * 86_400));
    trial.passes(left.plusNanos(1000));
    assertThat(codes(trial.desk.cast(trial.worker, session.id(), "for")))
        .doesNotContain(BallotReason.CAST_IN_FUTURE.name())
        .isNotEmpty();
    assertThat(codes(trial.begin(trial.worker, 10))).containsExactly(BallotCode.TOO_LATE.name());
  }

  /** Nothing happens without its event. */
  @Test
  default void aSessionWithoutItsEventIsNone() {
    Trial trial = new Trial(assistedStore(), new FullAuditLog());
    UUID id = trial.ids.next();
    assertThatThrownBy(() -> trial.desk.begin(trial.worker, trial.motionId, id, "P-1", "O-1"))
        .hasMessageContaining(FullAuditLog.MESSAGE);
    assertThat(trial.desk.find(trial.worker, id)).isEmpty();
  }

  /** A colleague makes the slip, once, of a ballot that was cast; the worker never. */
  @Test
  default void theWorkerMakesTheReceiptOfHisOwnSession() {
    Trial trial = new Trial(assistedStore());
    AssistedSlips slips =
        new AssistedSlips(
            trial.parts.work(),
            trial.parts.sessions(),
            trial.parts.audit(),
            trial.ids,
            trial.now::get);
    AssistedSession session = trial.withEvidence(trial.worker, 1);
    Actor clerk = Actor.staff("desk-1");
    assertThat(codes(slips.give(clerk, trial.motionId, session.id())))
        .containsExactly(AssistedReason.ASSIST_UNKNOWN.name());
    trial.desk.cast(trial.worker, session.id(), "for").orThrow();
    assertThat(codes(slips.give(trial.worker, trial.motionId, session.id())))
        .containsExactly(AssistedReason.ASSIST_OWN_SLIP.name());
    assertThat(slips.given(trial.motionId)).isEmpty();
    for (int times = 0; times < 2; times++) {
      assertThat(slips.give(clerk, trial.motionId, session.id()).isAccepted()).isTrue();
      assertThat(slips.given(trial.motionId)).containsExactly(session.id());
    }
    assertThat(slips.given(trial.ids.next())).isEmpty();
    assertThat(trial.events())
        .filteredOn(event -> event.type().equals("assisted-slip"))
        .singleElement()
        .extracting(AuditEvent::actor)
        .isEqualTo(clerk);
  }

  /**
   * A worker with fewer than three is named, and his figure is not; nor is the next larger one, for
   * the sum of all is known.
   */
  @Test
  default void smallFiguresOfAWorkerAreNotTold() {
    Trial trial = new Trial(assistedStore());
    for (int party = 1; party <= 3; party++) {
      AssistedSession session = trial.withEvidence(trial.worker, party);
      trial.desk.cast(trial.worker, session.id(), "for").orThrow();
    }
    Actor other = Actor.staff(trial.worker.id() + "-b");
    trial.desk.cast(other, trial.withEvidence(other, 4).id(), "for").orThrow();
    trial.begin(other, 5).orThrow();
    Actor third = Actor.staff(trial.worker.id() + "-c");
    for (int party = 6; party <= 9; party++) {
      AssistedSession session = trial.withEvidence(third, party);
      trial.desk.cast(third, session.id(), "for").orThrow();
    }
    List<AssistedCount> counts = trial.desk.counts(trial.motionId);
    assertThat(counts)
        .extracting(AssistedCount::worker)
        .containsExactly(trial.worker.id(), other.id(), third.id());
    assertThat(counts.get(0).ballots()).isEmpty();
    assertThat(counts.get(1).ballots()).isEmpty();
    assertThat(counts.get(2).ballots()).hasValue(4);
  }
}
