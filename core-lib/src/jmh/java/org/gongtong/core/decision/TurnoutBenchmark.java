package org.gongtong.core.decision;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.Transaction;
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
 * What a question for the turnout costs, in a box of few and of many ballots, of which the last
 * hundred are always young. The box costs nothing itself: what is measured is the board.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class TurnoutBenchmark {

  private static final UUID MOTION = new UUID(0, 1);
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int YOUNG = 100;

  @Param({"10000", "1000000"})
  private int ballots;

  private final AtomicLong second = new AtomicLong();
  private TurnoutBoard still;
  private TurnoutBoard moving;

  @Setup
  public void open() {
    List<Party> parties = new ArrayList<>(ballots);
    for (int i = 1; i <= ballots; i++) {
      parties.add(
          new Party(i, List.of("o" + i), "o" + i, List.of("p" + i), 1, new FloorArea(8_000)));
    }
    MemoryUnitOfWork work = new MemoryUnitOfWork();
    MemoryMotionStore motions = new MemoryMotionStore(work);
    FrozenRoll roll = new FrozenRoll(1, new ElectoralRoll(parties));
    work.write(
        transaction -> {
          motions.freezeRoll(transaction, MOTION, roll);
          return true;
        });
    Box box = new Box(ballots);
    still = new TurnoutBoard(work, motions, box, () -> START, 10, SmallCells.ALL_TOLD);
    moving =
        new TurnoutBoard(
            work,
            motions,
            box,
            () -> START.plusSeconds(second.incrementAndGet()),
            10,
            SmallCells.ALL_TOLD);
    still.turnout(MOTION);
    moving.turnout(MOTION);
  }

  /** A question within a second of the last look. */
  @Benchmark
  public Turnout question() {
    return still.turnout(MOTION);
  }

  /** A question that looks into the box; one in thirty goes back further. */
  @Benchmark
  public Turnout look() {
    return moving.turnout(MOTION);
  }

  /** One ballot a party, all long settled but the last ones. */
  private static final class Box implements BallotStore {
    private final int size;

    Box(int size) {
      this.size = size;
    }

    @Override
    public List<Participation> participationAfter(
        Transaction transaction, UUID motionId, long afterSequence, int limit) {
      int rows = (int) Math.min(limit, size - afterSequence);
      return new AbstractList<>() {
        @Override
        public Participation get(int at) {
          int sequence = (int) afterSequence + at + 1;
          Instant recorded = sequence > size - YOUNG ? Instant.MAX : START.minusSeconds(86_400);
          return new Participation(sequence, sequence, false, recorded);
        }

        @Override
        public int size() {
          return rows;
        }
      };
    }

    @Override
    public boolean add(Transaction transaction, RecordedBallot ballot, boolean unlessCounted) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<RecordedBallot> find(Transaction transaction, UUID ballotId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<RecordedBallot> ofParty(Transaction transaction, UUID motionId, int party) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<RecordedBallot> ofMotion(Transaction transaction, UUID motionId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void addNaming(Transaction transaction, VoterNaming naming) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<VoterNaming> namings(Transaction transaction, UUID motionId) {
      throw new UnsupportedOperationException();
    }
  }
}
