package org.gongtong.server.ui.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * All words of the pages in one language, and the wording of numbers, dates, areas and thresholds.
 *
 * <p>Texts come from {@code messages_zh.properties} or {@code messages_en.properties} (UTF-8)
 * beside this package's pages; {@code {0}}, {@code {1}} … stand for arguments. Nothing here asks
 * for the machine's locale, zone or charset. Immutable and safe for use by many threads.
 */
public final class Messages {
  private static final Map<Language, Messages> LOADED = load();

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Language language;
  private final Map<String, String> texts;
  private final DateTimeFormatter day;
  private final DateTimeFormatter month;
  private final DateTimeFormatter weekday;
  private final DateTimeFormatter minute;

  private Messages(Language language, Map<String, String> texts) {
    this.language = language;
    this.texts = texts;
    boolean chinese = language == Language.CHINESE;
    Locale locale = language.locale();
    this.day = DateTimeFormatter.ofPattern(chinese ? "y年M月d日" : "d MMMM y", locale);
    this.month = DateTimeFormatter.ofPattern(chinese ? "y年M月" : "MMMM y", locale);
    this.weekday = DateTimeFormatter.ofPattern(chinese ? "M月d日（EEEE）" : "EEEE d MMMM", locale);
    this.minute =
        DateTimeFormatter.ofPattern(chinese ? "y年M月d日（EEE）HH:mm" : "EEE d MMMM y, HH:mm", locale);
  }

  /** The texts of a language; loaded once. */
  public static Messages in(Language language) {
    Messages messages = LOADED.get(language);
    if (messages == null) {
      throw new IllegalStateException("no messages for " + language);
    }
    return messages;
  }

  /** The language of these texts. */
  public Language language() {
    return language;
  }

  /** All keys, sorted. */
  public Set<String> keys() {
    return new TreeSet<>(texts.keySet());
  }

  /**
   * The text of a key with its arguments put in.
   *
   * @throws IllegalArgumentException for a key that the file does not have: a programmer's mistake,
   *     found by the test that renders every page
   */
  public String of(String key, Object... arguments) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text for key '" + key + "' in " + language.code());
    }
    if (arguments.length == 0) {
      return text;
    }
    return fill(text, arguments);
  }

  /** The name of a constant that is shown to people. */
  public String of(MessageKey constant) {
    return of(constant.messageKey());
  }

  /**
   * A counted noun: the text {@code key.one} or {@code key.other} with the number as {@code {0}}.
   */
  public String count(String key, long number) {
    return of(key + (number == 1 ? ".one" : ".other"), number(number));
  }

  /** A text of the core as it stands at the head of a line: English ones get their capital. */
  public String sentence(String text) {
    if (language != Language.ENGLISH || text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ENGLISH) + text.substring(first);
  }

  /** A whole number with groups of three digits. */
  public String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** An area given in hundredths of a square metre, for example {@code 1,234.50 平方米}. */
  public String area(long hundredths) {
    return of("unit.area", areaNumber(hundredths));
  }

  /** The number of {@link #area} without its unit, for tables that name the unit in the head. */
  public String areaNumber(long hundredths) {
    return String.format(Locale.ROOT, "%,d.%02d", hundredths / 100, hundredths % 100);
  }

  /** A file size in words a clerk knows. */
  public String size(long bytes) {
    return bytes < 1_000_000
        ? number(Math.max(1, bytes / 1000)) + " KB"
        : number(bytes / 1_000_000) + " MB";
  }

  /** A day. */
  public String day(LocalDate date) {
    return day.format(date);
  }

  /** A month of a year. */
  public String month(YearMonth month) {
    return this.month.format(month);
  }

  /** A day of these weeks with its weekday, without its year. */
  public String weekday(LocalDate date) {
    return weekday.format(date);
  }

  /** A time of today, "16:42". */
  public String time(ZonedDateTime time) {
    return CLOCK.format(time);
  }

  /** A point in time with its weekday, in the zone the value carries (the place's zone). */
  public String at(ZonedDateTime time) {
    return minute.format(time);
  }

  /** A threshold in words: 不少于三分之二, more than half. */
  public String goal(Goal goal) {
    return language == Language.CHINESE ? FractionWords.chinese(goal) : FractionWords.english(goal);
  }

  // One pass, so that an argument which itself looks like "{1}" is never filled in again.
  private static String fill(String text, Object[] arguments) {
    StringBuilder filled = new StringBuilder(text.length() + 32);
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      int index = text.charAt(open + 1) - '0';
      if (close != open + 2 || index < 0 || index >= arguments.length) {
        throw new IllegalArgumentException("bad placeholder in '" + text + "'");
      }
      filled.append(text, from, open).append(arguments[index]);
      from = close + 1;
    }
    return filled.append(text, from, text.length()).toString();
  }

  private static Map<Language, Messages> load() {
    Map<Language, Messages> loaded = new HashMap<>();
    for (Language language : Language.values()) {
      loaded.put(language, new Messages(language, read(language)));
    }
    return Map.copyOf(loaded);
  }

  private static Map<String, String> read(Language language) {
    String name = "/org/gongtong/server/ui/messages_" + language.code() + ".properties";
    try (InputStream in = Messages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, String> texts = new HashMap<>();
      properties.forEach((key, text) -> texts.put((String) key, (String) text));
      return Map.copyOf(texts);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
