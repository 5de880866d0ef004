package org.gongtong.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gongtong.core.kernel.FloorArea;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A city's ballots counted at once, beside merely sorting the same list. Every ballot has strings
 * of its own, as read from a file, in no order; one in a hundred is rejected.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class TallyBenchmark {

  private static final Instant OPENS = Instant.parse("2026-03-01T01:00:00Z");
  private static final Instant CLOSES = Instant.parse("2026-03-15T10:00:00Z");

  /** Ballots, and as many parties. */
  @Param("1000000")
  private int size;

  private ElectoralRoll roll;
  private List<Ballot> ballots;
  private Tally tally;

  @Setup
  public void draw() {
    Random random = new Random(278);
    List<Party> parties = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      FloorArea area = new FloorArea(3_000 + random.nextInt(15_000));
      parties.add(
          new Party(i + 1, List.of("owner-" + i), "owner-" + i, List.of("C01-" + i), 1, area));
    }
    roll = new ElectoralRoll(parties);
    List<Ballot> drawn = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      boolean flawed = i % 100 == 0;
      drawn.add(
          Ballot.of(
              "ballot-" + i,
              flawed && i % 200 == 0 ? "C99-" + i : "C01-" + i,
              flawed && i % 200 != 0 ? "nobody-" + i : "owner-" + i,
              i % 3 == 0 ? Channel.PAPER : Channel.WEB,
              OPENS.plusSeconds(random.nextInt(1_200_000)),
              new String(i % 4 == 0 ? "against" : "for")));
    }
    Collections.shuffle(drawn, random);
    ballots = drawn;
    tally = new Tally(new RuleDraft().rule(), OPENS, CLOSES);
  }

  /** Checks every ballot, lets one of each party stand, adds up, and judges. */
  @Benchmark
  public TallyResult tally() {
    return tally.count(roll, ballots);
  }

  /** What any method that takes the ballots in order has to do first. */
  @Benchmark
  public List<Ballot> sortOnly() {
    List<Ballot> sorted = new ArrayList<>(ballots);
    sorted.sort(Comparator.comparing(Ballot::castAt).thenComparing(Ballot::id));
    return sorted;
  }
}
