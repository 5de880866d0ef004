package org.gongtong.cn.national;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.HolidayYear;
import org.gongtong.core.rules.ScopeCode;

/**
 * The days off and the weekends worked of China as the State Council's office announced them.
 *
 * <p>Written by {@code src/main/scripts/china_holidays.py} from the npm package chinese-days 1.5.7
 * (MIT licence, see {@code META-INF/NOTICE}). A year that is not announced yet is not here.
 */
final class ChinaHolidays {

  private static final LocalizedText NOTE =
      LocalizedText.of(
          "据 npm 软件包 chinese-days 1.5.7（MIT 许可）转录，未逐日与通知原文核对",
          "transcribed by the npm package chinese-days 1.5.7 (MIT licence), not compared with the"
              + " notice day by day");

  private ChinaHolidays() {}

  static List<HolidayYear> years() {
    return List.of(
        year(
            2020,
            6,
            "0101 0124-0202 0404-0406 0501-0505 0625-0627 1001-1008",
            "0119 0426 0509 0628 0927 1010"),
        year(
            2021,
            7,
            "0101-0103 0211-0217 0403-0405 0501-0505 0612-0614 0919-0921 1001-1007",
            "0207 0220 0425 0508 0918 0926 1009"),
        year(
            2022,
            7,
            "0101-0103 0131-0206 0403-0405 0430-0504 0603-0605 0910-0912 1001-1007 1231",
            "0129-0130 0402 0424 0507 1008-1009"),
        year(
            2023,
            6,
            "0101-0102 0121-0127 0405 0429-0503 0622-0624 0929-1006",
            "0128-0129 0423 0506 0625 1007-1008"),
        year(
            2024,
            7,
            "0101 0210-0217 0404-0406 0501-0505 0610 0915-0917 1001-1007",
            "0204 0218 0407 0428 0511 0914 0929 1012"),
        year(
            2025,
            6,
            "0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008",
            "0126 0208 0427 0928 1011"),
        year(
            2026,
            7,
            "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007",
            "0104 0214 0228 0509 0920 1010"));
  }

  /**
   * One year.
   *
   * @param items how many holidays the notice lists
   * @param off days off, as ranges of month and day: {@code 0101-0103}
   * @param worked weekends worked, as month and day
   */
  private static HolidayYear year(int year, int items, String off, String worked) {
    Citation notice =
        Citation.secondHand(
            "国务院办公厅关于" + year + "年部分节假日安排的通知",
            "General Office of the State Council, Notice on public holidays in " + year,
            "1-" + items,
            NOTE);
    return new HolidayYear(ScopeCode.of("cn"), year, days(year, off), days(year, worked), notice);
  }

  private static Set<LocalDate> days(int year, String ranges) {
    Set<LocalDate> days = new LinkedHashSet<>();
    for (String range : ranges.split(" ")) {
      int dash = range.indexOf('-');
      LocalDate first = day(year, dash < 0 ? range : range.substring(0, dash));
      LocalDate last = day(year, range.substring(dash + 1));
      first.datesUntil(last.plusDays(1)).forEach(days::add);
    }
    return days;
  }

  private static LocalDate day(int year, String monthAndDay) {
    return LocalDate.of(
        year,
        Integer.parseInt(monthAndDay.substring(0, 2)),
        Integer.parseInt(monthAndDay.substring(2)));
  }
}
