package org.example.embed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gongtong.cn.national.CnNational;
import org.gongtong.core.decision.Ballot;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.DecisionRule;
import org.gongtong.core.decision.ElectoralRoll;
import org.gongtong.core.decision.Tally;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.VotingScope;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;

/** The program of the tutorial: three flats vote on hiring a property service. */
public final class HiringVote {

  private HiringVote() {}

  public static void main(String[] arguments) {
    TallyResult result = count(LocalDate.of(2026, 3, 1));
    System.out.println(result.outcome());
    result.verdict().reasons().forEach(reason -> System.out.println(reason.text(Language.EN)));
  }

  static TallyResult count(LocalDate day) {
    RuleBook book = RuleBook.ofPacks(List.of(new CnNational()));
    DecisionRule rule = DecisionRule.resolve(book, RuleId.of("cn.civil-code.278.4"), ScopeCode.of("cn"), day).orThrow();
    Roster roster = new Roster(List.of(flat("101", "89.50"), flat("102", "120.00"), flat("103", "75.25")));
    ElectoralRoll roll = ElectoralRoll.of(roster, VotingScope.everything(), rule.policy());
    Instant opens = Instant.parse("2026-03-01T01:00:00Z");
    Instant closes = Instant.parse("2026-03-15T10:00:00Z");
    List<Ballot> ballots = List.of(
        Ballot.of("1", "101", "owner-101", Channel.PAPER, opens.plusSeconds(60), "for"),
        Ballot.of("2", "102", "owner-102", Channel.WEB, closes, "for"));
    return new Tally(rule, opens, closes).count(roll, ballots);
  }

  private static ExclusivePart flat(String id, String area) {
    return new ExclusivePart(id, "C01", "1", "1", id, PartKind.DWELLING, FloorArea.parse(area), AreaBasis.REGISTRY,
        List.of("owner-" + id), "owner-" + id, PartStatus.DELIVERED);
  }
}
