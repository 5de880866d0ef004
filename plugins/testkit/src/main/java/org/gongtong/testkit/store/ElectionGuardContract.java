package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.gongtong.core.decision.election.ElectionContent;
import org.gongtong.core.decision.election.ElectionLifecycle;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.decision.election.ElectionService;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.junit.jupiter.api.Test;

/**
 * What keeps those who hold an election from bending it, over a store. Extension point: test
 * classes of stores have it.
 */
public interface ElectionGuardContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ElectionParts electionStore();

  /** What another kind of vote is called by is no id of an election. */
  @Test
  default void anIdOfAnotherVoteIsTaken() {
    ElectionParts store = electionStore();
    ElectionScene scene = new ElectionScene(store);
    UUID taken = DecisionScene.IDS.next();
    ElectionService service =
        new ElectionService(
            store.work(),
            store.elections(),
            store.audit(),
            new ElectionLifecycle(ElectionScene.book()),
            (transaction, id) -> id.equals(taken),
            DecisionScene.IDS,
            scene::now);
    ElectionContent content = ElectionScene.content(2, 3);
    Actor clerk = ElectionScene.CLERK;
    assertThat(ElectionScene.codes(service.draft(clerk, scene.community(), taken, content)))
        .containsExactly(ElectionReason.ELECTION_ID_TAKEN.name());
    assertThat(service.draft(clerk, scene.community(), DecisionScene.IDS.next(), content))
        .matches(Outcome::isAccepted);
  }
}
