package org.gongtong.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes steps whose time has come, one after the other, for the timers. Stateless. */
public final class DueSteps {

  private DueSteps() {}

  /**
   * A step that could not be taken though its time had come: no roster, a missing rule pack, a
   * trustee without a key.
   *
   * @param subject what the step was of: a motion, an election, a visit
   * @param reasons why
   */
  public record Hindrance(UUID subject, List<Reason> reasons) {
    public Hindrance {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Takes every step that is due, and says which could not be taken. An exception of one step comes
   * out after the others were tried.
   *
   * @param waiting what may have a step due
   * @param id of one of them
   * @param step takes its step, if one is due
   * @param overtaken the reason of a step that somebody else has taken meanwhile
   */
  public static <T> List<Hindrance> take(
      List<T> waiting,
      Function<T, UUID> id,
      Function<T, Optional<Outcome<T>>> step,
      ReasonCode overtaken) {
    List<Hindrance> hindrances = new ArrayList<>();
    @Nullable RuntimeException failure = null;
    for (T one : waiting) {
      try {
        step.apply(one)
            .filter(taken -> !taken.isAccepted() && !isRefusedFor(taken, overtaken))
            .ifPresent(taken -> hindrances.add(new Hindrance(id.apply(one), taken.refusals())));
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return hindrances;
  }

  private static boolean isRefusedFor(Outcome<?> taken, ReasonCode code) {
    return taken.refusals().stream().anyMatch(reason -> reason.code().equals(code.name()));
  }
}
