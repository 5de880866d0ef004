package org.gongtong.core.rules;

/**
 * One parameter's value in one edition. Immutable.
 *
 * @param parameter the slot
 * @param value what it is set to
 * @param change who may change it in a narrower scope
 * @param <T> the type of the value
 */
public record Setting<T>(Parameter<T> parameter, T value, Change change) {

  /** The value as text. */
  public String text() {
    return parameter.type().write(value);
  }
}
