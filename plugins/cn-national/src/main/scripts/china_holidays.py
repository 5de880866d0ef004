"""Writes ChinaHolidays.java from the data of the npm package chinese-days (MIT licence).

Usage: npm pack chinese-days, unpack it, then
       python3 china_holidays.py FOLDER/package > ../java/org/gongtong/cn/national/ChinaHolidays.java
"""

import datetime
import json
import pathlib
import sys

FIRST_YEAR = 2020

HEAD = '''package org.gongtong.cn.national;

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
 * <p>Written by {@code src/main/scripts/china_holidays.py} from the npm package chinese-days
 * %s (MIT licence, see {@code META-INF/NOTICE}). A year that is not announced yet is not here.
 */
final class ChinaHolidays {

  private static final LocalizedText NOTE =
      LocalizedText.of(
          "据 npm 软件包 chinese-days %s（MIT 许可）转录，未逐日与通知原文核对",
          "transcribed by the npm package chinese-days %s (MIT licence), not compared with the"
              + " notice day by day");

  private ChinaHolidays() {}

  static List<HolidayYear> years() {
    return List.of(
'''

TAIL = ''');
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
'''


def ranges(days):
    """Consecutive days as first-last, in order."""
    runs = []
    for day in sorted(datetime.date.fromisoformat(d) for d in days):
        if runs and runs[-1][1] + datetime.timedelta(1) == day:
            runs[-1][1] = day
        else:
            runs.append([day, day])
    return " ".join(
        f"{a:%m%d}" if a == b else f"{a:%m%d}-{b:%m%d}" for a, b in runs)


def main(package):
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    calls = []
    for file in sorted((package / "dist" / "years").glob("*.json")):
        if int(file.stem) < FIRST_YEAR:
            continue
        data = json.loads(file.read_text("utf-8"))
        # where Mid-Autumn falls into the National Day holiday the notice lists both as one
        mid_autumn_alone = any("中秋" in name and day[5:7] == "09"
                               and f"{file.stem}-09-30" not in data["holidays"]
                               for day, name in data["holidays"].items())
        calls.append('        year(\n            %s,\n            %d,\n            "%s",\n            "%s")'
                     % (file.stem, 7 if mid_autumn_alone else 6,
                        ranges(data["holidays"]), ranges(data["workdays"])))
    sys.stdout.write(HEAD % (version, version, version) + ",\n".join(calls) + TAIL)


main(pathlib.Path(sys.argv[1]))
