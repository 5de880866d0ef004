package org.gongtong.core.rules;

import java.util.regex.Pattern;

/**
 * The name of a rule: lower-case words with hyphens, joined by dots, beginning with the code of
 * whoever made it, such as {@code cn.civil-code.278.4}. Stable for ever: stored procedures refer to
 * it. Immutable.
 *
 * @param value 3 to 80 characters
 */
public record RuleId(String value) implements Comparable<RuleId> {

  private static final Pattern FORM =
      Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+");

  /**
   * @throws IllegalArgumentException if the text has another form
   */
  public RuleId {
    if (value.length() < 3 || value.length() > 80 || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not a rule id, write it like cn.civil-code.278.4: " + value);
    }
  }

  public static RuleId of(String value) {
    return new RuleId(value);
  }

  @Override
  public int compareTo(RuleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
