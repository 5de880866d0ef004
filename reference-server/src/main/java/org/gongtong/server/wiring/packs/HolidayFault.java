package org.gongtong.server.wiring.packs;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/**
 * Why a holiday file was not used. A file is used whole or not at all: half a year of holidays
 * would move deadlines.
 */
public enum HolidayFault implements ReasonCode {
  /** The name does not say country and year. */
  HOLIDAY_FILE_NAME(
      "{file}：文件名应为国家代码加年份",
      "{file}: the name is not a country and a year",
      "改名为 cn-2027.csv 的形式",
      "name it like cn-2027.csv"),
  /** The file cannot be opened or is far too large. */
  HOLIDAY_FILE_UNREADABLE(
      "{file} 无法读取：{error}",
      "{file} cannot be read: {error}",
      "核对文件与权限",
      "check the file and its permissions"),
  /** The first line does not name the columns. */
  HOLIDAY_FILE_HEADING(
      "{file} 第 {line} 行：表头应为 date,kind，实为“{content}”",
      "{file} line {line}: the heading must be date,kind, it is \"{content}\"",
      "第一行写 date,kind",
      "write date,kind as the first line"),
  /** A line is not a date and a kind. */
  HOLIDAY_FILE_LINE(
      "{file} 第 {line} 行：“{content}”不是日期与类别",
      "{file} line {line}: \"{content}\" is not a date and a kind",
      "写成 2027-01-01,off（放假）或 2027-01-09,work（调休上班）",
      "write 2027-01-01,off or 2027-01-09,work"),
  /** A date is not of the file's year. */
  HOLIDAY_FILE_YEAR(
      "{file} 第 {line} 行：{content} 不在该年之内",
      "{file} line {line}: {content} is not of the file's year",
      "把它移到该年的文件中",
      "move it to the file of its year"),
  /** A date stands there twice. */
  HOLIDAY_FILE_TWICE(
      "{file} 第 {line} 行：{content} 已经出现过",
      "{file} line {line}: {content} stands there already",
      "每天只写一行",
      "write one line a day"),
  /** A day of work in lieu that is a working day anyway. */
  HOLIDAY_FILE_WEEKDAY(
      "{file} 第 {line} 行：{content} 不是周末，无需写为上班日",
      "{file} line {line}: {content} is no weekend, so it is a working day anyway",
      "核对日期，或删去该行",
      "check the date, or remove the line"),
  /** No day off is in it. */
  HOLIDAY_FILE_EMPTY(
      "{file} 没有任何放假日",
      "{file} names no day off",
      "按国务院办公厅的通知补齐，或删除该文件",
      "fill it in from the published notice, or remove the file");

  private final LocalizedText text;
  private final LocalizedText remedy;

  HolidayFault(String zh, String en, String remedyZh, String remedyEn) {
    this.text = LocalizedText.of(zh, en);
    this.remedy = LocalizedText.of(remedyZh, remedyEn);
  }

  @Override
  public LocalizedText text() {
    return text;
  }

  @Override
  public LocalizedText remedy() {
    return remedy;
  }
}
