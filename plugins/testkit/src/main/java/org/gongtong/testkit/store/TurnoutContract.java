package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.testkit.store.DecisionScene.OPENS;

import java.time.Instant;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.Totals;
import org.gongtong.core.decision.Turnout;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.FloorArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of turnout. Extension point: see {@link DecisionServicesContract}. */
public interface TurnoutContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** Nothing before the opening, and nothing of a roll of fewer than ten parties. */
  @Test
  default void turnoutIsHiddenWhereItWouldTellWhoVoted() {
    DecisionScene scene = scene();
    Motion announced = scene.announce(scene.draft());
    assertThat(scene.board().turnout(announced.id())).isEqualTo(new Turnout.NotOpen());
    assertThat(scene.board().turnout(DecisionScene.IDS.next())).isEqualTo(new Turnout.NotOpen());
    Motion small = scene.open(VotingScope.parse("C01/2"));
    scene.web(small, "P12", "for").orThrow();
    assertThat(scene.board().turnout(small.id())).isEqualTo(new Turnout.Hidden(10));
    Motion ten = scene.at(DecisionScene.START).open(VotingScope.parse("C01/1"));
    assertThat(live(scene, ten).roll()).isEqualTo(new Totals(10, new FloorArea(100_000)));
  }

  /** It follows all channels within two seconds, and counts a party once. */
  @Test
  default void turnoutFollowsTheBox() {
    DecisionScene scene = scene();
    Motion motion = scene.open();
    assertThat(live(scene, motion))
        .isEqualTo(new Turnout.Live(Totals.NONE, new Totals(11, new FloorArea(120_000)), OPENS));
    scene.web(motion, "P01", "for").orThrow();
    scene.paper(motion, "P01", "against").orThrow();
    scene.paper(motion, "P02", "abstain").orThrow();
    Instant soon = OPENS.plusSeconds(2);
    scene.at(soon);
    Turnout.Live live = live(scene, motion);
    assertThat(live.participated()).isEqualTo(new Totals(2, new FloorArea(30_000)));
    assertThat(live.asOf()).isEqualTo(soon);
    DecisionScene other = scene.restarted(new SampleRules().book());
    assertThat(live(other, motion)).isEqualTo(live);
  }

  /** A ballot taken back is out of it, and stays out however often one looks. */
  @Test
  default void turnoutForgetsWhatWasTakenBack() {
    DecisionScene scene = scene();
    Motion motion = scene.open();
    RecordedBallot wrong = scene.paper(motion, "P01", "for").orThrow();
    scene.paper(motion, "P02", "for").orThrow();
    scene.at(OPENS.plusSeconds(2));
    assertThat(live(scene, motion).participated().heads()).isEqualTo(2);
    RecordedBallot taken = correct(scene, motion, wrong, null);
    for (int second : new int[] {3, 4, 6, 9, 40, 200, 201}) {
      scene.at(OPENS.plusSeconds(second));
      assertThat(live(scene, motion).participated())
          .as("after %s s", second)
          .isEqualTo(new Totals(1, new FloorArea(10_000)));
    }
    correct(scene, motion, taken, "for");
    for (int second : new int[] {203, 204, 240, 400}) {
      scene.at(OPENS.plusSeconds(second));
      assertThat(live(scene, motion).participated())
          .as("after %s s", second)
          .isEqualTo(new Totals(2, new FloorArea(30_000)));
    }
  }

  private static RecordedBallot correct(
      DecisionScene scene, Motion motion, RecordedBallot row, @Nullable String choice) {
    return scene
        .box()
        .correct(
            motion.id(),
            row.id(),
            DecisionScene.IDS.next(),
            choice,
            "登记错误",
            DecisionScene.evidence())
        .orThrow();
  }

  private static Turnout.Live live(DecisionScene scene, Motion motion) {
    return (Turnout.Live) scene.board().turnout(motion.id());
  }

  private DecisionScene scene() {
    return new DecisionScene(store(), new SampleRules().book());
  }
}
