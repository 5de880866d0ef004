package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongtong.testkit.store.DecisionScene.CLERK;
import static org.gongtong.testkit.store.DecisionScene.CLOSES;
import static org.gongtong.testkit.store.DecisionScene.codes;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.gongtong.core.decision.BallotEntry;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.RecordedBallot;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.testkit.store.AtOnce;
import org.gongtong.testkit.store.DecisionScene;
import org.gongtong.testkit.store.SampleRules;
import org.gongtong.testkit.store.StoreParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ballots that come at once, and connections that go: what only a database can break. */
@Timeout(120)
class MariaDbDecisionIT {

  private static final int THREADS = 50;
  private static final Actor VOTER = Actor.resident("door-1");

  private static TestStore store;
  private static StoreParts parts;

  @BeforeAll
  static void open() {
    store = TestStore.fresh(MariaDbDecisionIT.class, THREADS);
    parts = store.parts();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void ofFiftyWebBallotsOfOnePartyOneStays() throws Exception {
    DecisionScene scene = scene();
    Motion motion = scene.open();
    int party = scene.party(motion, "P02");
    List<Outcome<RecordedBallot>> answers =
        AtOnce.run(
            THREADS,
            i -> scene.box().castOnWeb(VOTER, motion.id(), party, DecisionScene.IDS.next(), "for"));
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.isAccepted())
        .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("DUPLICATE"));
    assertOneEventARow(scene, motion, 1);
  }

  @Test
  void ofFiftyPaperBallotsOfOnePartyOneStays() throws Exception {
    DecisionScene scene = scene();
    Motion motion = scene.open();
    List<Outcome<RecordedBallot>> answers =
        AtOnce.run(THREADS, i -> scene.paper(motion, i % 2 == 0 ? "P01" : "P12", "for"));
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> !answer.isAccepted())
        .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("DUPLICATE"));
    assertOneEventARow(scene, motion, 1);
  }

  @Test
  void oneBallotSentFiftyTimesIsCastOnce() throws Exception {
    DecisionScene scene = scene();
    Motion motion = scene.open();
    int party = scene.party(motion, "P02");
    UUID id = DecisionScene.IDS.next();
    BallotEntry entry = DecisionScene.entry("P03", Channel.PAPER, scene.now(), "for");
    IntFunction<Outcome<RecordedBallot>> sending =
        i ->
            i % 2 == 0
                ? scene.box().castOnWeb(VOTER, motion.id(), party, id, "for")
                : scene.box().record(motion.id(), entry);
    List<Outcome<RecordedBallot>> answers = AtOnce.run(THREADS, sending);
    assertThat(answers).allMatch(Outcome::isAccepted);
    assertThat(answers).extracting(Outcome::orThrow).containsOnlyElementsOf(scene.rows(motion));
    assertOneEventARow(scene, motion, 2);
  }

  @Test
  void eachChannelKeepsAtMostOneWhereTheFirstStands() throws Exception {
    DecisionScene scene = scene();
    Motion motion = scene.open();
    int party = scene.party(motion, "P02");
    List<Outcome<RecordedBallot>> answers =
        AtOnce.run(
            THREADS,
            i -> {
              Channel channel = Channel.values()[i % 4];
              return channel == Channel.WEB
                  ? scene
                      .box()
                      .castOnWeb(VOTER, motion.id(), party, DecisionScene.IDS.next(), "for")
                  : scene
                      .box()
                      .record(
                          motion.id(), DecisionScene.entry("P02", channel, scene.now(), "against"));
            });
    List<RecordedBallot> rows = scene.rows(motion);
    assertThat(rows).extracting(row -> row.ballot().channel()).doesNotHaveDuplicates();
    assertThat(rows)
        .extracting(row -> row.ballot().channel())
        .contains(Channel.PAPER, Channel.MEETING, Channel.VISIT);
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSameSizeAs(rows);
    assertOneEventARow(scene, motion, rows.size());
    scene.decide(motion);
    TallyResult result = scene.reader().result(motion.id()).orThrow();
    assertThat(result.participated().heads()).isEqualTo(1);
    assertThat(result.rejected()).hasSize(rows.size() - 1);
  }

  @Test
  void everyPartyKeepsItsOwnBallot() throws Exception {
    DecisionScene scene = scene();
    Motion motion = scene.open();
    List<Integer> parties = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      parties.add(scene.party(motion, "P%02d".formatted(i)));
    }
    List<Outcome<RecordedBallot>> answers =
        AtOnce.run(
            THREADS,
            i ->
                scene
                    .box()
                    .castOnWeb(
                        VOTER, motion.id(), parties.get(i % 10), DecisionScene.IDS.next(), "for"));
    assertThat(answers).filteredOn(Outcome::isAccepted).hasSize(10);
    assertThat(scene.rows(motion))
        .extracting(RecordedBallot::party)
        .containsExactlyInAnyOrderElementsOf(parties);
    assertOneEventARow(scene, motion, 10);
  }

  @Test
  void aKilledConnectionLeavesNothing() {
    killedBy(
        handle -> {
          long id = handle.createQuery("select connection_id()").mapTo(Long.class).one();
          execute("kill connection " + id);
        });
  }

  @Test
  void aLostSocketLeavesNothing() {
    killedBy(handle -> handle.getConnection().abort(Runnable::run));
  }

  private static void killedBy(Meeting.Interruption killing) {
    DecisionScene scene = scene();
    Motion motion = scene.open();
    UUID id = DecisionScene.IDS.next();
    AtomicInteger deaths = new AtomicInteger();
    DecisionScene dying =
        scene.over(
            store.with(
                new Meeting(
                    "ballot-cast",
                    handle -> {
                      deaths.incrementAndGet();
                      killing.happen(handle);
                    })),
            book());
    assertThatThrownBy(() -> dying.web(motion, "P02", id, "for"))
        .hasCauseInstanceOf(SQLException.class);
    assertThat(deaths).as("in a group, and ten times by itself").hasValue(11);
    assertThat(scene.rows(motion)).isEmpty();
    assertThat(scene.events(motion)).doesNotContain("ballot-cast");
    assertThat(scene.web(motion, "P02", id, "for").isAccepted()).isTrue();
    assertOneEventARow(scene, motion, 1);
    AtomicInteger runs = new AtomicInteger();
    DecisionScene dyingOnce =
        scene.over(
            store.with(
                new Meeting(
                    "ballot-cast",
                    handle -> {
                      if (runs.incrementAndGet() == 1) {
                        killing.happen(handle);
                      }
                    })),
            book());
    assertThat(dyingOnce.web(motion, "P03", DecisionScene.IDS.next(), "for").isAccepted()).isTrue();
    assertThat(runs).as("what was begun was gone, and it ran again").hasValue(2);
    assertOneEventARow(scene, motion, 2);
  }

  @Test
  void stepsThatDeadlockBothHappen() throws Exception {
    DecisionScene scene = scene();
    List<Motion> motions = List.of(scene.draft(), scene.draft());
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    List<Boolean> answers =
        AtOnce.run(
            2,
            i -> {
              AtomicInteger mine = new AtomicInteger();
              return parts
                  .work()
                  .write(
                      transaction -> {
                        runs.incrementAndGet();
                        UUID first = motions.get(i).id();
                        UUID second = motions.get(1 - i).id();
                        parts.motions().findToVote(transaction, first);
                        if (mine.incrementAndGet() == 1) {
                          await(bothHoldOne);
                        }
                        return parts.motions().findToChange(transaction, second).isPresent();
                      });
            });
    assertThat(answers).containsExactly(true, true);
    assertThat(runs.get()).as("one of the two was turned away").isGreaterThan(2);
  }

  @Test
  void aBallotThatWaitedForTheCountIsRefused() throws Exception {
    DecisionScene scene = scene();
    Motion motion = scene.open();
    int party = scene.party(motion, "P02");
    DecisionScene slowClock = scene.elsewhere(book());
    // Known as open before, so that it is not read again.
    assertThat(slowClock.box().mayCast(motion.id(), party).isAccepted()).isTrue();
    AtomicReference<CompletableFuture<Outcome<RecordedBallot>>> ballot = new AtomicReference<>();
    Meeting casting =
        new Meeting(
            "motion-decided",
            handle -> {
              ballot.set(CompletableFuture.supplyAsync(() -> slowClock.web(motion, "P02", "for")));
              Meeting.untilSomebodyWaits(store.pool());
            });
    scene.over(store.with(casting), book()).decide(motion);
    assertThat(codes(ballot.get().get(60, TimeUnit.SECONDS))).containsExactly("TOO_LATE");
    assertThat(scene.rows(motion)).isEmpty();
    assertThat(scene.events(motion)).doesNotContain("ballot-cast");
  }

  @Test
  void theCountWaitsForABallotOnItsWay() throws Exception {
    DecisionScene scene = scene();
    Motion motion = scene.open();
    DecisionScene slowClock = scene.elsewhere(book());
    Motion closed = scene.close(motion);
    AtomicReference<CompletableFuture<Outcome<Motion>>> count = new AtomicReference<>();
    Meeting deciding =
        new Meeting(
            "ballot-cast",
            handle -> {
              count.set(
                  CompletableFuture.supplyAsync(
                      () -> scene.motions().decide(CLERK, motion.id(), closed.version())));
              Meeting.untilSomebodyWaits(store.pool());
            });
    BallotEntry entry = DecisionScene.entry("P02", Channel.PAPER, slowClock.now(), "for");
    slowClock.over(store.with(deciding), book()).box().record(motion.id(), entry).orThrow();
    count.get().get(60, TimeUnit.SECONDS).orThrow();
    assertThat(scene.reader().result(motion.id()).orThrow().inFavour().heads()).isEqualTo(1);
  }

  @Test
  void everyBallotAcceptedInTheLastMomentIsCounted() throws Exception {
    int before = 0;
    for (int round = 0; round < 6; round++) {
      DecisionScene scene = scene();
      Motion motion = scene.open();
      DecisionScene slowClock = scene.elsewhere(book()).at(CLOSES);
      List<Integer> parties = new ArrayList<>();
      for (int i = 1; i <= 10; i++) {
        parties.add(slowClock.party(motion, "P%02d".formatted(i)));
      }
      slowClock.box().mayCast(motion.id(), 1);
      Motion closed = scene.close(motion);
      CountDownLatch someArrived = new CountDownLatch(round);
      List<Outcome<?>> answers =
          AtOnce.run(
              11,
              i -> {
                if (i == 10) {
                  await(someArrived);
                  return scene.motions().decide(CLERK, motion.id(), closed.version());
                }
                Outcome<RecordedBallot> cast =
                    slowClock
                        .box()
                        .castOnWeb(
                            VOTER, motion.id(), parties.get(i), DecisionScene.IDS.next(), "for");
                someArrived.countDown();
                return cast;
              });
      assertThat(answers.get(10).isAccepted()).isTrue();
      long accepted = answers.subList(0, 10).stream().filter(Outcome::isAccepted).count();
      assertThat(answers.subList(0, 10))
          .filteredOn(answer -> !answer.isAccepted())
          .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("TOO_LATE"));
      TallyResult result = scene.reader().result(motion.id()).orThrow();
      assertThat(result.inFavour().heads()).isEqualTo(accepted);
      assertOneEventARow(scene, motion, (int) accepted);
      before += (int) accepted;
    }
    assertThat(before).as("some came before the count").isPositive();
  }

  @Test
  void castingCostsFourRoundTrips() throws Exception {
    DecisionScene scene = scene();
    Motion motion = scene.open();
    try (HikariDataSource one = store.poolOf(1)) {
      DecisionScene alone =
          scene.over(TestStore.parts(one, new MariaDbAuditLog(new SecureRandom())), book());
      int party = alone.party(motion, "P02");
      alone.web(motion, "P01", "for").orThrow();
      long before = questions(one);
      alone.box().castOnWeb(VOTER, motion.id(), party, DecisionScene.IDS.next(), "for").orThrow();
      assertThat(questions(one) - before)
          .as("begin, ballot, event, commit, and this question itself")
          .isEqualTo(5);
    }
  }

  private static long questions(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show session status like 'Questions'")) {
      row.next();
      return row.getLong(2);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = store.pool().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertOneEventARow(DecisionScene scene, Motion motion, int rows) {
    assertThat(scene.rows(motion)).hasSize(rows);
    assertThat(scene.events(motion)).filteredOn("ballot-cast"::equals).hasSize(rows);
  }

  private static RuleBook book() {
    return new SampleRules().book();
  }

  private static DecisionScene scene() {
    return new DecisionScene(parts, book());
  }
}
