package org.gongtong.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.Edition;
import org.gongtong.core.rules.EditionSource;
import org.gongtong.core.rules.HolidayYear;
import org.gongtong.core.rules.Parameter;
import org.gongtong.core.rules.ResolvedRule;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.core.rules.RulePack;
import org.gongtong.core.rules.Setting;

/** Looks at the editions and holidays one by one. */
final class EditionChecks {

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private EditionChecks() {}

  static String label(Edition edition) {
    return edition.rule() + " in " + edition.scope() + " edition " + edition.number();
  }

  static Map<String, List<Edition>> bySlot(RulePack pack) {
    Map<String, List<Edition>> slots = new LinkedHashMap<>();
    for (Edition edition : pack.editions()) {
      slots
          .computeIfAbsent(edition.rule() + " in " + edition.scope(), slot -> new ArrayList<>())
          .add(edition);
    }
    slots
        .values()
        .forEach(editions -> editions.sort(Comparator.comparing(e -> e.inForce().from())));
    return slots;
  }

  static List<String> inBothLanguages(String what, LocalizedText text) {
    List<String> problems = new ArrayList<>();
    if (!HAN.matcher(text.zh()).find()) {
      problems.add(what + " has no Chinese text: " + text.zh());
    }
    if (HAN.matcher(text.en()).find()) {
      problems.add(what + " has Chinese in its English text: " + text.en());
    }
    return problems;
  }

  static List<String> scopes(RulePack pack) {
    return each(
        pack,
        (edition, problems) -> {
          if (!pack.descriptor().scopes().contains(edition.scope())) {
            problems.add(
                label(edition) + ": name the scope " + edition.scope() + " in the descriptor");
          }
        });
  }

  static List<String> ruleIds(RulePack pack) {
    return each(
        pack,
        (edition, problems) -> {
          String country = edition.scope().code().substring(0, 2);
          String first = edition.rule().value().replaceFirst("\\..*", "");
          if (!edition.scope().isCompact()
              && !first.equals(country)
              && !first.startsWith(country + "-")) {
            problems.add(
                label(edition)
                    + ": begin the rule's id with "
                    + country
                    + ". or the division's code");
          }
        });
  }

  static List<String> overlaps(RulePack pack) {
    return RuleBook.overlaps(pack.editions()).stream().toList();
  }

  static List<String> numbers(RulePack pack) {
    List<String> problems = new ArrayList<>();
    for (List<Edition> editions : bySlot(pack).values()) {
      for (int i = 1; i < editions.size(); i++) {
        if (editions.get(i).number() <= editions.get(i - 1).number()) {
          problems.add(
              label(editions.get(i))
                  + " follows edition "
                  + editions.get(i - 1).number()
                  + ": number them by date");
        }
      }
    }
    return problems;
  }

  static List<String> citations(RulePack pack) {
    return each(
        pack,
        (edition, problems) -> {
          for (Citation citation : citationsOf(edition)) {
            problems.addAll(inBothLanguages(label(edition) + ": the source", citation.source()));
            if (citation.article().startsWith("第") || citation.article().startsWith("art")) {
              problems.add(
                  label(edition)
                      + ": write the article's number alone, 278 rather than "
                      + citation.article());
            }
            if (citation.article().matches("[-?./ x0]+")) {
              problems.add(label(edition) + ": cite the article, not " + citation.article());
            }
          }
        });
  }

  /** The edition's own and those of its values, each once. */
  private static Set<Citation> citationsOf(Edition edition) {
    Set<Citation> citations = new LinkedHashSet<>(List.of(edition.citation()));
    for (Setting<?> setting : edition.settings()) {
      Citation own = setting.citation();
      if (own != null) {
        citations.add(own);
      }
    }
    return citations;
  }

  static List<String> unverifiedCitations(RulePack pack) {
    List<String> problems =
        each(
            pack,
            (edition, found) -> {
              for (Citation citation : citationsOf(edition)) {
                if (!citation.isVerified() && citation.note() == null) {
                  found.add(
                      label(edition)
                          + ": a citation that is not verified needs a note that says why");
                }
              }
            });
    for (HolidayYear year : pack.holidays()) {
      if (!year.source().isVerified() && year.source().note() == null) {
        problems.add(
            "holidays of "
                + year.year()
                + ": a source that is not verified needs a note that says why");
      }
    }
    return problems;
  }

  static List<String> titles(RulePack pack) {
    return each(
        pack,
        (edition, problems) ->
            problems.addAll(inBothLanguages(label(edition) + ": the title", edition.title())));
  }

  static List<String> values(RulePack pack) {
    return each(
        pack,
        (edition, problems) -> {
          for (Setting<?> setting : edition.settings()) {
            try {
              survives(setting, label(edition), problems);
            } catch (RuntimeException e) {
              problems.add(label(edition) + ": " + setting.parameter() + " cannot be stored: " + e);
            }
          }
          storedWhole(pack, edition, problems);
        });
  }

  private static <T> void survives(Setting<T> setting, String label, List<String> problems) {
    String text = setting.text();
    if (!setting.parameter().type().read(text).equals(setting.value())) {
      problems.add(
          label
              + ": "
              + setting.parameter()
              + " is written as "
              + text
              + " and read back as another value");
    }
  }

  private static void storedWhole(RulePack pack, Edition edition, List<String> problems) {
    List<Parameter<?>> parameters = new ArrayList<>();
    edition.settings().forEach(setting -> parameters.add(setting.parameter()));
    try {
      EditionSource alone =
          new EditionSource(
              pack.descriptor().id(), pack.descriptor().version(), List.of(edition), List.of());
      ResolvedRule rule =
          RuleBook.of(List.of(alone))
              .resolve(edition.rule(), edition.scope(), edition.inForce().from())
              .orThrow();
      String stored = CanonicalJson.write(rule.toMap());
      @SuppressWarnings("unchecked")
      Map<String, ?> read = (Map<String, ?>) CanonicalJson.read(stored);
      if (read == null
          || !CanonicalJson.write(ResolvedRule.fromMap(read, parameters).toMap()).equals(stored)) {
        problems.add(label(edition) + ": the rule is not the same after it was stored");
      }
    } catch (RuntimeException e) {
      problems.add(label(edition) + ": the rule cannot be stored: " + e);
    }
  }

  static List<String> holidays(RulePack pack) {
    List<String> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (HolidayYear year : pack.holidays()) {
      String label = "holidays of " + year.scope() + " " + year.year();
      if (!year.scope().code().matches("[a-z]{2}")) {
        problems.add(label + ": public holidays belong to a country, such as cn");
      }
      if (!seen.add(label)) {
        problems.add(label + " come twice");
      }
      if (year.holidays().isEmpty()) {
        problems.add(label + ": no day off is named; leave the year out until it is published");
      }
      problems.addAll(inBothLanguages(label + ": the source", year.source().source()));
    }
    return problems;
  }

  private static List<String> each(RulePack pack, BiConsumer<Edition, List<String>> check) {
    List<String> problems = new ArrayList<>();
    pack.editions().forEach(edition -> check.accept(edition, problems));
    return problems;
  }
}
