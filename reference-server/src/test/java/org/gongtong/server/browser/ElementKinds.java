package org.gongtong.server.browser;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which kinds of elements a page has: what is said of one of a kind is true of the others. Two are
 * of one kind that have the same name, the same attributes, and the same class, type and role.
 */
public final class ElementKinds {
  private static final Pattern TAG =
      Pattern.compile("<([a-z][a-z0-9-]*)((?:\\s+[^\\s=>/]+(?:=\"[^\"]*\")?)*)\\s*/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=>/]+)(?:=\"([^\"]*)\")?");
  private static final Set<String> TELLING = Set.of("class", "type", "role");

  private ElementKinds() {}

  private static Set<String> of(String html) {
    Set<String> kinds = new TreeSet<>();
    Matcher tags = TAG.matcher(html);
    while (tags.find()) {
      Set<String> attributes = new TreeSet<>();
      Matcher found = ATTRIBUTE.matcher(tags.group(2));
      while (found.find()) {
        String name = found.group(1);
        attributes.add(TELLING.contains(name) ? name + "=" + found.group(2) : name);
      }
      kinds.add(tags.group(1) + attributes);
    }
    return kinds;
  }

  /**
   * Names of pages which together have every kind of element that is in any.
   *
   * @param html pages by name
   * @param anyway names of pages that are among them in any case
   */
  public static Set<String> cover(Map<String, String> html, Set<String> anyway) {
    Set<String> chosen = new TreeSet<>(anyway);
    Map<String, Set<String>> missing = new TreeMap<>();
    html.forEach((name, page) -> missing.put(name, of(page)));
    Set<String> seen =
        chosen.stream().flatMap(name -> missing.get(name).stream()).collect(Collectors.toSet());
    missing.values().forEach(kinds -> kinds.removeAll(seen));
    while (true) {
      Map.Entry<String, Set<String>> next =
          missing.entrySet().stream()
              .max(Comparator.comparingInt(entry -> entry.getValue().size()))
              .orElseThrow();
      if (next.getValue().isEmpty()) {
        return chosen;
      }
      chosen.add(next.getKey());
      Set<String> met = Set.copyOf(next.getValue());
      missing.values().forEach(kinds -> kinds.removeAll(met));
    }
  }

  /**
   * A long page without most of what repeats itself.
   *
   * @param piece what may be left out: of its finds the first ten stay, and those that have a kind
   *     of element which none before has
   */
  public static String shortened(String html, Pattern piece) {
    Set<String> seen = new TreeSet<>();
    AtomicInteger met = new AtomicInteger();
    return piece
        .matcher(html)
        .replaceAll(
            found ->
                seen.addAll(of(found.group())) | met.incrementAndGet() <= 10
                    ? Matcher.quoteReplacement(found.group())
                    : "");
  }
}
