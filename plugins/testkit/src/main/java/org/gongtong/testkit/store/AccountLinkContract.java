package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.AccountLinks;
import org.gongtong.core.people.Person;
import org.gongtong.core.people.PersonReason;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.junit.jupiter.api.Test;

/**
 * What a store of account links promises, under the service that keeps them. Extension point: test
 * classes of stores have it.
 */
public interface AccountLinkContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  PersonParts people();

  private AccountLinks links() {
    return new AccountLinks(
        people().store().work(),
        people().persons(),
        people().accounts(),
        login -> !login.equals("nobody"),
        people().store().audit(),
        DecisionScene.IDS,
        () -> DecisionScene.START);
  }

  private static List<String> codes(Outcome<?> outcome) {
    return outcome.refusals().stream().map(Reason::code).toList();
  }

  private Set<String> owners(UUID community, String login) {
    return people().store().work().read(tx -> links().owners(tx, community, login));
  }

  /** Whoever is behind a login is the owner of what he is linked to, in that community alone. */
  @Test
  default void aLoginIsTheOwnerItsHolderIs() {
    PersonScene scene = new PersonScene(people());
    UUID community = scene.community();
    UUID elsewhere = scene.community();
    String login = "grid-" + community.toString().substring(14);
    Person person = scene.add(community, "王二", "");
    Actor admin = Actor.staff("admin-1");
    assertThat(owners(community, login)).isEmpty();
    for (int times = 0; times < 2; times++) {
      links().link(admin, login, person.id(), "员工证 7 号").orThrow();
    }
    assertThat(owners(community, login)).isEmpty();
    scene.records().link(PersonScene.CLERK, person.id(), "O-7", "房产证").orThrow();
    scene.records().link(PersonScene.CLERK, person.id(), "O-8", "房产证").orThrow();
    assertThat(owners(community, login)).containsExactlyInAnyOrder("O-7", "O-8");
    assertThat(owners(elsewhere, login)).isEmpty();
    assertThat(owners(community, login + "x")).isEmpty();
    assertThat(links().of(login)).singleElement().matches(link -> link.by().equals(admin));
    links().unlink(admin, login, person.id()).orThrow();
    assertThat(owners(community, login)).isEmpty();
    List<AuditEvent> events =
        people()
            .store()
            .work()
            .read(tx -> people().store().audit().ofSubject(tx, person.id().toString()))
            .stream()
            .map(logged -> logged.sealed().event())
            .filter(event -> event.type().startsWith("account-"))
            .toList();
    assertThat(events)
        .extracting(AuditEvent::type)
        .containsExactly("account-linked", "account-unlinked");
    assertThat(events)
        .allMatch(event -> event.disclosure() == Disclosure.SEALED)
        .noneMatch(event -> event.canonicalData().contains("员工证"));
  }

  /** Two logins that are linked to one person are one. */
  @Test
  default void twoLoginsOfOnePersonAreOne() {
    PersonScene scene = new PersonScene(people());
    UUID community = scene.community();
    String login = "desk-" + community.toString().substring(14);
    Person one = scene.add(community, "王二", "");
    Person other = scene.add(community, "李四", "");
    Actor admin = Actor.staff("admin-1");
    links().link(admin, login, one.id(), "员工证 7 号").orThrow();
    links().link(admin, login + "b", one.id(), "员工证 7 号").orThrow();
    links().link(admin, login + "c", other.id(), "员工证 8 号").orThrow();
    List<Boolean> told =
        people()
            .store()
            .work()
            .read(
                tx ->
                    List.of(
                        links().isSame(tx, Actor.staff(login), Actor.staff(login + "b")),
                        links().isSame(tx, Actor.staff(login), Actor.staff(login + "c")),
                        links().isSame(tx, Actor.staff(login), Actor.staff(login + "d")),
                        links().isSame(tx, Actor.staff(login + "d"), Actor.staff(login + "d"))));
    assertThat(told).containsExactly(true, false, false, true);
  }

  /** The link goes with the person. */
  @Test
  default void whoIsErasedIsLinkedToNothing() {
    PersonScene scene = new PersonScene(people());
    UUID community = scene.community();
    String login = "grid-" + community.toString().substring(14);
    Person person = scene.add(community, "王二", "");
    links().link(Actor.staff("admin-1"), login, person.id(), "e").orThrow();
    people()
        .store()
        .work()
        .write(
            transaction -> {
              people().persons().erase(transaction, person.id());
              return true;
            });
    assertThat(links().of(login)).isEmpty();
  }

  /** Who holds two logins is one person under both; who holds neither is another. */
  @Test
  default void twoLoginsOfOneHolderAreOnePerson() {
    PersonScene scene = new PersonScene(people());
    UUID community = scene.community();
    String login = "desk-" + community.toString().substring(14);
    Actor one = Actor.staff(login);
    Actor two = Actor.staff(login + "b");
    Person person = scene.add(community, "王二", "");
    Person other = scene.add(community, "李四", "");
    Actor admin = Actor.staff("admin-1");
    assertThat(same(one, one)).isTrue();
    assertThat(same(one, two)).isFalse();
    links().link(admin, one.id(), person.id(), "e").orThrow();
    links().link(admin, two.id(), other.id(), "e").orThrow();
    assertThat(same(one, two)).isFalse();
    links().link(admin, two.id(), person.id(), "e").orThrow();
    assertThat(same(one, two)).isTrue();
    assertThat(same(two, one)).isTrue();
    links().unlink(admin, one.id(), person.id()).orThrow();
    assertThat(same(one, two)).isFalse();
  }

  private boolean same(Actor one, Actor other) {
    return people().store().work().read(tx -> links().isSame(tx, one, other));
  }

  /** His own login, a login or a person that is none, nothing to show for it. */
  @Test
  default void whatIsNotLinked() {
    PersonScene scene = new PersonScene(people());
    Person person = scene.add(scene.community(), "王二", "");
    Actor admin = Actor.staff("admin-1");
    assertThat(codes(links().link(admin, "admin-1", person.id(), "e")))
        .containsExactly(PersonReason.ACCOUNT_OWN.name());
    assertThat(codes(links().unlink(admin, "admin-1", person.id())))
        .containsExactly(PersonReason.ACCOUNT_OWN.name());
    assertThat(codes(links().link(admin, "nobody", person.id(), "e")))
        .containsExactly(PersonReason.ACCOUNT_UNKNOWN.name());
    assertThat(codes(links().link(admin, "grid-1", DecisionScene.IDS.next(), "e")))
        .containsExactly(PersonReason.PERSON_UNKNOWN.name());
    assertThat(codes(links().link(admin, "grid-1", person.id(), " ")))
        .containsExactly(PersonReason.PROOF_MISSING.name());
    assertThat(codes(links().link(admin, "grid-1", person.id(), "x".repeat(201))))
        .containsExactly(PersonReason.PROOF_TOO_LONG.name());
  }
}
