package org.gongtong.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gongtong.core.rules.RulePack;
import org.junit.jupiter.api.Test;

/**
 * What every rule pack must keep. Extension point: a pack's author implements it in a test class
 * and gives the pack.
 *
 * <pre>{@code
 * class MyCityRulesTest implements RulePackContract {
 *   public RulePack pack() {
 *     return new MyCityRules();
 *   }
 * }
 * }</pre>
 */
public interface RulePackContract {

  /** The pack under test, made by its public constructor. */
  RulePack pack();

  /**
   * The wider packs it adapts, such as the national one: the pack must not change what they fix.
   */
  default List<RulePack> basePacks() {
    return List.of();
  }

  /** What the author knows the law to say. */
  default List<RuleCase<?>> cases() {
    return List.of();
  }

  private PackChecks checks() {
    return new PackChecks(pack(), basePacks());
  }

  private static void none(List<String> problems) {
    assertThat(problems).as("problems of the rule pack").isEmpty();
  }

  @Test
  default void isNamedInItsServicesFile() {
    none(checks().servicesFile());
  }

  @Test
  default void isPublicWithAPublicConstructorWithoutArguments() {
    none(checks().constructor());
  }

  @Test
  default void isAcceptedByTheLoader() {
    none(checks().loader());
  }

  @Test
  default void describesItselfCompletelyAndTheSameEveryTime() {
    none(checks().descriptor());
  }

  @Test
  default void isWrittenForALevelThatIsAccepted() {
    none(checks().spiLevel());
  }

  @Test
  default void bringsEditionsForItsOwnScopesOnly() {
    none(checks().scopes());
  }

  @Test
  default void namesRulesAfterItsCountry() {
    none(checks().ruleIds());
  }

  @Test
  default void hasNoOverlappingEditions() {
    none(checks().overlaps());
  }

  @Test
  default void numbersEditionsInTheOrderOfTheirDates() {
    none(checks().numbers());
  }

  @Test
  default void holdsFromItsFirstDayToItsLast() {
    none(checks().boundaryDays());
  }

  @Test
  default void citesAnArticleForEveryEdition() {
    none(checks().citations());
  }

  @Test
  default void saysWhyACitationIsUnverified() {
    none(checks().unverifiedCitations());
  }

  @Test
  default void titlesEveryEditionInBothLanguages() {
    none(checks().titles());
  }

  @Test
  default void hasValuesThatSurviveBeingStored() {
    none(checks().values());
  }

  @Test
  default void agreesWithTheWiderPacks() {
    none(checks().conflicts());
  }

  @Test
  default void hasValidHolidayYears() {
    none(checks().holidays());
  }

  @Test
  default void answersTheSameTwice() {
    none(checks().repetition());
  }

  @Test
  default void answersTheSameInEveryZoneAndLanguage() {
    none(checks().zonesAndLocales());
  }

  @Test
  default void answersTheSameFromEveryThread() {
    none(checks().threads());
  }

  @Test
  default void touchesNothingOutside() {
    none(checks().purity());
  }

  @Test
  default void answersWithinTenMilliseconds() {
    none(checks().speed());
  }

  @Test
  default void saysWhatItsAuthorKnows() {
    none(checks().cases(cases()));
  }
}
