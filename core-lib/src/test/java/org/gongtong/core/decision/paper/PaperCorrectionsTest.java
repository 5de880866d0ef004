package org.gongtong.core.decision.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.decision.paper.PaperScene.FIRST;
import static org.gongtong.core.decision.paper.PaperScene.SECOND;
import static org.gongtong.core.decision.paper.PaperScene.THIRD;
import static org.gongtong.core.decision.paper.PaperScene.codes;
import static org.gongtong.core.decision.paper.PaperScene.line;

import java.util.List;
import java.util.UUID;
import org.gongtong.core.decision.Evidence;
import org.gongtong.core.decision.RecordedBallot;
import org.junit.jupiter.api.Test;

/** Corrections of what was entered from paper: by two people, with a reason, and none is lost. */
class PaperCorrectionsTest {
  private static final String WITNESS = FIRST.id();

  private final PaperScene scene = new PaperScene();

  @Test
  void aCorrectionIsANewRowWithAReason() {
    scene.enter(1, line(1, "P-01", "for"));
    scene.check(1, line(1, "P-01", "for")).orThrow();
    UUID ballot = scene.inTheBox().get(0).id();
    assertThat(
            codes(
                scene.corrections.correct(
                    THIRD, WITNESS, scene.motionId, ballot, 1, scene.id(), "against", " ")))
        .containsExactly("REMARK_MISSING");
    UUID key = scene.id();
    assertThat(corrected(scene, " ")).containsExactly("WITNESS_MISSING");
    assertThat(corrected(scene, THIRD.id())).containsExactly("WITNESS_SAME");
    assertThat(
            codes(
                scene.corrections.correct(
                    THIRD, WITNESS, scene.motionId, ballot, 1, scene.id(), "for", "看错")))
        .containsExactly("CORRECTION_SAME");
    assertThat(scene.inTheBox()).hasSize(1);
    RecordedBallot corrected =
        scene
            .corrections
            .correct(THIRD, WITNESS, scene.motionId, ballot, 1, key, "against", "录错")
            .orThrow();
    assertThat(corrected.evidence()).isEqualTo(new Evidence("sheet 1 line 1", THIRD, WITNESS));
    assertThat(
            scene
                .corrections
                .correct(THIRD, WITNESS, scene.motionId, ballot, 1, key, "against", "录错")
                .orThrow())
        .isEqualTo(corrected);
    assertThat(
            codes(
                scene.corrections.correct(
                    SECOND, WITNESS, scene.motionId, ballot, 1, scene.id(), "abstain", "x")))
        .containsExactly("CORRECTED_ALREADY");
    scene
        .corrections
        .correct(SECOND, WITNESS, scene.motionId, ballot, 2, scene.id(), null, "不是本人")
        .orThrow();
    assertThat(
            codes(
                scene.corrections.correct(
                    SECOND, WITNESS, scene.motionId, key, 3, scene.id(), null, "x")))
        .containsExactly("CORRECTED_ALREADY");
    assertThat(scene.corrections.trail(scene.motionId, key).orThrow())
        .extracting(row -> row.voids() ? "void" : row.ballot().choice())
        .containsExactly("for", "against", "void");
    assertThat(scene.corrections.all(scene.motionId)).hasSize(2);
    // Taken back, the paper can be entered on a new sheet.
    assertThat(scene.enter(2, line(1, "P-01", "against")).isAccepted()).isTrue();
    assertThat(scene.check(2, line(1, "P-01", "against")).orThrow().state())
        .isEqualTo(SheetState.CHECKED);
    assertThat(codes(scene.corrections.trail(scene.motionId, scene.id())))
        .containsExactly("BALLOT_UNKNOWN");
  }

  private static List<String> corrected(PaperScene scene, String witness) {
    UUID ballot = scene.inTheBox().get(0).id();
    return codes(
        scene.corrections.correct(
            THIRD, witness, scene.motionId, ballot, 1, scene.id(), "against", "录错"));
  }
}
