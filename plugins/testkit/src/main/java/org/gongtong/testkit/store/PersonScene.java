package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.LogStore;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.Sequencer;
import org.gongtong.core.audit.tile.LogCheck;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.people.FieldVault;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonErasure;
import org.gongtong.core.people.PersonErasure.Trace;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonReader;
import org.gongtong.core.people.PersonRecords;
import org.gongtong.core.people.PersonTies;
import org.gongtong.core.people.PrivacyParameters;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionSource;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RuleId;
import org.gongtong.core.rules.ScopeCode;

/** Services over a store of persons, and what tests of them do again and again. Thread-safe. */
final class PersonScene {
  /** The day it is here. */
  static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  /** Enters requests. */
  static final Actor CLERK = Actor.staff("desk-1");

  /** Confirms them. */
  static final Actor COLLEAGUE = Actor.staff("desk-2");

  private final PersonParts parts;
  private final FieldVault vault = new OpenVault();

  PersonScene(PersonParts parts) {
    this.parts = parts;
  }

  PersonRecords records() {
    RuleBook book =
        RuleBook.of(List.of(new EditionSource("test", "1", List.of(ages()), List.of())));
    return new PersonRecords(
        parts.store().work(),
        parts.persons(),
        vault,
        (community, owner) -> owner.startsWith("O-"),
        (community, about, day) -> book.resolve(RuleId.of("xx.ages"), ScopeCode.of("xx"), day),
        parts.store().audit(),
        DecisionScene.IDS,
        () -> DecisionScene.START);
  }

  private static Edition ages() {
    return Edition.of("xx.ages", 1)
        .in("xx")
        .from("2020-01-01")
        .titled("年龄", "ages")
        .citing(Citation.read("法", "Law", "1"))
        .with(PrivacyParameters.GUARDIAN_BELOW, 14)
        .with(PrivacyParameters.VOTING_AGE, 18)
        .with(PrivacyParameters.ADULT_FROM, 18)
        .build();
  }

  PersonReader reader() {
    return new PersonReader(
        parts.store().work(),
        parts.persons(),
        vault,
        parts.store().audit(),
        DecisionScene.IDS,
        () -> DecisionScene.START);
  }

  PersonErasure erasure(String vote) {
    return erasure(vote, SamePerson.byLogin());
  }

  PersonErasure erasure(String vote, SamePerson same) {
    return new PersonErasure(
        parts.store().work(),
        parts.persons(),
        parts.store().log(),
        (person, owners) ->
            owners.contains("O-1")
                ? List.of(new Trace(vote, Set.of(Actor.resident("party-1"))))
                : List.of(),
        (person, owners) -> List.of(),
        PersonTies.NONE,
        same,
        parts.store().audit(),
        DecisionScene.IDS,
        () -> DecisionScene.START);
  }

  UUID community() {
    Community community = DecisionScene.newCommunity();
    parts
        .store()
        .work()
        .write(transaction -> parts.store().communities().add(transaction, community));
    return community.id();
  }

  Person add(UUID community, String name, String phone) {
    return records()
        .add(CLERK, community, Map.of(PersonField.NAME, name, PersonField.PHONE, phone))
        .orThrow();
  }

  void append(String subject, Actor actor) {
    parts
        .store()
        .work()
        .write(
            t -> {
              parts
                  .store()
                  .audit()
                  .append(t, SampleRosters.event(subject, Disclosure.SEALED, actor));
              return true;
            });
  }

  List<LoggedEvent> events(Person person) {
    return ofSubject(person.id().toString());
  }

  List<LoggedEvent> ofSubject(String subject) {
    return parts.store().work().read(t -> parts.store().audit().ofSubject(t, subject));
  }

  List<ContentHash> leaves(String... subjects) {
    return List.of(subjects).stream()
        .flatMap(subject -> ofSubject(subject).stream())
        .map(logged -> logged.sealed().leafHash())
        .toList();
  }

  void integrate() {
    new Sequencer(parts.store().work(), parts.store().log()).integrate();
  }

  void assertThatTheLogIsWhole() {
    LogStore log = parts.store().log();
    Optional<LogCheck.Finding> finding =
        parts.store().work().read(t -> new LogCheck(log.tiles(t), log.head(t), null).run());
    assertThat(finding).isEmpty();
  }

  static void refused(String code, Outcome<?> outcome) {
    assertThat(DecisionScene.codes(outcome)).containsExactly(code);
  }
}
