package org.gongtong.server.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.gongtong.core.decision.Motion;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.MotionState;
import org.gongtong.core.decision.MotionVersion;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.ElectionStore;
import org.gongtong.core.decision.election.ElectionVersion;
import org.gongtong.core.kernel.Transaction;
import org.gongtong.core.kernel.UnitOfWork;
import org.gongtong.server.storage.ExpiredFiles;
import org.gongtong.server.storage.VotingCodeTable;
import org.jspecify.annotations.Nullable;

/**
 * What shows how a vote went and is no part of it, once the vote was over long enough. Thread-safe.
 */
public final class VoteSweep implements Sweep {
  private static final int PAGE = 200;
  private static final int COUNTED = 10_000;

  /** Nothing of these is contested before a court any more once their period has passed. */
  private static final Set<MotionState> OVER =
      EnumSet.of(MotionState.FINAL, MotionState.ANNULLED, MotionState.WITHDRAWN);

  private static final Set<ElectionState> ELECTION_OVER =
      EnumSet.of(ElectionState.COUNTED, ElectionState.VOID, ElectionState.WITHDRAWN);

  private final UnitOfWork work;
  private final List<Votes> votes;
  private final Left left;

  /** What is left of a vote. Extension point of this sweep. */
  private interface Left {
    long count(Transaction transaction, UUID voteId);

    int take(Transaction transaction, UUID voteId, Instant now);
  }

  /** Motions or elections. Extension point of this sweep. */
  private interface Votes {
    /** Those of a community that are over. */
    List<UUID> over(UUID communityId);

    Instant endedAt(UUID voteId);
  }

  private VoteSweep(UnitOfWork work, List<Votes> votes, Left left) {
    this.work = work;
    this.votes = votes;
    this.left = left;
  }

  /** Voting codes of motions and elections: that letters were printed stays. */
  public static VoteSweep codes(UnitOfWork work, MotionReader motions, ElectionStore elections) {
    VotingCodeTable table = new VotingCodeTable();
    return new VoteSweep(
        work,
        List.of(of(motions), of(work, elections)),
        new Left() {
          @Override
          public long count(Transaction transaction, UUID voteId) {
            return table.countReadable(transaction, voteId);
          }

          @Override
          public int take(Transaction transaction, UUID voteId, Instant now) {
            return table.blank(transaction, voteId, MOST);
          }
        });
  }

  /** Photos and signatures of assisted sessions: that there was one, and its hash, stays. */
  public static VoteSweep evidence(UnitOfWork work, MotionReader motions) {
    ExpiredFiles files = new ExpiredFiles();
    return new VoteSweep(
        work,
        List.of(of(motions)),
        new Left() {
          @Override
          public long count(Transaction transaction, UUID voteId) {
            return files.evidence(transaction, voteId, COUNTED).size();
          }

          @Override
          public int take(Transaction transaction, UUID voteId, Instant now) {
            List<String> some = files.evidence(transaction, voteId, 20);
            return files.deleteEvidence(transaction, some, now);
          }
        });
  }

  @Override
  public long due(Cutoff cutoff) {
    return over(cutoff).stream()
        .mapToLong(vote -> work.read(transaction -> left.count(transaction, vote)))
        .sum();
  }

  @Override
  public int batch(Cutoff cutoff, Hold hold) {
    int gone = 0;
    Instant now = cutoff.today().plusDays(1).atStartOfDay(cutoff.place().zone()).toInstant();
    for (UUID vote : over(cutoff)) {
      gone += hold.write(transaction -> left.take(transaction, vote, now));
    }
    return gone;
  }

  /** Votes that have something left and were over before the cut-off. */
  private List<UUID> over(Cutoff cutoff) {
    List<UUID> over = new ArrayList<>();
    for (Votes kind : votes) {
      kind.over(cutoff.place().id()).stream()
          .filter(vote -> work.read(transaction -> left.count(transaction, vote)) > 0)
          .filter(vote -> kind.endedAt(vote).isBefore(cutoff.before()))
          .forEach(over::add);
    }
    return over;
  }

  private static Votes of(MotionReader motions) {
    return new Votes() {
      @Override
      public List<UUID> over(UUID communityId) {
        return all(before -> motions.page(communityId, before, PAGE), Motion::id).stream()
            .filter(motion -> OVER.contains(motion.state()))
            .map(Motion::id)
            .toList();
      }

      @Override
      public Instant endedAt(UUID motion) {
        List<MotionVersion> history = motions.history(motion);
        return history.get(history.size() - 1).recordedAt();
      }
    };
  }

  private static Votes of(UnitOfWork work, ElectionStore elections) {
    return new Votes() {
      @Override
      public List<UUID> over(UUID communityId) {
        return all(
                before -> work.read(t -> elections.page(t, communityId, before, PAGE)),
                Election::id)
            .stream()
            .filter(election -> ELECTION_OVER.contains(election.state()))
            .map(Election::id)
            .toList();
      }

      @Override
      public Instant endedAt(UUID election) {
        List<ElectionVersion> history = work.read(t -> elections.history(t, election));
        return history.get(history.size() - 1).recordedAt();
      }
    };
  }

  /** All pages, one after the other. */
  private static <T> List<T> all(Pages<T> pages, Function<T, UUID> id) {
    List<T> all = new ArrayList<>();
    @Nullable UUID before = null;
    while (true) {
      List<T> page = pages.after(before);
      all.addAll(page);
      if (page.size() < PAGE) {
        return all;
      }
      before = id.apply(page.get(page.size() - 1));
    }
  }

  /** Reads a page. Extension point of this sweep. */
  private interface Pages<T> {
    List<T> after(@Nullable UUID before);
  }
}
