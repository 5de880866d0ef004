package org.gongtong.core.rules;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Threshold;

/**
 * How values of a parameter are written as text and read back, so that a stored procedure keeps its
 * rule in full. Immutable.
 *
 * @param <T> the type of the values
 */
public final class ParameterType<T> {

  private static final int LONGEST_NAME = 40;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final String name;
  private final Function<T, String> writer;
  private final Function<String, T> reader;

  private ParameterType(String name, Function<T, String> writer, Function<String, T> reader) {
    this.name = name;
    this.writer = writer;
    this.reader = reader;
  }

  /** A share with its bound: {@code >=2/3}. */
  public static ParameterType<Threshold> threshold() {
    return new ParameterType<>("threshold", Threshold::toString, Threshold::parse);
  }

  /** A period of law: {@code 15 days}. */
  public static ParameterType<LegalPeriod> period() {
    return new ParameterType<>("period", LegalPeriod::toString, LegalPeriod::parse);
  }

  /** A whole number. */
  public static ParameterType<Integer> count() {
    return new ParameterType<>("count", String::valueOf, Integer::valueOf);
  }

  /**
   * A whole number that is not below another one. A setting below it is no text, so that its pack
   * is set aside.
   */
  public static ParameterType<Integer> countFrom(int least) {
    return new ParameterType<>(
        "count from " + least,
        number -> String.valueOf(notBelow(least, number)),
        text -> notBelow(least, Integer.parseInt(text)));
  }

  private static int notBelow(int least, int number) {
    if (number < least) {
      throw new IllegalArgumentException(number + " is less than " + least);
    }
    return number;
  }

  /** A name: lower-case words with hyphens. */
  public static ParameterType<String> word() {
    return new ParameterType<>("word", ParameterType::named, ParameterType::named);
  }

  private static String named(String text) {
    if (text.length() > LONGEST_NAME || !NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("not a name, write it like my-city: " + text);
    }
    return text;
  }

  /** Where something holds: a country or a division of it. */
  public static ParameterType<ScopeCode> scope() {
    return new ParameterType<>("scope", ScopeCode::code, ScopeCode::of);
  }

  /** Yes or no. */
  public static ParameterType<Boolean> flag() {
    return new ParameterType<>("flag", String::valueOf, "true"::equals);
  }

  /** Free text that people read. */
  public static ParameterType<String> text() {
    return new ParameterType<>("text", Function.identity(), Function.identity());
  }

  /**
   * Codes and what people call them, in an order that counts: {@code
   * meal=助餐|meals;errand=代办|errands}.
   */
  public static ParameterType<Map<String, LocalizedText>> terms() {
    return new ParameterType<>(
        "terms",
        terms ->
            terms.entrySet().stream()
                .map(term -> named(term.getKey()) + "=" + pair(term.getValue()))
                .collect(Collectors.joining(";")),
        text -> {
          Map<String, LocalizedText> terms = new LinkedHashMap<>();
          for (String term : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            String[] parts = term.split("[=|]", -1);
            if (parts.length != 3
                || terms.put(named(parts[0]), LocalizedText.of(parts[1], parts[2])) != null) {
              throw new IllegalArgumentException(
                  "not a list of terms, write meal=助餐|meals: " + text);
            }
          }
          return Collections.unmodifiableMap(terms);
        });
  }

  private static String pair(LocalizedText text) {
    String pair = text.zh() + "|" + text.en();
    if (pair.matches(".*[=;].*") || pair.indexOf('|') != pair.lastIndexOf('|')) {
      throw new IllegalArgumentException("not a name of something: " + pair);
    }
    return pair;
  }

  /** The id of another rule. */
  public static ParameterType<RuleId> rule() {
    return new ParameterType<>("rule", RuleId::value, RuleId::new);
  }

  /** One of a closed list. */
  public static <E extends Enum<E>> ParameterType<E> choice(Class<E> type) {
    return new ParameterType<>(type.getSimpleName(), Enum::name, text -> Enum.valueOf(type, text));
  }

  /**
   * Values of an area's own.
   *
   * @param name what the reference calls the type
   * @param writer writes a value one way only
   * @param reader reads what the writer wrote, and throws an {@link IllegalArgumentException} at
   *     anything else, so that its pack is set aside
   */
  public static <T> ParameterType<T> written(
      String name, Function<T, String> writer, Function<String, T> reader) {
    return new ParameterType<>(name, writer, reader);
  }

  /** Any of a closed list; the order does not count. */
  public static <E extends Enum<E>> ParameterType<Set<E>> setOf(Class<E> type) {
    return new ParameterType<>(
        "set of " + type.getSimpleName(),
        set -> set.stream().sorted().map(Enum::name).collect(Collectors.joining(",")),
        text -> {
          EnumSet<E> set = EnumSet.noneOf(type);
          names(text).forEach(item -> set.add(Enum.valueOf(type, item)));
          return Set.copyOf(set);
        });
  }

  /** Several of a closed list in an order that counts. */
  public static <E extends Enum<E>> ParameterType<List<E>> orderOf(Class<E> type) {
    return new ParameterType<>(
        "order of " + type.getSimpleName(),
        list -> list.stream().map(Enum::name).collect(Collectors.joining(",")),
        text -> names(text).stream().map(item -> Enum.valueOf(type, item)).toList());
  }

  private static List<String> names(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
  }

  public String name() {
    return name;
  }

  public String write(T value) {
    return writer.apply(value);
  }

  /**
   * @throws IllegalArgumentException if the text was not written by {@link #write}
   */
  public T read(String text) {
    return reader.apply(text);
  }
}
