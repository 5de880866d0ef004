package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.AccountLink;
import org.gongtong.core.people.Consent;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.Eligibility;
import org.gongtong.core.people.EligibilityKind;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonBirths;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonRecords.Finding;
import org.gongtong.core.timebank.service.PersonMembers;
import org.gongtong.core.timebank.service.ServiceMember;
import org.junit.jupiter.api.Test;

/**
 * Members of a time bank over a store of persons. Extension point: test classes of stores have it.
 */
public interface PersonMembersContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  PersonParts people();

  private PersonMembers members() {
    return new PersonMembers(
        people().persons(),
        new PersonBirths(people().persons(), new OpenVault()),
        people().accounts(),
        (transaction, community, member) -> Optional.of(LocalDate.of(2026, 1, 1)));
  }

  private Optional<ServiceMember> find(UUID community, String id, LocalDate day) {
    return people()
        .store()
        .work()
        .read(transaction -> members().find(transaction, community, id, day));
  }

  /** A minor has the guardian and the consent that are recorded, while they hold. */
  @Test
  default void aMinorHasHisGuardianAndConsent() {
    PersonScene scene = new PersonScene(people());
    LocalDate birth = PersonScene.TODAY.minusYears(15);
    UUID community = scene.community();
    Person minor =
        scene
            .records()
            .add(
                PersonScene.CLERK,
                community,
                Map.of(PersonField.NAME, "某", PersonField.BIRTH, birth.toString()))
            .orThrow();
    String id = minor.id().toString();
    ServiceMember alone = find(community, id, PersonScene.TODAY).orElseThrow();
    assertThat(alone.birth()).isEqualTo(birth);
    assertThat(alone.guardians()).isEmpty();
    UUID guardian = scene.add(community, "监护人", "").id();
    scene
        .records()
        .qualify(
            PersonScene.CLERK,
            minor.id(),
            new Finding(EligibilityKind.MINOR, PersonScene.TODAY, null, "户口本", guardian))
        .orThrow();
    assertThat(minorsOf(guardian)).containsExactly(minor.id());
    assertThat(minorsOf(minor.id())).isEmpty();
    ServiceMember found = find(community, id, PersonScene.TODAY).orElseThrow();
    assertThat(found.guardians()).containsExactly(guardian.toString());
    assertThat(found.consented()).isFalse();
    agree(scene, minor, ConsentPurpose.CONTACT, guardian);
    assertThat(find(community, id, PersonScene.TODAY).orElseThrow().consented()).isFalse();
    Consent consent = agree(scene, minor, ConsentPurpose.TIME_BANK, guardian);
    assertThat(find(community, id, PersonScene.TODAY).orElseThrow().consented()).isTrue();
    // Before the finding he had none, and once he is of age he has none.
    for (LocalDate day : new LocalDate[] {PersonScene.TODAY.minusDays(1), birth.plusYears(18)}) {
      ServiceMember without = find(community, id, day).orElseThrow();
      assertThat(without.guardians()).isEmpty();
      assertThat(without.consented()).isFalse();
    }
    scene.records().withdraw(PersonScene.CLERK, minor.id(), consent.id()).orThrow();
    assertThat(find(community, id, PersonScene.TODAY).orElseThrow().consented()).isFalse();
  }

  private List<UUID> minorsOf(UUID guardian) {
    return people()
        .store()
        .work()
        .read(transaction -> people().persons().minorsOf(transaction, guardian))
        .stream()
        .map(Eligibility::personId)
        .toList();
  }

  private static Consent agree(
      PersonScene scene, Person person, ConsentPurpose purpose, UUID guardian) {
    return scene
        .records()
        .agree(PersonScene.CLERK, person.id(), purpose, "1", guardian, PersonScene.TODAY)
        .orThrow();
  }

  /** A member is one of the community, under one id; a login that is linked to him is he. */
  @Test
  default void aMemberIsAPersonOfTheCommunity() {
    PersonScene scene = new PersonScene(people());
    UUID community = scene.community();
    Person person = scene.add(community, "某", "");
    String id = person.id().toString();
    assertThat(find(community, id, PersonScene.TODAY).map(ServiceMember::birth)).isEmpty();
    assertThat(find(community, id, PersonScene.TODAY)).isPresent();
    assertThat(find(scene.community(), id, PersonScene.TODAY)).isEmpty();
    assertThat(find(community, id.toUpperCase(Locale.ROOT), PersonScene.TODAY)).isEmpty();
    assertThat(find(community, "O-1", PersonScene.TODAY)).isEmpty();
    Actor login = Actor.staff("desk-" + id);
    assertThat(isSame(community, login, id)).isFalse();
    people()
        .store()
        .work()
        .write(
            transaction ->
                people()
                    .accounts()
                    .add(
                        transaction,
                        new AccountLink(
                            login.id(),
                            person.id(),
                            "工号",
                            DecisionScene.START,
                            PersonScene.CLERK)));
    assertThat(isSame(community, login, id)).isTrue();
    assertThat(isSame(community, PersonScene.CLERK, id)).isFalse();
    assertThat(isSame(community, Actor.resident(id), id)).isTrue();
  }

  private boolean isSame(UUID community, Actor actor, String member) {
    return people()
        .store()
        .work()
        .read(transaction -> members().isSame(transaction, community, actor, member));
  }
}
