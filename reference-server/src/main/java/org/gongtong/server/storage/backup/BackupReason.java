package org.gongtong.server.storage.backup;

import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.ReasonCode;

/** Why a backup was not taken, or not restored. */
public enum BackupReason implements ReasonCode {
  /** There is a file of that name. */
  BACKUP_FILE_EXISTS(
      "文件 {file} 已经存在，没有覆盖",
      "the file {file} exists and was left alone",
      "换一个文件名",
      "choose another name"),
  /** The archive is none, or broke off. */
  BACKUP_UNREADABLE(
      "{file} 不是完整的备份：{error}",
      "{file} is no complete backup: {error}",
      "换用另一份备份；重新复制该文件",
      "take another backup, or copy the file again"),
  /** What the archive holds is not what its manifest says. */
  BACKUP_DAMAGED(
      "备份已损坏或被改动：表 {table}",
      "the backup is damaged or was changed: table {table}",
      "换用另一份备份",
      "take another backup"),
  /** The archive is of a later program. */
  BACKUP_TOO_NEW(
      "备份的数据库结构版本为 {schema}，本程序只到 {known}",
      "the tables of the backup have version {schema}, this program knows up to {known}",
      "用同样新或更新的程序恢复",
      "restore with a program as new as the one that took it, or newer"),
  /** There is something in the database. */
  DATABASE_NOT_EMPTY(
      "数据库不是空的（{tables} 张表），没有恢复",
      "the database is not empty ({tables} tables), and nothing was restored",
      "只能恢复到空的数据库：新建一个数据库，或换一个数据文件夹",
      "restore into an empty database only: make a new one, or name another data folder"),
  /** What the database gives back is not what was put in. */
  RESTORED_DIFFERS(
      "恢复后的表 {table} 与备份不一致，已全部撤销",
      "the restored table {table} is not what the backup holds; everything was taken back",
      "把这一行报告给维护者；备份本身完好",
      "report this line; the backup itself is sound"),
  /** A check of what was restored failed. */
  RESTORE_CHECK_FAILED(
      "恢复后的核查“{check}”未通过：{what}；已全部撤销",
      "the check \"{check}\" after restoring failed: {what}; everything was taken back",
      "按提示处理后重试",
      "act on what it says and try again");

  private final LocalizedText text;
  private final LocalizedText remedy;

  BackupReason(String zh, String en, String remedyZh, String remedyEn) {
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
