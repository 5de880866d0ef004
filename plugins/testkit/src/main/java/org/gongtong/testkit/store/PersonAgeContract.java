package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.people.Eligibility;
import org.gongtong.core.people.EligibilityKind;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonRecords.Finding;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Who votes as a resident and who is a minor, over a store of persons. Extension point: test
 * classes of stores have it. The rule of the scene says 18.
 */
public interface PersonAgeContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  PersonParts people();

  private PersonScene scene() {
    return new PersonScene(people());
  }

  private Person person(PersonField field, String value) {
    return scene()
        .records()
        .add(PersonScene.CLERK, scene().community(), Map.of(PersonField.NAME, "某", field, value))
        .orThrow();
  }

  private Person born(LocalDate day) {
    return person(PersonField.BIRTH, day.toString());
  }

  private Outcome<Eligibility> resident(Person person, LocalDate from, boolean seen) {
    return scene()
        .records()
        .qualify(
            PersonScene.CLERK,
            person.id(),
            new Finding(EligibilityKind.RESIDENT, from, null, "户口本", null, seen));
  }

  private Outcome<Eligibility> minor(Person person, LocalDate from, @Nullable LocalDate to) {
    UUID guardian = scene().add(person.communityId(), "监护人", "").id();
    return scene()
        .records()
        .qualify(
            PersonScene.CLERK,
            person.id(),
            new Finding(EligibilityKind.MINOR, from, to, "户口本", guardian));
  }

  /** The day before his birthday he has no vote, and on it he has; what says so is cited. */
  @Test
  default void residentsVoteFromTheirBirthday() {
    Person young = born(PersonScene.TODAY.minusYears(18).plusDays(1));
    Outcome<Eligibility> refused = resident(young, PersonScene.TODAY, true);
    PersonScene.refused("UNDER_AGE", refused);
    Reason reason = refused.refusals().get(0);
    assertThat(reason.figures()).containsEntry("age", "18");
    assertThat(reason.citation()).isEqualTo(Citation.read("法", "Law", "1"));
    resident(young, PersonScene.TODAY.plusDays(1), false).orThrow();
    resident(born(PersonScene.TODAY.minusYears(18)), PersonScene.TODAY, false).orThrow();
  }

  /** Who was born on a leap day comes of age on 1 March of a common year. */
  @Test
  default void whoWasBornOnALeapDayVotesFromTheFirstOfMarch() {
    Person person = born(LocalDate.of(2008, 2, 29));
    PersonScene.refused("UNDER_AGE", resident(person, LocalDate.of(2026, 2, 28), false));
    resident(person, LocalDate.of(2026, 3, 1), false).orThrow();
    assertThat(minor(born(LocalDate.of(2012, 2, 29)), PersonScene.TODAY, null).orThrow().period())
        .matches(period -> LocalDate.of(2030, 3, 1).equals(period.to()));
  }

  /** A resident identity number says when somebody was born; another document does not. */
  @Test
  default void anIdentityNumberSaysHowOldSomebodyIs() {
    Person young = person(PersonField.ID_NUMBER, "110105200803020021");
    resident(young, LocalDate.of(2026, 3, 2), false).orThrow();
    PersonScene.refused("UNDER_AGE", resident(young, LocalDate.of(2026, 3, 1), true));
    PersonScene.refused(
        "AGE_UNKNOWN",
        resident(person(PersonField.ID_NUMBER, "G12345678"), PersonScene.TODAY, false));
  }

  /** Where no date of birth is known a document must have been seen. */
  @Test
  default void whereNoBirthIsKnownADocumentIsSeen() {
    Person unknown = scene().add(scene().community(), "某", "");
    PersonScene.refused("AGE_UNKNOWN", resident(unknown, PersonScene.TODAY, false));
    resident(unknown, PersonScene.TODAY, true).orThrow();
    assertThat(scene().events(unknown).get(1).sealed().event().data())
        .containsEntry("age", "document");
  }

  /** Nobody of age has a guardian as a minor, and no such finding lasts beyond. */
  @Test
  default void minorsComeOfAge() {
    LocalDate birth = PersonScene.TODAY.minusYears(17);
    LocalDate adult = birth.plusYears(18);
    assertThat(minor(born(birth), PersonScene.TODAY, null).orThrow().period().to())
        .isEqualTo(adult);
    LocalDate sooner = adult.minusDays(1);
    assertThat(minor(born(birth), PersonScene.TODAY, sooner).orThrow().period().to())
        .isEqualTo(sooner);
    minor(born(birth), PersonScene.TODAY, adult).orThrow();
    PersonScene.refused("NO_MINOR", minor(born(birth), PersonScene.TODAY, adult.plusDays(1)));
    PersonScene.refused("NO_MINOR", minor(born(birth), adult, null));
    minor(scene().add(scene().community(), "某", ""), PersonScene.TODAY, null).orThrow();
  }
}
