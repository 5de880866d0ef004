package org.gongtong.server.ui.open;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.FrozenRoll;
import org.gongtong.core.decision.MotionReader;
import org.gongtong.core.decision.TallyResult;
import org.gongtong.core.decision.assisted.AssistedCount;
import org.gongtong.core.decision.callback.CallBackFigures;
import org.gongtong.core.kernel.SmallCells;
import org.gongtong.core.rules.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Results that were read, so that a crowd on a result page does not count the same ballots again
 * for each visitor: once votes were counted, nothing about the count changes any more. Remembers
 * the results looked at last. Thread-safe.
 */
public final class CountedResults {
  private static final int MOST = 64;
  private static final OptionalLong UNTOLD = OptionalLong.empty();

  private final MotionReader reader;
  private final Function<UUID, List<AssistedCount>> assisted;
  private final Function<UUID, Optional<CallBackFigures.Published>> callBacks;
  private final Map<UUID, Counted> counted =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Counted> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param assisted what workers at doors brought in, which nothing changes after the close
   * @param callBacks what households said to those who called them back, which goes on
   */
  public CountedResults(
      MotionReader reader,
      Function<UUID, List<AssistedCount>> assisted,
      Function<UUID, Optional<CallBackFigures.Published>> callBacks) {
    this.reader = reader;
    this.assisted = assisted;
    this.callBacks = callBacks;
  }

  /**
   * What a count found.
   *
   * @param result the count
   * @param rollHash hash of the roll it was counted on
   * @param parties how many parties are on it
   * @param assisted workers at doors, and how many ballots each brought in
   * @param callBacks what the call-backs came to; null where none was drawn, and before that is
   *     published
   */
  public record Counted(
      TallyResult result,
      String rollHash,
      int parties,
      List<AssistedCount> assisted,
      CallBackFigures.@Nullable Published callBacks) {

    private Counted with(CallBackFigures.@Nullable Published stand) {
      return new Counted(result, rollHash, parties, assisted, stand);
    }
  }

  /** The result of a motion, or a refusal before the count. */
  public Outcome<Counted> of(UUID motionId) {
    Optional<Counted> known = known(motionId);
    Outcome<Counted> found =
        known
            .<Outcome<Counted>>map(Outcome::accepted)
            .orElseGet(() -> reader.result(motionId).map(result -> keep(motionId, result)));
    return found.map(
        there ->
            there.assisted().isEmpty()
                ? there
                : masked(there.with(callBacks.apply(motionId).orElse(null))));
  }

  /**
   * What workers brought in and what was called back is about the ballots of one channel: where
   * that is not told, they would tell it.
   */
  static Counted masked(Counted found) {
    Map<Channel, Integer> channels = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      channels.put(channel, found.result().standingByChannel().getOrDefault(channel, 0));
    }
    if (SmallCells.OF_THREE.tell(channels).getOrDefault(Channel.VISIT, UNTOLD).isPresent()) {
      return found;
    }
    return new Counted(
        found.result(),
        found.rollHash(),
        found.parties(),
        found.assisted().stream().map(count -> new AssistedCount(count.worker(), UNTOLD)).toList(),
        found.callBacks() == null ? null : CallBackFigures.Published.NOTHING);
  }

  private Counted keep(UUID motionId, TallyResult result) {
    Optional<FrozenRoll> roll = reader.findRoll(motionId);
    Counted found =
        new Counted(
            result,
            roll.map(frozen -> frozen.hash().hex()).orElse(""),
            roll.map(frozen -> frozen.roll().parties().size()).orElse(0),
            assisted.apply(motionId),
            null);
    synchronized (counted) {
      counted.put(motionId, found);
    }
    return found;
  }

  private Optional<Counted> known(UUID motionId) {
    synchronized (counted) {
      return Optional.ofNullable(counted.get(motionId));
    }
  }
}
