package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.paper.PaperReason;
import org.gongtong.core.decision.paper.SheetLine;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.junit.jupiter.api.Test;

/**
 * What clerks may not do with the papers of their own party. Extension point: test classes of
 * stores have it.
 */
public interface OwnPaperContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  PaperParts paperStore();

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }

  /** Neither the first nor the second of the two is an owner of a party on the sheet. */
  @Test
  default void aClerkEntersOrChecksThePaperOfHisOwnParty() {
    PaperTrial trial =
        new PaperTrial(
            paperStore(),
            (tx, motion, actor) -> actor.equals(PaperTrial.SECOND) ? Set.of("O-3") : Set.of());
    SheetLine other = PaperTrial.line(1, "for");
    SheetLine own = PaperTrial.line(3, "for");
    Outcome<?> first =
        trial.desk.enter(
            PaperTrial.SECOND, trial.motionId, 1, Channel.PAPER, trial.id(), List.of(other, own));
    assertThat(codes(first)).containsExactly(PaperReason.OWN_PARTY.name());
    assertThat(first.refusals().get(0).figures()).containsEntry("line", "3");
    trial.entered(1, other, own);
    Outcome<?> second =
        trial.desk.check(PaperTrial.SECOND, trial.motionId, 1, trial.id(), List.of(other, own));
    assertThat(codes(second)).containsExactly(PaperReason.OWN_PARTY.name());
    assertThat(trial.box()).isEmpty();
    Actor third = Actor.staff("desk-3");
    trial.desk.check(third, trial.motionId, 1, trial.id(), List.of(other, own)).orThrow();
    assertThat(trial.box()).hasSize(2);
  }

  /** Nor does he correct it, or stand by while somebody does. */
  @Test
  default void aClerkCorrectsOrWitnessesThePaperOfHisOwnParty() {
    PaperTrial trial =
        new PaperTrial(
            paperStore(),
            (tx, motion, actor) -> actor.id().equals("desk-9") ? Set.of("O-3") : Set.of());
    SheetLine line = PaperTrial.line(3, "for");
    trial.entered(1, line);
    trial.desk.check(PaperTrial.SECOND, trial.motionId, 1, trial.id(), List.of(line)).orThrow();
    Actor owner = Actor.staff("desk-9");
    assertThat(correct(trial, owner, "desk-1")).containsExactly(PaperReason.OWN_PARTY.name());
    assertThat(correct(trial, PaperTrial.FIRST, "desk-9"))
        .containsExactly(PaperReason.OWN_PARTY_WITNESS.name());
    assertThat(trial.box()).hasSize(1);
    assertThat(correct(trial, PaperTrial.FIRST, "desk-2")).isEmpty();
  }

  private static List<String> correct(PaperTrial trial, Actor actor, String witness) {
    return codes(
        trial.corrections.correct(
            actor,
            witness,
            trial.motionId,
            trial.box().get(0).id(),
            1,
            trial.id(),
            "against",
            "misread"));
  }
}
