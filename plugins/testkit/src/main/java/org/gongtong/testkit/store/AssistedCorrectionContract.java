package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.gongtong.core.decision.BallotReason;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.StaffOwners;
import org.gongtong.core.decision.assisted.AssistedSession;
import org.gongtong.core.decision.paper.PaperCorrections;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.junit.jupiter.api.Test;

/**
 * What becomes of an assisted ballot that was wrong. Extension point: test classes of stores have
 * it.
 */
public interface AssistedCorrectionContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  AssistedParts assistedStore();

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }

  private static RecordedBallot cast(AssistedDeskContract.Trial trial) {
    AssistedSession session = trial.withEvidence(trial.worker, 1);
    trial.desk.cast(trial.worker, session.id(), "for").orThrow();
    return trial.inTheBox().get(0);
  }

  /** Two clerks who agree neither turn nor take back what a resident cast in person. */
  @Test
  default void twoClerksCorrectAnAssistedBallot() {
    AssistedDeskContract.Trial trial = new AssistedDeskContract.Trial(assistedStore());
    RecordedBallot ballot = cast(trial);
    assertThat(ballot.isAssisted()).isTrue();
    PaperCorrections corrections =
        new PaperCorrections(
            trial.parts.work(),
            trial.parts.motions(),
            trial.parts.ballots(),
            trial.box,
            StaffOwners.byLogin());
    UUID id = trial.ids.next();
    Actor clerk = Actor.staff("desk-1");
    String refused = BallotReason.ASSISTED_NOT_CORRECTABLE.name();
    assertThat(codes(corrections.trail(trial.motionId, ballot.id()))).containsExactly(refused);
    for (String choice : new String[] {"against", null}) {
      assertThat(
              codes(
                  corrections.correct(
                      clerk, "desk-2", trial.motionId, ballot.id(), 1, id, choice, "misheard")))
          .containsExactly(refused);
      Evidence evidence = new Evidence("a letter", clerk, "desk-2");
      assertThat(
              codes(
                  trial.box.correct(trial.motionId, ballot.id(), id, choice, "misheard", evidence)))
          .containsExactly(refused);
    }
    assertThat(trial.inTheBox()).containsExactly(ballot);
  }

  /** The resident himself does, where the last ballot counts. */
  @Test
  default void theResidentVotesAgainWithTheLetter() {
    AssistedDeskContract.Trial trial =
        new AssistedDeskContract.Trial(
            assistedStore(), PaperTrial.set(DecisionParameters.PRECEDENCE, Precedence.LAST));
    cast(trial);
    trial
        .box
        .castOnWeb(Actor.resident("O-1"), trial.motionId, 1, trial.ids.next(), "against")
        .orThrow();
    assertThat(trial.inTheBox()).hasSize(2);
  }
}
