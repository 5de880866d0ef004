package org.gongtong.server.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.audit.MemoryAuditLog;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.MemoryBallotStore;
import org.gongtong.core.decision.MemoryMotionStore;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionContent;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.decision.VotingWindow;
import org.gongtong.core.decision.paper.MemoryPaperStore;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.MemoryCommunityStore;
import org.gongtong.core.place.MemoryRosterStore;
import org.gongtong.core.place.NaturalOrder;
import org.gongtong.core.place.Roster;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.server.demo.DemoCommunity;
import org.gongtong.server.print.PrintShop;
import org.gongtong.server.print.Printed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Letters of a whole estate: in the order of the round, and what they cost. */
class LettersOfAnEstateTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Roster roster = estate();
  private final Motion motion = motion();
  private final ElectoralRoll roll =
      ElectoralRoll.of(
          roster, VotingScope.everything(), Objects.requireNonNull(motion.rule()).policy());
  private final LetterRun run =
      new LetterRun(
          new Community(
              motion.communityId(),
              "demo",
              LocalizedText.of("示范社区", "Demo"),
              LocalizedText.of("某市", "Somewhere"),
              ScopeCode.of("cn"),
              ZONE),
          motion,
          roll,
          roster,
          "https://vote.example",
          "0710-0000000");

  @Test
  void everyPartyOnceInTheOrderOfTheRound() {
    assertThat(run.order()).hasSize(roll.parties().size()).doesNotHaveDuplicates();
    Map<String, ExclusivePart> byId = new HashMap<>();
    roster.parts().forEach(part -> byId.put(part.id(), part));
    Comparator<ExclusivePart> round =
        Comparator.comparing(ExclusivePart::compound, NaturalOrder.INSTANCE)
            .thenComparing(ExclusivePart::building, NaturalOrder.INSTANCE)
            .thenComparing(ExclusivePart::entrance, NaturalOrder.INSTANCE)
            .thenComparing(ExclusivePart::room, NaturalOrder.INSTANCE);
    List<ExclusivePart> first =
        run.order().stream()
            .map(
                party ->
                    roll.parties().get(party - 1).parts().stream()
                        .map(byId::get)
                        .min(round)
                        .orElseThrow())
            .toList();
    assertThat(first).isSortedAccordingTo(round);
  }

  @Test
  @Tag("endurance")
  void twoThousandSixHundredLettersInOneFile() {
    PrintShop shop = new PrintShop();
    Map<Integer, String> codes = new HashMap<>();
    run.order()
        .forEach(
            party -> codes.put(party, String.format(Locale.ROOT, "ABCD-EFGH-%04d-K7QF", party)));
    ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
    long began = System.nanoTime();
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    Printed printed = shop.letters(run.letters(codes, Map.of()), pdf);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.println(
        printed.sheets()
            + " letters, "
            + printed.pages()
            + " pages, "
            + pdf.size() / 1_000_000
            + " MB in "
            + took
            + ", heap at most "
            + (peak >> 20)
            + " MiB");
    assertThat(printed.sheets()).isEqualTo(roll.parties().size());
    assertThat(printed.missing()).isEmpty();
  }

  private static Roster estate() {
    MemoryUnitOfWork work = new MemoryUnitOfWork();
    MemoryCommunityStore communities = new MemoryCommunityStore(work);
    MemoryRosterStore rosters = new MemoryRosterStore(work);
    new DemoCommunity(
            work,
            communities,
            rosters,
            new MemoryMotionStore(work),
            new MemoryBallotStore(work),
            new MemoryPaperStore(work),
            new MemoryAuditLog(work, new SecureRandom()),
            RuleBook.ofPacks(List.of(new CnNational())),
            () -> Instant.parse("2026-11-24T02:00:00Z"),
            ZONE)
        .seed();
    return work.read(
        transaction -> {
          UUID id = communities.findBySlug(transaction, DemoCommunity.SLUG).orElseThrow().id();
          return rosters.partsOf(
              transaction, rosters.findLatestImport(transaction, id).orElseThrow());
        });
  }

  private static Motion motion() {
    RuleId matter = RuleId.of("cn.civil-code.278.4");
    LocalDate day = LocalDate.of(2026, 3, 20);
    DecisionRule rule =
        DecisionRule.resolve(
                RuleBook.ofPacks(List.of(new CnNational())), matter, ScopeCode.of("cn"), day)
            .orThrow();
    Instant opens = day.atTime(8, 0).atZone(ZONE).toInstant();
    return new Motion(
        UUID.fromString("019cabd8-3800-7acd-8fb9-3187a2124b29"),
        UUID.randomUUID(),
        3,
        ScopeCode.of("cn"),
        ZONE,
        new MotionContent(matter, "是否续聘物业服务企业，服务期三年？", "", VotingScope.everything(), List.of()),
        MotionState.OPEN,
        new VotingWindow(opens.minus(Duration.ofDays(20)), opens, opens.plus(Duration.ofDays(14))),
        rule,
        null,
        null,
        null);
  }
}
