package org.gongtong.core.timebank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.LocalizedText;

/** Classes of those in need as people read them. Stateless. */
final class GrantWords {

  private GrantWords() {}

  /**
   * All of them, numbered.
   *
   * @param names what circumstances are called, by their codes
   */
  static LocalizedText of(
      List<GrantClass> classes, TimeDisplay display, Map<String, LocalizedText> names) {
    List<LocalizedText> texts = each(classes, display, names);
    return LocalizedText.of(
        texts.stream().map(LocalizedText::zh).collect(Collectors.joining("；")),
        texts.stream().map(LocalizedText::en).collect(Collectors.joining("; ")));
  }

  /** As the other one, class by class. */
  static List<LocalizedText> each(
      List<GrantClass> classes, TimeDisplay display, Map<String, LocalizedText> names) {
    List<LocalizedText> texts = new ArrayList<>();
    for (GrantClass one : classes) {
      texts.add(one(texts.size() + 1, one, display, names));
    }
    return texts;
  }

  private static LocalizedText one(
      int rank, GrantClass one, TimeDisplay display, Map<String, LocalizedText> names) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    Integer to = one.toAge();
    if (to != null) {
      zh.add(one.fromAge() + "至" + to + "周岁");
      en.add("aged " + one.fromAge() + " to " + to);
    } else if (one.fromAge() > 0) {
      zh.add("年满" + one.fromAge() + "周岁");
      en.add("aged " + one.fromAge() + " or older");
    }
    for (LocalizedText name : named(one.all(), names)) {
      zh.add(name.zh());
      en.add(name.en());
    }
    if (!one.any().isEmpty()) {
      List<LocalizedText> any = named(one.any(), names);
      zh.add(any.stream().map(LocalizedText::zh).collect(Collectors.joining("或")));
      en.add(any.stream().map(LocalizedText::en).collect(Collectors.joining(" or ")));
    }
    Long most = one.most();
    if (most != null) {
      LocalizedText limit = display.hours(most);
      zh.add(one.period().text().zh() + "至多" + limit.zh());
      en.add("at most " + limit.en() + " " + one.period().text().en());
    }
    return LocalizedText.of(
        rank + "．" + one.text().zh() + "（" + String.join("，", zh) + "）",
        rank + ". " + one.text().en() + " (" + String.join(", ", en) + ")");
  }

  private static List<LocalizedText> named(Set<String> codes, Map<String, LocalizedText> names) {
    return codes.stream()
        .sorted()
        .map(code -> names.getOrDefault(code, LocalizedText.of(code, code)))
        .toList();
  }
}
