package org.gongtong.server.intake;

import java.util.List;
import org.gongtong.core.kernel.Language;

/** The columns of a sheet of services, with the headings they may have. */
public enum ServiceColumn {
  DATE("date", "日期"),
  START("start", "开始"),
  END("end", "结束"),
  RECEIVER("receiver_id", "接受方编号"),
  PROVIDER("provider_id", "服务方编号"),
  CATEGORY("category", "服务类别"),
  PAYS("paid_by", "时间由谁付"),
  NOTE("note", "备注");

  private final List<String> headings;

  ServiceColumn(String... headings) {
    this.headings = List.of(headings);
  }

  /** The headings that name this column; the first in English, the second in Chinese. */
  List<String> headings() {
    return headings;
  }

  /** The heading in a language. */
  public String heading(Language language) {
    return headings.get(language == Language.ZH_CN ? 1 : 0);
  }
}
