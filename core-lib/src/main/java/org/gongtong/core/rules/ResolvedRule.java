package org.gongtong.core.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/**
 * A rule as it holds in one place on one day, with every value and where it comes from. Stored in
 * full with each procedure. Immutable.
 *
 * @param id the rule
 * @param asOf the day it was resolved for
 * @param scope the place it was resolved for
 * @param title what people call it: the narrowest edition's title
 * @param provisions the values, in the order the editions set them
 * @param editions every edition laid over one another, widest first
 */
public record ResolvedRule(
    RuleId id,
    LocalDate asOf,
    ScopeCode scope,
    LocalizedText title,
    List<Provision> provisions,
    List<EditionRef> editions) {

  public ResolvedRule {
    provisions = List.copyOf(provisions);
    editions = List.copyOf(editions);
  }

  /** The value of a parameter, if the rule sets it. */
  public <T> Optional<T> find(Parameter<T> parameter) {
    return provision(parameter).map(provision -> valueOf(parameter, provision));
  }

  /** The value of a parameter, or a default where the rule is silent. */
  public <T> T get(Parameter<T> parameter, T otherwise) {
    return find(parameter).orElse(otherwise);
  }

  /**
   * The value of a parameter that the procedure cannot do without.
   *
   * @return the value, or a refusal {@link RuleReason#PARAMETER_MISSING}
   */
  public <T> Outcome<T> need(Parameter<T> parameter) {
    return find(parameter)
        .<Outcome<T>>map(Outcome::accepted)
        .orElseGet(
            () ->
                Outcome.refused(
                    RuleReason.PARAMETER_MISSING
                        .because()
                        .under(id)
                        .citing(citation())
                        .figure("rule", id)
                        .figure("parameter", parameter.meaning())
                        .refuses()));
  }

  /** Where a parameter's value is written; the rule's own citation where it is silent. */
  public Citation citationOf(Parameter<?> parameter) {
    return provision(parameter).map(Provision::citation).orElse(citation());
  }

  /** The citation of the widest edition: the law the others adapt. */
  public Citation citation() {
    return editions.get(0).citation();
  }

  private Optional<Provision> provision(Parameter<?> parameter) {
    return provisions.stream().filter(p -> p.setting().parameter().equals(parameter)).findFirst();
  }

  private static <T> T valueOf(Parameter<T> parameter, Provision provision) {
    return parameter.type().read(provision.setting().text());
  }

  /** The rule in full, for {@link org.gongtong.core.kernel.CanonicalJson}. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", id.value());
    map.put("asOf", asOf.toString());
    map.put("scope", scope.code());
    map.put("titleZh", title.zh());
    map.put("titleEn", title.en());
    map.put("editions", editions.stream().map(StoredRules::editionToMap).toList());
    List<Object> values = new ArrayList<>();
    for (Provision provision : provisions) {
      values.add(StoredRules.valueToMap(provision, editions.indexOf(provision.source())));
    }
    map.put("values", values);
    return map;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @param parameters the parameters the reading area knows; a value of an unknown one is refused
   * @throws IllegalArgumentException if the map was not written by {@link #toMap}
   */
  public static ResolvedRule fromMap(Map<String, ?> map, Collection<Parameter<?>> parameters) {
    return StoredRules.rule(map, parameters);
  }
}
