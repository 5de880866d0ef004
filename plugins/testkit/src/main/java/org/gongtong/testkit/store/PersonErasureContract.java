package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.LoggedEvent;
import org.gongtong.core.audit.SealedEvent;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.kernel.SamePerson;
import org.gongtong.core.people.EligibilityKind;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonErasure;
import org.gongtong.core.people.PersonField;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.people.PersonRecords.Finding;
import org.gongtong.core.people.PersonTies;
import org.gongtong.core.people.SealedField;
import org.gongtong.core.rules.Outcome;
import org.junit.jupiter.api.Test;

/**
 * What a store promises of erased persons, and of seals that are renewed. Extension point: test
 * classes of stores have it.
 */
public interface PersonErasureContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  PersonParts people();

  private PersonScene scene() {
    return new PersonScene(people());
  }

  /** Two people erase; the person is gone and the log is whole. */
  @Test
  default void anErasedPersonLeavesEntriesAndNothingElse() {
    UUID community = scene().community();
    Person person = scene().add(community, "褚卫", "13812345678");
    scene().records().link(PersonScene.CLERK, person.id(), "O-1", "房产证").orThrow();
    String vote = UUID.randomUUID().toString();
    scene().append(vote, Actor.resident("party-1"));
    scene().append(vote, Actor.resident("party-2"));
    scene().integrate();
    List<ContentHash> leaves = scene().leaves(vote, person.id().toString());
    PersonScene.refused(
        "ERASURE_NOT_REQUESTED", scene().erasure(vote).confirm(PersonScene.COLLEAGUE, person.id()));
    scene().erasure(vote).request(PersonScene.CLERK, person.id(), "本人申请").orThrow();
    PersonScene.refused(
        "SAME_STAFF", scene().erasure(vote).confirm(PersonScene.CLERK, person.id()));
    PersonScene.refused(
        "SAME_STAFF",
        scene()
            .erasure(vote, (transaction, one, other) -> true)
            .confirm(PersonScene.COLLEAGUE, person.id()));
    int events = scene().events(person).size();
    scene().erasure(vote).confirm(PersonScene.COLLEAGUE, person.id()).orThrow();
    assertThat(scene().reader().record(person.id())).isEmpty();
    assertThat(scene().reader().search(community, "O-1")).isEmpty();
    assertThat(scene().reader().erasureRequested(person.id())).isEmpty();
    assertThat(scene().leaves(vote, person.id().toString())).containsAll(leaves);
    List<LoggedEvent> left = scene().events(person);
    assertThat(left).hasSize(events + 1);
    assertThat(left.subList(0, events))
        .allMatch(logged -> logged.sealed().what().salt() == null)
        .allMatch(logged -> logged.sealed().event().data().isEmpty());
    assertThat(left.get(events).sealed().event().type()).isEqualTo("person-erased");
    List<LoggedEvent> votes = scene().ofSubject(vote);
    assertThat(votes.get(0).sealed().event().actor()).isEqualTo(SealedEvent.ERASED);
    assertThat(votes.get(0).sealed().who().salt()).isNull();
    assertThat(votes.get(0).sealed().what().salt()).isNotNull();
    assertThat(votes.get(1).sealed().event().actor()).isEqualTo(Actor.resident("party-2"));
    assertThat(votes.get(1).sealed().who().salt()).isNotNull();
    scene().integrate();
    scene().assertThatTheLogIsWhole();
    // The id is free for whoever owns the flat now.
    scene()
        .records()
        .link(PersonScene.CLERK, scene().add(community, "后来", "").id(), "O-1", "房产证")
        .orThrow();
  }

  /** What was erased before it had a place gets one, and stays erased. */
  @Test
  default void whatIsErasedBeforeItHasAPlaceStaysErased() {
    String vote = UUID.randomUUID().toString();
    scene().append(vote, Actor.resident("party-1"));
    ContentHash leaf = scene().leaves(vote).get(0);
    int changed =
        people()
            .store()
            .work()
            .write(
                t -> people().store().log().eraseWho(t, vote, Set.of(Actor.resident("party-1"))));
    assertThat(changed).isEqualTo(1);
    scene().integrate();
    LoggedEvent logged = scene().ofSubject(vote).get(0);
    assertThat(logged.index()).isPresent();
    assertThat(logged.sealed().who().salt()).isNull();
    assertThat(logged.sealed().leafHash()).isEqualTo(leaf);
    scene().assertThatTheLogIsWhole();
  }

  /** Nobody is erased on whom others hang, or whom the law orders to keep. */
  @Test
  default void whoeverIsNeededIsNotErased() {
    UUID community = scene().community();
    Person guardian = scene().add(community, "父", "");
    Person minor = scene().add(community, "子", "");
    scene()
        .records()
        .qualify(
            PersonScene.CLERK,
            minor.id(),
            new Finding(EligibilityKind.MINOR, PersonScene.TODAY, null, "户口本", guardian.id()))
        .orThrow();
    PersonScene.refused(
        "STILL_GUARDIAN", scene().erasure("none").request(PersonScene.CLERK, guardian.id(), "本人"));
    PersonErasure holding =
        new PersonErasure(
            people().store().work(),
            people().persons(),
            people().store().log(),
            (person, owners) -> List.of(),
            (person, owners) ->
                List.of(
                    PersonReason.VOTE_UNFINISHED
                        .because()
                        .figure("owner", "O-1")
                        .figure("title", "q")
                        .refuses()),
            PersonTies.NONE,
            SamePerson.byLogin(),
            people().store().audit(),
            DecisionScene.IDS,
            () -> DecisionScene.START);
    PersonScene.refused("VOTE_UNFINISHED", holding.request(PersonScene.CLERK, minor.id(), "本人"));
    scene().erasure("none").request(PersonScene.CLERK, minor.id(), "监护人").orThrow();
    PersonScene.refused("VOTE_UNFINISHED", holding.confirm(PersonScene.COLLEAGUE, minor.id()));
    scene().erasure("none").drop(PersonScene.COLLEAGUE, minor.id()).orThrow();
    PersonScene.refused(
        "ERASURE_NOT_REQUESTED",
        scene().erasure("none").confirm(PersonScene.COLLEAGUE, minor.id()));
    assertThat(scene().reader().record(minor.id())).isPresent();
  }

  /** Twenty people confirm at once: one erases, the others are refused. */
  @Test
  default void onlyOneOfTwentyErases() throws InterruptedException {
    Person person = scene().add(scene().community(), "众人", "13812345678");
    scene().records().link(PersonScene.CLERK, person.id(), "O-1", "房产证").orThrow();
    String vote = UUID.randomUUID().toString();
    scene().append(vote, Actor.resident("party-1"));
    scene().erasure(vote).request(PersonScene.CLERK, person.id(), "本人申请").orThrow();
    Crowd<Outcome<UUID>> crowd =
        Crowd.of(
            20,
            number ->
                scene().erasure(vote).confirm(Actor.staff("desk-" + (number + 2)), person.id()));
    assertThat(crowd.failures()).isEmpty();
    assertThat(crowd.results()).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(crowd.results())
        .filteredOn(outcome -> !outcome.isAccepted())
        .hasSize(19)
        .allSatisfy(outcome -> PersonScene.refused("PERSON_UNKNOWN", outcome));
    assertThat(scene().events(person))
        .filteredOn(logged -> logged.sealed().event().type().equals("person-erased"))
        .hasSize(1);
    scene().integrate();
    scene().assertThatTheLogIsWhole();
  }

  /** Who is linked to another owner's id between looking and erasing is looked at again. */
  @Test
  default void aLinkThatComesBetweenIsRefused() {
    Person person = scene().add(scene().community(), "改", "");
    scene().erasure("none").request(PersonScene.CLERK, person.id(), "本人申请").orThrow();
    PersonErasure overtaken =
        new PersonErasure(
            people().store().work(),
            people().persons(),
            people().store().log(),
            (looked, owners) -> {
              scene().records().link(PersonScene.CLERK, looked.id(), "O-2", "seen").orThrow();
              return List.of();
            },
            (looked, owners) -> List.of(),
            PersonTies.NONE,
            SamePerson.byLogin(),
            people().store().audit(),
            DecisionScene.IDS,
            () -> DecisionScene.START);
    PersonScene.refused("PERSON_CHANGED", overtaken.confirm(PersonScene.COLLEAGUE, person.id()));
    assertThat(scene().reader().record(person.id())).isPresent();
    scene().erasure("none").confirm(PersonScene.COLLEAGUE, person.id()).orThrow();
  }

  /** A field is put under another seal unless somebody was faster. */
  @Test
  default void fieldsAreSealedAgain() {
    Person person = scene().add(scene().community(), "蒋", "13812345678");
    String before = sealed(person);
    String again = before + "====";
    assertThat(reseal(person, before + "x", again)).isFalse();
    assertThat(reseal(person, before, again)).isTrue();
    assertThat(sealed(person)).isEqualTo(again);
    assertThat(reseal(person, again, before)).isTrue();
    assertThat(
            people()
                .store()
                .work()
                .read(t -> people().persons().allFields(t, null, 100_000))
                .stream()
                .filter(stored -> stored.personId().equals(person.id())))
        .hasSize(2);
    assertThatThrownBy(
            () -> people().store().work().read(t -> people().persons().lock(t, person.id())))
        .isInstanceOf(IllegalStateException.class);
  }

  private boolean reseal(Person person, String before, String sealed) {
    return people()
        .store()
        .work()
        .write(t -> people().persons().reseal(t, person.id(), PersonField.PHONE, before, sealed));
  }

  private String sealed(Person person) {
    Map<PersonField, SealedField> fields =
        people().store().work().read(t -> people().persons().fields(t, person.id()));
    return Objects.requireNonNull(fields.get(PersonField.PHONE)).sealed();
  }
}
