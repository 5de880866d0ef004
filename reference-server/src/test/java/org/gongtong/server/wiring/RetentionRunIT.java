package org.gongtong.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.people.MandateKind;
import org.gongtong.server.cli.CliRun;
import org.gongtong.server.retention.Cutoff;
import org.gongtong.server.retention.Cutoffs;
import org.gongtong.server.retention.DataClass;
import org.gongtong.server.retention.Retention;
import org.gongtong.server.retention.RetentionPeriods;
import org.gongtong.server.retention.RowSweep;
import org.gongtong.server.retention.Sweep;
import org.gongtong.server.storage.ExpiredRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * Runs of retention: made once by several servers, going on after a break, told with counts and
 * nothing more, seen by administrators, and made by commands.
 */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RetentionRunIT {
  private static final Actor CLERK = VotingHall.CLERK;

  private static RetentionScene here;

  @BeforeAll
  static void start() throws Exception {
    here = new RetentionScene(RetentionRunIT.class);
  }

  @AfterAll
  static void stop() {
    here.close();
  }

  @Test
  @Order(1)
  void theDailyRunIsMadeOnceByTwoServers() throws Exception {
    here.at(here.scene.today().plusDays(1), 2);
    long events = here.count("audit_event where type = 'retention-run'");
    here.behind.job.get().look();
    assertThat(here.count("audit_event where type = 'retention-run'")).isEqualTo(events);
    here.at(here.scene.today(), 4);
    for (int i = 0; i < 1_200; i++) {
      here.signIn(i);
    }
    long all = here.count("staff_sign_in");
    here.scene.clock.passes(Duration.ofDays(400));
    RetentionScene.Behind other = new RetentionScene.Behind();
    try (RunningServer second =
        TestServer.startOn(
            here.scene.server.database(),
            PermissionScene.SETTINGS,
            here.scene.clock,
            other,
            new TestStaff())) {
      assertThat(second.publicPort()).isPositive();
      List<Optional<Retention.Run>> runs =
          together(
              IntStream.range(0, 8)
                  .<Callable<Optional<Retention.Run>>>mapToObj(
                      i -> () -> (i % 2 == 0 ? here.behind : other).retention.get().daily())
                  .toList());
      assertThat(runs).filteredOn(Optional::isPresent).hasSize(1);
      assertThat(runs.stream().flatMap(Optional::stream).findFirst().orElseThrow().removed())
          .containsEntry(DataClass.SIGN_IN, all);
    }
    assertThat(here.count("audit_event where type = 'retention-run'")).isEqualTo(events + 1);
    here.behind.job.get().look();
    assertThat(here.count("audit_event where type = 'retention-run'")).isEqualTo(events + 1);
    here.scene.clock.passes(Duration.ofDays(1));
    here.behind.job.get().look();
    assertThat(here.count("audit_event where type = 'retention-run'")).isEqualTo(events + 2);
  }

  @Test
  @Order(2)
  void anInterruptedRunGoesOn() throws Exception {
    for (int i = 0; i < 7; i++) {
      here.signIn(i);
    }
    here.scene.clock.passes(Duration.ofDays(400));
    RowSweep real = new RowSweep(here.behind.work.get(), ExpiredRows.SIGN_INS);
    Retention dying = retention(new Dying(real));
    assertThatThrownBy(() -> dying.run(CLERK)).isInstanceOf(PowerCut.class);
    assertThat(here.count("staff_sign_in")).isEqualTo(5);
    long events = here.count("audit_event where type = 'retention-run'");
    assertThat(here.behind.retention.get().run(CLERK).refusals())
        .singleElement()
        .matches(reason -> reason.code().equals("RETENTION_RUNNING"));
    assertThat(here.behind.retention.get().daily()).isEmpty();
    here.signIn(8);
    here.scene.clock.passes(Duration.ofMinutes(6));
    Retention.Run run = here.behind.retention.get().daily().orElseThrow();
    // Of both programs together, and judged as of when it began.
    assertThat(run.removed()).containsEntry(DataClass.SIGN_IN, 7L);
    assertThat(here.count("staff_sign_in")).isEqualTo(1);
    assertThat(here.count("audit_event where type = 'retention-run'")).isEqualTo(events + 1);
    // Whoever comes back finds that it is not his any more.
    assertThat(here.behind.retention.get().last().orElseThrow().number()).isEqualTo(run.number());
  }

  /** Deletes two, and is gone. */
  private record Dying(RowSweep real) implements Sweep {
    @Override
    public long due(Cutoff cutoff) {
      return real.due(cutoff);
    }

    @Override
    public int batch(Cutoff cutoff, Hold hold) {
      hold.write(t -> ExpiredRows.SIGN_INS.delete(t, cutoff.before(), 2));
      throw new PowerCut();
    }
  }

  private static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static Retention retention(Sweep sweep) {
    return retention(sweep, Duration.ofDays(36_500));
  }

  private static Retention retention(Sweep sweep, Duration idle) {
    return new Retention(
        here.behind.work.get(),
        new Cutoffs(
            new RetentionPeriods(here.behind.rules.get(), Map.of()),
            () -> List.of(here.scene.here),
            Map.of(),
            here.scene.here.zone()),
        Map.of(DataClass.SIGN_IN, sweep),
        here.behind.audit.get(),
        here.behind.ids.get(),
        here.scene.clock,
        here.scene.here.zone(),
        idle);
  }

  @Test
  @Order(3)
  void aClassThatFailsKeepsNoOtherAndIsToldInTheLog() throws Exception {
    here.signIn(1);
    here.signIn(2);
    here.scene.clock.passes(Duration.ofDays(400));
    Sweep broken =
        new Sweep() {
          @Override
          public long due(Cutoff cutoff) {
            return 0;
          }

          @Override
          public int batch(Cutoff cutoff, Hold hold) {
            throw new IllegalStateException("broken on purpose");
          }
        };
    Retention.Run run = retention(broken).run(CLERK).orThrow();
    assertThat(run.failed()).containsExactly(DataClass.SIGN_IN);
    assertThat(here.gone(DataClass.SIGN_IN)).isEqualTo(3);
    String told =
        here.one(
            "select data from audit_event where type = 'retention-run' and data like '%sign-in\":3%'");
    assertThat(told).contains("\"removed\"").doesNotContain("name");
    here.signIn(1);
    here.scene.clock.passes(Duration.ofDays(400));
    here.run();
    // One would tell that it was this or that person.
    assertThat(
            here.one(
                "select data from audit_event where type = 'retention-run' order by sequence desc limit 1"))
        .contains("\"sign-in\":\"<3\"");
    here.assertThatTheLogIsWhole();
  }

  @Test
  @Order(4)
  void administratorsAndAuditorsSeeIt() throws Exception {
    here.scene.signIn();
    for (MandateKind kind : List.of(MandateKind.SYSTEM_ADMINISTRATOR, MandateKind.AUDITOR)) {
      assertThat(here.scene.as(kind).get("/staff/retention").body())
          .contains("staff-session", "《网络安全法》第23条", "最近一次清理");
      assertThat(here.scene.as(kind).get("/staff").body()).contains("/staff/retention");
    }
    assertThat(here.scene.as(MandateKind.COMMITTEE_STAFF).get("/staff/retention").statusCode())
        .isEqualTo(403);
  }

  @Test
  @Order(5)
  void commandsSayWhatIsDueAndDoIt() {
    String[] access = {
      "--set", "db.url=" + here.scene.server.database().jdbcUrl(),
      "--set", "db.user=" + here.scene.server.database().user(),
      "--set", "db.password=" + here.scene.server.database().password(),
      "--home", TestServer.home(here.scene.server.database()).toString()
    };
    CliRun check = command(access, "check", "--set", "retention.periods=sign-in=30 days");
    assertThat(check.code()).as(check.err() + check.out()).isZero();
    assertThat(check.out())
        .contains("sign-in: 工作人员的登录记录 / sign-ins of staff", "6个月 / 6 months")
        .contains("设置要求 30日", "The setting asks for 30 days")
        .contains("ballot:", "保留 / kept");
    // Events of the test are of other years than the machine's clock.
    CliRun doubted = command(access, "run");
    assertThat(doubted.code()).isNotZero();
    assertThat(doubted.err() + doubted.out()).contains("CLOCK_DOUBTED");
    CliRun run = command(access, "run", "--trust-clock");
    assertThat(run.code()).as(run.err() + run.out()).isZero();
    CliRun wrong = command(access, "check", "--set", "retention.periods=ballot=1 days");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("retention.periods", "sign-in");
  }

  /** What is found today is dated today, however long ago the run before broke off. */
  @Test
  @Order(6)
  void aRunOfAnEarlierDayIsEndedAndAnotherBegins() throws Exception {
    for (int i = 0; i < 5; i++) {
      here.signIn(i);
    }
    here.scene.clock.passes(Duration.ofDays(400));
    RowSweep real = new RowSweep(here.behind.work.get(), ExpiredRows.SIGN_INS);
    Retention dying = retention(new Dying(real));
    assertThatThrownBy(() -> dying.run(CLERK)).isInstanceOf(PowerCut.class);
    String begun = here.one("select max(number) from retention_run");
    long left = here.count("staff_sign_in");
    long events = here.count("audit_event where type = 'retention-run'");
    here.scene.clock.passes(Duration.ofDays(40));
    List<Cutoff> seen = new ArrayList<>();
    Sweep looking =
        new Sweep() {
          @Override
          public long due(Cutoff cutoff) {
            return real.due(cutoff);
          }

          @Override
          public int batch(Cutoff cutoff, Hold hold) {
            seen.add(cutoff);
            return real.batch(cutoff, hold);
          }
        };
    Retention.Run run = retention(looking).run(CLERK).orThrow();
    assertThat(seen).isNotEmpty().extracting(Cutoff::today).containsOnly(here.scene.today());
    assertThat(run.day()).isEqualTo(here.scene.today());
    assertThat(run.number()).isEqualTo(Long.parseLong(begun) + 1);
    assertThat(run.removed()).containsEntry(DataClass.SIGN_IN, left);
    assertThat(here.count("audit_event where type = 'retention-run'")).isEqualTo(events + 2);
    assertThat(here.count("retention_run where finished_at is null")).isZero();
    assertThat(here.count("retention_count where state = 'FAILED' and run = " + begun))
        .isEqualTo(1);
  }

  /** A clock that stands wrong deletes nothing, in either direction. */
  @Test
  @Order(7)
  void aWrongClockDeletesNothing() throws Exception {
    here.signIn(1);
    RowSweep real = new RowSweep(here.behind.work.get(), ExpiredRows.SIGN_INS);
    Retention careful = retention(real, Duration.ofDays(31));
    careful.runTrustingClock(CLERK).orThrow();
    for (int days : new int[] {400, -800}) {
      here.scene.clock.passes(Duration.ofDays(days));
      assertThat(careful.run(CLERK).refusals())
          .singleElement()
          .matches(reason -> reason.code().equals("CLOCK_DOUBTED"));
      assertThat(careful.daily()).isEmpty();
    }
    assertThat(here.count("staff_sign_in")).isPositive();
    here.scene.clock.passes(Duration.ofDays(400 + 30));
    careful.run(CLERK).orThrow();
  }

  private static CliRun command(String[] access, String... words) {
    List<String> all = new ArrayList<>(List.of("retention", words[0]));
    all.addAll(List.of(access));
    all.addAll(List.of(words).subList(1, words.length));
    return CliRun.of(all.toArray(String[]::new));
  }

  private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> one : pool.invokeAll(tasks)) {
        results.add(one.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
