package org.gongtong.core.rules;

/**
 * A parameter's value as it holds for somebody on some day, and the edition it comes from.
 * Immutable.
 *
 * @param setting the parameter, its value, and who may change it further
 * @param source where it comes from
 */
public record Provision(Setting<?> setting, EditionRef source) {

  /** Where the value is written: its own citation, or else its edition's. */
  public Citation citation() {
    Citation own = setting.citation();
    return own == null ? source.citation() : own;
  }
}
