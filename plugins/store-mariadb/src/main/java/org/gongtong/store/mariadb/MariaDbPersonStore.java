package org.gongtong.store.mariadb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.people.CircumstanceStore;
import org.gongtong.core.people.Consent;
import org.gongtong.core.people.Eligibility;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonLink;
import org.gongtong.core.people.PersonStore;
import org.gongtong.core.people.SealedField;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Persons in the tables of {@code V7__person.sql} and {@code V47__grant.sql}. Thread-safe. */
public final class MariaDbPersonStore implements PersonStore {

  /** Tables with a person's rows; those that others refer to come last. */
  private static final List<String> TABLES =
      List.of(
          "person_erasure",
          "consent",
          "eligibility",
          "person_link",
          "person_field",
          "person_circumstance");

  private final CircumstanceStore circumstances = new MariaDbCircumstanceStore();

  @Override
  public CircumstanceStore circumstances() {
    return circumstances;
  }

  @Override
  public void add(Transaction transaction, Person person) {
    MariaDbTransaction.writing(transaction)
        .execute(
            "insert into person (id, community_id, recorded_at, actor_kind, actor_id)"
                + " values (?, ?, ?, ?, ?)",
            person.id().toString(),
            person.communityId().toString(),
            Columns.utc(person.recordedAt()),
            person.recordedBy().kind().name(),
            person.recordedBy().id());
  }

  @Override
  public Optional<Person> find(Transaction transaction, UUID id) {
    return one(MariaDbTransaction.reading(transaction), "select * from person where id = ?", id);
  }

  @Override
  public Optional<Person> lock(Transaction transaction, UUID id) {
    return one(
        MariaDbTransaction.writing(transaction),
        "select * from person where id = ? for update",
        id);
  }

  private static Optional<Person> one(Handle handle, String query, UUID id) {
    return handle
        .createQuery(query)
        .bind(0, id.toString())
        .map((row, context) -> PersonRows.person(row))
        .findOne();
  }

  @Override
  public List<Person> page(
      Transaction transaction, UUID communityId, @Nullable UUID after, int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            "select * from person where community_id = ? and (? is null or id > ?)"
                + " order by id limit ?")
        .bind(0, communityId.toString())
        .bind(1, after == null ? null : after.toString())
        .bind(2, after == null ? null : after.toString())
        .bind(3, limit)
        .map((row, context) -> PersonRows.person(row))
        .list();
  }

  @Override
  public void put(Transaction transaction, UUID personId, PersonField field, SealedField value) {
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into person_field (person_id, field, sealed, lookup) values (?, ?, ?, ?)
            on duplicate key update sealed = value(sealed), lookup = value(lookup)""")
        .bind(0, personId.toString())
        .bind(1, field.code())
        .bind(2, value.sealed())
        .bind(3, value.lookup())
        .execute();
  }

  @Override
  public void remove(Transaction transaction, UUID personId, PersonField field) {
    MariaDbTransaction.writing(transaction)
        .execute(
            "delete from person_field where person_id = ? and field = ?",
            personId.toString(),
            field.code());
  }

  @Override
  public Map<PersonField, SealedField> fields(Transaction transaction, UUID personId) {
    Map<PersonField, SealedField> fields = new EnumMap<>(PersonField.class);
    of(transaction, "select * from person_field where person_id = ?", personId)
        .map((row, context) -> PersonRows.field(row))
        .forEach(stored -> fields.put(stored.field(), stored.value()));
    return fields;
  }

  @Override
  public List<Person> lookup(
      Transaction transaction, UUID communityId, PersonField field, String lookup) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select p.* from person_field f join person p on p.id = f.person_id
            where f.field = ? and f.lookup = ? and p.community_id = ? order by p.id""")
        .bind(0, field.code())
        .bind(1, lookup)
        .bind(2, communityId.toString())
        .map((row, context) -> PersonRows.person(row))
        .list();
  }

  @Override
  public List<StoredField> allFields(Transaction transaction, @Nullable UUID after, int persons) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select f.* from person_field f
            join (select distinct person_id from person_field
                  where ? is null or person_id > ? order by person_id limit ?) some
              on some.person_id = f.person_id
            order by f.person_id, f.field""")
        .bind(0, after == null ? null : after.toString())
        .bind(1, after == null ? null : after.toString())
        .bind(2, persons)
        .map((row, context) -> PersonRows.field(row))
        .list();
  }

  @Override
  public boolean reseal(
      Transaction transaction, UUID personId, PersonField field, String before, String sealed) {
    return MariaDbTransaction.writing(transaction)
            .execute(
                "update person_field set sealed = ? where person_id = ? and field = ? and sealed = ?",
                sealed,
                personId.toString(),
                field.code(),
                before)
        == 1;
  }

  @Override
  public boolean addLink(Transaction transaction, UUID communityId, PersonLink link) {
    try {
      MariaDbTransaction.writing(transaction)
          .execute(
              """
              insert into person_link
                (community_id, owner, person_id, evidence, linked_at, actor_kind, actor_id)
              values (?, ?, ?, ?, ?, ?, ?)""",
              communityId.toString(),
              link.ownerId(),
              link.personId().toString(),
              link.evidence(),
              Columns.utc(link.at()),
              link.by().kind().name(),
              link.by().id());
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (UniqueKeys.violated(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public List<PersonLink> links(Transaction transaction, UUID personId) {
    return of(transaction, "select * from person_link where person_id = ? order by owner", personId)
        .map(
            (row, context) ->
                new PersonLink(
                    personId,
                    row.getString("owner"),
                    row.getString("evidence"),
                    Columns.instant(row, "linked_at"),
                    Columns.actor(row, "actor_kind", "actor_id")))
        .list();
  }

  @Override
  public Optional<Person> linked(Transaction transaction, UUID communityId, String ownerId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select p.* from person_link l join person p on p.id = l.person_id
            where l.community_id = ? and l.owner = ?""")
        .bind(0, communityId.toString())
        .bind(1, ownerId)
        .map((row, context) -> PersonRows.person(row))
        .findOne();
  }

  @Override
  public void addEligibility(Transaction transaction, Eligibility found) {
    UUID guardian = found.guardianId();
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into eligibility (id, person_id, kind, from_day, to_day, evidence, guardian_id,
              recorded_at, actor_kind, actor_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, found.id().toString())
        .bind(1, found.personId().toString())
        .bind(2, found.kind().code())
        .bind(3, found.period().from())
        .bind(4, found.period().to())
        .bind(5, found.evidence())
        .bind(6, guardian == null ? null : guardian.toString())
        .bind(7, Columns.utc(found.at()))
        .bind(8, found.by().kind().name())
        .bind(9, found.by().id())
        .execute();
  }

  @Override
  public List<Eligibility> eligibilities(Transaction transaction, UUID personId) {
    return of(transaction, "select * from eligibility where person_id = ? order by id", personId)
        .map((row, context) -> PersonRows.eligibility(row))
        .list();
  }

  @Override
  public List<Eligibility> endedEligibilities(
      Transaction transaction, UUID communityId, LocalDate ended, int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select e.* from eligibility e join person p on p.id = e.person_id
            where p.community_id = ? and e.to_day <= ? order by e.to_day, e.id limit ?""")
        .bind(0, communityId.toString())
        .bind(1, ended)
        .bind(2, limit)
        .map((row, context) -> PersonRows.eligibility(row))
        .list();
  }

  @Override
  public void removeEligibility(Transaction transaction, UUID eligibilityId) {
    MariaDbTransaction.writing(transaction)
        .execute("delete from eligibility where id = ?", eligibilityId.toString());
  }

  @Override
  public void addConsent(Transaction transaction, Consent consent) {
    UUID guardian = consent.guardianId();
    Instant withdrawn = consent.withdrawnAt();
    MariaDbTransaction.writing(transaction)
        .createUpdate(
            """
            insert into consent
              (id, person_id, purpose, version, given_at, guardian_id, withdrawn_at)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .bind(0, consent.id().toString())
        .bind(1, consent.personId().toString())
        .bind(2, consent.purpose().code())
        .bind(3, consent.version())
        .bind(4, Columns.utc(consent.givenAt()))
        .bind(5, guardian == null ? null : guardian.toString())
        .bind(6, withdrawn == null ? null : Columns.utc(withdrawn))
        .execute();
  }

  @Override
  public boolean withdraw(Transaction transaction, UUID consentId, Instant at) {
    return MariaDbTransaction.writing(transaction)
            .execute(
                "update consent set withdrawn_at = ? where id = ? and withdrawn_at is null",
                Columns.utc(at),
                consentId.toString())
        == 1;
  }

  @Override
  public List<Consent> consents(Transaction transaction, UUID personId) {
    return of(transaction, "select * from consent where person_id = ? order by id", personId)
        .map((row, context) -> PersonRows.consent(row))
        .list();
  }

  @Override
  public List<Consent> withdrawnConsents(
      Transaction transaction, UUID communityId, Instant before, int limit) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select c.* from consent c join person p on p.id = c.person_id
            where p.community_id = ? and c.withdrawn_at < ? order by c.withdrawn_at, c.id limit ?""")
        .bind(0, communityId.toString())
        .bind(1, Columns.utc(before))
        .bind(2, limit)
        .map((row, context) -> PersonRows.consent(row))
        .list();
  }

  @Override
  public void removeConsent(Transaction transaction, UUID consentId) {
    MariaDbTransaction.writing(transaction)
        .execute("delete from consent where id = ?", consentId.toString());
  }

  @Override
  public boolean isGuardian(Transaction transaction, UUID personId) {
    return MariaDbTransaction.reading(transaction)
        .createQuery(
            """
            select exists (select 1 from eligibility where guardian_id = ?)
              or exists (select 1 from consent where guardian_id = ?)""")
        .bind(0, personId.toString())
        .bind(1, personId.toString())
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public List<Eligibility> minorsOf(Transaction transaction, UUID guardianId) {
    return of(
            transaction, "select * from eligibility where guardian_id = ? order by id", guardianId)
        .map((row, context) -> PersonRows.eligibility(row))
        .list();
  }

  @Override
  public void request(Transaction transaction, ErasureRequest request) {
    dropRequest(transaction, request.personId());
    MariaDbTransaction.writing(transaction)
        .execute(
            "insert into person_erasure (person_id, requested_at, actor_kind, actor_id, why)"
                + " values (?, ?, ?, ?, ?)",
            request.personId().toString(),
            Columns.utc(request.at()),
            request.by().kind().name(),
            request.by().id(),
            request.why());
  }

  @Override
  public Optional<ErasureRequest> requested(Transaction transaction, UUID personId) {
    return of(transaction, "select * from person_erasure where person_id = ?", personId)
        .map(
            (row, context) ->
                new ErasureRequest(
                    personId,
                    Columns.instant(row, "requested_at"),
                    Columns.actor(row, "actor_kind", "actor_id"),
                    row.getString("why")))
        .findOne();
  }

  @Override
  public void dropRequest(Transaction transaction, UUID personId) {
    MariaDbTransaction.writing(transaction)
        .execute("delete from person_erasure where person_id = ?", personId.toString());
  }

  @Override
  public void erase(Transaction transaction, UUID personId) {
    Handle handle = MariaDbTransaction.writing(transaction);
    for (String table : TABLES) {
      handle.execute("delete from " + table + " where person_id = ?", personId.toString());
    }
    handle.execute("delete from person where id = ?", personId.toString());
  }

  private static Query of(Transaction transaction, String query, UUID personId) {
    return MariaDbTransaction.reading(transaction).createQuery(query).bind(0, personId.toString());
  }
}
