package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.FollowedMandates;
import org.gongtong.core.people.FollowedMandates.Brought;
import org.gongtong.core.people.FollowedMandates.Wish;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.people.MandateService.Grant;
import org.junit.jupiter.api.Test;

/**
 * That mandates follow another system, and leave alone what people decided. Extension point: test
 * classes of stores have it.
 */
public interface FollowedMandateContract {

  /** A day in the middle of all periods here. */
  LocalDate DAY = LocalDate.of(2026, 3, 2);

  /** What the mandates follow. */
  Actor SOURCE = Actor.system("openid");

  /** The store; it may be the same for all tests and hold rows of others. */
  PeopleParts people();

  /** What is said is granted once, with its evidence, and ended when it is said no more. */
  @Test
  default void whatIsSaidIsGrantedAndEnded() {
    String holder = holder();
    Wish auditor = wish(MandateKind.AUDITOR);
    Brought first = follow(holder, DAY, auditor);
    Mandate granted = first.granted().get(0);
    assertThat(granted.grantedBy()).isEqualTo(SOURCE);
    assertThat(granted.evidence()).isEqualTo("openid group auditor");
    assertThat(held(holder)).containsExactly(granted);
    assertThat(granted.holdsOn(DAY)).isTrue();
    Brought again = follow(holder, DAY.plusDays(1), auditor);
    assertThat(again.granted()).isEmpty();
    assertThat(again.ended()).isEmpty();
    Brought gone = follow(holder, DAY.plusDays(2));
    assertThat(gone.ended()).extracting(Mandate::id).containsExactly(granted.id());
    assertThat(held(holder).get(0).holdsOn(DAY.plusDays(1))).isTrue();
    assertThat(held(holder).get(0).holdsOn(DAY.plusDays(2))).isFalse();
    assertThat(follow(holder, DAY.plusDays(3)).ended()).isEmpty();
    assertThat(follow(holder, DAY.plusDays(4), auditor).granted()).hasSize(1);
    List<AuditEvent> events = events(granted.id());
    assertThat(events)
        .extracting(AuditEvent::type)
        .containsExactly("mandate-granted", "mandate-ended");
    assertThat(events).allSatisfy(event -> assertThat(event.actor()).isEqualTo(SOURCE));
    assertThat(events.get(0).data()).containsEntry("evidence", "openid group auditor");
    assertThat(events.get(1).data())
        .isEqualTo(
            Map.of(
                "holder",
                holder,
                "from",
                DAY.plusDays(2).toString(),
                "why",
                "no longer: openid group auditor"));
  }

  /** What people granted is neither doubled nor ended. */
  @Test
  default void whatPeopleGrantedStays() {
    String holder = holder();
    Mandate byPeople = byPeople(holder, MandateKind.AUDITOR);
    assertThat(follow(holder, DAY, wish(MandateKind.AUDITOR)).granted()).isEmpty();
    assertThat(follow(holder, DAY).ended()).isEmpty();
    assertThat(held(holder)).containsExactly(byPeople);
  }

  /** What people ended comes back by people alone. */
  @Test
  default void whatPeopleEndedStaysEnded() {
    String holder = holder();
    Mandate granted = follow(holder, DAY, wish(MandateKind.AUDITOR)).granted().get(0);
    service().end(Actor.staff("sec-1"), granted.id(), DAY, "suspended", DAY).orThrow();
    Brought again = follow(holder, DAY.plusDays(1), wish(MandateKind.AUDITOR));
    assertThat(again.granted()).isEmpty();
    assertThat(again.withheld()).containsExactly(wish(MandateKind.AUDITOR));
    assertThat(held(holder)).hasSize(1);
    byPeople(holder, MandateKind.AUDITOR);
    assertThat(held(holder)).hasSize(2);
  }

  /** Neither does what they had granted themselves and then taken. */
  @Test
  default void whatPeopleGrantedAndEndedStaysEnded() {
    String holder = holder();
    Mandate own = byPeople(holder, MandateKind.AUDITOR);
    service().end(Actor.staff("sec-1"), own.id(), DAY, "suspended", DAY).orThrow();
    Brought after = follow(holder, DAY, wish(MandateKind.AUDITOR));
    assertThat(after.granted()).isEmpty();
    assertThat(after.withheld()).containsExactly(wish(MandateKind.AUDITOR));
  }

  /** Two administrators who exclude each other: neither, whatever came first. */
  @Test
  default void administratorsThatExcludeEachOtherAreNotGiven() {
    String holder = holder();
    Wish auditor = wish(MandateKind.AUDITOR);
    Wish system = wish(MandateKind.SYSTEM_ADMINISTRATOR);
    Wish officer = wish(MandateKind.SUBDISTRICT_OFFICER);
    Brought both = follow(holder, DAY, auditor, officer, system);
    assertThat(both.granted())
        .extracting(Mandate::kind)
        .containsExactly(MandateKind.SUBDISTRICT_OFFICER);
    assertThat(both.withheld()).containsExactlyInAnyOrder(auditor, system);
    follow(holder, DAY, auditor);
    assertThat(follow(holder, DAY, system, auditor).ended())
        .extracting(Mandate::kind)
        .contains(MandateKind.AUDITOR);
    // One after the other is a change of work, also on one day.
    assertThat(follow(holder, DAY, system).granted()).hasSize(1);
    assertThat(follow(holder, DAY, auditor).granted()).hasSize(1);
    String other = holder();
    byPeople(other, MandateKind.SECURITY_ADMINISTRATOR);
    assertThat(follow(other, DAY, auditor).withheld()).containsExactly(auditor);
    assertThat(held(other)).hasSize(1);
  }

  /** Sign-ins that come at once leave one mandate. */
  @Test
  default void twoAtOnceGrantOne() throws Exception {
    String holder = holder();
    AtOnce.run(4, i -> follow(holder, DAY, wish(MandateKind.AUDITOR)));
    assertThat(held(holder)).hasSize(1);
  }

  /** A kind of work for a place that is not of its extent is no wish. */
  @Test
  default void aWishIsForAPlaceOfItsKind() {
    assertThatThrownBy(() -> new Wish(MandateKind.GRID_WORKER, MandatePlace.server(), "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Brought follow(String holder, LocalDate today, Wish... wishes) {
    return new FollowedMandates(
            people().work(),
            people().mandates(),
            people().audit(),
            DecisionScene.IDS,
            () -> DecisionScene.START,
            SOURCE)
        .follow(holder, List.of(wishes), place -> today);
  }

  private static Wish wish(MandateKind kind) {
    return new Wish(kind, MandatePlace.server(), "openid group " + kind.code());
  }

  private Mandate byPeople(String holder, MandateKind kind) {
    return service()
        .grant(Actor.staff("sec-1"), new Grant(holder, kind, MandatePlace.server(), DAY, null), DAY)
        .orThrow();
  }

  private MandateService service() {
    return new MandateService(
        people().work(),
        people().mandates(),
        login -> true,
        place -> true,
        people().audit(),
        DecisionScene.IDS,
        () -> DecisionScene.START);
  }

  private List<Mandate> held(String holder) {
    return people().work().read(transaction -> people().mandates().heldBy(transaction, holder));
  }

  private List<AuditEvent> events(UUID mandate) {
    return people()
        .work()
        .read(transaction -> people().audit().ofSubject(transaction, mandate.toString()))
        .stream()
        .map(logged -> logged.sealed().event())
        .toList();
  }

  private static String holder() {
    return "sso-" + DecisionScene.newCommunity().slug();
  }
}
