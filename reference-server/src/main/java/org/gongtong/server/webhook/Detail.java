package org.gongtong.server.webhook;

import java.util.Optional;
import java.util.stream.Stream;
import org.gongtong.core.kernel.LocalizedText;

/** What a message says beside that something happened, and to what. Codes are stable. */
public enum Detail {
  /** How many minutes. */
  MINUTES("minutes", "分钟数", "how many minutes"),
  /** Whose accounts, by their ids, and of what kind those are. */
  ACCOUNTS("accounts", "账户编号及其种类", "ids and kinds of accounts");

  private final String code;
  private final LocalizedText text;

  Detail(String code, String zh, String en) {
    this.code = code;
    this.text = LocalizedText.of(zh, en);
  }

  /** The detail of a code. */
  public static Optional<Detail> find(String code) {
    return Stream.of(values()).filter(detail -> detail.code.equals(code)).findFirst();
  }

  public String code() {
    return code;
  }

  public LocalizedText text() {
    return text;
  }
}
