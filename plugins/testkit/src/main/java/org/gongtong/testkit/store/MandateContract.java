package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.DateRange;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.people.Mandate;
import org.gongtong.core.people.MandateEnd;
import org.gongtong.core.people.MandateKind;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.people.MandateService;
import org.gongtong.core.people.MandateService.Grant;
import org.gongtong.core.place.Community;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a store of mandates promises, and the service on it. Extension point: test classes of stores
 * have it.
 */
public interface MandateContract {

  /** A day in the middle of all periods here. */
  LocalDate TODAY = LocalDate.of(2026, 3, 2);

  /** Grants, and is nobody's login. */
  Actor CONSOLE = Actor.system("console");

  /** The store; it may be the same for all tests and hold rows of others. */
  PeopleParts people();

  /** Every field comes back, of the mandate and of its end. */
  @Test
  default void mandatesComeBackAsTheyWere() {
    Community community = community();
    String holder = login();
    Mandate whole = mandate(holder, MandatePlace.server(), null);
    Mandate part = mandate(holder, place(community, "C01/6/２ 单元"), TODAY.plusDays(1));
    MandateEnd end =
        new MandateEnd(
            TODAY.plusDays(2), Instant.parse("2026-03-02T02:00:00.000001Z"), CONSOLE, "调离 👍");
    people()
        .work()
        .write(
            transaction -> {
              people().mandates().add(transaction, whole);
              people().mandates().add(transaction, part);
              return people().mandates().addEnd(transaction, whole.id(), end);
            });
    Mandate ended =
        new Mandate(
            whole.id(),
            holder,
            whole.kind(),
            whole.place(),
            whole.period(),
            whole.grantedAt(),
            whole.grantedBy(),
            whole.evidence(),
            end);
    assertThat(service().heldBy(holder)).containsExactly(ended, part);
    assertThat(service().find(part.id())).contains(part);
    assertThat(service().find(UUID.randomUUID())).isEmpty();
    assertThat(service().heldBy(login())).isEmpty();
  }

  /** A second end changes nothing, and neither does a second mandate of one id. */
  @Test
  default void aMandateEndsOnce() {
    Mandate mandate = mandate(login(), MandatePlace.server(), null);
    MandateEnd first = new MandateEnd(TODAY, mandate.grantedAt(), CONSOLE, "a");
    MandateEnd second = new MandateEnd(TODAY.plusDays(9), mandate.grantedAt(), CONSOLE, "b");
    assertThat(
            people()
                .work()
                .<List<Boolean>>write(
                    transaction -> {
                      people().mandates().add(transaction, mandate);
                      return List.of(
                          people().mandates().addEnd(transaction, mandate.id(), first),
                          people().mandates().addEnd(transaction, mandate.id(), second));
                    }))
        .containsExactly(true, false);
    assertThat(service().find(mandate.id())).map(Mandate::end).contains(first);
    assertThatThrownBy(
            () ->
                people()
                    .work()
                    .write(
                        transaction -> {
                          people().mandates().add(transaction, mandate);
                          return true;
                        }))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Pages follow one another without gap or repetition, the latest first. */
  @Test
  default void pagesFollowOneAnother() {
    String holder = login();
    List<UUID> granted = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      granted.add(0, grant(holder, MandateKind.COMMITTEE_STAFF, place(community(), "")).id());
    }
    List<UUID> seen = new ArrayList<>();
    UUID before = null;
    do {
      List<Mandate> page = service().page(before, 2);
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      page.stream().filter(m -> m.holder().equals(holder)).forEach(m -> seen.add(m.id()));
      before = page.isEmpty() ? null : page.get(page.size() - 1).id();
    } while (before != null);
    assertThat(seen).containsExactlyElementsOf(granted);
  }

  /** Granting and ending leave one event each; a refusal leaves none. */
  @Test
  default void everyChangeLeavesOneEvent() {
    Community community = community();
    String holder = login();
    Mandate mandate = grant(holder, MandateKind.GRID_WORKER, place(community, "C01/6"));
    refused("WHY_MISSING", service().end(CONSOLE, mandate.id(), TODAY, " ", TODAY));
    service().end(CONSOLE, mandate.id(), TODAY, "moved", TODAY).orThrow();
    List<AuditEvent> events = events(mandate.id());
    assertThat(events)
        .extracting(AuditEvent::type)
        .containsExactly("mandate-granted", "mandate-ended");
    assertThat(events.get(0).data())
        .isEqualTo(
            Map.of(
                "holder",
                holder,
                "kind",
                "grid-worker",
                "community",
                community.id().toString(),
                "place",
                "C01/6",
                "from",
                TODAY.toString()));
    assertThat(events.get(1).data())
        .isEqualTo(Map.of("holder", holder, "from", TODAY.toString(), "why", "moved"));
  }

  /** From the day it ends a mandate grants nothing, and the day before it still does. */
  @Test
  default void aMandateHoldsUntilTheDayItEnds() {
    String holder = login();
    MandatePlace place = place(community(), "");
    Mandate mandate = grant(holder, MandateKind.COMMITTEE_STAFF, place);
    LocalDate last = TODAY.plusDays(3);
    Mandate ended = service().end(CONSOLE, mandate.id(), last, "moved", TODAY).orThrow();
    assertThat(ended.holdsOn(TODAY.minusDays(1))).isFalse();
    assertThat(ended.holdsOn(TODAY)).isTrue();
    assertThat(ended.holdsOn(last.minusDays(1))).isTrue();
    assertThat(ended.holdsOn(last)).isFalse();
    refused("MANDATE_ENDED", service().end(CONSOLE, mandate.id(), TODAY, "again", TODAY));
    // What was ended can be granted again from that day on, and not a day earlier.
    refused(
        "MANDATE_HELD", granting(holder, MandateKind.COMMITTEE_STAFF, place, last.minusDays(1)));
    granting(holder, MandateKind.COMMITTEE_STAFF, place, last).orThrow();
  }

  /** What cannot be, is refused with its reason. */
  @Test
  default void whatCannotBeIsRefused() {
    Community community = community();
    String holder = login();
    Grant grant = new Grant(holder, MandateKind.GRID_WORKER, place(community, "C01"), TODAY, null);
    refused("SELF_GRANT", service().grant(Actor.staff(holder), grant, TODAY));
    refused("HOLDER_UNKNOWN", service(login -> false).grant(CONSOLE, grant, TODAY));
    refused("MANDATE_ELSEWHERE", granting(holder, MandateKind.AUDITOR, grant.place(), TODAY));
    refused(
        "MANDATE_ELSEWHERE",
        granting(holder, MandateKind.GRID_WORKER, MandatePlace.server(), TODAY));
    refused("PLACE_UNKNOWN", granting(holder, grant.kind(), place(community, "C09"), TODAY));
    refused("PERIOD_OVER", service().grant(CONSOLE, until(grant, TODAY), TODAY));
    refused(
        "PERIOD_OVER",
        service().grant(CONSOLE, until(grant, TODAY.plusDays(1)), TODAY.plusDays(1)));
    refused("MANDATE_UNKNOWN", service().end(CONSOLE, UUID.randomUUID(), TODAY, "x", TODAY));
    Mandate mandate = service().grant(CONSOLE, grant, TODAY).orThrow();
    refused("END_IN_PAST", service().end(CONSOLE, mandate.id(), TODAY.minusDays(1), "x", TODAY));
    LocalDate ahead = TODAY.plusDays(MandateService.END_AHEAD_MOST + 1);
    refused("END_TOO_LATE", service().end(CONSOLE, mandate.id(), ahead, "x", TODAY));
    refused(
        "WHY_TOO_LONG",
        service()
            .end(CONSOLE, mandate.id(), TODAY, "x".repeat(MandateService.WHY_MOST + 1), TODAY));
    assertThat(events(mandate.id())).hasSize(1);
  }

  /** Administrators who check each other are different accounts, also when granted at once. */
  @Test
  default void administratorsAreKeptApart() throws Exception {
    String holder = login();
    List<MandateKind> kinds =
        List.of(
            MandateKind.SECURITY_ADMINISTRATOR,
            MandateKind.SYSTEM_ADMINISTRATOR,
            MandateKind.AUDITOR);
    List<Outcome<Mandate>> answers =
        AtOnce.run(6, i -> granting(holder, kinds.get(i % 3), MandatePlace.server(), TODAY));
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(1);
    Mandate first = service().heldBy(holder).get(0);
    LocalDate later = TODAY.plusDays(1);
    MandateKind other = kinds.get((kinds.indexOf(first.kind()) + 1) % 3);
    refused("MANDATES_EXCLUDE", granting(holder, other, MandatePlace.server(), later));
    service().end(CONSOLE, first.id(), later, "moved", TODAY).orThrow();
    granting(holder, other, MandatePlace.server(), later).orThrow();
  }

  /** One security administrator stays, also when two end each other at once. */
  @Test
  default void oneSecurityAdministratorStays() throws Exception {
    List<String> two = List.of(login(), login());
    MandateService service = service(two::contains);
    List<Mandate> held =
        two.stream()
            .map(login -> grant(login, MandateKind.SECURITY_ADMINISTRATOR, MandatePlace.server()))
            .toList();
    List<Outcome<Mandate>> answers =
        AtOnce.run(
            2,
            i ->
                service.end(
                    Actor.staff(two.get(i)), held.get(1 - i).id(), TODAY, "each other", TODAY));
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(1);
    Mandate left =
        held.stream()
            .flatMap(mandate -> service.find(mandate.id()).stream())
            .filter(mandate -> mandate.end() == null)
            .findFirst()
            .orElseThrow();
    refused(
        "LAST_SECURITY_ADMINISTRATOR",
        service.end(Actor.staff(left.holder()), left.id(), TODAY, "last", TODAY));
    service.end(CONSOLE, left.id(), TODAY, "from the console", TODAY).orThrow();
  }

  /** Who only reads cannot change, and nobody in a transaction of another store. */
  @Test
  default void mandatesRefuseOtherTransactions() {
    Mandate mandate = mandate(login(), MandatePlace.server(), null);
    assertThatThrownBy(
            () ->
                people()
                    .work()
                    .read(
                        transaction -> {
                          people().mandates().awaitTurn(transaction);
                          return true;
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                new MemoryUnitOfWork()
                    .write(
                        foreign -> {
                          people().mandates().add(foreign, mandate);
                          return true;
                        }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(service().find(mandate.id())).isEmpty();
  }

  private MandateService service() {
    return service(login -> true);
  }

  private MandateService service(Predicate<String> accounts) {
    return new MandateService(
        people().work(),
        people().mandates(),
        accounts,
        place -> !place.path().equals("C09"),
        people().audit(),
        DecisionScene.IDS,
        () -> DecisionScene.START);
  }

  private Mandate grant(String holder, MandateKind kind, MandatePlace place) {
    return granting(holder, kind, place, TODAY).orThrow();
  }

  private Outcome<Mandate> granting(
      String holder, MandateKind kind, MandatePlace place, LocalDate from) {
    return service().grant(CONSOLE, new Grant(holder, kind, place, from, null), TODAY);
  }

  private static Grant until(Grant grant, LocalDate to) {
    return new Grant(grant.holder(), grant.kind(), grant.place(), grant.from(), to);
  }

  private Community community() {
    Community community = DecisionScene.newCommunity();
    people().work().write(transaction -> people().communities().add(transaction, community));
    return community;
  }

  private List<AuditEvent> events(UUID mandate) {
    return people().work().read(transaction -> people().audit().page(transaction, 0, 1000)).stream()
        .map(entry -> entry.event())
        .filter(event -> event.subject().equals(mandate.toString()))
        .toList();
  }

  private static MandatePlace place(Community community, String path) {
    return MandatePlace.typed(community.id(), path).orElseThrow();
  }

  private static String login() {
    return "desk-" + DecisionScene.newCommunity().slug();
  }

  private static Mandate mandate(String holder, MandatePlace place, @Nullable LocalDate to) {
    return new Mandate(
        DecisionScene.IDS.next(),
        holder,
        MandateKind.COMMITTEE_STAFF,
        place,
        new DateRange(TODAY, to),
        Instant.parse("2026-03-02T02:00:00.123456Z"),
        Actor.staff("sec-1"),
        "任命书 12 号 👍",
        null);
  }

  private static void refused(String code, Outcome<Mandate> outcome) {
    assertThat(DecisionScene.codes(outcome)).containsExactly(code);
  }
}
