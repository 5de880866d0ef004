package org.gongtong.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.cn.local.Hubei;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.DecisionOutcome;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.Requirement;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.Turnout;
import org.gongtong.core.decision.TurnoutBoard;
import org.gongtong.core.decision.paper.MemoryPaperStore;
import org.gongtong.core.decision.paper.Sheet;
import org.gongtong.core.decision.paper.SheetState;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.place.MemoryRosterStore;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.rules.RuleBook;
import org.junit.jupiter.api.Test;

class DemoCommunityTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryCommunityStore communities = new MemoryCommunityStore(work);
  private final MemoryMotionStore motions = new MemoryMotionStore(work);
  private final MemoryBallotStore ballots = new MemoryBallotStore(work);
  private final MemoryPaperStore papers = new MemoryPaperStore(work);
  private final MotionReader reader = new MotionReader(work, motions, ballots);
  private final DemoCommunity demo =
      new DemoCommunity(
          work,
          communities,
          new MemoryRosterStore(work),
          motions,
          ballots,
          papers,
          new MemoryAuditLog(work, new SecureRandom()),
          RuleBook.ofPacks(List.of(new CnNational(), new Hubei())),
          () -> NOW,
          ZONE);

  @Test
  void theEstateIsTheModelOne() {
    Roster roster = DemoEstate.roster();
    assertThat(roster.parts()).hasSizeBetween(2_500, 2_700);
    assertThat(roster.parts().stream().map(ExclusivePart::compound).distinct()).hasSize(7);
    assertThat(
            roster.parts().stream()
                .filter(part -> !part.building().equals("P"))
                .map(part -> part.compound() + "/" + part.building())
                .distinct())
        .hasSize(38);
    assertThat(roster.parts().stream().map(ExclusivePart::kind).distinct())
        .containsExactlyInAnyOrder(PartKind.values());
    assertThat(roster.parts().stream().map(ExclusivePart::status).distinct())
        .containsExactlyInAnyOrder(PartStatus.values());
    assertThat(roster.parts()).anyMatch(part -> part.owners().size() == 2 && part.voter() == null);
    assertThat(
            roster.parts().stream()
                .collect(Collectors.groupingBy(ExclusivePart::owners, Collectors.counting()))
                .values())
        .anyMatch(parts -> parts > 1);
    assertThat(DemoEstate.roster().contentHash()).isEqualTo(roster.contentHash());
  }

  @Test
  void thereIsAMotionInEveryStateAVisitorLooksFor() {
    assertThat(demo.seed()).isEmpty();
    Map<String, Motion> byScope =
        all().stream()
            .collect(Collectors.toMap(m -> m.content().scope().toString(), Function.identity()));
    assertThat(byScope.get("C01").state()).isEqualTo(MotionState.OPEN);
    assertThat(byScope.get("C05").state()).isEqualTo(MotionState.ANNOUNCED);
    assertThat(byScope.get("C06").state()).isEqualTo(MotionState.DRAFTED);
    assertThat(byScope.get("C07/2").state()).isEqualTo(MotionState.FINAL);
    assertThat(byScope.get("C02").outcome()).isEqualTo(DecisionOutcome.PASSED);
    assertThat(byScope.get("C03").outcome()).isEqualTo(DecisionOutcome.FAILED);
    assertThat(byScope.get("C04").outcome()).isEqualTo(DecisionOutcome.NO_QUORUM);
  }

  @Test
  void oneFailedOnAreaThoughHeadsAgreed() {
    demo.seed();
    Motion failed = named("C03");
    TallyResult result = reader.result(failed.id()).orThrow();
    assertThat(result.requirements())
        .filteredOn(requirement -> !requirement.met())
        .extracting(Requirement::id)
        .containsExactly("approval.area");
  }

  @Test
  void theOpenOneHasATurnoutBelowItsQuorum() {
    demo.seed();
    TurnoutBoard board =
        new TurnoutBoard(work, motions, ballots, () -> NOW, 10, SmallCells.ALL_TOLD);
    Turnout turnout = board.turnout(named("C01").id());
    assertThat(turnout).isInstanceOf(Turnout.Live.class);
    Turnout.Live live = (Turnout.Live) turnout;
    assertThat(live.participated().heads() * 10)
        .isBetween(live.roll().heads() * 3, live.roll().heads() * 5);
  }

  @Test
  void papersAreOnSheetsAndOneWaitsForAVisitorsCheck() {
    demo.seed();
    List<Sheet> closed = sheets(named("C02"));
    assertThat(closed).hasSizeGreaterThan(1).allMatch(sheet -> sheet.state() == SheetState.CHECKED);
    List<Sheet> open = sheets(named("C01"));
    assertThat(open.get(open.size() - 1).state()).isEqualTo(SheetState.ENTERED);
    assertThat(open.subList(0, open.size() - 1))
        .isNotEmpty()
        .allMatch(sheet -> sheet.state() == SheetState.CHECKED);
  }

  private List<Sheet> sheets(Motion motion) {
    return work.read(transaction -> papers.sheets(transaction, motion.id()));
  }

  @Test
  void aSecondStartSeedsNothing() {
    demo.seed();
    List<Motion> before = all();
    demo.seed();
    assertThat(all()).isEqualTo(before);
  }

  private Motion named(String scope) {
    return all().stream()
        .filter(motion -> motion.content().scope().toString().equals(scope))
        .findFirst()
        .orElseThrow();
  }

  private List<Motion> all() {
    Community community =
        work.read(transaction -> communities.findBySlug(transaction, DemoCommunity.SLUG))
            .orElseThrow();
    return reader.page(community.id(), null, 200);
  }
}
