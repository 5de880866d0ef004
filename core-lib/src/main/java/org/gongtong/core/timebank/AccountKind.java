package org.gongtong.core.timebank;

import java.util.Optional;
import org.gongtong.core.kernel.LocalizedText;

/** Whose time an account holds. */
public enum AccountKind {
  /** A person's. */
  INDIVIDUAL("individual", "个人账户", "individual"),
  /** A team's; policies say whether it may do more than give it away. */
  GROUP("group", "团队账户", "group"),
  /** A household's, which its members use together; rules treat it as a person's. */
  HOUSEHOLD("household", "家庭账户", "household"),
  /** An organisation's, such as a care home's or a fund's; rules treat it as a group's. */
  ORGANISATION("organisation", "组织账户", "organisation"),
  /** Donated time, from which grants are made. */
  POOL("pool", "公益时间池", "pool"),
  /** Where earned time comes from: below zero by all that is with the others. */
  RESERVE("reserve", "储备账户", "reserve"),
  /**
   * What stands with another community: above zero by what has gone there, below by what has come.
   */
  CLEARING("clearing", "清算账户", "clearing");

  private final String code;
  private final LocalizedText text;

  AccountKind(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The kind of a code. */
  public static Optional<AccountKind> find(String code) {
    for (AccountKind kind : values()) {
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

  /** What it is called. */
  public LocalizedText text() {
    return text;
  }

  /** Whether time that it earns can be its own, within a day's cap. */
  boolean earns() {
    return this == INDIVIDUAL || this == GROUP || this == HOUSEHOLD || this == ORGANISATION;
  }

  /** Whether a person's limits are its own. */
  boolean isPersonal() {
    return this == INDIVIDUAL || this == HOUSEHOLD;
  }
}
