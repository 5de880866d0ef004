package org.gongtong.server.print;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Days and times as they stand on paper, independent of the machine's locale. */
final class PrintTimes {
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final String[] ENGLISH_MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };
  private static final String[] ENGLISH_DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

  private PrintTimes() {}

  /** A day, as in 2026年3月1日 or 1 March 2026. */
  static String day(LocalDate day, PrintLanguage language) {
    return language.pick(
        day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
        day.getDayOfMonth() + " " + ENGLISH_MONTHS[day.getMonthValue() - 1] + " " + day.getYear());
  }

  /** A day, its weekday and the time to the minute (to the second where there are any). */
  static String moment(ZonedDateTime moment, PrintLanguage language) {
    int weekday = moment.getDayOfWeek().getValue() - 1;
    String day = day(moment.toLocalDate(), language);
    String time = pad(moment.getHour()) + ":" + pad(moment.getMinute());
    if (moment.getSecond() != 0) {
      time = time + ":" + pad(moment.getSecond());
    }
    return language.pick(
        day + "（周" + "一二三四五六日".charAt(weekday) + "）" + time,
        ENGLISH_DAYS[weekday] + " " + day + ", " + time);
  }

  /** The zone in words: people know 北京时间 and not its identifier. */
  static String zone(ZonedDateTime moment, PrintLanguage language) {
    String offset = "UTC" + (moment.getOffset().getTotalSeconds() == 0 ? "" : moment.getOffset());
    if (moment.getZone().equals(BEIJING)) {
      return language.pick("北京时间", "Beijing time, " + offset);
    }
    String name = moment.getZone().getId();
    return name.equals(moment.getOffset().getId()) ? offset : name + ", " + offset;
  }

  private static String pad(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
