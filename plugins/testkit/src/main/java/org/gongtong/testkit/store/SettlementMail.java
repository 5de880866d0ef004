package org.gongtong.testkit.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.settlement.SettlementChannel;
import org.gongtong.core.timebank.settlement.SettlementMessage;

/** Keeps messages until a test hands them over, or not. Confined to one thread. */
final class SettlementMail implements SettlementChannel {

  private final Map<UUID, SettlementSide> sides = new HashMap<>();
  private final List<SettlementMessage> bag = new ArrayList<>();

  void add(SettlementSide side) {
    sides.put(side.bank().id(), side);
  }

  @Override
  public Outcome<SettlementMessage> deliver(SettlementMessage message) {
    // A store may hold what other tests have left.
    if (sides.containsKey(message.from()) && sides.containsKey(message.to())) {
      bag.add(message);
    }
    return Outcome.accepted(message);
  }

  /** What is in the bag, to be lost, doubled or put in another order. */
  List<SettlementMessage> bag() {
    return bag;
  }

  /** Takes all out of the bag. */
  List<SettlementMessage> empty() {
    List<SettlementMessage> all = List.copyOf(bag);
    bag.clear();
    return all;
  }

  void hand(SettlementMessage message) {
    Objects.requireNonNull(sides.get(message.to())).receive(message);
  }

  /** Hands all over that is in the bag now. */
  void handAll() {
    empty().forEach(this::hand);
  }

  /** Lets both sides send and get until nothing is said any more. */
  void exchange(SettlementSide... all) {
    exchange(this::hand, all);
  }

  void exchange(Consumer<SettlementMessage> hand, SettlementSide... all) {
    do {
      for (SettlementSide side : all) {
        side.timer().tick();
      }
      empty().forEach(hand);
      for (SettlementSide side : all) {
        side.timer().tick();
      }
    } while (!bag.isEmpty());
  }
}
