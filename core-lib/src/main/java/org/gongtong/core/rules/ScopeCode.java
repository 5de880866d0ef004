package org.gongtong.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a rule holds: a country ({@code cn}), a province ({@code cn-42}), a city ({@code cn-4205}),
 * a district ({@code cn-420502}) by the codes of GB/T 2260, or one adopted compact ({@code
 * compact:} and its id). Immutable.
 *
 * @param code the code
 */
public record ScopeCode(String code) {

  private static final Pattern FORM =
      Pattern.compile("[a-z]{2}(-[0-9]{2}([0-9]{2}([0-9]{2})?)?)?|compact:[A-Za-z0-9-]{1,64}");

  /**
   * @throws IllegalArgumentException if the text has another form
   */
  public ScopeCode {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "not a scope code, write it like cn, cn-42, cn-4205 or cn-420502: " + code);
    }
  }

  public static ScopeCode of(String code) {
    return new ScopeCode(code);
  }

  /** Whether the text has the form of a jurisdiction (a country or a division of one). */
  public static boolean isJurisdiction(String text) {
    return FORM.matcher(text).matches() && !text.startsWith("compact:");
  }

  /** Whether this is one compact rather than an administrative division. */
  public boolean isCompact() {
    return code.startsWith("compact:");
  }

  /** The scopes around this one, widest first and this one last: cn, cn-42, cn-4205. */
  public List<ScopeCode> chain() {
    List<ScopeCode> chain = new ArrayList<>();
    if (!isCompact()) {
      for (int length : new int[] {2, 5, 7}) {
        if (length < code.length()) {
          chain.add(new ScopeCode(code.substring(0, length)));
        }
      }
    }
    chain.add(this);
    return List.copyOf(chain);
  }

  @Override
  public String toString() {
    return code;
  }
}
