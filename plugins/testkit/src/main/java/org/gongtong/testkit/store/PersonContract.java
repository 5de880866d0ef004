package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.people.Consent;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.EligibilityKind;
import org.gongtong.core.people.MaskedPerson;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonRecord;
import org.gongtong.core.people.PersonRecords.Finding;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a store of persons promises, and the services that record and show them. Extension point:
 * test classes of stores have it.
 */
public interface PersonContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  PersonParts people();

  private PersonScene scene() {
    return new PersonScene(people());
  }

  /** What was recorded comes back, masked where it is shown and whole where it is revealed. */
  @Test
  default void recordsComeBackAsTheyWere() {
    UUID community = scene().community();
    Person guardian = scene().add(community, "王二", "");
    Person person = scene().add(community, " 李　小明 ", "138 1234-5678");
    scene().records().link(PersonScene.CLERK, person.id(), "Ｏ-7", "房产证 12 号").orThrow();
    scene()
        .records()
        .qualify(
            PersonScene.CLERK,
            person.id(),
            new Finding(
                EligibilityKind.MINOR,
                PersonScene.TODAY,
                PersonScene.TODAY.plusYears(3),
                "户口本",
                guardian.id()))
        .orThrow();
    Consent consent =
        scene()
            .records()
            .agree(
                PersonScene.CLERK,
                person.id(),
                ConsentPurpose.CONTACT,
                "2026-03",
                guardian.id(),
                PersonScene.TODAY)
            .orThrow();
    PersonRecord record = scene().reader().record(person.id()).orElseThrow();
    assertThat(record.shown().fields())
        .isEqualTo(Map.of(PersonField.NAME, "李**", PersonField.PHONE, "138****5678"));
    assertThat(record.links()).singleElement().matches(link -> link.ownerId().equals("O-7"));
    assertThat(record.eligibilities())
        .singleElement()
        .matches(found -> guardian.id().equals(found.guardianId()))
        .matches(
            found -> found.period().contains(PersonScene.TODAY) && found.evidence().equals("户口本"));
    assertThat(record.consents()).containsExactly(consent);
    assertThat(scene().reader().reveal(PersonScene.CLERK, person.id(), "回访").orThrow())
        .isEqualTo(Map.of(PersonField.NAME, "李 小明", PersonField.PHONE, "13812345678"));
    scene().records().withdraw(PersonScene.CLERK, person.id(), consent.id()).orThrow();
    assertThat(scene().reader().record(person.id()).orElseThrow().consents().get(0).withdrawnAt())
        .isEqualTo(DecisionScene.START);
    PersonScene.refused(
        "CONSENT_UNKNOWN",
        scene().records().withdraw(PersonScene.CLERK, person.id(), consent.id()));
  }

  /** Persons are found by what is theirs, in their community and in no other. */
  @Test
  default void personsAreFoundByWhatIsTheirs() {
    UUID community = scene().community();
    Person person = scene().add(community, "赵钱", "13912340000");
    scene().records().link(PersonScene.CLERK, person.id(), "O-1", "seen").orThrow();
    for (String typed : List.of("赵钱", "139-1234-0000", "O-1")) {
      assertThat(scene().reader().search(community, typed))
          .extracting(MaskedPerson::person)
          .containsExactly(person);
      assertThat(scene().reader().search(scene().community(), typed)).isEmpty();
    }
    assertThat(scene().reader().search(community, "赵")).isEmpty();
    Person next = scene().add(community, "孙李", "");
    assertThat(scene().reader().page(community, null, 1))
        .extracting(MaskedPerson::person)
        .containsExactly(person);
    assertThat(scene().reader().page(community, person.id(), 9))
        .extracting(MaskedPerson::person)
        .containsExactly(next);
    scene()
        .records()
        .correct(PersonScene.CLERK, person.id(), Map.of(PersonField.PHONE, ""))
        .orThrow();
    assertThat(scene().reader().search(community, "13912340000")).isEmpty();
  }

  /** What cannot be, is refused, and leaves nothing. */
  @Test
  default void whatCannotBeOfAPersonIsRefused() {
    UUID community = scene().community();
    Person person = scene().add(community, "周吴", "");
    PersonScene.refused(
        "NAME_MISSING",
        scene().records().add(PersonScene.CLERK, community, Map.of(PersonField.NAME, " ")));
    PersonScene.refused(
        "FIELD_MALFORMED",
        scene()
            .records()
            .add(
                PersonScene.CLERK,
                community,
                Map.of(PersonField.NAME, "郑", PersonField.ID_NUMBER, "11010519491231002Y")));
    Map<PersonField, String> document =
        Map.of(PersonField.NAME, "郑", PersonField.ID_NUMBER, "11010519491231002x");
    scene().records().add(PersonScene.CLERK, community, document).orThrow();
    PersonScene.refused(
        "PERSON_THERE", scene().records().add(PersonScene.CLERK, community, document));
    scene().records().add(PersonScene.CLERK, scene().community(), document).orThrow();
    PersonScene.refused(
        "OWNER_UNKNOWN", scene().records().link(PersonScene.CLERK, person.id(), "X-1", "seen"));
    PersonScene.refused(
        "PROOF_MISSING", scene().records().link(PersonScene.CLERK, person.id(), "O-1", " "));
    scene().records().link(PersonScene.CLERK, person.id(), "O-1", "seen").orThrow();
    PersonScene.refused(
        "OWNER_LINKED",
        scene()
            .records()
            .link(PersonScene.CLERK, scene().add(community, "冯", "").id(), "O-1", "seen"));
    Finding alone =
        new Finding(EligibilityKind.MINOR, PersonScene.TODAY, null, "seen", person.id());
    PersonScene.refused(
        "GUARDIAN_UNKNOWN", scene().records().qualify(PersonScene.CLERK, person.id(), alone));
    PersonScene.refused(
        "PERSON_UNKNOWN", scene().reader().reveal(PersonScene.CLERK, UUID.randomUUID(), "why"));
    assertThat(scene().reader().page(community, null, 9)).hasSize(3);
  }

  /** The day before he is fourteen a person does not agree alone, and on that day he does. */
  @Test
  default void theYoungAgreeThroughAGuardian() {
    UUID community = scene().community();
    Person young = born(community, PersonScene.TODAY.minusYears(14).plusDays(1));
    Person older = born(community, PersonScene.TODAY.minusYears(14));
    PersonScene.refused("GUARDIAN_NEEDED", agree(young, null));
    agree(older, null).orThrow();
    Person guardian = scene().add(community, "父", "");
    PersonScene.refused("GUARDIAN_UNKNOWN", agree(young, guardian.id()));
    scene()
        .records()
        .qualify(
            PersonScene.CLERK,
            young.id(),
            new Finding(EligibilityKind.MINOR, PersonScene.TODAY, null, "户口本", guardian.id()))
        .orThrow();
    agree(young, guardian.id()).orThrow();
    assertThat(scene().reader().record(young.id()).orElseThrow().consents()).hasSize(1);
  }

  private Person born(UUID community, LocalDate day) {
    return scene()
        .records()
        .add(
            PersonScene.CLERK,
            community,
            Map.of(PersonField.NAME, "少年", PersonField.BIRTH, day.toString()))
        .orThrow();
  }

  private Outcome<Consent> agree(Person person, @Nullable UUID guardian) {
    return scene()
        .records()
        .agree(
            PersonScene.CLERK,
            person.id(),
            ConsentPurpose.PUBLICATION,
            "1",
            guardian,
            PersonScene.TODAY);
  }

  /** Each look is an event with its purpose; without a purpose there is no look. */
  @Test
  default void eachLookIsRecorded() {
    Person person = scene().add(scene().community(), "陈", "13812345678");
    PersonScene.refused(
        "PURPOSE_MISSING", scene().reader().reveal(PersonScene.CLERK, person.id(), " "));
    assertThat(scene().events(person)).hasSize(1);
    scene().reader().reveal(PersonScene.COLLEAGUE, person.id(), "回访").orThrow();
    LoggedEvent look = scene().events(person).get(1);
    assertThat(look.sealed().event().type()).isEqualTo("person-revealed");
    assertThat(look.sealed().event().actor()).isEqualTo(PersonScene.COLLEAGUE);
    assertThat(look.sealed().event().data()).isEqualTo(Map.of("purpose", "回访"));
    assertThat(look.sealed().event().disclosure()).isEqualTo(Disclosure.SEALED);
    String export =
        CanonicalJson.write(
            scene().reader().export(PersonScene.CLERK, person.id(), "本人申请").orThrow());
    assertThat(export).contains("13812345678", "person-revealed", "回访");
  }
}
