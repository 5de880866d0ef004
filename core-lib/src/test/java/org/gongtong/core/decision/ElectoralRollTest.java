package org.gongtong.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gongtong.core.decision.DecisionParameters.AREA_ROUNDING;
import static org.gongtong.core.decision.DecisionParameters.DEVELOPER_STOCK_ONE_HEAD;
import static org.gongtong.core.decision.DecisionParameters.SAME_OWNERS_ONE_HEAD;
import static org.gongtong.core.decision.Votes.part;
import static org.gongtong.core.decision.Votes.roll;
import static org.gongtong.core.decision.Votes.totals;
import static org.gongtong.core.place.PartStatus.DELIVERED;
import static org.gongtong.core.place.PartStatus.SOLD_UNDELIVERED;
import static org.gongtong.core.place.PartStatus.UNSOLD;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.Roster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElectoralRollTest {

  @Test
  void aPartyIsTheExactSetOfOwners() {
    ElectoralRoll roll =
        roll(
            part("A", "10", "o1"),
            part("B", "20", "o1", "o2"),
            part("C", "30", DELIVERED, "o1", "o2", "o1"),
            part("D", "40", "o2"));
    assertThat(roll.parties())
        .extracting(Party::parts)
        .containsExactly(List.of("A"), List.of("B", "C"), List.of("D"));
    assertThat(roll.totals()).isEqualTo(totals(3, "100"));
    assertThat(roll.findParty("C")).hasValue(2);
    assertThat(roll.findParty("X")).isEmpty();
  }

  /** The developer d: two delivered, two unsold, one sold but not handed over; and one owner. */
  @ParameterizedTest
  @CsvSource({"true, true, 2", "true, false, 2", "false, true, 4", "false, false, 6"})
  void theDevelopersStockIsOneHeadWhereTheRuleSaysSo(boolean same, boolean stock, int heads) {
    DecisionRule rule =
        new RuleDraft()
            .counting(SAME_OWNERS_ONE_HEAD, same)
            .counting(DEVELOPER_STOCK_ONE_HEAD, stock)
            .rule();
    ElectoralRoll roll =
        roll(
            rule,
            part("A", "10", DELIVERED, "d", "d"),
            part("B", "10", DELIVERED, "d", "d"),
            part("C", "10", UNSOLD, "d", "d"),
            part("D", "10", SOLD_UNDELIVERED, "d", "d"),
            part("E", "10", UNSOLD, "d", "d"),
            part("F", "10", "o1"));
    assertThat(roll.parties()).hasSize(2);
    assertThat(roll.totals()).isEqualTo(totals(heads, "60"));
  }

  @ParameterizedTest
  @CsvSource({"EXACT, 100.97", "WHOLE_PER_PART_HALF_UP, 101.00", "WHOLE_PER_PARTY_HALF_UP, 101.00"})
  void roundsAsTheRuleSays(AreaRounding rounding, String area) {
    DecisionRule rule = new RuleDraft().counting(AREA_ROUNDING, rounding).rule();
    ElectoralRoll roll = roll(rule, part("A", "50.50", "o1"), part("B", "50.47", "o2"));
    assertThat(roll.totals().area()).isEqualTo(FloorArea.parse(area));
  }

  @ParameterizedTest
  @CsvSource({"EXACT, 101.00", "WHOLE_PER_PART_HALF_UP, 102.00", "WHOLE_PER_PARTY_HALF_UP, 101.00"})
  void roundsPartsApartAndTogether(AreaRounding rounding, String area) {
    DecisionRule rule = new RuleDraft().counting(AREA_ROUNDING, rounding).rule();
    ElectoralRoll roll = roll(rule, part("A", "50.50", "o1"), part("B", "50.50", "o1"));
    assertThat(roll.totals()).isEqualTo(totals(1, area));
  }

  @Test
  void namingAVoterMovesNoHeadAndNoArea() {
    ElectoralRoll roll = roll(part("A", "10", DELIVERED, null, "o1", "o2"), part("B", "20", "o3"));
    ElectoralRoll named = roll.withVoters(Map.of(1, "o2"));
    assertThat(named.totals()).isEqualTo(roll.totals());
    assertThat(named.parties()).extracting(Party::voter).containsExactly("o2", "o3");
    assertThat(roll.parties().get(0).voter()).isNull();
  }

  @Test
  void refusesPartiesThatNoStoreWrote() {
    Party first = new Party(1, List.of("o1"), "o1", List.of("A"), 1, new FloorArea(1));
    Party again = new Party(2, List.of("o2"), "o2", List.of("A"), 1, new FloorArea(1));
    Party third = new Party(3, List.of("o2"), "o2", List.of("B"), 1, new FloorArea(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ElectoralRoll(List.of(first, again)))
        .withMessageContaining("two parties: A");
    assertThatIllegalArgumentException().isThrownBy(() -> new ElectoralRoll(List.of(first, third)));
  }

  /** Parts P1 at C1/1/1, P2 at C1/10/1, P3 at C1/1/2, P4 at C10/1/1. */
  @ParameterizedTest
  @CsvSource({
    "'', 4",
    "C1, 3",
    "C10, 1",
    "C1/1, 2",
    "C1/10, 1",
    "C1/1/1, 1",
    "C1/1/2, 1",
    "C1/2, 0",
    "c1, 0"
  })
  void comparesPlacesWhole(String scope, int parts) {
    VotingScope read = VotingScope.parse(scope);
    assertThat(read).hasToString(scope);
    Roster roster =
        new Roster(
            List.of(
                at("P1", "C1", "1", "1"),
                at("P2", "C1", "10", "1"),
                at("P3", "C1", "1", "2"),
                at("P4", "C10", "1", "1")));
    ElectoralRoll roll = ElectoralRoll.of(roster, read, new RuleDraft().rule().policy());
    assertThat(roll.parties()).hasSize(parts);
  }

  @Test
  void takesANamedSetOfAffectedParts() {
    Roster roster = new Roster(List.of(part("A", "10", "o1"), part("B", "20", "o1")));
    ElectoralRoll roll =
        ElectoralRoll.of(
            roster, new VotingScope.Affected(Set.of("B")), new RuleDraft().rule().policy());
    assertThat(roll.totals()).isEqualTo(totals(1, "20"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "C1/", "/1", "C1//1", "C1/1/1/1", " ", "C1/ /1"})
  void refusesEveryOtherFormOfAScope(String scope) {
    assertThatIllegalArgumentException().isThrownBy(() -> VotingScope.parse(scope));
  }

  private static ExclusivePart at(String id, String compound, String building, String entrance) {
    ExclusivePart part = part(id, "10", "o" + id);
    return new ExclusivePart(
        id,
        compound,
        building,
        entrance,
        part.room(),
        part.kind(),
        part.area(),
        part.basis(),
        part.owners(),
        part.voter(),
        part.status());
  }
}
