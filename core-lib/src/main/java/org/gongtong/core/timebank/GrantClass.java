package org.gongtong.core.timebank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongtong.core.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A class of people in need to whom a rule grants time. Immutable.
 *
 * <p>Classes are written as text in an order that counts, parts with commas and classes with
 * semicolons between them: {@code lone-80=空巢老人|elderly who live alone,ages 80-,all
 * living-alone,most 600 a month;in-need=…}.
 *
 * @param id a name that is stable: lower-case words with hyphens, at most 40 characters
 * @param text what people call it
 * @param fromAge from which age on, in completed years on the day; 0 for any, known or not
 * @param toAge up to which age, which itself counts; null for any
 * @param all circumstances that must all be attested
 * @param any circumstances of which one must be; none if it asks for none of them
 * @param most minutes that somebody is granted within a period at most; null for no limit
 * @param period within which
 */
public record GrantClass(
    String id,
    LocalizedText text,
    int fromAge,
    @Nullable Integer toAge,
    Set<String> all,
    Set<String> any,
    @Nullable Long most,
    GrantPeriod period) {

  private static final int LONGEST = 40;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern PLAIN = Pattern.compile("[^,;=|]+");
  private static final Pattern HEAD = Pattern.compile("([^=]*)=([^|]*)\\|(.*)");
  private static final Pattern AGES = Pattern.compile("ages (\\d{1,3})-(\\d{1,3})?");
  private static final Pattern MOST = Pattern.compile("most (\\d{1,9}) a (month|year)");

  /**
   * @throws IllegalArgumentException if it has no name, asks for nothing, or for what cannot be
   */
  public GrantClass {
    all = Set.copyOf(all);
    any = Set.copyOf(any);
    named(id);
    all.forEach(GrantClass::named);
    any.forEach(GrantClass::named);
    if (!PLAIN.matcher(text.zh()).matches() || !PLAIN.matcher(text.en()).matches()) {
      throw new IllegalArgumentException("a class of people in need has words: " + id);
    }
    if (fromAge < 0 || toAge != null && toAge < fromAge || most != null && most < 1) {
      throw new IllegalArgumentException("nobody is in the class, or gets anything: " + id);
    }
    if (fromAge == 0 && toAge == null && all.isEmpty() && any.isEmpty()) {
      throw new IllegalArgumentException("everybody is in the class: " + id);
    }
  }

  private static void named(String name) {
    if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name, write it like living-alone: " + name);
    }
  }

  /** Whether somebody is in it on a day; of whom no date of birth is known, in none with an age. */
  public boolean has(@Nullable LocalDate birth, Set<String> circumstances, LocalDate day) {
    return isOfAge(birth, day)
        && circumstances.containsAll(all)
        && (any.isEmpty() || any.stream().anyMatch(circumstances::contains));
  }

  private boolean isOfAge(@Nullable LocalDate birth, LocalDate day) {
    if (fromAge == 0 && toAge == null) {
      return true;
    }
    if (birth == null) {
      return false;
    }
    int then = Math.toIntExact(day.toEpochDay());
    return then >= Ages.firstDay(birth, fromAge)
        && (toAge == null || then < Ages.firstDay(birth, toAge + 1));
  }

  /** All circumstances that it asks for, in the order of their codes. */
  public Set<String> asked() {
    Set<String> asked = new TreeSet<>(all);
    asked.addAll(any);
    return asked;
  }

  /** Classes as text. */
  static String write(List<GrantClass> classes) {
    return classes.stream().map(GrantClass::written).collect(Collectors.joining(";"));
  }

  private String written() {
    List<String> parts = new ArrayList<>();
    parts.add(id + "=" + text.zh() + "|" + text.en());
    if (fromAge > 0 || toAge != null) {
      parts.add("ages " + fromAge + "-" + (toAge == null ? "" : toAge));
    }
    if (!all.isEmpty()) {
      parts.add("all " + String.join("+", new TreeSet<>(all)));
    }
    if (!any.isEmpty()) {
      parts.add("any " + String.join("+", new TreeSet<>(any)));
    }
    if (most != null) {
      parts.add("most " + most + " a " + period.code());
    }
    return String.join(",", parts);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is no list of classes, or names one twice
   */
  static List<GrantClass> read(String text) {
    List<GrantClass> classes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String one : text.split(";", -1)) {
      GrantClass found = one(one);
      if (!names.add(found.id())) {
        throw new IllegalArgumentException("a class is there twice: " + found.id());
      }
      classes.add(found);
    }
    return List.copyOf(classes);
  }

  private static GrantClass one(String text) {
    String[] parts = text.split(",", -1);
    Matcher head = HEAD.matcher(parts[0]);
    if (!head.matches()) {
      throw malformed(text);
    }
    int from = 0;
    Integer to = null;
    Long most = null;
    GrantPeriod period = GrantPeriod.YEAR;
    Set<String> all = Set.of();
    Set<String> any = Set.of();
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      Matcher ages = AGES.matcher(part);
      Matcher limit = MOST.matcher(part);
      if (ages.matches()) {
        from = Integer.parseInt(ages.group(1));
        to = ages.group(2) == null ? null : Integer.valueOf(ages.group(2));
      } else if (limit.matches()) {
        most = Long.valueOf(limit.group(1));
        period = GrantPeriod.find(limit.group(2)).orElseThrow();
      } else if (part.startsWith("all ")) {
        all = codes(part);
      } else if (part.startsWith("any ")) {
        any = codes(part);
      } else {
        throw malformed(text);
      }
    }
    return new GrantClass(
        head.group(1),
        LocalizedText.of(head.group(2), head.group(3)),
        from,
        to,
        all,
        any,
        most,
        period);
  }

  private static Set<String> codes(String part) {
    return new LinkedHashSet<>(Arrays.asList(part.substring(4).split("\\+", -1)));
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "no class of people in need, write id=中文|English,ages 60-79,all a+b,any c+d,most 600 a"
                + " month: %s",
            text));
  }
}
