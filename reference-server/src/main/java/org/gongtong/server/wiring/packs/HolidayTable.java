package org.gongtong.server.wiring.packs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.HolidayYear;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.ScopeCode;
import org.jspecify.annotations.Nullable;

/**
 * The text of one holiday file: a heading {@code date,kind}, then a line a day, {@code off} or
 * {@code work}. Lines that begin with {@code #} are comments. Dates as spreadsheets save them
 * ({@code 2027/1/1}) are read, too.
 */
final class HolidayTable {

  private static final Pattern NAME = Pattern.compile("([a-z]{2})-([0-9]{4})\\.csv");
  private static final Pattern LINE =
      Pattern.compile(
          "\"?([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})\"?\\s*,\\s*\"?(off|work)\"?\\s*");
  private static final Pattern HEADING = Pattern.compile("\"?date\"?\\s*,\\s*\"?kind\"?\\s*");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final int year;
  private final Set<LocalDate> off = new HashSet<>();
  private final Set<LocalDate> work = new HashSet<>();

  private HolidayTable(String file, int year) {
    this.file = file;
    this.year = year;
  }

  /**
   * @param file the file's name, which says country and year
   * @return the year, or a refusal with the number of the first line that is wrong
   */
  static Outcome<HolidayYear> parse(String file, String text) {
    Matcher name = NAME.matcher(file);
    if (!name.matches()) {
      return Outcome.refused(
          HolidayFault.HOLIDAY_FILE_NAME.because().figure("file", file).refuses());
    }
    HolidayTable table = new HolidayTable(file, Integer.parseInt(name.group(2)));
    String body = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    boolean headed = false;
    int number = 0;
    for (String line : body.split("\r\n|\r|\n")) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (headed) {
        HolidayFault fault = table.take(line);
        if (fault != null) {
          return table.refused(fault, number, line);
        }
      } else if (HEADING.matcher(line).matches()) {
        headed = true;
      } else {
        return table.refused(HolidayFault.HOLIDAY_FILE_HEADING, number, line);
      }
    }
    if (table.off.isEmpty()) {
      return table.refused(HolidayFault.HOLIDAY_FILE_EMPTY, number, "");
    }
    return Outcome.accepted(
        new HolidayYear(
            ScopeCode.of(name.group(1)), table.year, table.off, table.work, source(file)));
  }

  private static Citation source(String file) {
    return Citation.secondHand(
        "运营方提供的节假日文件",
        "holiday file supplied by the operator",
        file,
        LocalizedText.of("由运营方抄录自政府公布的放假安排", "copied by the operator from the published notice"));
  }

  private @Nullable HolidayFault take(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return HolidayFault.HOLIDAY_FILE_LINE;
    }
    LocalDate day;
    try {
      day = LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
    } catch (DateTimeException e) {
      return HolidayFault.HOLIDAY_FILE_LINE;
    }
    if (day.getYear() != year) {
      return HolidayFault.HOLIDAY_FILE_YEAR;
    }
    if (off.contains(day) || work.contains(day)) {
      return HolidayFault.HOLIDAY_FILE_TWICE;
    }
    boolean works = matcher.group(4).equals("work");
    if (works && day.getDayOfWeek().getValue() < 6) {
      return HolidayFault.HOLIDAY_FILE_WEEKDAY;
    }
    (works ? work : off).add(day);
    return null;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private Outcome<HolidayYear> refused(HolidayFault fault, int line, String content) {
    String brief = content.length() > 60 ? content.substring(0, 60) + "…" : content;
    return Outcome.refused(
        fault
            .because()
            .figure("file", file)
            .figure("line", line)
            .figure("content", brief)
            .refuses());
  }
}
