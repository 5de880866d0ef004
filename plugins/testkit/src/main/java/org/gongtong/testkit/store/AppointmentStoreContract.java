package org.gongtong.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongtong.testkit.store.ServiceScene.CLERK;
import static org.gongtong.testkit.store.ServiceScene.FROM;
import static org.gongtong.testkit.store.ServiceScene.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.timebank.service.Appointment;
import org.gongtong.core.timebank.service.AppointmentState;
import org.gongtong.core.timebank.service.AppointmentStore;
import org.gongtong.core.timebank.service.AppointmentVersion;
import org.gongtong.core.timebank.service.Visit;
import org.junit.jupiter.api.Test;

/** What a store of appointments promises. Extension point: see {@link ServiceContract}. */
public interface AppointmentStoreContract {

  /** The store; it may be the same for all tests and hold rows of others. */
  ServiceParts services();

  private ServiceScene scene() {
    return new ServiceScene(services());
  }

  /** A version follows the latest one, once, and comes back as it was. */
  @Test
  default void versionsFollowOneAnother() {
    ServiceScene scene = scene();
    AppointmentStore store = services().appointments();
    Appointment first = scene.proposed();
    Appointment agreed = scene.agree(first, ServiceScene.HELPS).orThrow();
    List<AppointmentVersion> history = scene.reader().history(first.id());
    assertThat(history).extracting(AppointmentVersion::appointment).containsExactly(first, agreed);
    assertThat(history.get(0).recordedAt()).isEqualTo(START);
    for (Appointment wrong : List.of(first, agreed)) {
      assertThatThrownBy(
              () ->
                  services()
                      .work()
                      .write(
                          transaction -> {
                            store.append(transaction, new AppointmentVersion(wrong, CLERK, START));
                            return wrong;
                          }))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(scene.reader().history(first.id())).isEqualTo(history);
    assertThat(Appointment.fromMap(agreed.toMap())).isEqualTo(agreed);
    assertThat(scene.reader().find(UUID.randomUUID())).isEmpty();
    assertThat(scene.reader().history(UUID.randomUUID())).isEmpty();
  }

  /** Pages follow one another without gap or repetition, the latest first, of whom is asked for. */
  @Test
  default void pagesFollowOneAnother() {
    ServiceScene scene = scene();
    List<UUID> all = new ArrayList<>();
    List<UUID> his = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Visit visit =
          ServiceScene.visit(
              i % 3 == 0 ? "H1" : "H2",
              i == 4 ? "H1" : "E1",
              FROM.plus(Duration.ofDays(i)),
              Duration.ofHours(1));
      Appointment one = scene.propose(visit, null).orThrow();
      all.add(0, one.id());
      if (i % 3 == 0 || i == 4) {
        his.add(0, one.id());
      }
    }
    UUID community = scene.community().id();
    List<UUID> seen = new ArrayList<>();
    UUID before = null;
    List<Appointment> page;
    do {
      page = scene.reader().page(community, null, Set.of(), before, 3);
      page.forEach(one -> seen.add(one.id()));
      before = page.isEmpty() ? before : page.get(page.size() - 1).id();
    } while (!page.isEmpty());
    assertThat(seen).isEqualTo(all);
    assertThat(scene.reader().page(community, "H1", Set.of(), null, 200))
        .extracting(Appointment::id)
        .isEqualTo(his);
    Appointment cancelled = scene.appointments().cancel(CLERK, all.get(2), 1, null, "").orThrow();
    assertThat(scene.reader().page(community, null, Set.of(AppointmentState.CANCELLED), null, 200))
        .containsExactly(cancelled);
    assertThat(scene.reader().page(community, "X9", Set.of(), null, 200)).isEmpty();
    assertThat(scene.reader().page(community, null, Set.of(), UUID.randomUUID(), 200)).isEmpty();
    assertThat(scene.reader().page(scene().community().id(), null, Set.of(), null, 200)).isEmpty();
    for (int limit : new int[] {0, 201}) {
      assertThatThrownBy(() -> scene.reader().page(community, null, Set.of(), null, limit))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Who is taken for a time is found on either side, and nobody who only touches it. */
  @Test
  default void whoIsTakenIsFound() {
    ServiceScene scene = scene();
    Duration hour = Duration.ofHours(1);
    Appointment helping = scene.agreed();
    Appointment helped =
        scene.arrange(ServiceScene.visit("H2", "H1", FROM.plus(hour), hour)).orThrow();
    scene.propose(ServiceScene.visit("H3", "H1", FROM, hour), null).orThrow();
    UUID community = scene.community().id();
    var span = new Appointment.Span(FROM, FROM.plus(hour));
    var both = new Appointment.Span(FROM.plus(hour).minusMillis(1), FROM.plus(hour).plusMillis(1));
    AppointmentStore store = services().appointments();
    services()
        .work()
        .read(
            transaction -> {
              assertThat(store.meeting(transaction, community, "H1", span))
                  .containsExactly(helping);
              assertThat(store.meeting(transaction, community, "H1", both))
                  .containsExactlyInAnyOrder(helping, helped);
              assertThat(store.meeting(transaction, community, "E1", span))
                  .containsExactly(helping);
              assertThat(store.meeting(transaction, community, "H3", span)).isEmpty();
              return null;
            });
  }

  /** What is due comes in the order of ids, in pages, and goes when its time is taken away. */
  @Test
  default void whatIsDueIsFound() {
    ServiceScene scene = scene();
    Set<UUID> mine = new TreeSet<>(Collections.reverseOrder());
    for (int i = 0; i < 5; i++) {
      mine.add(
          scene
              .propose(ServiceScene.visit("H1", "E1", FROM, Duration.ofHours(1)), null)
              .orThrow()
              .id());
    }
    Appointment gone = scene.proposed();
    scene.appointments().cancel(CLERK, gone.id(), 1, null, "").orThrow();
    var due = Instant.parse("2026-03-05T16:00:00Z");
    assertThat(due(due.minusMillis(1))).doesNotContainAnyElementsOf(mine);
    List<UUID> found = due(due);
    assertThat(found).containsAll(mine).doesNotContain(gone.id()).doesNotHaveDuplicates();
    assertThat(found).isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
  }

  private List<UUID> due(Instant now) {
    List<UUID> found = new ArrayList<>();
    List<Appointment> some;
    do {
      UUID after = found.isEmpty() ? null : found.get(found.size() - 1);
      some =
          services()
              .work()
              .read(transaction -> services().appointments().due(transaction, now, after, 2));
      some.forEach(one -> found.add(one.id()));
    } while (!some.isEmpty());
    return found;
  }

  /** A transaction of another store, one that is over and one that only reads are refused. */
  @Test
  default void foreignAndFinishedTransactionsAreRefused() {
    ServiceScene scene = scene();
    Appointment proposed = scene.proposed();
    AppointmentStore store = services().appointments();
    assertThatThrownBy(() -> new MemoryUnitOfWork().read(other -> store.find(other, proposed.id())))
        .isInstanceOf(IllegalArgumentException.class);
    var over = services().work().read(transaction -> transaction);
    assertThatThrownBy(() -> store.find(over, proposed.id()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                services()
                    .work()
                    .read(
                        transaction -> {
                          store.awaitMembers(transaction, scene.community().id(), List.of("H1"));
                          return proposed;
                        }))
        .isInstanceOf(IllegalStateException.class);
  }
}
