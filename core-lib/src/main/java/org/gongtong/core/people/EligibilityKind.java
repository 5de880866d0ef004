package org.gongtong.core.people;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/** What a person can be found to be. */
public enum EligibilityKind {
  /** Title to a part of the roster was checked. */
  OWNER("owner", "已核实的业主", "verified owner"),
  /** Lives here and may vote for the residents' committee. */
  RESIDENT("resident", "有选举权的居民", "resident who may vote"),
  /** Speaks for a household. */
  HOUSEHOLD("household", "户代表", "household representative"),
  /** Acts through a guardian. */
  MINOR("minor", "未成年人（有监护人）", "minor with guardian");

  private final String code;
  private final LocalizedText text;

  EligibilityKind(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The kind of a code. */
  public static Optional<EligibilityKind> find(String code) {
    for (EligibilityKind kind : values()) {
      if (kind.code.equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** A stable name for files and tables. */
  public String code() {
    return code;
  }

  public LocalizedText text() {
    return text;
  }
}
