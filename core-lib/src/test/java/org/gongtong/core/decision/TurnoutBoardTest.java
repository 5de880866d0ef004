package org.gongtong.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.MemoryUnitOfWork;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.place.ExclusivePart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The board against a box whose rows become visible in any order. */
class TurnoutBoardTest {

  private static final UUID MOTION = UUID.randomUUID();
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private final MemoryUnitOfWork work = new MemoryUnitOfWork();
  private final MemoryMotionStore motions = new MemoryMotionStore(work);
  private final LateBox box = new LateBox();
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final TurnoutBoard board =
      new TurnoutBoard(work, motions, box, now::get, 10, SmallCells.ALL_TOLD);

  TurnoutBoardTest() {
    ExclusivePart[] parts = new ExclusivePart[20];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Votes.part("P" + i, (i + 1) + ".00", "o" + i);
    }
    FrozenRoll roll = new FrozenRoll(1, Votes.roll(parts));
    work.write(
        transaction -> {
          motions.freezeRoll(transaction, MOTION, roll);
          return true;
        });
  }

  @Test
  void aLowerNumberThatShowsLateIsCounted() {
    box.show(2, 2, now.get());
    box.show(9, 9, now.get());
    assertThat(heads(0)).isEqualTo(2);
    box.show(3, 3, START);
    assertThat(heads(1)).isEqualTo(3);
    // Written ten seconds ago, by a transaction that waited: the far look finds it.
    box.show(4, 4, START);
    box.show(10, 10, now.get());
    assertThat(heads(10)).isEqualTo(5);
    box.show(5, 5, START);
    assertThat(heads(41)).isEqualTo(6);
  }

  @Test
  void anOldRowAmongYoungOnesHidesNoneOfThem() {
    heads(0);
    // Its clock stood still between the ballot's time and the row: number 5 is older than 4.
    box.show(5, 5, START.minusSeconds(600));
    box.show(2, 2, START.plusSeconds(29));
    assertThat(heads(30)).isEqualTo(2);
    box.show(4, 4, START.plusSeconds(29));
    assertThat(heads(31)).isEqualTo(3);
    assertThat(heads(61)).isEqualTo(3);
    box.show(3, 3, START.plusSeconds(29));
    assertThat(heads(92)).isEqualTo(4);
  }

  @Test
  void aPartyIsCountedOnceAndWithItsArea() {
    for (int sequence = 1; sequence <= 5; sequence++) {
      box.show(sequence, 7, START);
    }
    box.show(6, 20, START);
    assertThat(live(0).participated()).isEqualTo(Votes.totals(2, "27.00"));
    assertThat(live(2).participated()).isEqualTo(Votes.totals(2, "27.00"));
    assertThat(live(2).roll()).isEqualTo(Votes.totals(20, "210.00"));
  }

  /** Before and after a ballot, also of a voter who was named late, the turnout is the same. */
  @Test
  void noSingleBallotCanBeSubtractedOut() {
    TurnoutBoard stepping = new TurnoutBoard(work, motions, box, now::get, 10, SmallCells.OF_THREE);
    long before = 0;
    RecordedBallot second = null;
    for (int party = 1; party <= 20; party++) {
      RecordedBallot row = box.show(party, party, now.get());
      second = party == 2 ? row : second;
      now.set(now.get().plusSeconds(1));
      long told = ((Turnout.Live) stepping.turnout(MOTION)).participated().heads();
      assertThat(told - before).as("after %s", party).isNotIn(1L, 2L);
      assertThat(20 - told).as("after %s", party).isNotIn(1L, 2L);
      assertThat(party - told).as("after %s", party).isLessThan(6);
      before = told;
    }
    assertThat(before).isEqualTo(20);
    box.show(21, 2, now.get(), second);
    now.set(now.get().plusSeconds(1));
    Turnout.Live less = (Turnout.Live) stepping.turnout(MOTION);
    assertThat(less.participated().heads()).isEqualTo(15);
  }

  @Test
  void whatWasTakenBackIsReadAnewAndNothingElse() {
    RecordedBallot first = box.show(1, 1, START);
    box.show(2, 2, START);
    assertThat(heads(0)).isEqualTo(2);
    assertThat(box.partiesRead).isEmpty();
    box.show(4, 1, START.plusSeconds(1), first);
    assertThat(heads(1)).isEqualTo(1);
    assertThat(heads(2)).isEqualTo(1);
    assertThat(box.partiesRead).containsOnly(1);
    box.show(3, 1, START);
    assertThat(heads(3)).isEqualTo(2);
    box.partiesRead.clear();
    for (int second : new int[] {40, 80, 160, 220, 260}) {
      assertThat(heads(second)).isEqualTo(2);
    }
    box.partiesRead.clear();
    assertThat(heads(262)).isEqualTo(2);
    assertThat(box.partiesRead).as("settled rows are not read again").isEmpty();
  }

  @Test
  void oneLookASecond() {
    box.show(1, 1, START);
    assertThat(heads(0)).isEqualTo(1);
    int looks = box.looks;
    box.show(2, 2, START);
    now.set(START.plusMillis(999));
    assertThat(((Turnout.Live) board.turnout(MOTION)).participated().heads()).isEqualTo(1);
    assertThat(box.looks).isEqualTo(looks);
    assertThat(heads(1)).isEqualTo(2);
    assertThat(box.looks).isEqualTo(looks + 1);
  }

  @Test
  void whoAsksDuringALookIsAnsweredAtOnce() throws Exception {
    box.show(1, 1, START);
    assertThat(heads(0)).isEqualTo(1);
    box.show(2, 2, START);
    now.set(START.plusSeconds(1));
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    box.during =
        () -> {
          reading.countDown();
          try {
            goOn.await(30, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    Thread slow = new Thread(() -> board.turnout(MOTION));
    slow.start();
    assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(((Turnout.Live) board.turnout(MOTION)).participated().heads()).isEqualTo(1);
    goOn.countDown();
    slow.join();
    assertThat(((Turnout.Live) board.turnout(MOTION)).participated().heads()).isEqualTo(2);
  }

  private long heads(int second) {
    return live(second).participated().heads();
  }

  private Turnout.Live live(int second) {
    now.set(START.plusSeconds(second));
    return (Turnout.Live) board.turnout(MOTION);
  }

  /** A box that shows the rows a test says, in the order of numbers the test gives. */
  private static final class LateBox implements BallotStore {
    private final TreeMap<Long, RecordedBallot> rows = new TreeMap<>();
    private final Set<Integer> partiesRead = new HashSet<>();
    private int looks;
    private Runnable during = () -> {};

    RecordedBallot show(long sequence, int party, Instant recordedAt) {
      return show(sequence, party, recordedAt, null);
    }

    RecordedBallot show(
        long sequence, int party, Instant recordedAt, @Nullable RecordedBallot takesBack) {
      UUID id = UUID.randomUUID();
      RecordedBallot row =
          new RecordedBallot(
              id,
              MOTION,
              party,
              Ballot.of(id.toString(), "P", "o", Channel.PAPER, recordedAt, "for"),
              "slot",
              recordedAt,
              new Evidence("sheet 1", Actor.staff("s"), null),
              takesBack == null ? null : new Correction(takesBack.id(), "wrong", true));
      rows.put(sequence, row);
      return row;
    }

    @Override
    public List<Participation> participationAfter(
        Transaction transaction, UUID motionId, long afterSequence, int limit) {
      looks++;
      List<Participation> page = new ArrayList<>();
      rows.tailMap(afterSequence, false)
          .forEach(
              (sequence, row) ->
                  page.add(
                      new Participation(sequence, row.party(), row.voids(), row.recordedAt())));
      page.sort(Comparator.comparing(Participation::sequence));
      during.run();
      return page.subList(0, Math.min(limit, page.size()));
    }

    @Override
    public List<RecordedBallot> ofParty(Transaction transaction, UUID motionId, int party) {
      partiesRead.add(party);
      return rows.values().stream().filter(row -> row.party() == party).toList();
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
    public List<RecordedBallot> ofMotion(Transaction transaction, UUID motionId) {
      throw new UnsupportedOperationException("the board never reads a whole box");
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
