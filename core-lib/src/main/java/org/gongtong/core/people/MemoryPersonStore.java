package org.gongtong.core.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.Transaction;
import org.jspecify.annotations.Nullable;

/** Persons of an embedder without a database: gone when the process ends. Thread-safe. */
public final class MemoryPersonStore implements PersonStore {

  private record Kept(
      Person person,
      Map<PersonField, SealedField> fields,
      List<PersonLink> links,
      List<Eligibility> eligibilities,
      List<Consent> consents,
      Optional<ErasureRequest> request) {

    Kept with(List<PersonLink> newLinks, List<Eligibility> found, List<Consent> given) {
      return new Kept(person, fields, newLinks, found, given, request);
    }

    Kept with(Map<PersonField, SealedField> newFields) {
      return new Kept(person, newFields, links, eligibilities, consents, request);
    }

    Kept with(Optional<ErasureRequest> newRequest) {
      return new Kept(person, fields, links, eligibilities, consents, newRequest);
    }
  }

  /** By the text of the id, whose order is that of the ids in a database. */
  private final MemoryUnitOfWork.Cell<Map<String, Kept>> persons;

  private final MemoryCircumstanceStore circumstances;

  public MemoryPersonStore(MemoryUnitOfWork work) {
    this.persons = work.cell(Map.of());
    this.circumstances = new MemoryCircumstanceStore(work, this);
  }

  @Override
  public CircumstanceStore circumstances() {
    return circumstances;
  }

  @Override
  public void add(Transaction transaction, Person person) {
    Map<String, Kept> all = new TreeMap<>(persons.get(transaction));
    Kept kept = new Kept(person, Map.of(), List.of(), List.of(), List.of(), Optional.empty());
    if (all.putIfAbsent(person.id().toString(), kept) != null) {
      throw new IllegalStateException("there is a person of this id: " + person.id());
    }
    persons.set(transaction, all);
  }

  @Override
  public Optional<Person> find(Transaction transaction, UUID id) {
    return kept(transaction, id).map(Kept::person);
  }

  @Override
  public Optional<Person> lock(Transaction transaction, UUID id) {
    // Writes run one after another; setting refuses a transaction that only reads.
    persons.set(transaction, persons.get(transaction));
    return find(transaction, id);
  }

  private Optional<Kept> kept(Transaction transaction, UUID id) {
    return Optional.ofNullable(persons.get(transaction).get(id.toString()));
  }

  private Collection<Kept> all(Transaction transaction) {
    return persons.get(transaction).values();
  }

  @Override
  public List<Person> page(
      Transaction transaction, UUID communityId, @Nullable UUID after, int limit) {
    return all(transaction).stream()
        .map(Kept::person)
        .filter(person -> person.communityId().equals(communityId))
        .filter(person -> after == null || isAfter(person.id(), after))
        .limit(limit)
        .toList();
  }

  private static boolean isAfter(UUID id, UUID other) {
    return id.toString().compareTo(other.toString()) > 0;
  }

  private void change(Transaction transaction, UUID id, Function<Kept, Kept> change) {
    Map<String, Kept> all = new TreeMap<>(persons.get(transaction));
    if (all.computeIfPresent(id.toString(), (key, kept) -> change.apply(kept)) == null) {
      throw new IllegalStateException("there is no person of this id: " + id);
    }
    persons.set(transaction, all);
  }

  @Override
  public void put(Transaction transaction, UUID personId, PersonField field, SealedField value) {
    change(
        transaction,
        personId,
        kept -> {
          Map<PersonField, SealedField> fields = new HashMap<>(kept.fields());
          fields.put(field, value);
          return kept.with(Map.copyOf(fields));
        });
  }

  @Override
  public void remove(Transaction transaction, UUID personId, PersonField field) {
    change(
        transaction,
        personId,
        kept -> {
          Map<PersonField, SealedField> fields = new HashMap<>(kept.fields());
          fields.remove(field);
          return kept.with(Map.copyOf(fields));
        });
  }

  @Override
  public Map<PersonField, SealedField> fields(Transaction transaction, UUID personId) {
    return kept(transaction, personId).map(Kept::fields).orElse(Map.of());
  }

  @Override
  public List<Person> lookup(
      Transaction transaction, UUID communityId, PersonField field, String lookup) {
    return all(transaction).stream()
        .filter(kept -> kept.person().communityId().equals(communityId))
        .filter(
            kept ->
                Optional.ofNullable(kept.fields().get(field))
                    .filter(value -> lookup.equals(value.lookup()))
                    .isPresent())
        .map(Kept::person)
        .toList();
  }

  @Override
  public List<StoredField> allFields(Transaction transaction, @Nullable UUID after, int limit) {
    List<StoredField> fields = new ArrayList<>();
    all(transaction).stream()
        .filter(kept -> !kept.fields().isEmpty())
        .filter(kept -> after == null || isAfter(kept.person().id(), after))
        .limit(limit)
        .forEach(
            kept ->
                kept.fields()
                    .forEach(
                        (field, value) ->
                            fields.add(new StoredField(kept.person().id(), field, value))));
    return fields;
  }

  @Override
  public boolean reseal(
      Transaction transaction, UUID personId, PersonField field, String before, String sealed) {
    SealedField there = fields(transaction, personId).get(field);
    if (there == null || !there.sealed().equals(before)) {
      return false;
    }
    put(transaction, personId, field, new SealedField(sealed, there.lookup()));
    return true;
  }

  @Override
  public boolean addLink(Transaction transaction, UUID communityId, PersonLink link) {
    if (linked(transaction, communityId, link.ownerId()).isPresent()) {
      return false;
    }
    change(
        transaction,
        link.personId(),
        kept -> {
          List<PersonLink> links = new ArrayList<>(plus(kept.links(), link));
          links.sort(Comparator.comparing(PersonLink::ownerId));
          return kept.with(List.copyOf(links), kept.eligibilities(), kept.consents());
        });
    return true;
  }

  private static <T> List<T> plus(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return List.copyOf(longer);
  }

  @Override
  public List<PersonLink> links(Transaction transaction, UUID personId) {
    return kept(transaction, personId).map(Kept::links).orElse(List.of());
  }

  @Override
  public Optional<Person> linked(Transaction transaction, UUID communityId, String ownerId) {
    return all(transaction).stream()
        .filter(kept -> kept.person().communityId().equals(communityId))
        .filter(kept -> kept.links().stream().anyMatch(link -> link.ownerId().equals(ownerId)))
        .map(Kept::person)
        .findFirst();
  }

  @Override
  public void addEligibility(Transaction transaction, Eligibility found) {
    change(
        transaction,
        found.personId(),
        kept -> kept.with(kept.links(), plus(kept.eligibilities(), found), kept.consents()));
  }

  @Override
  public List<Eligibility> eligibilities(Transaction transaction, UUID personId) {
    return kept(transaction, personId).map(Kept::eligibilities).orElse(List.of()).stream()
        .sorted(Comparator.comparing(found -> found.id().toString()))
        .toList();
  }

  @Override
  public List<Eligibility> endedEligibilities(
      Transaction transaction, UUID communityId, LocalDate ended, int limit) {
    record Ended(LocalDate day, Eligibility found) {}
    return of(transaction, communityId).stream()
        .flatMap(kept -> kept.eligibilities().stream())
        .flatMap(
            found ->
                Optional.ofNullable(found.period().to()).map(to -> new Ended(to, found)).stream())
        .filter(over -> !over.day().isAfter(ended))
        .sorted(
            Comparator.comparing(Ended::day).thenComparing(over -> over.found().id().toString()))
        .limit(limit)
        .map(Ended::found)
        .toList();
  }

  private List<Kept> of(Transaction transaction, UUID communityId) {
    return all(transaction).stream()
        .filter(kept -> kept.person().communityId().equals(communityId))
        .toList();
  }

  @Override
  public void removeEligibility(Transaction transaction, UUID eligibilityId) {
    Predicate<Eligibility> same = found -> found.id().equals(eligibilityId);
    holding(transaction, kept -> kept.eligibilities().stream().anyMatch(same))
        .ifPresent(
            id ->
                change(
                    transaction,
                    id,
                    kept ->
                        kept.with(
                            kept.links(),
                            kept.eligibilities().stream().filter(same.negate()).toList(),
                            kept.consents())));
  }

  private Optional<UUID> holding(Transaction transaction, Predicate<Kept> what) {
    return all(transaction).stream().filter(what).map(kept -> kept.person().id()).findFirst();
  }

  @Override
  public List<Consent> withdrawnConsents(
      Transaction transaction, UUID communityId, Instant before, int limit) {
    record Withdrawn(Instant at, Consent consent) {}
    return of(transaction, communityId).stream()
        .flatMap(kept -> kept.consents().stream())
        .flatMap(
            consent ->
                Optional.ofNullable(consent.withdrawnAt())
                    .map(at -> new Withdrawn(at, consent))
                    .stream())
        .filter(over -> over.at().isBefore(before))
        .sorted(
            Comparator.comparing(Withdrawn::at)
                .thenComparing(over -> over.consent().id().toString()))
        .limit(limit)
        .map(Withdrawn::consent)
        .toList();
  }

  @Override
  public void removeConsent(Transaction transaction, UUID consentId) {
    Predicate<Consent> same = consent -> consent.id().equals(consentId);
    holding(transaction, kept -> kept.consents().stream().anyMatch(same))
        .ifPresent(
            id ->
                change(
                    transaction,
                    id,
                    kept ->
                        kept.with(
                            kept.links(),
                            kept.eligibilities(),
                            kept.consents().stream().filter(same.negate()).toList())));
  }

  @Override
  public void addConsent(Transaction transaction, Consent consent) {
    change(
        transaction,
        consent.personId(),
        kept -> kept.with(kept.links(), kept.eligibilities(), plus(kept.consents(), consent)));
  }

  @Override
  public boolean withdraw(Transaction transaction, UUID consentId, Instant at) {
    Optional<Consent> found =
        all(transaction).stream()
            .flatMap(kept -> kept.consents().stream())
            .filter(consent -> consent.id().equals(consentId) && consent.withdrawnAt() == null)
            .findFirst();
    found.ifPresent(
        consent -> change(transaction, consent.personId(), kept -> ended(kept, consent, at)));
    return found.isPresent();
  }

  private static Kept ended(Kept kept, Consent consent, Instant at) {
    Consent over =
        new Consent(
            consent.id(),
            consent.personId(),
            consent.purpose(),
            consent.version(),
            consent.givenAt(),
            consent.guardianId(),
            at);
    return kept.with(
        kept.links(),
        kept.eligibilities(),
        kept.consents().stream().map(c -> c.id().equals(consent.id()) ? over : c).toList());
  }

  @Override
  public List<Consent> consents(Transaction transaction, UUID personId) {
    return kept(transaction, personId).map(Kept::consents).orElse(List.of()).stream()
        .sorted(Comparator.comparing(consent -> consent.id().toString()))
        .toList();
  }

  @Override
  public boolean isGuardian(Transaction transaction, UUID personId) {
    return all(transaction).stream()
        .anyMatch(
            kept ->
                kept.eligibilities().stream().anyMatch(e -> personId.equals(e.guardianId()))
                    || kept.consents().stream().anyMatch(c -> personId.equals(c.guardianId())));
  }

  @Override
  public List<Eligibility> minorsOf(Transaction transaction, UUID guardianId) {
    return all(transaction).stream()
        .flatMap(kept -> kept.eligibilities().stream())
        .filter(found -> guardianId.equals(found.guardianId()))
        .sorted(Comparator.comparing(found -> found.id().toString()))
        .toList();
  }

  @Override
  public void request(Transaction transaction, ErasureRequest request) {
    change(transaction, request.personId(), kept -> kept.with(Optional.of(request)));
  }

  @Override
  public Optional<ErasureRequest> requested(Transaction transaction, UUID personId) {
    return kept(transaction, personId).flatMap(Kept::request);
  }

  @Override
  public void dropRequest(Transaction transaction, UUID personId) {
    change(transaction, personId, kept -> kept.with(Optional.<ErasureRequest>empty()));
  }

  @Override
  public void erase(Transaction transaction, UUID personId) {
    Map<String, Kept> all = new TreeMap<>(persons.get(transaction));
    all.remove(personId.toString());
    persons.set(transaction, all);
    circumstances.erase(transaction, personId);
  }
}
