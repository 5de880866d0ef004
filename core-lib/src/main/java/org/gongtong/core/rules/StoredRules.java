package org.gongtong.core.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Reads and writes the stored form of a {@link ResolvedRule}. */
final class StoredRules {

  private StoredRules() {}

  static Map<String, Object> editionToMap(EditionRef ref) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("pack", ref.pack());
    map.put("version", ref.version());
    map.put("rule", ref.rule().value());
    map.put("edition", (long) ref.edition());
    map.put("scope", ref.scope().code());
    putCitation(map, ref.citation());
    return map;
  }

  /** A value; the members of a citation only where it has one of its own. */
  static Map<String, Object> valueToMap(Provision provision, int edition) {
    Setting<?> setting = provision.setting();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("parameter", setting.parameter().name());
    map.put("value", setting.text());
    map.put("change", setting.change().name());
    map.put("edition", (long) edition);
    Citation own = setting.citation();
    if (own != null) {
      putCitation(map, own);
    }
    return map;
  }

  private static void putCitation(Map<String, Object> map, Citation citation) {
    map.put("sourceZh", citation.source().zh());
    map.put("sourceEn", citation.source().en());
    map.put("article", citation.article());
    map.put("confidence", citation.confidence().name());
    LocalizedText note = citation.note();
    if (note != null) {
      map.put("noteZh", note.zh());
      map.put("noteEn", note.en());
    }
  }

  static ResolvedRule rule(Map<String, ?> map, Collection<Parameter<?>> parameters) {
    List<EditionRef> editions = new ArrayList<>();
    for (Map<String, ?> item : maps(map, "editions")) {
      editions.add(edition(item));
    }
    List<Provision> provisions = new ArrayList<>();
    for (Map<String, ?> item : maps(map, "values")) {
      Parameter<?> parameter = parameterNamed(text(item, "parameter"), parameters);
      Change change = Change.valueOf(text(item, "change"));
      int at = (int) number(item, "edition");
      Citation own = item.containsKey("article") ? citation(item) : null;
      provisions.add(
          new Provision(setting(parameter, text(item, "value"), change, own), editions.get(at)));
    }
    return new ResolvedRule(
        RuleId.of(text(map, "id")),
        LocalDate.parse(text(map, "asOf")),
        ScopeCode.of(text(map, "scope")),
        LocalizedText.of(text(map, "titleZh"), text(map, "titleEn")),
        provisions,
        editions);
  }

  private static <T> Setting<T> setting(
      Parameter<T> parameter, String value, Change change, @Nullable Citation own) {
    return new Setting<>(parameter, parameter.type().read(value), change, own);
  }

  private static EditionRef edition(Map<String, ?> map) {
    return new EditionRef(
        text(map, "pack"),
        text(map, "version"),
        RuleId.of(text(map, "rule")),
        (int) number(map, "edition"),
        ScopeCode.of(text(map, "scope")),
        citation(map));
  }

  private static Citation citation(Map<String, ?> map) {
    LocalizedText note =
        map.containsKey("noteZh")
            ? LocalizedText.of(text(map, "noteZh"), text(map, "noteEn"))
            : null;
    return new Citation(
        LocalizedText.of(text(map, "sourceZh"), text(map, "sourceEn")),
        text(map, "article"),
        Citation.Confidence.valueOf(text(map, "confidence")),
        note);
  }

  private static Parameter<?> parameterNamed(String name, Collection<Parameter<?>> parameters) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("a stored rule has an unknown parameter: " + name));
  }

  private static String text(Map<String, ?> map, String key) {
    return (String) present(map.get(key), key);
  }

  private static long number(Map<String, ?> map, String key) {
    return (Long) present(map.get(key), key);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, ?>> maps(Map<String, ?> map, String key) {
    return (List<Map<String, ?>>) present(map.get(key), key);
  }

  private static Object present(@Nullable Object value, String key) {
    if (value == null) {
      throw new IllegalArgumentException("a stored rule lacks \"" + key + "\"");
    }
    return value;
  }
}
