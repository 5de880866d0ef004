package org.gongtong.server.storage.journal;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a journal was not written to a file, or not taken from one. */
public enum JournalReason implements ReasonCode {
  /** The community has no time bank. */
  JOURNAL_NO_BANK(
      "社区 {community} 没有时间银行",
      "the community {community} has no time bank",
      "核对社区的网址简称",
      "check the community's name in addresses"),
  /** There is something in the bank already. */
  JOURNAL_BANK_NOT_EMPTY(
      "社区 {community} 的时间银行已有记录（{table}）",
      "the time bank of {community} is not empty ({table})",
      "只能导入到尚无记录的时间银行：换一个社区，或换一个数据库",
      "import into a bank without records: another community, or another database"),
  /** A line cannot be read. */
  JOURNAL_LINE_UNREADABLE(
      "第 {line} 行无法读取：{why}",
      "line {line} cannot be read: {why}",
      "恢复该行，或重新导出",
      "put the line back as it was, or export again"),
  /** A line stands where it cannot. */
  JOURNAL_LINE_MISPLACED(
      "第 {line} 行的位置不对：{why}",
      "line {line} stands in the wrong place: {why}",
      "不要改变行的次序；重新导出",
      "leave the lines in their order, or export again"),
  /** The file is of a form that this program does not know. */
  JOURNAL_VERSION_UNKNOWN(
      "文件格式为第 {version} 版，本程序只读第 {known} 版",
      "the file has version {version}, this program reads version {known}",
      "用同样新或更新的程序导入",
      "import with a program as new as the one that exported it, or newer"),
  /** The file ends before its last line, or has been changed. */
  JOURNAL_INCOMPLETE(
      "文件不完整或被改动：第 {line} 行",
      "the file is not complete, or was changed: line {line}",
      "重新复制该文件，或重新导出",
      "copy the file again, or export again"),
  /** The database does not take a line. */
  JOURNAL_LINE_REFUSED(
      "第 {line} 行不能写入：{why}",
      "line {line} cannot be written: {why}",
      "若编号已存在，说明这份账已在此数据库中；否则恢复该行",
      "if an id is there already, this journal is in the database; else put the line back as it was"),
  /** What was read does not add up. */
  JOURNAL_DOES_NOT_ADD_UP(
      "账目不平（第 {line} 行）：{fault} {where} {detail}",
      "the journal does not add up (line {line}): {fault} {where} {detail}",
      "恢复该行，或重新导出；原时间银行可用 timebank check 核对",
      "put the line back as it was, or export again; check the bank it came from with timebank check");

  private final LocalizedText text;
  private final LocalizedText remedy;

  JournalReason(String zh, String en, String remedyZh, String remedyEn) {
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
