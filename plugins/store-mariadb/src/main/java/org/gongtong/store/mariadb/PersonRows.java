package org.gongtong.store.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.people.Consent;
import org.gongtong.core.people.ConsentPurpose;
import org.gongtong.core.people.Eligibility;
import org.gongtong.core.people.EligibilityKind;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonStore.StoredField;
import org.gongtong.core.people.SealedField;
import org.jspecify.annotations.Nullable;

/** Rows of the tables of {@code V7__person.sql} as values. */
final class PersonRows {

  private PersonRows() {}

  static Person person(ResultSet row) throws SQLException {
    return new Person(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "community_id"),
        Columns.instant(row, "recorded_at"),
        Columns.actor(row, "actor_kind", "actor_id"));
  }

  static StoredField field(ResultSet row) throws SQLException {
    return new StoredField(
        Columns.uuid(row, "person_id"),
        PersonField.find(row.getString("field")).orElseThrow(),
        new SealedField(row.getString("sealed"), row.getString("lookup")));
  }

  static Eligibility eligibility(ResultSet row) throws SQLException {
    return new Eligibility(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "person_id"),
        EligibilityKind.find(row.getString("kind")).orElseThrow(),
        new DateRange(
            row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class)),
        row.getString("evidence"),
        Columns.uuidOrNull(row, "guardian_id"),
        Columns.instant(row, "recorded_at"),
        Columns.actor(row, "actor_kind", "actor_id"));
  }

  static Consent consent(ResultSet row) throws SQLException {
    return new Consent(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "person_id"),
        ConsentPurpose.find(row.getString("purpose")).orElseThrow(),
        row.getString("version"),
        Columns.instant(row, "given_at"),
        Columns.uuidOrNull(row, "guardian_id"),
        instantOrNull(row, "withdrawn_at"));
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
