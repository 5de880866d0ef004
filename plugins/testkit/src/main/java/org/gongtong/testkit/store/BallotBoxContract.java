package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongtong.testkit.store.DecisionScene.CLOSES;
import static org.gongtong.testkit.store.DecisionScene.OPENS;
import static org.gongtong.testkit.store.DecisionScene.codes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongtong.core.audit.AuditLog;
import org.gongtong.core.decision.BallotBox;
import org.gongtong.core.decision.BallotEntry;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionParameters;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.Precedence;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.RejectedBallot;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Which ballots come into the box, and which of them stand. Extension point: see {@link
 * DecisionServicesContract}.
 */
public interface BallotBoxContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** Every channel fills one box; the events tell that and how, and never what for. */
  @Test
  default void allChannelsFillOneBox() {
    DecisionScene scene = scene(Precedence.FIRST);
    Motion motion = scene.open();
    RecordedBallot web = scene.web(motion, "P02", "for").orThrow();
    assertThat(web.ballot().castAt()).isEqualTo(OPENS);
    assertThat(web.ballot().voter()).isEqualTo("O02");
    scene.paper(motion, "P03", "against").orThrow();
    record(scene, motion, "P04", Channel.MEETING, "abstain").orThrow();
    record(scene, motion, "P12", Channel.VISIT, "for").orThrow();
    scene.decide(motion);
    TallyResult result = scene.reader().result(motion.id()).orThrow();
    assertThat(result.standingByChannel())
        .isEqualTo(Map.of(Channel.WEB, 1, Channel.PAPER, 1, Channel.MEETING, 1, Channel.VISIT, 1));
    assertThat(List.of(result.inFavour().heads(), result.against().heads()))
        .containsExactly(2L, 1L);
    assertThat(result.abstained().heads()).isEqualTo(1);
    assertThat(result.participated().area().hundredths()).isEqualTo(50_000);
    // Anybody may read the log while the vote is open: it tells neither of what nor of whose.
    assertThat(scene.logged(motion))
        .filteredOn(logged -> logged.sealed().event().type().startsWith("ballot"))
        .hasSize(4)
        .allSatisfy(
            logged ->
                assertThat(new String(logged.sealed().leaf(), StandardCharsets.UTF_8))
                    .matches("\\{\"v\":1,\"what\":\"[0-9a-f]{64}\",\"who\":\"[0-9a-f]{64}\"}"));
  }

  /** First: the paper that follows a web ballot is kept and does not stand. */
  @Test
  default void whereTheFirstStandsAWebBallotBeforePaperStands() {
    DecisionScene scene = scene(Precedence.FIRST);
    Motion motion = scene.open();
    scene.web(motion, "P02", "for").orThrow();
    scene.at(OPENS.plusSeconds(9));
    RecordedBallot paper = scene.paper(motion, "P02", "against").orThrow();
    assertThat(standing(scene, motion, "for")).containsExactly(paper.id());
  }

  /** First: after paper nobody votes on the web. */
  @Test
  default void whereTheFirstStandsNoWebBallotFollowsPaper() {
    DecisionScene scene = scene(Precedence.FIRST);
    Motion motion = scene.open();
    scene.paper(motion, "P02", "against").orThrow();
    assertThat(codes(scene.web(motion, "P02", "for"))).containsExactly("DUPLICATE");
    assertThat(codes(scene.box().mayCast(motion.id(), scene.party(motion, "P02"))))
        .containsExactly("DUPLICATE");
    assertThat(standing(scene, motion, "against")).isEmpty();
  }

  /** Paper: it stands before a web ballot that came earlier, and keeps a later one out. */
  @Test
  default void wherePaperStandsItStandsBeforeTheWeb() {
    DecisionScene scene = scene(Precedence.PAPER);
    Motion motion = scene.open();
    RecordedBallot web = scene.web(motion, "P02", "for").orThrow();
    scene.at(OPENS.plusSeconds(9));
    scene.paper(motion, "P02", "against").orThrow();
    assertThat(codes(scene.web(motion, "P02", "for"))).containsExactly("DUPLICATE");
    assertThat(standing(scene, motion, "against")).containsExactly(web.id());
  }

  /** Last: any number may come, by any channel, and the last one stands. */
  @Test
  default void whereTheLastStandsAnyNumberMayCome() {
    DecisionScene scene = scene(Precedence.LAST);
    Motion motion = scene.open();
    RecordedBallot first = scene.web(motion, "P02", "for").orThrow();
    scene.at(OPENS.plusSeconds(1));
    RecordedBallot second = scene.paper(motion, "P02", "against").orThrow();
    scene.at(OPENS.plusSeconds(2));
    RecordedBallot third = scene.web(motion, "P02", "for").orThrow();
    assertThat(scene.box().mayCast(motion.id(), scene.party(motion, "P02")).isAccepted()).isTrue();
    scene.at(OPENS.plusSeconds(3));
    scene.web(motion, "P02", "abstain").orThrow();
    assertThat(standing(scene, motion, "abstain"))
        .containsExactlyInAnyOrder(first.id(), second.id(), third.id());
  }

  /** A second one of the same channel is refused where the first or the paper stands. */
  @Test
  default void aSecondBallotOfAChannelIsRefused() {
    for (Precedence precedence : List.of(Precedence.FIRST, Precedence.PAPER)) {
      DecisionScene scene = scene(precedence);
      Motion motion = scene.open();
      scene.web(motion, "P02", "for").orThrow();
      scene.paper(motion, "P03", "for").orThrow();
      record(scene, motion, "P03", Channel.MEETING, "for").orThrow();
      assertThat(codes(scene.web(motion, "P02", "against"))).containsExactly("DUPLICATE");
      assertThat(codes(scene.paper(motion, "P03", "against"))).containsExactly("DUPLICATE");
      assertThat(codes(record(scene, motion, "P03", Channel.MEETING, "for")))
          .containsExactly("DUPLICATE");
      // The same party through another of its parts.
      scene.paper(motion, "P01", "for").orThrow();
      assertThat(codes(scene.paper(motion, "P12", "for"))).containsExactly("DUPLICATE");
      assertThat(scene.rows(motion)).hasSize(4);
      assertThat(scene.events(motion)).filteredOn("ballot-cast"::equals).hasSize(4);
    }
  }

  /** The same ballot sent again is answered with what is there, whenever that is. */
  @Test
  default void theSameBallotAgainIsOneBallot() {
    DecisionScene scene = scene(Precedence.LAST);
    Motion motion = scene.open();
    UUID id = DecisionScene.IDS.next();
    RecordedBallot web = scene.web(motion, "P02", id, "for").orThrow();
    var entry = DecisionScene.entry("P03", Channel.PAPER, OPENS, "for");
    RecordedBallot paper = scene.box().record(motion.id(), entry).orThrow();
    scene.at(OPENS.plusSeconds(5));
    assertThat(scene.web(motion, "P02", id, "for").orThrow()).isEqualTo(web);
    assertThat(scene.box().record(motion.id(), entry).orThrow()).isEqualTo(paper);
    assertThat(codes(scene.web(motion, "P02", id, "against"))).containsExactly("BALLOT_ID_TAKEN");
    assertThat(codes(scene.web(motion, "P04", id, "for"))).containsExactly("BALLOT_ID_TAKEN");
    scene.at(CLOSES.plusSeconds(1));
    assertThat(scene.web(motion, "P02", id, "for").orThrow()).isEqualTo(web);
    assertThat(codes(scene.web(motion, "P02", id, "against"))).containsExactly("TOO_LATE");
    scene.decide(motion);
    DecisionScene later = scene.restarted(new SampleRules().book());
    assertThat(later.web(motion, "P02", id, "for").orThrow()).isEqualTo(web);
    assertThat(later.box().record(motion.id(), entry).orThrow()).isEqualTo(paper);
    assertThat(codes(later.web(motion, "P02", id, "against"))).containsExactly("TOO_LATE");
    assertThat(scene.rows(motion)).containsExactly(web, paper);
    assertThat(scene.events(motion)).filteredOn("ballot-cast"::equals).hasSize(2);
  }

  /** A ballot goes to its own motion. */
  @Test
  default void aBallotOfAnotherMotionIsRefused() {
    DecisionScene scene = scene(Precedence.FIRST);
    Motion announced = scene.announce(scene.draft());
    Motion one = scene.open();
    Motion other = scene.at(DecisionScene.START).open(VotingScope.parse("C01/2"));
    scene.at(OPENS);
    UUID id = DecisionScene.IDS.next();
    scene.web(one, "P12", id, "for").orThrow();
    assertThat(codes(scene.web(other, "P12", id, "for"))).containsExactly("BALLOT_ID_TAKEN");
    assertThat(codes(scene.paper(other, "P02", "for"))).containsExactly("UNKNOWN_PART");
    assertThat(codes(scene.paper(announced, "P02", "for"))).containsExactly("VOTE_NOT_OPEN");
    assertThat(codes(scene.box().castOnWeb(Actor.resident("r"), announced.id(), 1, id, "for")))
        .containsExactly("VOTE_NOT_OPEN");
    UUID unknown = DecisionScene.IDS.next();
    assertThat(codes(scene.box().castOnWeb(Actor.resident("r"), unknown, 1, id, "for")))
        .containsExactly("MOTION_UNKNOWN");
    RecordedBallot paper = scene.paper(one, "P03", "for").orThrow();
    assertThat(
            codes(
                scene
                    .box()
                    .correct(
                        other.id(), paper.id(), unknown, "for", "错", DecisionScene.evidence())))
        .containsExactly("BALLOT_UNKNOWN");
    assertThat(scene.rows(other)).isEmpty();
    assertThat(scene.rows(one)).hasSize(2);
  }

  /** The window to the second, on the web by the clock and on paper by what stands on it. */
  @Test
  default void theWindowIsKeptToTheSecond() {
    DecisionScene scene = scene(Precedence.FIRST);
    Motion motion = scene.announce(scene.draft());
    Actor voter = Actor.resident("r");
    scene.at(OPENS.minusSeconds(1)).timer().tick();
    UUID id = DecisionScene.IDS.next();
    assertThat(codes(scene.box().castOnWeb(voter, motion.id(), 2, id, "for")))
        .containsExactly("VOTE_NOT_OPEN");
    scene.at(OPENS).timer().tick();
    assertThat(scene.web(motion, "P02", "for").isAccepted()).isTrue();
    // A machine whose clock is behind.
    scene.at(OPENS.minusSeconds(1));
    assertThat(codes(scene.web(motion, "P03", "for"))).containsExactly("TOO_EARLY");
    scene.at(CLOSES);
    assertThat(scene.box().mayCast(motion.id(), scene.party(motion, "P03")).isAccepted()).isTrue();
    assertThat(scene.web(motion, "P03", "for").isAccepted()).isTrue();
    scene.at(CLOSES.plusSeconds(1));
    assertThat(codes(scene.web(motion, "P04", "for"))).containsExactly("TOO_LATE");
    assertThat(codes(scene.box().mayCast(motion.id(), scene.party(motion, "P04"))))
        .containsExactly("TOO_LATE");
    assertThat(
            Stream.of(OPENS.minusSeconds(1), CLOSES.plusSeconds(1), CLOSES.plusSeconds(2))
                .map(cast -> DecisionScene.entry("P04", Channel.PAPER, cast, "for"))
                .flatMap(entry -> codes(scene.box().record(motion.id(), entry)).stream()))
        .containsExactly("TOO_EARLY", "TOO_LATE", "CAST_IN_FUTURE");
    for (var entry :
        List.of(
            DecisionScene.entry("P04", Channel.PAPER, OPENS, "for"),
            DecisionScene.entry("P05", Channel.PAPER, CLOSES, "for"))) {
      assertThat(scene.box().record(motion.id(), entry).isAccepted()).isTrue();
    }
    scene.decide(motion);
    assertThat(scene.reader().result(motion.id()).orThrow().rejected()).isEmpty();
  }

  /** A choice that is none, a voter who is not, a part that is not there. */
  @Test
  default void flawedBallotsAreRefused() {
    DecisionScene scene = scene(Precedence.FIRST);
    Motion motion = scene.open();
    for (String choice : List.of("", "For", "for ", "同意")) {
      assertThat(codes(scene.web(motion, "P02", choice))).containsExactly("INVALID_CHOICE");
      assertThat(codes(scene.paper(motion, "P02", choice))).containsExactly("INVALID_CHOICE");
    }
    assertThat(codes(scene.paper(motion, "p02", "for"))).containsExactly("UNKNOWN_PART");
    assertThat(
            codes(
                scene
                    .box()
                    .record(
                        motion.id(),
                        new BallotEntry(
                            DecisionScene.IDS.next(),
                            "P02",
                            "O03",
                            Channel.PAPER,
                            OPENS,
                            "for",
                            null,
                            DecisionScene.evidence()))))
        .containsExactly("NOT_THE_VOTER");
    assertThat(scene.rows(motion)).isEmpty();
    assertThat(scene.events(motion)).doesNotContain("ballot-cast");
  }

  /** When the event cannot be written, the ballot is not there either. */
  @Test
  default void noBallotWithoutItsEvent() {
    DecisionScene scene = scene(Precedence.FIRST);
    Motion motion = scene.open();
    AuditLog broken = new FullAuditLog();
    BallotBox box =
        new BallotBox(
            store().work(),
            store().motions(),
            store().ballots(),
            broken,
            DecisionScene.IDS,
            scene::now);
    UUID id = DecisionScene.IDS.next();
    assertThatThrownBy(() -> box.castOnWeb(Actor.resident("r"), motion.id(), 2, id, "for"))
        .hasMessage("the log is full");
    assertThat(scene.rows(motion)).isEmpty();
    assertThat(scene.web(motion, "P02", id, "for").isAccepted()).isTrue();
  }

  private static Outcome<RecordedBallot> record(
      DecisionScene scene, Motion motion, String part, Channel channel, String choice) {
    return scene.box().record(motion.id(), DecisionScene.entry(part, channel, scene.now(), choice));
  }

  /** Counts, sees that one head took part with this choice, and gives the ballots rejected. */
  private static List<UUID> standing(DecisionScene scene, Motion motion, String choice) {
    scene.decide(motion);
    TallyResult result = scene.reader().result(motion.id()).orThrow();
    assertThat(result.participated().heads()).isEqualTo(1);
    long counted =
        switch (choice) {
          case "for" -> result.inFavour().heads();
          case "against" -> result.against().heads();
          default -> result.abstained().heads();
        };
    assertThat(counted).isEqualTo(1);
    assertThat(result.rejected()).allMatch(rejected -> rejected.code().name().equals("DUPLICATE"));
    return result.rejected().stream().map(RejectedBallot::ballotId).map(UUID::fromString).toList();
  }

  private DecisionScene scene(Precedence precedence) {
    return new DecisionScene(
        store(), new SampleRules().with(DecisionParameters.PRECEDENCE, precedence).book());
  }
}
