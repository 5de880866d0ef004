package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.audit.tile.TileProofs;
import org.gongtong.core.audit.tree.TreeHead;
import org.gongtong.core.decision.DecisionOutcome;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionLifecycle;
import org.gongtong.core.decision.MotionService;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionStore;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.decision.TakenIds;
import org.gongtong.core.decision.assisted.AssistedSession;
import org.gongtong.core.decision.callback.CallBack;
import org.gongtong.core.decision.callback.CallBackDraw;
import org.gongtong.core.decision.callback.CallBackFigures;
import org.gongtong.core.decision.callback.CallBackReason;
import org.gongtong.core.decision.callback.CallBackRule;
import org.gongtong.core.decision.callback.CallBackSample;
import org.gongtong.core.decision.callback.CallBacks;
import org.gongtong.core.decision.callback.CallOutcome;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;
import org.junit.jupiter.api.Test;

/**
 * What a store of call-backs promises, under the service that draws and records. Extension point:
 * test classes of stores have it.
 */
public interface CallBackContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  AssistedParts assistedStore();

  /** A vote of its own with assisted ballots, and what draws and records. */
  final class Calls {
    final AssistedDeskContract.Trial trial;
    final Actor clerk = Actor.staff("desk-1");
    final CallBacks calls;
    final List<UUID> cast = new ArrayList<>();

    Calls(AssistedParts parts, CallBackRule rule, int ballots) {
      this.trial = new AssistedDeskContract.Trial(parts);
      this.calls = calls(StaffOwners.byLogin(), rule);
      for (int party = 1; party <= ballots; party++) {
        AssistedSession session = trial.withEvidence(trial.worker, party);
        cast.add(trial.desk.cast(trial.worker, session.id(), "for").orThrow().id());
      }
    }

    CallBacks calls(StaffOwners own, CallBackRule rule) {
      AssistedParts parts = trial.parts;
      return new CallBacks(
          parts.work(),
          parts.motions(),
          parts.sessions(),
          parts.calls(),
          parts.audit(),
          parts.store().log(),
          own,
          trial.ids,
          trial.now::get,
          rule);
    }

    /** As if everything up to the end of the posting had come. */
    Calls concluded() {
      trial
          .parts
          .work()
          .write(
              transaction -> {
                MotionStore motions = trial.parts.motions();
                Motion motion = motions.find(transaction, trial.motionId).orElseThrow();
                Motion last =
                    new Motion(
                        motion.id(),
                        motion.communityId(),
                        motion.version() + 1,
                        motion.jurisdiction(),
                        motion.zone(),
                        motion.content(),
                        MotionState.FINAL,
                        motion.window(),
                        motion.rule(),
                        DecisionOutcome.PASSED,
                        LocalDate.of(2026, 5, 1),
                        null);
                motions.append(transaction, new MotionVersion(last, clerk, PaperTrial.OPENS));
                return true;
              });
      return this;
    }

    Calls closed() {
      Instant closes = PaperTrial.OPENS.plusSeconds(14 * 86_400);
      trial.passes(Duration.between(trial.now.get(), closes).plusSeconds(1));
      new MotionService(
              trial.parts.work(),
              trial.parts.motions(),
              trial.parts.ballots(),
              trial.parts.store().rosters(),
              trial.parts.audit(),
              new MotionLifecycle(RuleBook.of(List.of())),
              TakenIds.NONE,
              trial.ids,
              trial.now::get)
          .close(clerk, trial.motionId, 1)
          .orThrow();
      return this;
    }

    /** Gives everything a place, and signs it. */
    Calls signed() {
      LogStore log = trial.parts.store().log();
      Sequencer sequencer = new Sequencer(trial.parts.work(), log);
      while (sequencer.integrate() > 0) {
        // As long as something waits.
      }
      NoteSigner signer = NoteSigner.generate("log.example", new SecureRandom());
      trial
          .parts
          .work()
          .write(
              transaction -> {
                TreeHead head = log.lockHead(transaction);
                Checkpoint checkpoint = new Checkpoint("log.example", head, List.of());
                log.keepCheckpoint(transaction, SignedNote.of(checkpoint.text(), signer).write());
                return true;
              });
      return this;
    }

    CallBackDraw drawn() {
      return closed().signed().calls.draw(trial.motionId).orThrow();
    }

    Outcome<CallBack> call(UUID session, int version, CallOutcome outcome, String remark) {
      return calls.record(
          clerk, trial.motionId, session, version, trial.ids.next(), outcome, remark);
    }

    List<AuditEvent> events(String type) {
      return trial.events().stream().filter(event -> event.type().equals(type)).toList();
    }
  }

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }

  /** Nothing is drawn before anybody could foresee what, and then the same whoever asks. */
  @Test
  default void aSampleIsDrawnOnceAndAnybodyDrawsTheSameAgain() {
    Calls trial = new Calls(assistedStore(), new CallBackRule(3, 10), 8);
    UUID motion = trial.trial.motionId;
    assertThat(codes(trial.signed().calls.draw(motion)))
        .containsExactly(CallBackReason.CALLBACK_NONE.name());
    assertThat(codes(trial.closed().calls.draw(motion)))
        .containsExactly(CallBackReason.CALLBACK_LOG_WAITS.name());
    assertThat(trial.signed().calls.drawAll()).contains(motion);
    CallBackDraw draw = trial.calls.find(motion).orElseThrow();
    assertThat(draw.ballots()).isEqualTo(8);
    assertThat(draw.sessions()).hasSize(3).isSubsetOf(trial.cast);
    // Somebody else, with the tiles of a log that has grown since.
    trial.call(draw.sessions().get(0), 0, CallOutcome.CONFIRMED, "").orThrow();
    trial.signed();
    LogStore log = assistedStore().store().log();
    ContentHash root =
        assistedStore()
            .work()
            .read(tx -> new TileProofs(log.tiles(tx), draw.logSize()).head().root());
    assertThat(root).isEqualTo(draw.root());
    List<UUID> shuffled = new ArrayList<>(trial.cast);
    Collections.reverse(shuffled);
    assertThat(CallBackSample.of(CallBackSample.seed(motion, root), shuffled, 3))
        .isEqualTo(draw.sessions());
    assertThat(trial.calls.draw(motion).orThrow()).isEqualTo(draw);
    assertThat(trial.calls.drawAll()).doesNotContain(motion);
    AuditEvent event = trial.events("callback-drawn").get(0);
    assertThat(trial.events("callback-drawn")).hasSize(1);
    assertThat(event.disclosure()).isEqualTo(Disclosure.SEALED);
    assertThat(event.data().get("root")).isEqualTo(root.hex());
  }

  /** The last entry before the seed is the close: nothing that comes later moves it. */
  @Test
  default void theSeedIsTheLogAsTheVoteClosed() {
    Calls trial = new Calls(assistedStore(), new CallBackRule(2, 0), 3);
    trial.closed();
    trial.trial.begin(Actor.staff("late-" + trial.trial.motionId.toString().substring(14)), 9);
    CallBackDraw draw = trial.signed().calls.draw(trial.trial.motionId).orThrow();
    long close =
        assistedStore()
            .work()
            .read(
                tx ->
                    assistedStore()
                        .audit()
                        .ofSubject(tx, trial.trial.motionId.toString(), "motion-closed"))
            .get(0)
            .index()
            .getAsLong();
    assertThat(draw.logSize()).isEqualTo(close + 1);
  }

  /** Who runs the server does not choose the sample's size once there are ballots to look at. */
  @Test
  default void theRuleIsFixedBeforeTheVoteIsOver() {
    Calls trial = new Calls(assistedStore(), new CallBackRule(3, 0), 5);
    UUID motion = trial.trial.motionId;
    assertThat(trial.calls.drawAll()).doesNotContain(motion);
    CallBacks lax = trial.calls(StaffOwners.byLogin(), new CallBackRule(1, 0));
    assertThat(lax.drawAll()).doesNotContain(motion);
    trial.closed().signed();
    assertThat(lax.drawAll()).contains(motion);
    CallBackDraw draw = lax.find(motion).orElseThrow();
    assertThat(draw.rule()).isEqualTo(new CallBackRule(3, 0));
    assertThat(draw.sessions()).hasSize(3);
    assertThat(trial.events("callback-ruled")).hasSize(1);
  }

  /** A log that was signed late is no way round; figures are told once the posting is over. */
  @Test
  default void aSampleIsDrawnAfterThePostingToo() {
    Calls trial = new Calls(assistedStore(), new CallBackRule(3, 0), 5);
    UUID motion = trial.trial.motionId;
    Calls late = new Calls(assistedStore(), new CallBackRule(3, 0), 3);
    trial.drawn();
    assertThat(trial.calls.published(motion)).isEmpty();
    trial.concluded();
    assertThat(trial.calls.published(motion)).contains(new CallBackFigures(3, 0, 0, 3).published());
    late.closed().concluded().signed();
    assertThat(late.calls.drawAll()).contains(late.trial.motionId);
  }

  /** Another login of the worker's is the worker. */
  @Test
  default void whoHasTwoLoginsDoesNotCallBackUnderTheOther() {
    Calls trial = new Calls(assistedStore(), new CallBackRule(2, 0), 3);
    UUID session = trial.drawn().sessions().get(0);
    StaffOwners linked =
        new StaffOwners() {
          @Override
          public Set<String> of(Transaction transaction, UUID motionId, Actor actor) {
            return Set.of();
          }

          @Override
          public boolean isSame(Transaction transaction, Actor one, Actor other) {
            return one.equals(trial.trial.worker) && other.equals(trial.clerk);
          }
        };
    UUID id = trial.trial.ids.next();
    assertThat(
            codes(
                trial
                    .calls(linked, new CallBackRule(2, 0))
                    .record(
                        trial.clerk,
                        trial.trial.motionId,
                        session,
                        0,
                        id,
                        CallOutcome.CONFIRMED,
                        "")))
        .containsExactly(CallBackReason.CALLBACK_OWN.name());
    trial.call(session, 0, CallOutcome.CONFIRMED, "").orThrow();
  }

  /** A vote without assisted ballots has no sample. */
  @Test
  default void withoutAssistedBallotsNothingIsDrawn() {
    Calls trial = new Calls(assistedStore(), new CallBackRule(3, 10), 0);
    assertThat(codes(trial.closed().signed().calls.draw(trial.trial.motionId)))
        .containsExactly(CallBackReason.CALLBACK_NONE.name());
    assertThat(trial.calls.figures(trial.trial.motionId)).isEmpty();
  }

  /** Somebody else asks, and what he hears stays. */
  @Test
  default void whoWasAtTheDoorDoesNotCallBack() {
    Calls trial = new Calls(assistedStore(), new CallBackRule(2, 0), 3);
    CallBackDraw draw = trial.drawn();
    UUID motion = trial.trial.motionId;
    UUID session = draw.sessions().get(0);
    assertThat(
            codes(
                trial.calls.record(
                    trial.trial.worker,
                    motion,
                    session,
                    0,
                    trial.trial.ids.next(),
                    CallOutcome.CONFIRMED,
                    "")))
        .containsExactly(CallBackReason.CALLBACK_OWN.name());
    UUID other =
        trial.cast.stream().filter(id -> !draw.sessions().contains(id)).findFirst().orElseThrow();
    assertThat(codes(trial.call(other, 0, CallOutcome.CONFIRMED, "")))
        .containsExactly(CallBackReason.CALLBACK_NOT_DRAWN.name());
    assertThat(codes(trial.call(session, 0, CallOutcome.NOT_CONFIRMED, " ")))
        .containsExactly(CallBackReason.CALLBACK_REMARK.name());
    assertThat(trial.calls.calls(motion)).isEmpty();
    assertThat(trial.events("callback-recorded")).isEmpty();
  }

  /** A denial is not talked away by later calls, and all of them stay. */
  @Test
  default void aDenialStaysWhateverIsRecordedAfterwards() {
    Calls trial = new Calls(assistedStore(), new CallBackRule(4, 0), 4);
    List<UUID> drawn = trial.drawn().sessions();
    UUID motion = trial.trial.motionId;
    trial.call(drawn.get(0), 0, CallOutcome.NOT_REACHED, "").orThrow();
    trial.call(drawn.get(0), 1, CallOutcome.CONFIRMED, "").orThrow();
    CallBack denied =
        trial.call(drawn.get(1), 0, CallOutcome.NOT_CONFIRMED, "nobody came").orThrow();
    trial.call(drawn.get(1), 1, CallOutcome.CONFIRMED, "").orThrow();
    assertThat(trial.calls.figures(motion)).contains(new CallBackFigures(4, 1, 1, 2));
    assertThat(trial.calls.calls(motion)).hasSize(4).contains(denied);
    assertThat(trial.trial.inTheBox()).hasSize(4).noneMatch(row -> row.correction() != null);
    assertThat(trial.events("callback-recorded"))
        .hasSize(4)
        .allMatch(event -> event.actor().equals(trial.clerk))
        .noneMatch(event -> event.canonicalData().contains("nobody came"));
  }

  /** Sent twice it is one call; two that did not know of each other are not both taken. */
  @Test
  default void twoCallersAtOnce() throws Exception {
    Calls trial = new Calls(assistedStore(), new CallBackRule(2, 0), 2);
    UUID session = trial.drawn().sessions().get(0);
    UUID motion = trial.trial.motionId;
    UUID id = trial.trial.ids.next();
    for (int times = 0; times < 2; times++) {
      trial
          .calls
          .record(trial.clerk, motion, session, 0, id, CallOutcome.NOT_REACHED, "")
          .orThrow();
    }
    assertThat(
            codes(
                trial.calls.record(trial.clerk, motion, session, 1, id, CallOutcome.CONFIRMED, "")))
        .containsExactly(CallBackReason.CALLBACK_CHANGED.name());
    List<Outcome<CallBack>> all =
        AtOnce.run(4, number -> trial.call(session, 1, CallOutcome.CONFIRMED, ""));
    assertThat(all).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(all)
        .filteredOn(outcome -> !outcome.isAccepted())
        .allMatch(o -> codes(o).equals(List.of(CallBackReason.CALLBACK_CHANGED.name())));
    assertThat(trial.calls.calls(motion)).hasSize(2);
  }

  /** At least so many, at least a share of them, and never more than there are. */
  @Test
  default void theRuleSaysHowMany() {
    CallBackRule rule = new CallBackRule(10, 5);
    assertThat(List.of(rule.size(0), rule.size(7), rule.size(10), rule.size(200)))
        .containsExactly(0, 7, 10, 10);
    assertThat(List.of(rule.size(201), rule.size(2_000))).containsExactly(11, 100);
  }
}
