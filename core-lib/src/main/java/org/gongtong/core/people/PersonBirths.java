package org.gongtong.core.people;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.kernel.Transaction;

/**
 * When persons were born: the date that was recorded, or else that of a resident identity number.
 * Thread-safe.
 */
public final class PersonBirths {
  private final PersonStore persons;
  private final FieldVault vault;

  public PersonBirths(PersonStore persons, FieldVault vault) {
    this.persons = persons;
    this.vault = vault;
  }

  /** A person's date of birth; none if it is not known. */
  public Optional<LocalDate> of(Transaction transaction, Person person) {
    Map<PersonField, SealedField> fields = persons.fields(transaction, person.id());
    return opened(person, fields, PersonField.BIRTH)
        .map(LocalDate::parse)
        .or(() -> opened(person, fields, PersonField.ID_NUMBER).flatMap(PersonField::birthIn));
  }

  private Optional<String> opened(
      Person person, Map<PersonField, SealedField> fields, PersonField field) {
    return Optional.ofNullable(fields.get(field))
        .map(kept -> vault.open(person.id(), field, kept.sealed()));
  }
}
