package org.gongtong.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.place.PartStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which rows of a box count, and which slot a further one takes. */
class BallotRowsTest {

  private static final UUID MOTION = UUID.randomUUID();

  @Test
  void aRowCountsUntilItIsCorrected() {
    RecordedBallot entered = row(Channel.PAPER, "for", null, false);
    RecordedBallot corrected = row(Channel.PAPER, "against", entered, false);
    RecordedBallot other = row(Channel.WEB, "for", null, false);
    assertThat(BallotRows.inForce(List.of())).isEmpty();
    assertThat(BallotRows.inForce(List.of(entered, other))).containsExactly(entered, other);
    assertThat(BallotRows.inForce(List.of(entered, other, corrected)))
        .containsExactly(other, corrected);
    // Whatever the order in which they are read.
    assertThat(BallotRows.inForce(List.of(corrected, entered))).containsExactly(corrected);
  }

  @Test
  void aRowThatTakesBackIsNoBallot() {
    RecordedBallot entered = row(Channel.PAPER, "for", null, false);
    RecordedBallot taken = row(Channel.PAPER, "for", entered, true);
    RecordedBallot back = row(Channel.PAPER, "for", taken, false);
    RecordedBallot again = row(Channel.PAPER, "for", back, true);
    assertThat(BallotRows.inForce(List.of(entered, taken))).isEmpty();
    assertThat(BallotRows.inForce(List.of(entered, taken, back))).containsExactly(back);
    assertThat(BallotRows.inForce(List.of(entered, taken, back, again))).isEmpty();
  }

  @Test
  void aBlankIsNoBallotWithAChoice() {
    RecordedBallot blank = row(Channel.PAPER, "", null, false);
    RecordedBallot chosen = row(Channel.PAPER, "for", blank, false);
    assertThat(BallotRows.inForce(List.of(blank))).containsExactly(blank);
    assertThat(BallotRows.withChoice(List.of(blank))).isEmpty();
    assertThat(BallotRows.withChoice(List.of(blank, chosen))).containsExactly(chosen);
  }

  @Test
  void theLastNamingHoldsAndMovesNothing() {
    FrozenRoll frozen =
        new FrozenRoll(
            1,
            Votes.roll(
                Votes.part("1", "10.00", PartStatus.DELIVERED, null, "a", "b"),
                Votes.part("2", "20.00", "c")));
    assertThat(BallotRows.withVoters(frozen, List.of())).isSameAs(frozen.roll());
    ElectoralRoll named = BallotRows.withVoters(frozen, List.of(naming("a"), naming("b")));
    assertThat(named.parties()).extracting(Party::voter).containsExactly("b", "c");
    assertThat(named.totals()).isEqualTo(frozen.roll().totals());
  }

  @Test
  void aSlotAfterTheFirstIsNumberedByEarlierRowsOfItsKindAlone() {
    Ballot paper = row(Channel.PAPER, "for", null, false).ballot();
    Ballot blank = row(Channel.WEB, "", null, false).ballot();
    RecordedBallot web = row(Channel.WEB, "for", null, false);
    RecordedBallot first = row(Channel.PAPER, "for", null, false);
    RecordedBallot corrected = row(Channel.PAPER, "against", first, false);
    RecordedBallot taken = row(Channel.PAPER, "against", corrected, true);
    RecordedBallot signed = row(Channel.PAPER, "", null, false);
    assertThat(BallotFiling.slot(paper, List.of())).isEqualTo("first");
    assertThat(BallotFiling.slot(paper, List.of(web, signed))).isEqualTo("paper");
    assertThat(BallotFiling.slot(paper, List.of(web, first, corrected, taken)))
        .isEqualTo("paper:2");
    assertThat(BallotFiling.slot(web.ballot(), List.of(first, web, web))).isEqualTo("web:3");
    assertThat(BallotFiling.slot(blank, List.of())).isEqualTo("first");
    assertThat(BallotFiling.slot(blank, List.of(web, first))).isEqualTo("signed");
    assertThat(BallotFiling.slot(blank, List.of(signed))).isEqualTo("signed:2");
  }

  private static VoterNaming naming(String voter) {
    return new VoterNaming(MOTION, 1, voter, "letter", Actor.staff("s"), Votes.OPENS);
  }

  private static RecordedBallot row(
      Channel channel, String choice, @Nullable RecordedBallot of, boolean voids) {
    UUID id = UUID.randomUUID();
    return new RecordedBallot(
        id,
        MOTION,
        1,
        Ballot.of(id.toString(), "1", "a", channel, Votes.OPENS, choice),
        "slot",
        Votes.OPENS,
        new Evidence("sheet 1", Actor.staff("s"), null),
        of == null ? null : new Correction(of.id(), "wrong", voids));
  }
}
