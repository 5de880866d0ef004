package org.gongtong.core.decision.callback;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.SmallCells;

/**
 * How a motion's call-backs stand. Immutable.
 *
 * @param drawn how many ballots are called back
 * @param confirmed households that said they cast one
 * @param notConfirmed households that said, at least once, that they did not
 * @param notReached all others, those not called yet among them
 */
public record CallBackFigures(int drawn, int confirmed, int notConfirmed, int notReached) {

  /**
   * The figures as they may be published: their parts are a table whose sum is known, of which
   * {@link SmallCells} says what is told.
   *
   * @param drawn how many, or empty
   * @param confirmed how many, or empty
   * @param notConfirmed how many, or empty
   * @param notReached how many, or empty
   */
  public record Published(
      OptionalInt drawn, OptionalInt confirmed, OptionalInt notConfirmed, OptionalInt notReached) {

    /** Where there are call-backs, and no figure of them may be told. */
    public static final Published NOTHING =
        new Published(
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /** Of a draw and all calls of its motion. */
  public static CallBackFigures of(CallBackDraw draw, Collection<CallBack> calls) {
    Map<UUID, CallOutcome> gravest = gravest(calls);
    Map<CallOutcome, Long> counts =
        draw.sessions().stream()
            .map(session -> gravest.getOrDefault(session, CallOutcome.NOT_REACHED))
            .collect(
                Collectors.groupingBy(
                    Function.identity(),
                    () -> new EnumMap<>(CallOutcome.class),
                    Collectors.counting()));
    return new CallBackFigures(
        draw.sessions().size(),
        count(counts, CallOutcome.CONFIRMED),
        count(counts, CallOutcome.NOT_CONFIRMED),
        count(counts, CallOutcome.NOT_REACHED));
  }

  private static int count(Map<CallOutcome, Long> counts, CallOutcome outcome) {
    return counts.getOrDefault(outcome, 0L).intValue();
  }

  /** The gravest word of each session that was called. */
  public static Map<UUID, CallOutcome> gravest(Collection<CallBack> calls) {
    return calls.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                CallBack::session, CallBack::outcome, (a, b) -> a.compareTo(b) < 0 ? b : a));
  }

  /** As they may be told to everybody. */
  public Published published() {
    if (!SmallCells.OF_THREE.mayTell(drawn)) {
      return Published.NOTHING;
    }
    Map<CallOutcome, Integer> parts = new EnumMap<>(CallOutcome.class);
    parts.put(CallOutcome.CONFIRMED, confirmed);
    parts.put(CallOutcome.NOT_CONFIRMED, notConfirmed);
    parts.put(CallOutcome.NOT_REACHED, notReached);
    Map<CallOutcome, OptionalInt> told = new EnumMap<>(CallOutcome.class);
    SmallCells.OF_THREE
        .tell(parts)
        .forEach(
            (outcome, part) ->
                told.put(
                    outcome,
                    part.isPresent()
                        ? OptionalInt.of((int) part.getAsLong())
                        : OptionalInt.empty()));
    return new Published(
        OptionalInt.of(drawn),
        told.getOrDefault(CallOutcome.CONFIRMED, OptionalInt.empty()),
        told.getOrDefault(CallOutcome.NOT_CONFIRMED, OptionalInt.empty()),
        told.getOrDefault(CallOutcome.NOT_REACHED, OptionalInt.empty()));
  }
}
