package org.gongtong.core.decision;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import org.gongtong.core.kernel.FloorArea;

/** Heads and areas of those for, against and abstaining. Confined to one count. */
final class TallySums {

  /** The sums as a result shows them. */
  record All(Totals roll, Totals participated, Totals inFavour, Totals against, Totals abstained) {}

  private static final int FOR = 0;
  private static final int AGAINST = 1;
  private static final int ABSTAIN = 2;
  private static final int SIDES = 3;

  private final long[] heads = new long[3];
  private final long[] areas = new long[3];
  private final int[] channels = new int[Channel.values().length];
  private final BitSet counted = new BitSet();

  private TallySums() {}

  /**
   * What of a ballot is summed up, in one byte: its side and channel. Kept for each party while the
   * ballots are read, so that summing up need not fetch every ballot from memory again.
   */
  static byte mark(Ballot ballot) {
    int side =
        switch (ballot.choice()) {
          case "for" -> FOR;
          case "against" -> AGAINST;
          default -> ABSTAIN;
        };
    return (byte) (ballot.channel().ordinal() * SIDES + side);
  }

  /**
   * @param standing the index of each party's standing ballot, or −1
   * @param marks the {@link #mark} of those ballots
   */
  static TallySums of(ElectoralRoll roll, int[] standing, byte[] marks, BitSet deemed) {
    TallySums sums = new TallySums();
    for (int position = 0; position < standing.length; position++) {
      if (standing[position] >= 0) {
        sums.channels[marks[position] / SIDES]++;
        sums.add(roll, position, marks[position] % SIDES);
      } else if (deemed.get(position)) {
        sums.add(roll, position, ABSTAIN);
      }
    }
    return sums;
  }

  private void add(ElectoralRoll roll, int position, int side) {
    heads[side] += roll.headsAt(position);
    areas[side] += roll.weightAt(position);
    counted.set(position);
  }

  /**
   * Counts those who were reached and kept silent. The majority they go with is one that holds in
   * heads and in area; where the two disagree there is none, and they abstain.
   */
  void addSilent(ElectoralRoll roll, BitSet reached, Silence silence) {
    int side = ABSTAIN;
    if (silence == Silence.WITH_MAJORITY_IF_COMPACT) {
      if (heads[FOR] > heads[AGAINST] && areas[FOR] > areas[AGAINST]) {
        side = FOR;
      } else if (heads[AGAINST] > heads[FOR] && areas[AGAINST] > areas[FOR]) {
        side = AGAINST;
      }
    }
    for (int position = reached.nextSetBit(0);
        position >= 0;
        position = reached.nextSetBit(position + 1)) {
      if (!counted.get(position)) {
        add(roll, position, side);
      }
    }
  }

  All totals(ElectoralRoll roll) {
    return new All(
        roll.totals(),
        new Totals(
            heads[FOR] + heads[AGAINST] + heads[ABSTAIN],
            new FloorArea(areas[FOR] + areas[AGAINST] + areas[ABSTAIN])),
        side(FOR),
        side(AGAINST),
        side(ABSTAIN));
  }

  private Totals side(int side) {
    return new Totals(heads[side], new FloorArea(areas[side]));
  }

  Map<Channel, Integer> byChannel() {
    Map<Channel, Integer> map = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      map.put(channel, channels[channel.ordinal()]);
    }
    return map;
  }
}
