package org.gongtong.core.rules;

import org.gongtong.core.kernel.LocalizedText;

/**
 * Which edition of which pack a value came from. Immutable.
 *
 * @param pack the pack's id
 * @param version the pack's version
 * @param rule the rule
 * @param edition the edition's number
 * @param scope where it holds
 * @param citation where it is written
 */
public record EditionRef(
    String pack, String version, RuleId rule, int edition, ScopeCode scope, Citation citation) {

  /** {@code cn-national@0.1.0 cn.civil-code.278.4#1}. */
  public String label() {
    return pack + "@" + version + " " + rule + "#" + edition;
  }

  /** The article as it is cited. */
  public LocalizedText text() {
    return citation.text();
  }
}
