package org.gongtong.store.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.gongtong.core.decision.election.Election;
import org.gongtong.store.mariadb.embedded.DatabaseAccess;
import org.gongtong.store.mariadb.embedded.EmbeddedMariaDb;
import org.gongtong.store.mariadb.embedded.EmbeddedSettings;
import org.gongtong.testkit.store.ElectionParts;
import org.gongtong.testkit.store.ElectionScene;
import org.gongtong.testkit.store.StoreParts;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database dies in the middle of an election: every vote that was acknowledged is counted. */
@Timeout(120)
class MariaDbElectionCrashIT {
  private static final int VOTERS = 400;
  private static final int ENOUGH = 60;

  @TempDir private Path folder;

  @Test
  void anAcknowledgedBallotSurvivesTheDeathOfTheDatabase() throws Exception {
    Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
    ElectionScene before;
    Election election;
    try (EmbeddedMariaDb first = EmbeddedMariaDb.start(EmbeddedSettings.in(folder));
        HikariDataSource pool = pool(first.access())) {
      Flyway.configure().dataSource(pool).table("schema_history").load().migrate();
      before = new ElectionScene(parts(pool));
      election = before.open(ElectionScene.content(2, 3), VOTERS);
      castUntilKilled(before, election, first.pid(), acknowledged);
    }
    assertThat(acknowledged).hasSizeBetween(ENOUGH, VOTERS - 1);
    try (EmbeddedMariaDb second = EmbeddedMariaDb.start(EmbeddedSettings.in(folder));
        HikariDataSource pool = pool(second.access())) {
      ElectionScene after = before.over(parts(pool), new SecureRandom());
      Set<Integer> took =
          Set.copyOf(
              Jdbi.create(pool)
                  .withHandle(
                      handle ->
                          handle
                              .createQuery("select voter from election_participation")
                              .mapTo(Integer.class)
                              .list()));
      assertThat(took).containsAll(acknowledged);
      assertThat(after.sealed(election)).as("a ballot for each who took part").hasSameSizeAs(took);
      int voter = acknowledged.iterator().next();
      assertThat(after.cast(election, voter, 1).orThrow().first()).as("he voted").isFalse();
      Election counted = after.counted(after.close(election)).orThrow();
      assertThat(counted.result().orElseThrow().figures().onWeb()).isEqualTo(took.size());
    }
  }

  /** Several vote at once, and the database is killed while they do. */
  private static void castUntilKilled(
      ElectionScene scene, Election election, long database, Set<Integer> acknowledged)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    CountDownLatch enough = new CountDownLatch(ENOUGH);
    ExecutorService voters = Executors.newFixedThreadPool(4);
    List<Future<?>> votes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      votes.add(
          voters.submit(
              () -> {
                for (int voter = next.incrementAndGet();
                    voter < VOTERS;
                    voter = next.incrementAndGet()) {
                  if (scene.cast(election, voter, 1, 2).isAccepted()) {
                    acknowledged.add(voter);
                    enough.countDown();
                  }
                }
              }));
    }
    assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
    ProcessHandle process = ProcessHandle.of(database).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(20, TimeUnit.SECONDS);
    voters.shutdownNow();
    assertThat(voters.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  private static ElectionParts parts(HikariDataSource pool) {
    StoreParts all = TestStore.parts(pool, new MariaDbAuditLog(new SecureRandom()));
    return new ElectionParts(
        all.work(), all.communities(), new MariaDbElectionStore(), all.audit());
  }

  private static HikariDataSource pool(DatabaseAccess access) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(access.jdbcUrl());
    config.setUsername(access.user());
    config.setPassword(access.password());
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(2_000);
    return new HikariDataSource(config);
  }
}
