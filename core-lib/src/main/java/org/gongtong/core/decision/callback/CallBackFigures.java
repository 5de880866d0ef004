package org.gongtong.core.decision.callback;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a motion's call-backs stand. Immutable.
 *
 * @param drawn how many ballots are called back
 * @param confirmed households that said they cast one
 * @param notConfirmed households that said, at least once, that they did not
 * @param notReached all others, those not called yet among them
 */
public record CallBackFigures(int drawn, int confirmed, int notConfirmed, int notReached) {

  /** The smallest figure that is told. */
  public static final int LEAST = 3;

  /**
   * The figures as they may be published. A figure below {@link #LEAST} would single out
   * households, and is not told; nor is a second one, where the first could be subtracted.
   *
   * @param drawn how many, or empty
   * @param confirmed how many, or empty
   * @param notConfirmed how many, or empty
   * @param notReached how many, or empty
   */
  public record Published(
      OptionalInt drawn, OptionalInt confirmed, OptionalInt notConfirmed, OptionalInt notReached) {}

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
    if (drawn < LEAST) {
      OptionalInt untold = OptionalInt.empty();
      return new Published(untold, untold, untold, untold);
    }
    List<Integer> parts = List.of(confirmed, notConfirmed, notReached);
    int least = LEAST;
    List<Integer> small = parts.stream().filter(part -> part < LEAST).toList();
    if (small.size() == 1 && small.get(0) > 0) {
      // What is not told would be what the others leave of those drawn.
      Optional<Integer> next = parts.stream().filter(part -> part >= LEAST).sorted().findFirst();
      least = next.orElseThrow() + 1;
    }
    return new Published(
        OptionalInt.of(drawn),
        told(confirmed, least),
        told(notConfirmed, least),
        told(notReached, least));
  }

  private static OptionalInt told(int figure, int least) {
    return figure < least ? OptionalInt.empty() : OptionalInt.of(figure);
  }
}
