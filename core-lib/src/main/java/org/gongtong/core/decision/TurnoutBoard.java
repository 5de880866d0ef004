package org.gongtong.core.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;

/**
 * Tells the turnout of votes from memory. It follows each ballot box by the numbers of its rows, at
 * most once a second, so that a question costs the same however many ballots there are, and casting
 * waits for nobody who asks. Thread-safe.
 *
 * <p>It tells of the first so many parties alone, in the order in which they came ({@link
 * SmallCells#told}), so that two looks never differ by one ballot: not by that of a neighbour who
 * was seen at the ballot box, and not by that of a voter who was named late.
 *
 * <p>Rows may become visible in another order than that of their numbers. So each look goes back
 * some seconds, and one in thirty seconds goes back further than any transaction can be late. A
 * party is counted once whatever comes in for it; one of which a ballot was taken back is read
 * anew, and no other.
 */
public final class TurnoutBoard {

  private static final Duration FRESH = Duration.ofSeconds(1);

  /** Rows this old are in order, unless a transaction had to wait for a lock. */
  private static final Duration NEARLY_SETTLED = Duration.ofSeconds(5);

  /** Longer than any transaction that adds a ballot lives. */
  private static final Duration SETTLED = Duration.ofSeconds(120);

  private static final Duration FAR_LOOK = Duration.ofSeconds(30);

  private static final int PAGE = 50_000;

  /** More than any city has open at once; beyond it the memory is given back. */
  private static final int MOST = 256;

  private final UnitOfWork work;
  private final MotionStore motions;
  private final BallotStore ballots;
  private final InstantSource clock;
  private final int minimumParties;
  private final SmallCells cells;
  private final Map<UUID, Board> boards = new ConcurrentHashMap<>();

  /**
   * @param minimumParties how many parties a roll needs for its turnout to be told
   * @param cells how many parties at once the turnout grows by
   */
  public TurnoutBoard(
      UnitOfWork work,
      MotionStore motions,
      BallotStore ballots,
      InstantSource clock,
      int minimumParties,
      SmallCells cells) {
    this.work = work;
    this.motions = motions;
    this.ballots = ballots;
    this.clock = clock;
    this.minimumParties = minimumParties;
    this.cells = cells;
  }

  /** The turnout of a motion, at most two seconds old. */
  public Turnout turnout(UUID motionId) {
    Board board = boards.get(motionId);
    if (board == null) {
      Optional<FrozenRoll> roll = work.read(transaction -> motions.findRoll(transaction, motionId));
      if (roll.isEmpty()) {
        return new Turnout.NotOpen();
      }
      if (boards.size() >= MOST) {
        boards.clear();
      }
      board = boards.computeIfAbsent(motionId, id -> new Board(id, roll.get().roll()));
    }
    return board.roll.parties().size() < minimumParties
        ? new Turnout.Hidden(minimumParties)
        : board.look();
  }

  /** The turnout of one motion. */
  private final class Board {
    private final UUID motionId;
    private final ElectoralRoll roll;
    private final ReentrantLock looking = new ReentrantLock();
    private final BitSet counted = new BitSet();
    private final BitSet tookBack = new BitSet();

    /** Parties in the order in which they came: the first of them are told. */
    private final List<Integer> order = new ArrayList<>();

    private int told;
    private long settled;
    private long nearlySettled;
    private Instant farLook = Instant.EPOCH;
    private long heads;
    private long hundredths;
    private volatile Turnout.Live shown;

    Board(UUID motionId, ElectoralRoll roll) {
      this.motionId = motionId;
      this.roll = roll;
      this.shown = new Turnout.Live(Totals.NONE, roll.totals(), Instant.EPOCH);
    }

    Turnout look() {
      Instant now = clock.instant();
      if (Duration.between(shown.asOf(), now).compareTo(FRESH) < 0) {
        return shown;
      }
      boolean first = shown.asOf().equals(Instant.EPOCH);
      if (first) {
        looking.lock();
      } else if (!looking.tryLock()) {
        return shown;
      }
      try {
        work.read(
            transaction -> {
              readOn(transaction, now);
              return true;
            });
        shown = new Turnout.Live(new Totals(heads, new FloorArea(hundredths)), roll.totals(), now);
      } finally {
        looking.unlock();
      }
      return shown;
    }

    private void readOn(Transaction transaction, Instant now) {
      boolean far = Duration.between(farLook, now).compareTo(FAR_LOOK) >= 0;
      if (far) {
        farLook = now;
      }
      // Only as far as every row before is old as well: another one may still come between.
      Frontier near = new Frontier(now.minus(NEARLY_SETTLED));
      Frontier distant = new Frontier(now.minus(SETTLED));
      BitSet readAnew = new BitSet();
      long at = far ? settled : nearlySettled;
      List<BallotStore.Participation> page;
      do {
        page = ballots.participationAfter(transaction, motionId, at, PAGE);
        for (BallotStore.Participation row : page) {
          at = row.sequence();
          near.pass(row);
          distant.pass(row);
          if (row.voids()) {
            tookBack.set(row.party());
          }
          if (tookBack.get(row.party())) {
            readAnew.set(row.party());
          } else {
            set(row.party(), true);
          }
        }
      } while (page.size() == PAGE);
      nearlySettled = Math.max(nearlySettled, near.reached);
      if (far) {
        settled = Math.max(settled, distant.reached);
      }
      readAnew.stream()
          .forEach(
              party ->
                  set(
                      party,
                      !BallotRows.inForce(ballots.ofParty(transaction, motionId, party))
                          .isEmpty()));
      tell(cells.told(order.size(), roll.size()));
    }

    private void tell(int parties) {
      if (parties < told) {
        told = 0;
        heads = 0;
        hundredths = 0;
      }
      for (; told < parties; told++) {
        int position = order.get(told) - 1;
        heads += roll.headsAt(position);
        hundredths += roll.weightAt(position);
      }
    }

    private void set(int party, boolean takesPart) {
      if (counted.get(party) == takesPart) {
        return;
      }
      counted.set(party, takesPart);
      if (takesPart) {
        order.add(party);
      } else {
        order.remove((Integer) party);
        tell(0);
      }
    }
  }

  /** How far rows are older than an instant without a younger one between. */
  private static final class Frontier {
    private final Instant before;
    private boolean passing = true;
    private long reached;

    Frontier(Instant before) {
      this.before = before;
    }

    void pass(BallotStore.Participation row) {
      passing &= row.recordedAt().isBefore(before);
      if (passing) {
        reached = row.sequence();
      }
    }
  }
}
