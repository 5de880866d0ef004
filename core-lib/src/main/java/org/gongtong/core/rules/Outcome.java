package org.gongtong.core.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a command: done, with its value, or refused, with the reasons. A refused command
 * changed nothing.
 *
 * @param <T> the type of the value
 */
public sealed interface Outcome<T> {

  /** Done. */
  record Accepted<T>(T value) implements Outcome<T> {}

  /** Refused; at least one reason is not met. */
  record Refused<T>(Verdict verdict) implements Outcome<T> {

    /**
     * @throws IllegalArgumentException if the verdict allows
     */
    public Refused {
      if (verdict.allows()) {
        throw new IllegalArgumentException("a refusal gives a reason that is not met");
      }
    }
  }

  static <T> Outcome<T> accepted(T value) {
    return new Accepted<>(value);
  }

  static <T> Outcome<T> refused(Reason... reasons) {
    return new Refused<>(Verdict.of(reasons));
  }

  static <T> Outcome<T> refused(List<Reason> reasons) {
    return new Refused<>(new Verdict(reasons));
  }

  /** Another value when accepted; the same refusal otherwise. */
  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    return flatMap(value -> accepted(change.apply(value)));
  }

  /** Another outcome when accepted; the same refusal otherwise. */
  default <R> Outcome<R> flatMap(Function<? super T, Outcome<R>> next) {
    if (this instanceof Accepted<T> accepted) {
      return next.apply(accepted.value());
    }
    return new Refused<>(((Refused<T>) this).verdict());
  }

  default boolean isAccepted() {
    return this instanceof Accepted<T>;
  }

  /** The value, when accepted. */
  default Optional<T> asOptional() {
    return this instanceof Accepted<T> accepted ? Optional.of(accepted.value()) : Optional.empty();
  }

  /** The reasons not met; empty when accepted. */
  default List<Reason> refusals() {
    return this instanceof Refused<T> refused ? refused.verdict().unmet() : List.of();
  }

  /**
   * The value of something that must have been accepted.
   *
   * @throws IllegalStateException naming the codes, when it was refused
   */
  default T orThrow() {
    if (this instanceof Accepted<T> accepted) {
      return accepted.value();
    }
    throw new IllegalStateException("refused: " + refusals().stream().map(Reason::code).toList());
  }
}
