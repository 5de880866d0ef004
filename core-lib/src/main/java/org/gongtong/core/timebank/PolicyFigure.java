package org.gongtong.core.timebank;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.LegalPeriod;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.Provision;
import org.gongtong.core.rules.ScopeCode;

/**
 * One figure of a policy as people read it. Immutable.
 *
 * @param parameter which one
 * @param value in words: minutes as hours and coins
 * @param citation where it is written; not verified where nobody has read it in a text, which is
 *     shown wherever the figure is
 */
public record PolicyFigure(Parameter<?> parameter, LocalizedText value, Citation citation) {

  /**
   * @param names what circumstances are called, by their codes
   */
  static PolicyFigure of(
      Provision provision, TimeDisplay display, Map<String, LocalizedText> names) {
    Parameter<?> parameter = provision.setting().parameter();
    Object value = parameter.type().read(provision.setting().text());
    boolean minutes = TimeBankParameters.MINUTES.contains(parameter);
    return new PolicyFigure(
        parameter,
        minutes ? display.both((Integer) value) : inWords(value, display, names),
        provision.citation());
  }

  private static LocalizedText inWords(
      Object value, TimeDisplay display, Map<String, LocalizedText> names) {
    if (value instanceof List<?> classes) {
      return GrantWords.of(classes.stream().map(GrantClass.class::cast).toList(), display, names);
    }
    if (value instanceof Boolean yes) {
      return yes ? LocalizedText.of("是", "yes") : LocalizedText.of("否", "no");
    }
    if (value instanceof LegalPeriod period) {
      return period.text();
    }
    if (value instanceof Rounding rounding) {
      return LocalizedText.of(
          rounding.text().zh() + "（" + rounding.code() + "）",
          rounding.text().en() + " (" + rounding.code() + ")");
    }
    if (value instanceof TransferPolicy.Overflow overflow) {
      return overflow.text();
    }
    if (value instanceof AccountTerms.Expired expired) {
      return expired.text();
    }
    if (value instanceof AccountTerms.Succession succession) {
      return succession.text();
    }
    if (value instanceof Set<?> some) {
      return LocalizedText.of(
          names(some).map(LocalizedText::zh).collect(Collectors.joining("、")),
          names(some).map(LocalizedText::en).collect(Collectors.joining(", ")));
    }
    if (value instanceof Map<?, ?> terms) {
      List<LocalizedText> words = terms.values().stream().map(LocalizedText.class::cast).toList();
      return LocalizedText.of(
          words.stream().map(LocalizedText::zh).collect(Collectors.joining("、")),
          words.stream().map(LocalizedText::en).collect(Collectors.joining(", ")));
    }
    String plain = value instanceof ScopeCode scope ? scope.code() : String.valueOf(value);
    return LocalizedText.of(plain, plain);
  }

  private static Stream<LocalizedText> names(Set<?> some) {
    return some.stream()
        .sorted(Comparator.comparingInt(one -> ((Enum<?>) one).ordinal()))
        .map(PolicyFigure::name);
  }

  private static LocalizedText name(Object one) {
    if (one instanceof AccountKind kind) {
      return kind.text();
    }
    return one instanceof SettlementPurpose purpose ? purpose.text() : ((Relation) one).text();
  }
}
