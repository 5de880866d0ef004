package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionBoxReason;
import org.gongtong.core.decision.election.RollCorrections;
import org.gongtong.core.decision.election.Trustee;
import org.gongtong.core.rules.Outcome;
import org.junit.jupiter.api.Test;

/**
 * How the list of voters is corrected over a store. Extension point: test classes of stores have
 * it.
 */
public interface ElectionRollContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ElectionParts electionStore();

  private static Outcome<Election> amended(
      ElectionScene scene, Election seen, List<String> added, List<String> struck) {
    return scene
        .corrections()
        .amend(ElectionScene.CLERK, seen.id(), seen.version(), added, struck, "objections");
  }

  /** Objections change the list until the opening; numbers stay. */
  @Test
  default void theListIsCorrectedAndNumbersStay() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election announced = scene.announced(ElectionScene.content(2, 3), 4);
    UUID id = announced.id();
    Election amended = amended(scene, announced, List.of("new"), List.of("V0002")).orThrow();
    assertThat(ElectionScene.roll(amended).entitled()).isEqualTo(4);
    assertThat(ElectionScene.roll(amended).hash())
        .isNotEqualTo(ElectionScene.roll(announced).hash());
    assertThat(scene.reader().voter(id, 5).orElseThrow().id()).isEqualTo("new");
    assertThat(scene.reader().voter(id, 2).orElseThrow().struck()).isTrue();
    assertThat(ElectionScene.codes(amended(scene, amended, List.of("new"), List.of("V0002"))))
        .containsExactly("VOTERS_UNCHANGED");
    assertThat(ElectionScene.codes(amended(scene, amended, List.of(), List.of("nobody"))))
        .containsExactly("VOTERS_NOT_LISTED");
    // Who was struck stays so when others are added.
    Election more = amended(scene, amended, List.of("more"), List.of()).orThrow();
    assertThat(scene.reader().voter(id, 2).orElseThrow().struck()).isTrue();
    assertThat(ElectionScene.roll(more).entitled()).isEqualTo(5);
    Election again = amended(scene, more, List.of("V0002"), List.of("new")).orThrow();
    assertThat(scene.reader().roll(id).orElseThrow().findById("V0002").orElseThrow().number())
        .isEqualTo(2);
    assertThat(scene.reader().voter(id, 5).orElseThrow().struck()).isTrue();
    for (Trustee trustee : again.content().trustees()) {
      scene.keys().make(trustee.actor(), id).orThrow();
    }
    scene.at(ElectionScene.OPENS).timer().tick();
    Election open = scene.latest(id);
    assertThat(ElectionScene.codes(scene.cast(open, 5, 1)))
        .containsExactly(ElectionBoxReason.ELECTION_VOTER_STRUCK.name());
    assertThat(ElectionScene.codes(amended(scene, open, List.of("x"), List.of())))
        .containsExactly("ELECTION_NOT_IN_STATE");
  }

  /** A correction of the list has a reason, and everybody is told how many it concerned. */
  @Test
  default void aCorrectionOfTheListIsTold() {
    ElectionScene scene = new ElectionScene(electionStore());
    Election announced = scene.announced(ElectionScene.content(2, 3), 12);
    List<String> struck = List.of("V0001", "V0002", "V0003", "V0004");
    assertThat(
            ElectionScene.codes(
                scene
                    .corrections()
                    .amend(
                        ElectionScene.CLERK,
                        announced.id(),
                        announced.version(),
                        List.of(),
                        struck,
                        " ")))
        .containsExactly("ELECTION_REMARK_MISSING");
    scene
        .corrections()
        .amend(
            ElectionScene.CLERK,
            announced.id(),
            announced.version(),
            List.of("new"),
            struck,
            "moved away")
        .orThrow();
    assertThat(scene.corrections().of(announced.id()))
        .containsExactly(new RollCorrections.Correction(scene.now(), "moved away", "", "4"));
    assertThat(scene.events(announced))
        .last()
        .matches(event -> event.disclosure() == Disclosure.PUBLIC)
        .matches(event -> "moved away".equals(event.data().get("reason")));
  }
}
