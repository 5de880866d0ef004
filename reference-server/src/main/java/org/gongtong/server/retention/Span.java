package org.gongtong.server.retention;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Citation;

/**
 * How long, in words. Immutable.
 *
 * @param text as people say it
 * @param citation of the rule that bounds it; empty where a setting or the program says it
 * @param overruled what the setting asked for and the rule does not allow
 */
public record Span(
    LocalizedText text, Optional<Citation> citation, Optional<LocalizedText> overruled) {

  static Span of(KeptFor kept) {
    return new Span(
        kept.period().text(),
        Optional.of(kept.citation()),
        kept.overruled().map(period -> period.text()));
  }
}
