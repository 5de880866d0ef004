package org.gongtong.core.timebank.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.gongtong.core.timebank.grant.GrantProposal.Bound;
import org.gongtong.core.timebank.grant.GrantProposal.LeftOut;
import org.gongtong.core.timebank.grant.GrantProposal.Line;
import org.gongtong.core.timebank.grant.GrantProposal.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets what of the minutes that are shared. */
class GrantSharesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private static GrantNeed need(int id, int rank, int waited, long granted, long room) {
    return new GrantNeed(
        new UUID(0, id), "class-" + rank, rank, DAY.minusDays(waited), granted, room, true);
  }

  private static List<Integer> served(GrantProposal proposal) {
    return proposal.lines().stream()
        .map(line -> (int) line.need().accountId().getLeastSignificantBits())
        .toList();
  }

  @Test
  void theClassComesFirstThenWhoHasWaitedThenWhoGotLeastThenTheId() {
    List<GrantNeed> needs =
        List.of(
            need(1, 2, 900, 0, Long.MAX_VALUE),
            need(2, 1, 1, 90, Long.MAX_VALUE),
            need(3, 1, 30, 60, Long.MAX_VALUE),
            need(5, 1, 30, 30, Long.MAX_VALUE),
            need(4, 1, 30, 30, Long.MAX_VALUE));
    assertThat(served(GrantShares.share(1_000, 60, needs))).containsExactly(4, 5, 3, 2, 1);
  }

  @Test
  void everyLineSaysWhatItComesOf() {
    GrantProposal proposal =
        GrantShares.share(
            100,
            60,
            List.of(
                need(1, 1, 5, 0, 60),
                need(2, 1, 4, 0, 10),
                need(3, 1, 3, 0, 0),
                need(4, 2, 2, 0, 90),
                need(5, 2, 1, 0, 90),
                new GrantNeed(new UUID(0, 6), "class-1", 1, DAY, 0, 90, false)));
    assertThat(proposal.lines())
        .extracting(Line::number, Line::minutes, Line::bound)
        .containsExactly(
            tuple(1, 60L, Bound.EACH), tuple(2, 10L, Bound.ROOM), tuple(3, 30L, Bound.REST));
    assertThat(proposal.leftOut())
        .extracting(LeftOut::why)
        .containsExactly(Why.ROOM_USED, Why.NO_PART, Why.ALL_SHARED);
    assertThat(proposal.shared()).isEqualTo(100);
    assertThat(proposal.left()).isZero();
  }

  @Test
  void withNothingToShareOrNobodyThereAreNoLines() {
    assertThat(GrantShares.share(0, 60, List.of(need(1, 1, 1, 0, 90))).lines()).isEmpty();
    GrantProposal nobody = GrantShares.share(100, 60, List.of());
    assertThat(nobody.lines()).isEmpty();
    assertThat(nobody.left()).isEqualTo(100);
  }

  /** For 400 drawn estates each: what holds of every round. */
  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_129, 77})
  void whateverIsDrawnHolds(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      List<GrantNeed> needs = drawn(random);
      long minutes = random.nextInt(2_000);
      long each = 1 + random.nextInt(120);
      GrantProposal proposal = GrantShares.share(minutes, each, needs);
      assertSums(proposal, minutes, each, needs);
      assertNobodyBeforeHisTurn(proposal, each);
      List<GrantNeed> shuffled = new ArrayList<>(needs);
      Collections.shuffle(shuffled, random);
      assertThat(GrantShares.share(minutes, each, shuffled)).isEqualTo(proposal);
    }
  }

  private static List<GrantNeed> drawn(Random random) {
    List<GrantNeed> needs = new ArrayList<>();
    int members = random.nextInt(40);
    for (int id = 0; id < members; id++) {
      needs.add(
          new GrantNeed(
              new UUID(0, id),
              "class",
              1 + random.nextInt(4),
              DAY.minusDays(random.nextInt(5)),
              random.nextInt(3) * 60L,
              random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextInt(150),
              random.nextInt(6) > 0));
    }
    return needs;
  }

  /** The sum is exact, never more than there is, and everybody is there once. */
  private static void assertSums(
      GrantProposal proposal, long minutes, long each, List<GrantNeed> needs) {
    long sum = proposal.lines().stream().mapToLong(Line::minutes).sum();
    long wanted =
        needs.stream()
            .filter(GrantNeed::reachable)
            .mapToLong(need -> Math.min(each, need.room()))
            .sum();
    assertThat(sum).isEqualTo(Math.min(minutes, wanted)).isEqualTo(proposal.shared());
    assertThat(proposal.left()).isEqualTo(minutes - sum);
    assertThat(proposal.lines())
        .allMatch(line -> line.minutes() > 0 && line.minutes() <= each)
        .allMatch(line -> line.minutes() <= line.need().room() && line.need().reachable());
    assertThat(proposal.lines().size() + proposal.leftOut().size()).isEqualTo(needs.size());
  }

  /** Nobody gets anything while somebody before him could have got more. */
  private static void assertNobodyBeforeHisTurn(GrantProposal proposal, long each) {
    List<Line> lines = proposal.lines();
    for (int i = 0; i + 1 < lines.size(); i++) {
      GrantNeed one = lines.get(i).need();
      GrantNeed next = lines.get(i + 1).need();
      assertThat(one.rank()).isLessThanOrEqualTo(next.rank());
      if (one.rank() == next.rank()) {
        assertThat(one.waitingSince()).isBeforeOrEqualTo(next.waitingSince());
      }
      assertThat(lines.get(i).minutes()).isEqualTo(Math.min(each, one.room()));
    }
    int last = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).need().rank();
    proposal.leftOut().stream()
        .filter(out -> out.why() == Why.ALL_SHARED)
        .forEach(
            out -> {
              assertThat(out.need().rank()).isGreaterThanOrEqualTo(last);
              assertThat(proposal.left()).isZero();
            });
  }
}
