package org.gongtong.core.rules;

import org.jspecify.annotations.Nullable;

/**
 * One parameter's value in one edition. Immutable.
 *
 * @param parameter the slot
 * @param value what it is set to
 * @param change who may change it in a narrower scope
 * @param citation where this value is written, if elsewhere than the rest of its edition; else null
 * @param <T> the type of the value
 */
public record Setting<T>(
    Parameter<T> parameter, T value, Change change, @Nullable Citation citation) {

  /** A value written where its edition is. */
  public Setting(Parameter<T> parameter, T value, Change change) {
    this(parameter, value, change, null);
  }

  /** The value as text. */
  public String text() {
    return parameter.type().write(value);
  }
}
