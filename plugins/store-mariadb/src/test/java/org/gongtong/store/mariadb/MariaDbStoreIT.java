package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.IdSource;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.AreaBasis;
import org.gongtong.core.place.Community;
import org.gongtong.core.place.ExclusivePart;
import org.gongtong.core.place.PartKind;
import org.gongtong.core.place.PartStatus;
import org.gongtong.core.place.Roster;
import org.gongtong.core.place.RosterService;
import org.gongtong.core.rules.ScopeCode;
import org.gongtong.testkit.store.BallotStoreContract;
import org.gongtong.testkit.store.CommunityStoreContract;
import org.gongtong.testkit.store.DecisionServicesContract;
import org.gongtong.testkit.store.LogStoreContract;
import org.gongtong.testkit.store.MotionStoreContract;
import org.gongtong.testkit.store.RosterDeskContract;
import org.gongtong.testkit.store.RosterStoreContract;
import org.gongtong.testkit.store.StoreParts;
import org.gongtong.testkit.store.UnitOfWorkContract;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The store on MariaDB keeps the contracts of every store, and what only a database can break. */
@Timeout(120)
class MariaDbStoreIT
    implements UnitOfWorkContract,
        CommunityStoreContract,
        RosterStoreContract,
        RosterDeskContract,
        MotionStoreContract,
        BallotStoreContract,
        DecisionServicesContract,
        LogStoreContract {

  private static TestStore store;
  private static StoreParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbStoreIT.class, 10);
    parts = store.parts();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public StoreParts store() {
    return parts;
  }

  @Test
  void noGroupIsLargerThanItMayBe() throws Exception {
    MariaDbUnitOfWork work =
        new MariaDbUnitOfWork(store.pool(), RandomGenerator.of("L64X128MixRandom"), 2);
    AtomicInteger largest = new AtomicInteger();
    CyclicBarrier together = new CyclicBarrier(16);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int request = i;
        answers.add(
            threads.submit(
                () -> {
                  await(together);
                  return work.<Integer, Integer>writeTogether(
                      "subject",
                      request,
                      (transaction, requests) -> {
                        largest.accumulateAndGet(requests.size(), Math::max);
                        MariaDbTransaction.writing(transaction).execute("select 1");
                        return requests;
                      });
                }));
      }
      for (int i = 0; i < 64; i++) {
        assertThat(answers.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(i);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(largest).as("some went together").hasValue(2);
  }

  /** As it always was: a work within one of its kind is a part of it, and is undone with it. */
  @Test
  void aWorkWithinAWorkIsAPartOfIt() {
    Community community = community("within");
    MariaDbCommunityStore communities = new MariaDbCommunityStore();
    assertThatThrownBy(
            () ->
                parts
                    .work()
                    .write(
                        outer -> {
                          parts.work().write(inner -> communities.add(inner, community));
                          assertThat(communities.findById(outer, community.id())).isPresent();
                          assertThat(
                                  parts
                                      .work()
                                      .<Optional<Community>>read(
                                          inner -> communities.findById(inner, community.id())))
                              .as("what is read within is read by itself")
                              .isEmpty();
                          throw new IllegalStateException("undone");
                        }))
        .hasMessage("undone");
    assertThat(
            parts
                .work()
                .<Optional<Community>>read(
                    outer ->
                        parts.work().read(inner -> communities.findById(inner, community.id()))))
        .isEmpty();
  }

  /** Or what the part had written before it was turned away would be there twice. */
  @Test
  void aPartThatIsTurnedAwayRunsAgainWithTheWhole() {
    MariaDbCommunityStore communities = new MariaDbCommunityStore();
    Community first = community("part-first");
    Community second = community("part-second");
    AtomicInteger wholes = new AtomicInteger();
    AtomicInteger runs = new AtomicInteger();
    parts
        .work()
        .write(
            outer -> {
              wholes.incrementAndGet();
              return parts
                  .work()
                  .write(
                      inner -> {
                        boolean begins = runs.incrementAndGet() == 1;
                        communities.add(inner, begins ? first : second);
                        if (begins) {
                          throw failure(1205);
                        }
                        return second;
                      });
            });
    assertThat(wholes).hasValue(2);
    List<UUID> there =
        parts.work().read(communities::all).stream()
            .map(Community::id)
            .filter(id -> id.equals(first.id()) || id.equals(second.id()))
            .toList();
    assertThat(there).containsExactly(second.id());
  }

  private static Community community(String slug) {
    return new Community(
        UUID.randomUUID(),
        slug,
        LocalizedText.of("社区", "community"),
        LocalizedText.of("市", "city"),
        ScopeCode.of("cn"),
        ZoneOffset.UTC);
  }

  /** Whoever changes it may rely on that it is forgotten when he goes on. */
  @Test
  void whatIsRememberedIsForgottenWhenTheTransactionIsOver() {
    MariaDbUnitOfWork work =
        new MariaDbUnitOfWork(store.pool(), RandomGenerator.of("L64X128MixRandom"));
    Community community = community("forgotten");
    MariaDbCommunityStore communities = new MariaDbCommunityStore();
    List<Boolean> thereWhenForgotten = new ArrayList<>();
    work.whenChanged(
        Remembered.ACCESS,
        () ->
            thereWhenForgotten.add(
                parts.work().read(tx -> communities.findById(tx, community.id())).isPresent()));
    assertThatThrownBy(
            () ->
                work.write(
                    transaction -> {
                      MariaDbTransaction.changes(transaction, Remembered.ACCESS);
                      communities.add(transaction, community);
                      throw new IllegalStateException("undone");
                    }))
        .hasMessage("undone");
    work.write(transaction -> communities.add(transaction, community));
    assertThat(thereWhenForgotten).as("nothing else was said to change").containsExactly(false);
    work.write(
        transaction -> {
          MariaDbTransaction.changes(transaction, Remembered.ACCESS);
          return community;
        });
    assertThat(thereWhenForgotten).containsExactly(false, true);
    assertThatThrownBy(
            () ->
                work.read(
                    transaction -> {
                      MariaDbTransaction.changes(transaction, Remembered.ACCESS);
                      return community;
                    }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void workTurnedAwayRunsAgainFromItsStart() {
    for (int code : new int[] {1213, 1205, 1020, 1047}) {
      AtomicInteger runs = new AtomicInteger();
      String answer =
          parts
              .work()
              .write(
                  transaction -> {
                    if (runs.incrementAndGet() < 3) {
                      throw failure(code);
                    }
                    return "done";
                  });
      assertThat(answer).isEqualTo("done");
      assertThat(runs).hasValue(3);
    }
  }

  @Test
  void otherFailuresAreNotTriedAgainAndNoneForEver() {
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(
            () ->
                parts
                    .work()
                    .write(
                        transaction -> {
                          runs.incrementAndGet();
                          throw failure(1062);
                        }))
        .isInstanceOf(UnableToExecuteStatementException.class);
    assertThat(runs).hasValue(1);
    assertThatThrownBy(
            () ->
                parts
                    .work()
                    .write(
                        transaction -> {
                          runs.incrementAndGet();
                          throw failure(1213);
                        }))
        .isInstanceOf(UnableToExecuteStatementException.class);
    assertThat(runs).hasValue(11);
  }

  @Test
  void deadlockedWorksBothHappen() throws Exception {
    try (var connection = store.pool().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create table hot (id int primary key, hits int not null)");
      statement.execute("insert into hot values (1, 0), (2, 0)");
    }
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> works = new ArrayList<>();
      for (int first = 1; first <= 2; first++) {
        int one = first;
        AtomicInteger mine = new AtomicInteger();
        works.add(
            threads.submit(
                () ->
                    parts
                        .work()
                        .write(
                            transaction -> {
                              runs.incrementAndGet();
                              Handle handle = MariaDbTransaction.writing(transaction);
                              handle.execute("update hot set hits = hits + 1 where id = ?", one);
                              if (mine.incrementAndGet() == 1) {
                                await(bothHoldOne);
                              }
                              handle.execute(
                                  "update hot set hits = hits + 1 where id = ?", 3 - one);
                              return true;
                            })));
      }
      for (Future<Boolean> work : works) {
        assertThat(work.get(60, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(runs.get()).as("one of the two was turned away").isGreaterThan(2);
    try (var connection = store.pool().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select group_concat(hits) from hot")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("2,2");
    }
  }

  @Test
  void aLargeEstateTakesSeconds() {
    Instant now = Instant.parse("2026-03-01T00:00:00Z");
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    RosterService service =
        new RosterService(
            parts.work(),
            parts.rosters(),
            parts.audit(),
            new IdSource(() -> now, random),
            () -> now,
            ZoneOffset.UTC);
    UUID community = UUID.randomUUID();
    Roster roster = estate(100_000);
    long began = System.nanoTime();
    assertThat(service.apply(Actor.system("test"), community, roster, MARCH).orThrow().added())
        .isEqualTo(100_000);
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(60);
    assertThat(service.preview(community, roster, MARCH).orThrow().difference().isEmpty()).isTrue();
  }

  private static Roster estate(int size) {
    List<ExclusivePart> estate = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      estate.add(
          new ExclusivePart(
              "P" + i,
              "C01",
              "" + i / 100,
              "" + i / 25 % 4,
              "" + i % 25,
              PartKind.DWELLING,
              new FloorArea(8_950 + i % 1000),
              AreaBasis.REGISTRY,
              List.of("O" + i),
              "O" + i,
              PartStatus.DELIVERED));
    }
    return new Roster(estate);
  }

  private static UnableToExecuteStatementException failure(int code) {
    return new UnableToExecuteStatementException(new SQLException("injected", "40001", code), null);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
