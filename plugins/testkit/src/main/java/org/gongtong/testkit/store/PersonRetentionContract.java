package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.Consent;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.Eligibility;
import org.gongtong.core.people.EligibilityKind;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonRecords.Finding;
import org.gongtong.core.people.PersonRetention;
import org.junit.jupiter.api.Test;

/**
 * What a store promises of findings that are over, consents that were taken back, and persons whom
 * nobody needs. Extension point: test classes of stores have it.
 */
public interface PersonRetentionContract {

  /** Who lets things go. */
  Actor RETENTION = Actor.system("retention");

  /** The store; it may be the same for all tests and hold rows of others. */
  PersonParts people();

  private PersonScene scene() {
    return new PersonScene(people());
  }

  private PersonRetention retention() {
    return new PersonRetention(
        people().persons(), people().store().audit(), DecisionScene.IDS, () -> DecisionScene.START);
  }

  private Eligibility owner(Person person, LocalDate to) {
    return scene()
        .records()
        .qualify(
            PersonScene.CLERK,
            person.id(),
            new Finding(EligibilityKind.OWNER, to.minusYears(1), to, "seen", null))
        .orThrow();
  }

  private List<Eligibility> findings(Person person) {
    return scene().reader().record(person.id()).orElseThrow().eligibilities();
  }

  private List<Consent> consents(Person person) {
    return scene().reader().record(person.id()).orElseThrow().consents();
  }

  /** Findings of one community that ended by a day go, the oldest first; each is an event. */
  @Test
  default void findingsThatAreOverGo() {
    UUID community = scene().community();
    Person person = scene().add(community, "甲", "");
    Person elsewhere = scene().add(scene().community(), "乙", "");
    LocalDate day = PersonScene.TODAY;
    owner(person, day.minusDays(9));
    owner(person, day);
    Eligibility later = owner(person, day.plusDays(1));
    Eligibility other = owner(elsewhere, day.minusDays(9));
    assertThat(drop(community, day, 1)).isEqualTo(1);
    assertThat(findings(person)).hasSize(2);
    assertThat(drop(community, day, 9)).isEqualTo(1);
    assertThat(drop(community, day, 9)).isZero();
    assertThat(findings(person)).containsExactly(later);
    assertThat(findings(elsewhere)).containsExactly(other);
    assertThat(scene().events(person))
        .extracting(logged -> logged.sealed().event().type())
        .endsWith("finding-expired", "finding-expired");
  }

  private int drop(UUID community, LocalDate day, int most) {
    return people()
        .store()
        .work()
        .write(t -> retention().dropFindings(t, RETENTION, community, day, most));
  }

  /** Consents that were taken back before a time go; one that holds never does. */
  @Test
  default void consentsThatWereTakenBackGo() {
    UUID community = scene().community();
    Person person = scene().add(community, "丙", "");
    Consent kept = agree(person, ConsentPurpose.PUBLICATION);
    Consent back = agree(person, ConsentPurpose.CONTACT);
    scene().records().withdraw(PersonScene.CLERK, person.id(), back.id()).orThrow();
    assertThat(dropConsents(community, 0)).isZero();
    assertThat(dropConsents(community, 1)).isEqualTo(1);
    assertThat(dropConsents(community, 1)).isZero();
    assertThat(consents(person)).containsExactly(kept);
  }

  private Consent agree(Person person, ConsentPurpose purpose) {
    return scene()
        .records()
        .agree(PersonScene.CLERK, person.id(), purpose, "1", null, PersonScene.TODAY)
        .orThrow();
  }

  private int dropConsents(UUID community, long later) {
    return people()
        .store()
        .work()
        .write(
            t ->
                retention()
                    .dropConsents(
                        t, RETENTION, community, DecisionScene.START.plusSeconds(later), 9));
  }

  /** What ties a person to a community, each by itself. */
  @Test
  default void whoIsNeededIsKnown() {
    UUID community = scene().community();
    Person person = scene().add(community, "丁", "");
    assertThat(isNeeded(person)).isFalse();
    Consent consent = agree(person, ConsentPurpose.CONTACT);
    assertThat(isNeeded(person)).isTrue();
    scene().records().withdraw(PersonScene.CLERK, person.id(), consent.id()).orThrow();
    assertThat(isNeeded(person)).isFalse();
    owner(person, PersonScene.TODAY);
    assertThat(isNeeded(person)).isFalse();
    owner(person, PersonScene.TODAY.plusDays(1));
    assertThat(isNeeded(person)).isTrue();
    Person linked = scene().add(community, "戊", "");
    scene().records().link(PersonScene.CLERK, linked.id(), "O-gone", "seen").orThrow();
    assertThat(isNeeded(linked)).isFalse();
    scene().records().link(PersonScene.CLERK, linked.id(), "O-1", "seen").orThrow();
    assertThat(isNeeded(linked)).isTrue();
    Person guardian = scene().add(community, "己", "");
    scene()
        .records()
        .qualify(
            PersonScene.CLERK,
            person.id(),
            new Finding(EligibilityKind.MINOR, PersonScene.TODAY, null, "seen", guardian.id()))
        .orThrow();
    assertThat(isNeeded(guardian)).isTrue();
  }

  private boolean isNeeded(Person person) {
    return people()
        .store()
        .work()
        .read(t -> retention().isNeeded(t, person, "O-1"::equals, PersonScene.TODAY));
  }

  /** Whom nobody needs is erased without a request, if it is still so; the log is whole. */
  @Test
  default void whoIsNotNeededExpires() {
    Person person = scene().add(scene().community(), "庚", "");
    scene().integrate();
    String vote = UUID.randomUUID().toString();
    PersonScene.refused(
        "PERSON_CHANGED", scene().erasure(vote).expire(RETENTION, person.id(), (t, p) -> false));
    assertThat(scene().reader().record(person.id())).isPresent();
    scene().erasure(vote).expire(RETENTION, person.id(), (t, p) -> p.equals(person)).orThrow();
    assertThat(scene().reader().record(person.id())).isEmpty();
    assertThat(scene().events(person))
        .last()
        .matches(logged -> logged.sealed().event().type().equals("person-erased"))
        .matches(logged -> logged.sealed().event().actor().equals(RETENTION));
    PersonScene.refused(
        "PERSON_UNKNOWN", scene().erasure(vote).expire(RETENTION, person.id(), (t, p) -> true));
    scene().integrate();
    scene().assertThatTheLogIsWhole();
  }
}
