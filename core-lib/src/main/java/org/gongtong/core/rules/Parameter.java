package org.gongtong.core.rules;

import java.util.Comparator;
import org.gongtong.core.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A typed slot of a rule. The areas declare theirs as constants and read them out of a {@link
 * ResolvedRule}; packs set them. Immutable; identified by its name.
 *
 * @param <T> the type of the values
 */
public final class Parameter<T> {

  private final String name;
  private final ParameterType<T> type;
  private final LocalizedText meaning;
  private final @Nullable Comparator<? super T> strictness;

  private Parameter(
      String name,
      ParameterType<T> type,
      LocalizedText meaning,
      @Nullable Comparator<? super T> strictness) {
    this.name = name;
    this.type = type;
    this.meaning = meaning;
    this.strictness = strictness;
  }

  /** A parameter without an order: nothing is stricter than anything else. */
  public static <T> Parameter<T> of(String name, ParameterType<T> type, String zh, String en) {
    return new Parameter<>(name, type, LocalizedText.of(zh, en), null);
  }

  /** The same parameter with an order in which the greater value is the stricter one. */
  public Parameter<T> strictestLast(Comparator<? super T> order) {
    return new Parameter<>(name, type, meaning, order);
  }

  public String name() {
    return name;
  }

  public ParameterType<T> type() {
    return type;
  }

  public LocalizedText meaning() {
    return meaning;
  }

  /**
   * Whether {@code value} is at least as strict as {@code than}; without an order, only if they are
   * equal.
   */
  public boolean isAsStrict(T value, T than) {
    return strictness == null ? value.equals(than) : strictness.compare(value, than) >= 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Parameter<?> parameter && parameter.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
