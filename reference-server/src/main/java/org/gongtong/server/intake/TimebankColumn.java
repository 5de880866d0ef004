package org.gongtong.server.intake;

import java.util.List;

/** The columns of a time bank's files, with the headings they may have. */
enum TimebankColumn {
  ACCOUNT_ID("account_id", "账户编号"),
  KIND("kind", "账户类型"),
  BIRTH_DATE("birth_date", "出生日期"),
  A("a", "本人账户"),
  B("b", "亲属账户"),
  RELATION("relation", "亲属关系"),
  OP_ID("op_id", "操作编号"),
  AT("at", "生效时间"),
  TYPE("type", "操作类型"),
  FROM("from", "转出账户"),
  TO("to", "转入账户"),
  MINUTES("minutes", "分钟数"),
  REF("ref", "关联操作");

  private final List<String> headings;

  TimebankColumn(String... headings) {
    this.headings = List.of(headings);
  }

  /** The headings that name this column; the first in English, the second in Chinese. */
  List<String> headings() {
    return headings;
  }
}
