package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongtong.core.audit.AuditEvent;
import org.gongtong.core.audit.Disclosure;
import org.gongtong.core.audit.EventFinder;
import org.gongtong.core.audit.EventSearch;
import org.gongtong.core.audit.FoundEvent;
import org.gongtong.core.kernel.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That events are found by what they are. Extension point: test classes of stores have it. */
public interface EventFinderContract {

  /** When the first event of a test is recorded. */
  Instant BEGIN = Instant.parse("2026-03-01T00:00:00.000001Z");

  /** The store; it may be the same for all tests and hold rows of others. */
  StoreParts store();

  /** Its finder. */
  EventFinder finder();

  /** Pages follow one another by the time of recording, though it was not the order of commits. */
  @Test
  default void pagesOfEventsFollowOneAnother() {
    String type = type();
    List<UUID> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      // Two of each instant, and each pair earlier than the one before it.
      expected.add(add(type, "s", Actor.staff("a"), BEGIN.minusSeconds(i / 2)));
    }
    for (int i = 0; i + 1 < expected.size(); i += 2) {
      expected.add(i, expected.remove(i + 1));
    }
    List<UUID> seen = new ArrayList<>();
    FoundEvent.Cursor before = null;
    do {
      List<FoundEvent> page = find(search(type, null, null, null, null), before, 3);
      page.forEach(found -> seen.add(found.event().id()));
      before = page.isEmpty() ? null : page.get(page.size() - 1).cursor();
    } while (before != null);
    assertThat(seen).containsExactlyElementsOf(expected);
  }

  /** By type, subject, actor and time, and all of them together. */
  @Test
  default void eventsAreFoundByWhatTheyAre() {
    String type = type();
    String other = type();
    Actor clerk = Actor.staff("clerk-" + type);
    UUID wanted = add(type, "subject-1", clerk, BEGIN);
    UUID later = add(type, "subject-1", clerk, BEGIN.plusSeconds(60));
    UUID elsewhere = add(type, "subject-2", clerk, BEGIN);
    UUID byMachine = add(type, "subject-1", Actor.system("timer"), BEGIN);
    UUID another = add(other, "subject-1", clerk, BEGIN);
    assertThat(ids(search(type, "subject-2", null, null, null))).containsExactly(elsewhere);
    assertThat(ids(search(type, "subject-1", null, null, null)))
        .containsExactly(later, byMachine, wanted);
    assertThat(ids(search(type, null, Actor.system("timer"), null, null)))
        .containsExactly(byMachine);
    assertThat(ids(search(type, null, clerk, null, null)))
        .containsExactly(later, elsewhere, wanted);
    assertThat(ids(search(type, null, null, BEGIN.plusSeconds(60), null))).containsExactly(later);
    assertThat(ids(search(type, null, clerk, BEGIN, BEGIN.plusSeconds(60))))
        .containsExactly(elsewhere, wanted);
    assertThat(ids(search(type, "subject-1", clerk, BEGIN, BEGIN.plusSeconds(1))))
        .containsExactly(wanted);
    EventSearch two = new EventSearch(Set.of(type, other), "subject-1", clerk, BEGIN, null);
    assertThat(ids(two)).containsExactly(later, another, wanted);
    assertThat(ids(search(type, "subject-1' or '1'='1", null, null, null))).isEmpty();
  }

  /** What residents did is never found, by whatever is searched. */
  @Test
  default void whatResidentsDidIsNotFound() {
    String type = type();
    Actor resident = Actor.resident("O17");
    add(type, "motion-1", resident, BEGIN);
    assertThat(ids(search(type, null, null, null, null))).isEmpty();
    assertThat(ids(search(type, "motion-1", null, null, null))).isEmpty();
    assertThat(ids(search(type, null, resident, null, null))).isEmpty();
  }

  /** Whoever was erased is not found any more. */
  @Test
  default void whoWasErasedIsNotFound() {
    String type = type();
    Actor clerk = Actor.staff("gone-" + type);
    String subject = "subject-" + type;
    add(type, subject, clerk, BEGIN);
    store().work().write(t -> store().log().eraseWho(t, subject, Set.of(clerk)));
    assertThat(ids(search(type, null, clerk, null, null))).isEmpty();
    assertThat(ids(search(type, null, null, null, null))).isEmpty();
  }

  /** A page has a length, and a search says what it may find. */
  @Test
  default void boundsAreKept() {
    EventSearch all = search(type(), null, null, null, null);
    assertThatThrownBy(() -> find(all, null, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> find(all, null, EventFinder.MOST + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EventSearch(Set.of(), null, null, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private UUID add(String type, String subject, Actor actor, Instant at) {
    UUID id = DecisionScene.IDS.next();
    AuditEvent event =
        new AuditEvent(
            id, Disclosure.SEALED, "test", type, subject, actor, at, at, Map.of("n", "1"));
    store()
        .work()
        .write(
            transaction -> {
              store().audit().append(transaction, event);
              return id;
            });
    return id;
  }

  private static EventSearch search(
      String type,
      @Nullable String subject,
      @Nullable Actor actor,
      @Nullable Instant from,
      @Nullable Instant to) {
    return new EventSearch(Set.of(type), subject, actor, from, to);
  }

  private List<UUID> ids(EventSearch search) {
    return find(search, null, 100).stream().map(found -> found.event().id()).toList();
  }

  private List<FoundEvent> find(EventSearch search, FoundEvent.@Nullable Cursor before, int limit) {
    return store().work().read(t -> finder().newest(t, search, before, limit));
  }

  private static String type() {
    return "event-" + DecisionScene.newCommunity().slug();
  }
}
